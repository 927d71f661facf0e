"""What can happen to a ticket: each file holds actions and the entries they make."""
