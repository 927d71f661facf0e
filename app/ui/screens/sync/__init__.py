"""The page 同步: how the desk stands with head office, and what can be done about it."""
