"""Boxes that only their addressee opens: X25519, HKDF, ChaCha20-Poly1305.

A short box carries a key of a person; a stream carries a batch on a stick, in pieces that are
bound to their place, so that none can be left out, doubled or moved (protocol 3.11).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
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
_BOX, _STREAM = b"cf-box-2", b"cf-stream-1"
_MORE, _LAST = b"\0", b"\1"


class SealingKey:
    """The private half; who holds it opens what was sealed to `public`."""

    def __init__(self, private: bytes) -> None:
        """`private` is the key as 32 raw bytes. Raises ValueError for any other length."""
        self._key = X25519PrivateKey.from_private_bytes(private)
        self._last = (b"", b"")
        self.private = private
        self.public = self._key.public_key().public_bytes_raw()

    @classmethod
    def fresh(cls) -> SealingKey:
        """A new key."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    def open(self, box: bytes, bound_to: bytes) -> bytes:
        """What `seal_to` sealed. Raises WireError bad_seal."""
        cipher = self._cipher(box[:_PUBLIC], _box_of(bound_to))
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
        return ChaCha20Poly1305(_derived(self._shared(ephemeral), ephemeral + self.public, purpose))

    def _shared(self, ephemeral: bytes) -> bytes:
        """What both ends know. Boxes that came together have it in common."""
        known, shared = self._last
        if known != ephemeral:
            try:
                shared = self._key.exchange(X25519PublicKey.from_public_bytes(ephemeral))
            except ValueError as error:
                raise WireError("bad_seal") from error
            self._last = (ephemeral, shared)
        return shared


class BoxSealer:
    """Seals boxes for the holder of `public` that travel together.

    They share one exchange, which costs a hundred times what sealing a key does; each is sealed under a
    key of its own, made for what it is bound to. Where two are bound to the same, there is another exchange.
    """

    def __init__(self, public: bytes) -> None:
        self._public = public
        self._begin()

    def _begin(self) -> None:
        self._ephemeral, self._shared = _exchanged(self._public)
        self._bound: set[bytes] = set()

    def seal(self, plain: bytes, bound_to: bytes) -> bytes:
        """A box, bound to what it belongs to."""
        if bound_to in self._bound:
            self._begin()
        self._bound.add(bound_to)
        key = _derived(self._shared, self._ephemeral + self._public, _box_of(bound_to))
        return self._ephemeral + ChaCha20Poly1305(key).encrypt(bytes(12), plain, bound_to)


def seal_to(public: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """A box for the holder of `public`, bound to what it belongs to."""
    return BoxSealer(public).seal(plain, bound_to)


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
    ephemeral, shared = _exchanged(public)
    return ephemeral, ChaCha20Poly1305(_derived(shared, ephemeral + public, purpose))


def _exchanged(public: bytes) -> tuple[bytes, bytes]:
    """The public half of a key made for once, and what both ends know by it."""
    private = X25519PrivateKey.from_private_bytes(os.urandom(32))
    return private.public_key().public_bytes_raw(), private.exchange(
        X25519PublicKey.from_public_bytes(public)
    )


def _box_of(bound_to: bytes) -> bytes:
    """What the key of a box is for: for this box alone."""
    return _BOX + sha256(bound_to).digest()


def _derived(shared: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(shared)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (_LAST if last else _MORE)


def _opened(cipher: ChaCha20Poly1305, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, sealed, bound_to)
    except (InvalidTag, ValueError) as error:
        raise WireError("bad_seal") from error
