"""Keys of persons on their way: sealed to the one they are for, beside the entries and never in them.

An entry is kept for good; a key must be able to go. So keys travel ahead of the entries they
open, each in a box of its own (decision 0024).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.wire.problems import WireError
from app.wire.sealedbox import BoxSealer, SealingKey
from app.wire.sealing import KEY_SIZE, key_name
from app.wire.signing import to_bytes, to_text


class PersonKey(msgspec.Struct, frozen=True):
    """One key in the clear; never leaves the machine like this."""

    ticket: str
    kind: str
    key: bytes

    @property
    def name(self) -> str:
        """As the seals name it."""
        return key_name(self.key)


class Parcel(msgspec.Struct, frozen=True):
    """One key on its way."""

    ticket: str
    kind: str
    name: str
    box: str


def wrapped(keys: Iterable[PersonKey], public: bytes) -> tuple[Parcel, ...]:
    """Parcels for the holder of `public`."""
    sealer = BoxSealer(public)
    return tuple(
        Parcel(each.ticket, each.kind, each.name, to_text(sealer.seal(each.key, _bound(each))))
        for each in keys
    )


def unwrapped(parcels: Iterable[Parcel], key: SealingKey) -> tuple[PersonKey, ...]:
    """The keys of parcels addressed to `key`. Raises WireError bad_seal."""
    return tuple(_opened(each, key) for each in parcels)


def _opened(parcel: Parcel, key: SealingKey) -> PersonKey:
    try:
        box = to_bytes(parcel.box)
    except ValueError as error:
        raise WireError("bad_seal") from error
    plain = key.open(box, _bound(parcel))
    if len(plain) != KEY_SIZE or key_name(plain) != parcel.name:
        raise WireError("bad_seal")
    return PersonKey(parcel.ticket, parcel.kind, plain)


def _bound(each: PersonKey | Parcel) -> bytes:
    return f"{each.ticket}\n{each.kind}\n{each.name}".encode()
