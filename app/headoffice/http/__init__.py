"""What head office answers over the network: the calls of desks, files, sticks, and how it is doing."""
