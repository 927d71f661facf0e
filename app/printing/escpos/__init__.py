"""Roll printers the desk speaks to itself, in ESC/POS."""
