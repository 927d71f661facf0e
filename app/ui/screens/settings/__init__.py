"""Settings: sections at the left, one of them shown, what is changed kept at once."""
