"""Reads the packaged resource files (policies, calendars, clauses) into domain values."""
