"""Photos, video and scans: what a file is, its work copy and its thumbnail."""
