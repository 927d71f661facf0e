"""The ticket: its head and way, the work of the current step, evidence, course, papers, every field."""
