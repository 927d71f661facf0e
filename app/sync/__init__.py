"""The desk's side of the wire: what it sends, what it fetches, and when."""
