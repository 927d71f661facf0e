"""Parsers of what desks and head office send each other, over a line or on a stick."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from app.domain.refusals import ProblemError
from app.headoffice.http.ranges import asked_range
from app.headoffice.store.backdated import base_of_writer, stated_in
from app.headoffice.store.cursors import Cursor, read_cursor
from app.headoffice.store.receiving import outline
from app.store.paper_codec import JsonPaperCodec
from app.wire import messages
from app.wire.bundle import Unbundling, bundled
from app.wire.compression import GZIP, ZSTD, pack, unpack
from app.wire.damage import DamagedEntryError
from app.wire.entries import decode_entry, renumbered
from app.wire.envelope import read_batch, signed_by
from app.wire.jsonbody import from_json, to_json
from app.wire.limits import MIB
from app.wire.parcels import unwrapped
from app.wire.problems import Problem, WireError
from app.wire.sealedbox import ALGORITHM, PIECE, StreamSealer
from app.wire.signing import to_text
from app.wire.stick import BATCH, MAGIC, Frame, StickHeader, read_frames, read_receipt, read_stick_header
from app.wire.zstandard import zstd
from tests.wire.samples import MADE_AT, batch_of, lines_of, sealing_key, signing_key

GOLDEN = Path(__file__).resolve().parent.parent / "data" / "wire" / "v1"
SEAL, SIGN = sealing_key(), signing_key()
HEADER = StickHeader(1, ALGORITHM, "0123456789abcdef", "2F01", 3, MADE_AT)
MOST = 5 * MIB
_FRAME = struct.Struct(">cII")


class NoKeys:
    """A desk that has none."""

    def ensure(self, ticket: str, kind: str) -> bytes:
        return bytes(32)

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        return None


@cache
def entries() -> Sequence[bytes]:
    """An entry of every kind."""
    return [each.read_bytes() for each in sorted((GOLDEN / "entries").glob("*.line"))]


def read_entry(data: bytes) -> None:
    outline(data, 1)
    try:
        decode_entry(data, NoKeys())
    finally:
        with suppress(msgspec.DecodeError, TypeError, UnicodeDecodeError, RecursionError):  # as it says
            renumbered(data, 2)


def read_any_batch(data: bytes) -> None:
    signed_by(data)
    read_batch(data, lambda _writer, _kid: SIGN.public)


def frames() -> Sequence[bytes]:
    """What stands in a stick before it is packed and sealed."""
    found = (Frame(b"K", b'{"parcels":[]}', b""), Frame(BATCH, b"{}", batch_of(lines_of(3))))
    return [b"".join(_FRAME.pack(f.kind, len(f.head), len(f.body)) + f.head + f.body for f in found)]


def read_sealed(data: bytes) -> None:
    """Anybody who knows the public key of head office can seal a stick for it: the seal says nothing."""
    told = MAGIC + to_json(HEADER) + b"\n"
    sealer = StreamSealer(SEAL.public, told)
    sealed = [
        sealer.seal(data[at : at + PIECE], last=at + PIECE >= len(data))
        for at in range(0, len(data) or 1, PIECE)
    ]
    read_stick(told + sealer.first + b"".join(len(each).to_bytes(4, "big") + each for each in sealed))


def read_stick(data: bytes) -> None:
    file = io.BytesIO(data)
    read_stick_header(file)
    for _ in read_frames(file, SEAL, MOST):
        pass


def read_unpacked(data: bytes) -> None:
    read_sealed(zstd.compress(data))


def read_packed(data: bytes) -> None:
    try:
        unpack(data, GZIP, MIB)
    except WireError:
        unpack(data, ZSTD, MIB)


def read_bundle(data: bytes) -> None:
    unbundling = Unbundling(3)
    for at in range(0, len(data), 50):
        for _ in unbundling.feed(data[at : at + 50]):
            pass


def bodies() -> Sequence[bytes]:
    """A message of each kind that this program knows how to make from nothing."""
    return [each.read_bytes() for each in sorted((GOLDEN / "replies").glob("*.json"))] + [
        b'{"parcels":[{"ticket":"t","kind":"person","name":"12345678","box":"AAAA"}]}',
        to_json(Cursor("e", 1, 2)),
        b'{"code":"gap","number":4091,"what":"x"}',
    ]


KINDS: Sequence[type[Any]] = [
    Problem,
    *(
        each
        for each in vars(messages).values()
        if isinstance(each, type) and issubclass(each, msgspec.Struct)
    ),
]


def read_body(data: bytes) -> None:
    for kind in KINDS:
        try:
            found = from_json(data, kind)
        except WireError:
            continue
        if isinstance(found, messages.Keys):
            unwrapped(found.parcels, SEAL)


def read_texts(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    try:
        asked_range(text, 1000)
    except WireError:
        read_cursor(to_text(data), "e", (9, 9), ())
    read_cursor(text, "e", (9, 9), ())


WIRE = (WireError,)
ROWS: dict[str, tuple[Any, ...]] = {
    "entry": (
        ("app.wire.entries", "app.headoffice.store.receiving", "app.headoffice.store.paper_rows"),
        entries,
        read_entry,
        (DamagedEntryError,),
        150,
    ),
    "age": (
        ("app.headoffice.store.backdated",),
        lambda: [*lines_of(1), (GOLDEN / "entries" / "writer.began.v1.line").read_bytes()],
        lambda data: (stated_in(data), base_of_writer(data)),
        (),
        150,
    ),
    "batch": (("app.wire.envelope",), lambda: [batch_of(lines_of(3))], read_any_batch, WIRE),
    "stick": (
        ("app.wire.stick",),
        lambda: [(GOLDEN / "sticks" / "five.cfb").read_bytes()],
        read_stick,
        WIRE,
        10,
    ),
    "sealed": (("app.wire.stick",), lambda: [zstd.compress(each) for each in frames()], read_sealed, WIRE),
    "frames": (("app.wire.stick",), frames, read_unpacked, WIRE),
    "packed": (
        ("app.wire.compression",),
        lambda: [pack(b"ab" * 900, GZIP), pack(b"ab" * 900)],
        read_packed,
        WIRE,
    ),
    "bundle": (
        ("app.wire.bundle",),
        lambda: [b"".join(bundled([("ab" * 32, b"photo"), ("cd" * 32, b"")]))],
        read_bundle,
        WIRE,
    ),
    "receipt": (
        ("app.headoffice.store.receipts", "app.wire.stick"),
        lambda: [(GOLDEN / "receipts" / "five.cfr").read_bytes()],
        lambda data: read_receipt(data, lambda _: SIGN.public),
        WIRE,
    ),
    "message": (("app.wire.jsonbody",), bodies, read_body, WIRE, 15),
    "header": (
        ("app.headoffice.store.cursors",),
        lambda: [b"bytes=0-99", b"bytes=-5", to_json(Cursor("e", 1, 2))],
        read_texts,
        WIRE,
    ),
    "document": (
        ("app.store.paper_codec",),
        lambda: [b'{"kind":"D03","title":"x","blocks":[]}'],
        JsonPaperCodec().decode,
        (ProblemError,),
    ),
}
"""Fields in the order of `Parser`."""
