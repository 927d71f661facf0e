"""Bytes shared by desk and head office: entry lines, the hash chain, sealed fields."""
