"""Keys drawn from the one key of a store, each for one purpose: none tells anything of another."""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

DATABASE: Final = b"counterfoil database"
FILES: Final = b"counterfoil files of the store"
ERASURES: Final = b"counterfoil erased keys"
_SIZE: Final = 32


def derived_key(secret: bytes, purpose: bytes) -> bytes:
    """32 bytes by HKDF-SHA256 (RFC 5869)."""
    return HKDF(SHA256(), _SIZE, None, purpose).derive(secret)
