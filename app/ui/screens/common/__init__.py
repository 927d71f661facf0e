"""What several screens show of a ticket: its head, clocks, evidence, history; and how they act on it."""
