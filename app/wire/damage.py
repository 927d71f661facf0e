"""What is wrong with bytes that do not hold, or would not."""


class DamagedEntryError(Exception):
    """The bytes of an entry are not what was written. `reason` is a stable code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class EntryTooLargeError(ValueError):
    """An entry is larger than `limit` bytes and would be refused on its way."""

    def __init__(self, limit: int) -> None:
        super().__init__("entry_too_large")
        self.limit = limit
