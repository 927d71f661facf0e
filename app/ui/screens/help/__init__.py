"""The guide: short pages, offline, opened by F1 where they speak of the field in hand."""
