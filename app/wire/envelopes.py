"""The key of a store in envelopes: what opens it is a recovery code or a passphrase, never the file alone.

The key itself (32 bytes) lies with the operating system; see `app/key_places.py`. A new code or passphrase
writes a new envelope and changes nothing that is sealed under the key.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

STORE_KEY_SIZE: Final = 32
CODE: Final = "recovery"
PASSPHRASE: Final = "passphrase"  # noqa: S105 - the name of a kind of envelope
_NONCE: Final = 12
_SALT: Final = 16
_STRETCH: Final = (3, 64 * 1024, 4)
"""Passes, KiB and lanes of argon2id: the second recommendation of RFC 9106."""

_MOST_KIB: Final = 1024 * 1024
_MOST_PASSES: Final = 32
_MOST_LANES: Final = 64
"""An envelope that asks for more memory or work is none of ours."""


class EnvelopeError(Exception):
    """The secret does not open the envelope, or it is damaged: nobody can tell which."""


class Envelope(msgspec.Struct, frozen=True):
    """The key of a store under what a person knows. `made` is a day (ISO); the rest is base64 of msgspec.

    `passes`, `kib` and `lanes` are those of argon2id; 0 where a code needs no stretching.
    """

    kind: str
    made: str
    salt: bytes
    box: bytes
    passes: int = 0
    kib: int = 0
    lanes: int = 0


def store_key_name(secret: bytes) -> str:
    """Thirty-two hexadecimal digits by which a store names its key without telling it."""
    return sha256(b"cf-store-key-1\0" + secret).hexdigest()[:32]


def sealed_under_code(secret: bytes, code: bytes, made: str) -> Envelope:
    """An envelope for the 15 bytes of a recovery code: chance enough that no guessing needs slowing down."""
    return _sealed(secret, Envelope(CODE, made, os.urandom(_SALT), b""), code)


def sealed_under_passphrase(secret: bytes, passphrase: str, made: str) -> Envelope:
    """An envelope for what a person can remember: half a second of work and 64 MiB for each guess."""
    passes, kib, lanes = _STRETCH
    envelope = Envelope(PASSPHRASE, made, os.urandom(_SALT), b"", passes, kib, lanes)
    return _sealed(secret, envelope, passphrase.encode())


def opened_with(envelope: Envelope, known: bytes, name: str) -> bytes:
    """The key of that name. Raises EnvelopeError."""
    box = envelope.box
    try:
        cipher = AESGCMSIV(_key(envelope, known))
        secret = cipher.decrypt(box[:_NONCE], box[_NONCE:], envelope.kind.encode())
    except (InvalidTag, ValueError) as error:
        raise EnvelopeError from error
    if len(secret) != STORE_KEY_SIZE or store_key_name(secret) != name:
        raise EnvelopeError
    return secret


def _sealed(secret: bytes, envelope: Envelope, known: bytes) -> Envelope:
    nonce = os.urandom(_NONCE)
    box = nonce + AESGCMSIV(_key(envelope, known)).encrypt(nonce, secret, envelope.kind.encode())
    return msgspec.structs.replace(envelope, box=box)


def _key(envelope: Envelope, known: bytes) -> bytes:
    if not envelope.passes:
        return HKDF(SHA256(), 32, envelope.salt, b"counterfoil recovery code").derive(known)
    asked = (envelope.kib, envelope.passes, envelope.lanes)
    if any(each > most for each, most in zip(asked, (_MOST_KIB, _MOST_PASSES, _MOST_LANES), strict=True)):
        raise ValueError(asked)
    return Argon2id(
        salt=envelope.salt,
        length=32,
        iterations=envelope.passes,
        lanes=envelope.lanes,
        memory_cost=envelope.kib,
    ).derive(known)
