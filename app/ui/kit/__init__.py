"""Basic widgets: what every screen is put together from.

One module per kind of thing; nothing is gathered here, so that a screen loads only what
it shows. Widgets take their colours and sizes from the current look (``look.py``).
"""
