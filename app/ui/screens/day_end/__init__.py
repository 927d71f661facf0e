"""日终核对: the count of a day's paper, and papers that came back and could not be told."""
