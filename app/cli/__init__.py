"""The command line: the same use cases as the screens, JSON in and out, never a display."""
