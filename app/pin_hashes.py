"""PINs as argon2id hashes: the only module that hashes one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_ALONE: Final = (3, 64 * 1024, 4)
"""Passes, KiB and lanes: the second recommendation of RFC 9106, for computers that do other work too."""

_PRINTED: Final = (1, 1024, 1)


class Argon2Hashes:
    """See `PinHashes`. `printed`: PINs that stand on the screen beside the field need no strength.

    What hashes is imported when the first PIN is hashed or checked: a desk without PINs never loads it.
    """

    def __init__(self, *, printed: bool = False) -> None:
        self._passes, self._kib, self._lanes = _PRINTED if printed else _ALONE

    def hashed(self, pin: str) -> str:
        """See `PinHashes`."""
        return self._hasher.hash(pin)

    def fits(self, pin: str, kept: str) -> bool:
        """See `PinHashes`."""
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - as the class says

        try:
            return self._hasher.verify(kept, pin)
        except (VerificationError, InvalidHashError):
            return False

    def outdated(self, kept: str) -> bool:
        """See `PinHashes`."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher  # noqa: PLC0415 - as the class says

        return PasswordHasher(time_cost=self._passes, memory_cost=self._kib, parallelism=self._lanes)
