"""What is wrong with bytes that do not hold."""


class DamagedEntryError(Exception):
    """The bytes of an entry are not what was written. `reason` is a stable code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
