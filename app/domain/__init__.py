"""The trade itself: tickets, entries, actions, policy, clocks. Standard library only."""
