"""What turns a PIN into something that may be kept."""

from __future__ import annotations

from typing import Protocol


class PinHashes(Protocol):
    """Slow on purpose, a tenth of a second or more: never on the thread that paints."""

    def hashed(self, pin: str) -> str:
        """The PIN as it may be kept: a hash, with its salt and its parameters."""
        ...

    def fits(self, pin: str, kept: str) -> bool:
        """Whether that PIN was kept so; False too for a hash that cannot be read."""
        ...

    def outdated(self, kept: str) -> bool:
        """Whether it was hashed with other parameters than would be taken today."""
        ...


class NoPinHashes:
    """Where nobody has a PIN. See `PinHashes`."""

    def hashed(self, pin: str) -> str:
        """Raises LookupError: nothing was given to hash with."""
        raise LookupError("no way to hash a PIN")

    def fits(self, pin: str, kept: str) -> bool:
        """None does."""
        return False

    def outdated(self, kept: str) -> bool:
        """Nothing better is at hand."""
        return False
