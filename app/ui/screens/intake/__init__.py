"""受理: the clerk's minute. One page from the phone number to receipt and labels."""
