"""Sealed fields: personal data under a key of its ticket, so that erasing the key erases the person.

A seal names its key (`k`): two desks may each have made one for the same ticket, and what is
written after an erasure is sealed under a new one.
"""

from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from app.wire.damage import DamagedEntryError

PERSON = "person"
IDENTITY = "identity"
ALGORITHM = "A256GCMSIV"
KEY_SIZE = 32
_NONCE_SIZE = 12


class KeyRing(Protocol):
    """Keys by ticket and kind (PERSON, IDENTITY); 32 bytes each."""

    def ensure(self, ticket: str, kind: str) -> bytes:
        """The key to seal with, made when there is none yet."""
        ...

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        """The key of that name (`key_name`); None when it was erased or never came here."""
        ...


def key_name(key: bytes) -> str:
    """Eight hexadecimal digits by which a seal names its key without telling it."""
    return sha256(b"cf-key-1\0" + key).hexdigest()[:8]


def sealed_under(box: Mapping[str, str]) -> str:
    """The name of the key a seal was made with."""
    return str(box.get("k", ""))


def seal(plain: bytes, key: bytes, bound_to: bytes) -> Mapping[str, str]:
    """Seal `plain` under `key`, bound to the entry it belongs to.

    The nonce comes from the entry's own id (`bound_to`), so that sealing is a pure
    function; GCM-SIV keeps its promise even if a nonce came up twice.
    """
    nonce = bound_to[:_NONCE_SIZE].ljust(_NONCE_SIZE, b"\0")
    sealed = AESGCMSIV(key).encrypt(nonce, plain, bound_to)
    return {
        "alg": ALGORITHM,
        "k": key_name(key),
        "n": b64encode(nonce).decode(),
        "c": b64encode(sealed).decode(),
    }


@lru_cache(maxsize=16)
def _cipher(key: bytes) -> AESGCMSIV:
    """Entries of a ticket come one after the other: making its cipher costs what opening one does."""
    return AESGCMSIV(key)


def unseal(box: Mapping[str, str], key: bytes, bound_to: bytes) -> bytes:
    """The plain bytes. Raises DamagedEntryError when the seal does not hold."""
    try:
        if box["alg"] != ALGORITHM:
            raise DamagedEntryError("unknown_seal")
        return _cipher(key).decrypt(a2b_base64(box["n"]), a2b_base64(box["c"]), bound_to)
    except (KeyError, ValueError, TypeError) as error:
        raise DamagedEntryError("seal_form") from error
    except InvalidTag as error:
        raise DamagedEntryError("seal_broken") from error
