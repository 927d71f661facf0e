"""Steps from one schema of the store to the next. Each is frozen: it imports nothing of this program."""
