"""One file per kind of document: what it says, from top to bottom, on any paper."""
