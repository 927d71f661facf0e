"""The frame around every page: rail, search, keys, messages and what is saved."""
