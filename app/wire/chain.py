r"""The hash chain: each entry vouches for the one before it.

``h0 = SHA256("cf-journal-1\\0" ‖ writer)`` and
``hn = SHA256(h(n-1) ‖ u64be(n) ‖ SHA256(entry bytes))``.
"""

from collections.abc import Iterable
from hashlib import sha256


def first_hash(writer: str) -> bytes:
    """The hash before the first entry of a writer (``device.inc``)."""
    return sha256(b"cf-journal-1\0" + writer.encode()).digest()


def next_hash(previous: bytes, seq: int, line: bytes) -> bytes:
    """The hash after entry `seq`, whose bytes are `line`."""
    return sha256(previous + seq.to_bytes(8, "big") + sha256(line).digest()).digest()


def hashes_after(previous: bytes, first: int, lines: Iterable[bytes]) -> list[bytes]:
    """The hash after each of `lines`, the first of which is entry `first` and stands behind `previous`.

    As `next_hash` of each, without a call for each: every entry goes through here at both ends.
    """
    running, found = previous, []
    for seq, line in enumerate(lines, first):
        running = sha256(running + seq.to_bytes(8, "big") + sha256(line).digest()).digest()
        found.append(running)
    return found


def first_break(writer: str, lines: Iterable[tuple[int, bytes, bytes]]) -> int | None:
    """The seq of the first entry (seq, bytes, stored hash) that breaks the chain; None when it holds."""
    running = first_hash(writer)
    for expected, (seq, line, stored) in enumerate(lines, 1):
        running = next_hash(running, seq, line)
        if seq != expected or running != stored:
            return seq
    return None


def first_misfit(writer: str, lines: Iterable[tuple[int, bytes, bytes]]) -> int | None:
    """Like `first_break`, for entries of which some may be missing: each that follows another must fit it."""
    last, running = 0, first_hash(writer)
    for seq, line, stored in lines:
        if seq == last + 1 and stored != next_hash(running, seq, line):
            return seq
        last, running = seq, stored
    return None
