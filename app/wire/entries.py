"""An entry as bytes: one line of UTF-8 JSON, stored and hashed as written, never written anew.

Fields: ``seq, id, t, v, at, boot, mono, off, user, ticket, base, d, p, i, blobs``.
``d`` is readable, ``p`` holds personal fields sealed under the ticket's key, ``i``
the identity number under its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import msgspec

from app.domain.entry import Body, Entry, UnknownBody
from app.domain.records import BlobRef
from app.domain.registry import BODIES
from app.wire.damage import DamagedEntryError, EntryTooLargeError
from app.wire.sealing import IDENTITY, PERSON, KeyRing, seal, unseal

MAX_LINE = 256 * 1024
"""The largest entry in bytes."""


class EntryLine(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The outer form of an entry."""

    seq: int
    id: str
    t: str
    v: int
    at: datetime
    boot: str
    mono: int
    ticket: str | None = None
    user: str | None = None
    off: int | None = None
    base: dict[str, int] = {}
    d: dict[str, Any] = {}
    p: dict[str, str] | None = None
    i: dict[str, str] | None = None
    blobs: tuple[BlobRef, ...] = ()


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(EntryLine)

ERASED: Mapping[str, object] = {"customer": {"name": ""}}
"""What stands for a personal field whose key was erased; any other is an empty text."""


def encode_entry(entry: Entry, keys: KeyRing) -> bytes:
    """The line for `entry`. Raises EntryTooLargeError when it is larger than MAX_LINE."""
    body = entry.body
    if isinstance(body, UnknownBody):
        name, version, plain = body.name, body.version, dict(body.plain)
        person, identity = body.sealed.get("p"), body.sealed.get("i")
    else:
        name, version = body.TYPE, body.VERSION
        plain = cast("dict[str, Any]", msgspec.to_builtins(body))
        person = _sealed(plain, body.PERSONAL, entry, PERSON, keys)
        identity = _sealed(plain, body.IDENTITY, entry, IDENTITY, keys)
    line = _ENCODER.encode(
        EntryLine(
            seq=entry.seq,
            id=entry.id,
            t=name,
            v=version,
            at=entry.at,
            boot=entry.boot,
            mono=entry.mono,
            ticket=entry.ticket,
            user=entry.user,
            off=entry.off,
            base=dict(entry.base),
            d=plain,
            p=person,
            i=identity,
            blobs=entry.blobs,
        )
    )
    if len(line) > MAX_LINE:
        raise EntryTooLargeError(MAX_LINE)
    return line


def _sealed(
    plain: dict[str, Any], names: Iterable[str], entry: Entry, kind: str, keys: KeyRing
) -> dict[str, str] | None:
    """Take the named fields out of `plain` and seal them; nothing to seal gives None."""
    taken = {name: plain.pop(name) for name in sorted(names) if name in plain}
    if entry.ticket is None or all(value is None for value in taken.values()):
        return None
    return dict(seal(_ENCODER.encode(taken), keys.ensure(entry.ticket, kind), UUID(entry.id).bytes))


def decode_entry(line: bytes, keys: KeyRing) -> Entry:
    """The entry of a line.

    An unknown type, a newer version or a value that this program does not know
    gives an UnknownBody. Raises DamagedEntryError when the bytes are broken.
    """
    try:
        outer = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedEntryError("entry_form") from error
    return Entry(
        seq=outer.seq,
        id=outer.id,
        at=outer.at,
        boot=outer.boot,
        mono=outer.mono,
        ticket=outer.ticket,
        body=_body(outer, keys),
        user=outer.user,
        off=outer.off,
        base=outer.base,
        blobs=outer.blobs,
    )


def _body(outer: EntryLine, keys: KeyRing) -> Body:
    kind = BODIES.get(outer.t)
    if kind is None or outer.v > kind.VERSION:
        return _unknown(outer)
    fields = dict(outer.d)
    if outer.p is not None:
        fields |= _opened(outer, outer.p, kind.PERSONAL, PERSON, keys)
    if outer.i is not None:
        fields |= _opened(outer, outer.i, kind.IDENTITY, IDENTITY, keys)
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError:
        return _unknown(outer)


def _unknown(outer: EntryLine) -> UnknownBody:
    sealed = {name: box for name, box in (("p", outer.p), ("i", outer.i)) if box is not None}
    return UnknownBody(outer.t, outer.v, outer.d, sealed)


def _opened(
    outer: EntryLine, box: Mapping[str, str], names: frozenset[str], kind: str, keys: KeyRing
) -> dict[str, Any]:
    key = keys.find(outer.ticket or "", kind)
    if key is None:
        return {} if kind == IDENTITY else {name: ERASED.get(name, "") for name in names}
    return cast("dict[str, Any]", msgspec.json.decode(unseal(box, key, UUID(outer.id).bytes)))
