"""The program's window: the frame, what is wired to it, and what happens when something goes wrong."""
