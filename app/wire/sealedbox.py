"""Boxes that only their addressee opens: X25519, HKDF, ChaCha20-Poly1305.

A short box carries a key of a person; a stream carries a batch on a stick, in pieces that are
bound to their place, so that none can be left out, doubled or moved (protocol 3.11).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.wire.problems import WireError

ALGORITHM: Final = "X25519-HKDF-C20P"
PIECE: Final = 64 * 1024
"""Bytes in one piece of a stream, before sealing."""
_TAG: Final = 16
_PUBLIC: Final = 32
_BOX, _STREAM = b"cf-box-1", b"cf-stream-1"
_MORE, _LAST = b"\0", b"\1"


class SealingKey:
    """The private half; who holds it opens what was sealed to `public`."""

    def __init__(self, private: bytes) -> None:
        """`private` is the key as 32 raw bytes. Raises ValueError for any other length."""
        self._key = X25519PrivateKey.from_private_bytes(private)
        self.private = private
        self.public = self._key.public_key().public_bytes_raw()

    @classmethod
    def fresh(cls) -> SealingKey:
        """A new key."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    def open(self, box: bytes, bound_to: bytes) -> bytes:
        """What `seal_to` sealed. Raises WireError bad_seal."""
        cipher = self._cipher(box[:_PUBLIC], _BOX)
        return _opened(cipher, bytes(12), box[_PUBLIC:], bound_to)

    def open_stream(self, first: bytes, pieces: Iterable[bytes], bound_to: bytes = b"") -> Iterator[bytes]:
        """What `StreamSealer` sealed: `first` is its beginning, `pieces` follow. Raises WireError bad_seal.

        Whoever reads must read to the end: only then is it sure that nothing was cut off.
        """
        cipher = self._cipher(first, _STREAM)
        number, ended = 0, False
        for piece in pieces:
            if ended or piece[:1] not in (_MORE, _LAST):
                raise WireError("bad_seal")
            last = piece[:1] == _LAST
            yield _opened(cipher, _nonce(number, last=last), piece[1:], bound_to)
            number, ended = number + 1, last
        if not ended:
            raise WireError("bad_seal")

    def _cipher(self, ephemeral: bytes, purpose: bytes) -> ChaCha20Poly1305:
        try:
            shared = self._key.exchange(X25519PublicKey.from_public_bytes(ephemeral))
        except ValueError as error:
            raise WireError("bad_seal") from error
        return ChaCha20Poly1305(_derived(shared, ephemeral + self.public, purpose))


def seal_to(public: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """A box for the holder of `public`, bound to what it belongs to."""
    ephemeral, cipher = _begin(public, _BOX)
    return ephemeral + cipher.encrypt(bytes(12), plain, bound_to)


class StreamSealer:
    """Seals a stream piece by piece, bound to what stands before it in the clear."""

    def __init__(self, public: bytes, bound_to: bytes = b"") -> None:
        self.first, self._cipher = _begin(public, _STREAM)
        self._bound_to = bound_to
        self._number = 0

    def seal(self, plain: bytes, *, last: bool) -> bytes:
        """The next piece, at most PIECE bytes of plain; `last` exactly once, at the end."""
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), plain, self._bound_to)
        self._number += 1
        return (_LAST if last else _MORE) + sealed


def sealed_length(plain: int) -> int:
    """Bytes of a sealed piece of `plain` bytes."""
    return plain + _TAG + 1


def _begin(public: bytes, purpose: bytes) -> tuple[bytes, ChaCha20Poly1305]:
    private = X25519PrivateKey.from_private_bytes(os.urandom(32))
    ephemeral = private.public_key().public_bytes_raw()
    shared = private.exchange(X25519PublicKey.from_public_bytes(public))
    return ephemeral, ChaCha20Poly1305(_derived(shared, ephemeral + public, purpose))


def _derived(shared: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(shared)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (_LAST if last else _MORE)


def _opened(cipher: ChaCha20Poly1305, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, sealed, bound_to)
    except (InvalidTag, ValueError) as error:
        raise WireError("bad_seal") from error
