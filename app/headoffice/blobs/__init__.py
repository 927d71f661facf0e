"""Files that belong to entries: kept by the SHA-256 of their content, taken in piece by piece."""
