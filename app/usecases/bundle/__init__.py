"""证据包 (D18, S3-07): report, files, entries with their chain, and what an outsider checks it with."""
