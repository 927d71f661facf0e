"""Search: how texts become terms of the index, and typed words questions to it."""
