"""Printer queues of the operating system."""
