"""When a kind of document can be issued, what it stands on, and what is filled in beforehand.

One file a kind; `rules.RULES` lists them.
"""
