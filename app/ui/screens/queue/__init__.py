"""The queue: open tickets, most urgent first, found by typing."""
