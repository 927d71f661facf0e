"""An entry as bytes: one line of UTF-8 JSON, stored and hashed as written, never written anew.

Fields: ``seq, id, t, v, at, boot, mono, off, user, ticket, base, d, p, i, blobs``.
``d`` is readable, ``p`` holds personal fields sealed under the ticket's key, ``i``
the identity number under its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, cast
from uuid import UUID

import msgspec

from app.domain.entry import Body, Entry, UnknownBody
from app.domain.records import BlobRef
from app.domain.registry import BODIES
from app.wire.damage import DamagedEntryError, EntryTooLargeError
from app.wire.personal import blanked, put_back, take_out
from app.wire.sealing import IDENTITY, PERSON, KeyRing, seal, sealed_under, unseal
from app.wire.versions import upcast

MAX_LINE = 256 * 1024
"""The largest entry in bytes."""

_NAME, _DIGITS = 36, 32
"""Signs of an entry's id, with and without its hyphens."""


def renumbered(line: bytes, seq: int) -> bytes:
    """The same entry under another number; what this program does not know of it stays.

    Raises msgspec.DecodeError, TypeError for a line that is no entry at all.
    """
    fields = msgspec.json.decode(line, type=dict[str, Any])
    fields["seq"] = seq
    return msgspec.json.encode(fields)


Count = Annotated[int, msgspec.Meta(ge=0, le=(1 << 63) - 1)]
"""A number that every database can hold."""

Shift = Annotated[int, msgspec.Meta(ge=-(1 << 63), le=(1 << 63) - 1)]


class EntryLine(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The outer form of an entry."""

    seq: Count
    id: str
    t: str
    v: Count
    at: datetime
    boot: str
    mono: Count
    ticket: str | None = None
    user: str | None = None
    off: Shift | None = None
    base: dict[str, Count] = {}
    d: dict[str, Any] = {}
    p: dict[str, str] | None = None
    i: dict[str, str] | None = None
    blobs: tuple[BlobRef, ...] = ()


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(EntryLine)
_TAKEN = msgspec.json.Decoder(dict[str, Any])


def encode_entry(entry: Entry, keys: KeyRing) -> bytes:
    """The line for `entry`. Raises EntryTooLargeError when it is larger than MAX_LINE."""
    body = entry.body
    if isinstance(body, UnknownBody):
        name, version, plain = body.name, body.version, dict(body.plain)
        person, identity = body.sealed.get("p"), body.sealed.get("i")
    else:
        name, version = body.TYPE, body.VERSION
        plain = cast("dict[str, Any]", msgspec.to_builtins(body))
        person = _sealed(take_out(plain, body.PERSONAL, body.CODES), entry, PERSON, keys)
        identity = _sealed(take_out(plain, body.IDENTITY), entry, IDENTITY, keys)
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


def _sealed(taken: Mapping[str, Any], entry: Entry, kind: str, keys: KeyRing) -> dict[str, str] | None:
    """Seal what was taken out; None where that is nothing, or there is no ticket to have a key."""
    if entry.ticket is None or not taken:
        return None
    return dict(seal(_ENCODER.encode(taken), keys.ensure(entry.ticket, kind), UUID(entry.id).bytes))


def decode_entry(line: bytes, keys: KeyRing) -> Entry:
    """The entry of a line.

    An unknown type, a newer version or a value that this program does not know
    gives an UnknownBody. Raises DamagedEntryError when the bytes are broken.
    """
    try:
        outer = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedEntryError("entry_form") from error
    # As `copied` does it: a frozen record sets each of its fields by a call, and everything is read here.
    entry = object.__new__(Entry)
    vars(entry).update(
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
    return entry


def _body(outer: EntryLine, keys: KeyRing) -> Body:
    kind = BODIES.get(outer.t)
    if kind is None or outer.v > kind.VERSION:
        return _unknown(outer)
    try:
        return msgspec.convert(_fields(outer, kind, keys), kind)
    except msgspec.ValidationError:
        return _unknown(outer)
    except RecursionError as error:
        raise DamagedEntryError("entry_form") from error


def _fields(outer: EntryLine, kind: type[Body], keys: KeyRing) -> Mapping[str, Any]:
    """All fields as the newest version says them, empty where they were erased."""
    fields: Mapping[str, Any] = outer.d
    person = None if outer.p is None else _opened(outer, outer.p, PERSON, keys)
    if person:
        fields = put_back(fields, person)
    if outer.i is not None:
        fields = put_back(fields, _opened(outer, outer.i, IDENTITY, keys) or {})
    if outer.v < kind.VERSION:
        fields = upcast(outer.t, outer.v, fields)
    erased = outer.p is not None and person is None
    return blanked(fields, kind.PERSONAL) if erased else fields


def _unknown(outer: EntryLine) -> UnknownBody:
    sealed = {name: box for name, box in (("p", outer.p), ("i", outer.i)) if box is not None}
    return UnknownBody(outer.t, outer.v, outer.d, sealed)


def _opened(outer: EntryLine, box: Mapping[str, str], kind: str, keys: KeyRing) -> dict[str, Any] | None:
    """What was sealed, by where it belongs; None when the key is gone."""
    key = keys.find(outer.ticket or "", kind, sealed_under(box))
    if key is None:
        return None
    try:
        return _TAKEN.decode(unseal(box, key, _bound_to(outer.id)))
    except (ValueError, RecursionError) as error:
        raise DamagedEntryError("seal_form") from error


def _bound_to(name: str) -> bytes:
    """What seals of an entry are bound to: `UUID(name).bytes`, without what that costs for each of them.

    Raises ValueError.
    """
    digits = name.replace("-", "")
    if len(name) == _NAME and len(digits) == _DIGITS and digits.isalnum():
        return bytes.fromhex(digits)
    return UUID(name).bytes
