"""The head-office server (comes with batch synchronisation)."""
