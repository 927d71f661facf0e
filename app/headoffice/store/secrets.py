"""The master key, which lies outside the database, and what is derived from it.

Who has the database without this key reads no person's data and can sign nothing in our name;
who has both restores everything.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.headoffice.store.refusals import HeadOfficeError
from app.wire.signing import to_bytes, to_text

FILE: Final = "master.key"
_SIZE: Final = 32
_NONCE: Final = 12


@dataclass(frozen=True)
class Secrets:
    """Keys for one purpose each."""

    wrapping: bytes
    tokens: bytes
    challenges: bytes
    codes: bytes

    @classmethod
    def derived(cls, master: bytes) -> Secrets:
        """All of them from the master key."""
        purposes = (b"wrapping", b"tokens", b"challenges", b"codes")
        return cls(*(HKDF(SHA256(), 32, b"cf-headoffice-1", each).derive(master) for each in purposes))

    @cached_property
    def _wrapper(self) -> AESGCMSIV:
        """Made once: making it costs what wrapping a key does."""
        return AESGCMSIV(self.wrapping)

    def wrap(self, plain: bytes, bound_to: bytes) -> bytes:
        """`plain` as it lies in the database, bound to its place there."""
        nonce = os.urandom(_NONCE)
        return nonce + self._wrapper.encrypt(nonce, plain, bound_to)

    def unwrap(self, wrapped: bytes, bound_to: bytes) -> bytes:
        """The plain bytes. Raises HeadOfficeError master_key_wrong."""
        try:
            return self._wrapper.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], bound_to)
        except (InvalidTag, ValueError) as error:
            raise HeadOfficeError("master_key_wrong") from error

    def code_digest(self, code: str) -> str:
        """What is kept of a one-time code."""
        return _mac(self.codes, code.encode()).hex()

    def stamped(self, key: bytes, words: bytes) -> str:
        """`words` with a stamp that only head office can make."""
        return f"{to_text(words)}.{to_text(_mac(key, words))}"

    def unstamped(self, key: bytes, text: str) -> bytes | None:
        """The words of `stamped`; None when the stamp is not ours."""
        words, _, stamp = text.partition(".")
        try:
            told, given = to_bytes(words), to_bytes(stamp)
        except ValueError:
            return None
        return told if hmac.compare_digest(_mac(key, told), given) else None


def _mac(key: bytes, words: bytes) -> bytes:
    return hmac.new(key, words, sha256).digest()


def read_secrets(folder: Path) -> Secrets | None:
    """The secrets of that folder; None when there is no key yet."""
    try:
        master = to_bytes((folder / FILE).read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise HeadOfficeError("master_key_wrong") from error
    if len(master) != _SIZE:
        raise HeadOfficeError("master_key_wrong")
    return Secrets.derived(master)


def make_secrets(folder: Path) -> Secrets:
    """A new master key in that folder, readable by this user alone; the one there when another was faster."""
    folder.mkdir(parents=True, exist_ok=True)
    ready = folder / f"{FILE}.{os.getpid()}.{os.urandom(4).hex()}"
    handle = os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(to_text(os.urandom(_SIZE)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link, not a rename: it never takes the place of a key that is there.
        os.link(ready, folder / FILE)
    except FileExistsError:
        pass
    finally:
        ready.unlink()
    found = read_secrets(folder)
    if found is None:
        raise HeadOfficeError("master_key_missing")
    return found
