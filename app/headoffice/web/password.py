"""The administrator's password: its scrypt in a file that the server alone reads, set by link or command."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from app.wire.signing import to_bytes, to_text

SHORTEST: Final = 10
"""Characters of a password."""

_LONGEST: Final = 1024
_FILE: Final = "admin.json"
_INVITATION: Final = timedelta(hours=24)
_N, _R, _P = 1 << 15, 8, 1
_MEMORY: Final = 64 * 1024 * 1024


class PasswordTooShortError(ValueError):
    """A password has fewer than SHORTEST characters, or more than anybody types."""


class _Kept(msgspec.Struct, frozen=True):
    salt: str = ""
    digest: str = ""
    secret: str = ""
    invitation: str = ""
    until: str = ""


class AdminPassword:
    """Reads the file each time: another process may have changed it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE

    def is_set(self) -> bool:
        """Whether anybody can sign in."""
        return bool(self._kept().digest)

    def change(self, password: str) -> None:
        """From now on this one. Ends every open session. Raises PasswordTooShortError."""
        if not SHORTEST <= len(password) <= _LONGEST:
            raise PasswordTooShortError
        salt = os.urandom(16)
        digest = _digest(password, salt)
        self._keep(_Kept(to_text(salt), to_text(digest), to_text(os.urandom(32))))

    def matches(self, password: str) -> bool:
        """Whether it is this one; takes a tenth of a second on purpose."""
        kept = self._kept()
        if not kept.digest or len(password) > _LONGEST:
            return False
        return hmac.compare_digest(_digest(password, to_bytes(kept.salt)), to_bytes(kept.digest))

    def secret(self) -> bytes:
        """What sessions are stamped with; another one after each change."""
        return to_bytes(self._kept().secret)

    def invite(self, now: datetime) -> str:
        """Words of a link by which the password can be set once within a day; the one before is void."""
        words = secrets.token_urlsafe(24)
        digest = hashlib.sha256(words.encode()).hexdigest()
        until = (now + _INVITATION).isoformat()
        self._keep(msgspec.structs.replace(self._kept(), invitation=digest, until=until))
        return words

    def is_invited(self, words: str, now: datetime) -> bool:
        """Whether those are the words of the link, and in time."""
        kept = self._kept()
        digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
        right = hmac.compare_digest(digest, kept.invitation)
        return bool(kept.invitation) and right and now < datetime.fromisoformat(kept.until)

    def _kept(self) -> _Kept:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=_Kept)
        except (FileNotFoundError, msgspec.DecodeError):
            # A damaged file opens to nobody and must not keep desks out: the password is set anew.
            return _Kept()

    def _keep(self, kept: _Kept) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._file.with_suffix(f".{os.getpid()}.new")
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(kept))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._file)


def _digest(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "surrogatepass"), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=32
    )
