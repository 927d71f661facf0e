"""Codes as words in the language of the window. Paper has words of its own in ``resources/clauses``."""
