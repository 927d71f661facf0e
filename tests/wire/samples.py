"""Keys, lines and batches for tests of the wire. The keys are no secret: they are made of their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from app.wire.chain import first_hash
from app.wire.envelope import Sender, make_batch
from app.wire.sealedbox import SealingKey
from app.wire.signing import SigningKey

WRITER = "0197f3c2-0000-7000-8000-000000000001.00000000000000aa"
MADE_AT = "2026-11-20T10:02:00+08:00"


def signing_key(name: str = "desk") -> SigningKey:
    """A key to sign with, always the same for one name."""
    return SigningKey(sha256(b"test sign " + name.encode()).digest())


def sealing_key(name: str = "head office") -> SealingKey:
    """A key to open seals with, always the same for one name."""
    return SealingKey(sha256(b"test seal " + name.encode()).digest())


def sender(name: str = "desk") -> Sender:
    """Who sends."""
    return Sender(signing_key(name), "tenant-1", "0.1.0")


def public_of(*names: str) -> Callable[[str, str], bytes | None]:
    """Looks a key up by its name, whoever the writer is; the desk's unless others are named."""
    known = {key.kid: key.public for key in map(signing_key, names or ("desk",))}
    return lambda _writer, kid: known.get(kid)


def lines_of(count: int, first: int = 1) -> list[bytes]:
    """Lines that look like entries."""
    return [b'{"seq":%d,"t":"note.added","d":{"how":"phone"}}' % seq for seq in range(first, first + count)]


def batch_of(lines: Sequence[bytes], first: int = 1, previous: bytes | None = None) -> bytes:
    """A batch of the sample desk."""
    before = first_hash(WRITER) if previous is None else previous
    return make_batch(sender(), WRITER, first, before, lines, MADE_AT)
