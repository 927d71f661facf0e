"""What a desk keeps of the head office it is enrolled at, and of its own journal, in plain records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from app.wire.messages import PublicKey
from app.wire.signing import to_bytes

KEYS_LACKING: Final = "keys_lacking"
"""What the store remembers under this name, for whoever pulls: keys that this device once brought are not
here, for the store is older or a copy of it brought them. The value is the cursor before the first of them.
"""
DESKS_KNOWN: Final = "desks_known"
"""Remembered under this name: the number codes of other desks, by their device."""
TOLD_BESIDE: Final = "told_beside"
"""Remembered under this name: what pages of the feed last said beside it, of backups and of files missed."""


class JournalEnd(NamedTuple):
    """Where a writer's chain stands: its last seq (0 before anything) and the hash after it."""

    writer: str
    seq: int
    hash: bytes


class JournalLine(NamedTuple):
    """One entry as written, and the hash after it."""

    seq: int
    line: bytes
    hash: bytes


class Stretch(NamedTuple):
    """Entries of another desk in a row, the hash before them, and head office's word on the last."""

    previous: bytes
    lines: Sequence[JournalLine]
    vouch: str


class BlobNeed(NamedTuple):
    """A file that head office should have: its role says how urgent (signature before photo before video)."""

    sha256: str
    size: int
    role: str
    mime: str


class Link(msgspec.Struct, frozen=True):
    """The head office this desk belongs to, as learnt when it was enrolled and since."""

    url: str
    tenant: str
    branch: str
    branch_name: str
    device: str
    desk: str
    server_id: str
    epoch: str
    keys: tuple[PublicKey, ...]
    lease: str = ""
    revoked: bool = False

    def signing_keys(self) -> dict[str, bytes]:
        """The keys head office signs with, by name."""
        return {each.kid: to_bytes(each.key) for each in self.keys if each.use == "sign"}

    def sealing_key(self) -> PublicKey:
        """The key to seal to. Raises LookupError when there is none."""
        for each in self.keys:
            if each.use == "seal":
                return each
        raise LookupError("no sealing key")


class Accepted(msgspec.Struct, frozen=True):
    """How far head office has a writer: received (and proven so), and inside a tried backup."""

    seq: int = 0
    hash: str = ""
    safe: int = 0
    applied_to: int = 0


class Call(msgspec.Struct, frozen=True):
    """One line of the ledger: a call, the bytes both ways, how long, how it ended."""

    at: str
    call: str
    sent: int
    received: int
    ms: int
    status: int
    cause: str
    """Empty when it went well; otherwise a class of `app/sync/causes.py`."""
