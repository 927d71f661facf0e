"""Pages painted for printers that take no PDF, in a program that `app.printing.raster_printer` starts."""
