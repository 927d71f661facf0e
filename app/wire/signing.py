"""Ed25519 keys: who signed a batch, and whose answer this is.

``alg`` stands beside every key and signature that is kept, so that another scheme can take its
place without a new format.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALGORITHM: Final = "Ed25519"


class SigningKey:
    """A private key and its name."""

    def __init__(self, private: bytes) -> None:
        """`private` is the key as 32 raw bytes. Raises ValueError for any other length."""
        self._key = Ed25519PrivateKey.from_private_bytes(private)
        self.private = private
        self.public = self._key.public_key().public_bytes_raw()
        self.kid = kid_of(self.public)

    @classmethod
    def fresh(cls) -> SigningKey:
        """A new key."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    def sign(self, data: bytes) -> bytes:
        """64 bytes over `data`."""
        return self._key.sign(data)


def holds(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether `signature` over `data` was made with the private half of `public`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def kid_of(public: bytes) -> str:
    """The name of a key: sixteen hexadecimal digits of its fingerprint."""
    return sha256(public).hexdigest()[:16]


def fingerprint(public: bytes) -> str:
    """What two people compare on two screens: eight groups of four hexadecimal digits."""
    digits = sha256(public).hexdigest()[:32].upper()
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def to_text(data: bytes) -> str:
    """Bytes as they stand in JSON and in headers: base64 for addresses, without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    """The bytes of `to_text`. Raises ValueError when it is no such text.

    One text for the same bytes and no other: a letter that was changed never goes unnoticed.
    """
    try:
        data = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except UnicodeEncodeError as error:
        raise ValueError("base64 expected") from error
    if to_text(data) != text:
        raise ValueError("base64 expected")
    return data
