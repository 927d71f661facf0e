"""The SQLite ticket store: journal, projections, queries, blobs, drafts, migrations."""
