"""The key of a store: where this computer keeps it, and what else opens the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

REMIND_AFTER: Final = timedelta(days=180)
"""So long after the code was made or last tried, somebody is asked to try it again."""


class KeyPlaces(Protocol):
    """Where this computer keeps keys of stores, by their names; 32 bytes each."""

    def find(self, name: str) -> bytes | None:
        """The key; None where this computer does not have it."""
        ...

    def keep(self, name: str, secret: bytes) -> None:
        """Keep it in the best place there is. Raises ProblemError where there is none."""
        ...

    def forget(self, name: str) -> None:
        """From now on a passphrase opens the store at each start."""
        ...

    def typed(self, name: str, secret: bytes) -> None:
        """Somebody opened it with a passphrase: it is not kept beyond this program."""
        ...

    def where(self, name: str) -> str:
        """``system`` (keyring of the operating system), ``file`` (readable by this account alone),
        ``folder`` (beside the data of a demo: no protection), ``typed`` (a passphrase at each start) or
        nothing.
        """
        ...


@dataclass(frozen=True)
class KeyStanding:
    """Where the key lies (see `KeyPlaces.where`), when the recovery code was made and last tried.

    `passphrase`: one is set, in case this computer has no place for the key.
    """

    where: str
    code_made: date | None = None
    code_tried: date | None = None
    passphrase: bool = False

    def reminder(self, today: date) -> str:
        """``code_missing``, ``code_untried`` or nothing: what somebody should do about the code."""
        if self.where == "folder":
            return ""
        if self.code_made is None:
            return "code_missing"
        last = max(self.code_made, self.code_tried or self.code_made)
        return "code_untried" if today - last > REMIND_AFTER else ""


class StoreKeeping(Protocol):
    """What a person does with the key of an open store."""

    @property
    def name(self) -> str:
        """By which the key is known, without telling it."""
        ...

    def standing(self) -> KeyStanding:
        """How it is kept."""
        ...

    def new_code(self, today: date) -> str:
        """A recovery code, to be written down now: it is not kept. One made before opens nothing more
        here; backups made before still open with it.
        """
        ...

    def try_code(self, typed: str, today: date) -> None:
        """Prove that a code opens this store. Raises InputError, ProblemError recovery_code_wrong or
        recovery_code_missing.
        """
        ...

    def set_passphrase(self, passphrase: str, today: date) -> None:
        """Nothing takes it away. Raises InputError passphrase_short."""
        ...
