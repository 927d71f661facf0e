"""Screens: one folder each, with `view` for the widgets and `presenter` for what is decided."""
