"""The file beside the database that names the key of the store and holds its envelopes."""

from __future__ import annotations

from datetime import date

import msgspec

from app.domain.recovery_code import read
from app.domain.refusals import InputError, ProblemError
from app.store.files import write_durably
from app.store.layout import Layout
from app.wire.envelopes import CODE, PASSPHRASE, Envelope, EnvelopeError, opened_with


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """`name` of the key; `tried`: the day (ISO) on which the recovery code was last proved to open it."""

    format: int = 1
    name: str
    envelopes: tuple[Envelope, ...] = ()
    tried: str = ""

    def envelope(self, kind: str) -> Envelope | None:
        """The one of that kind."""
        return next((each for each in self.envelopes if each.kind == kind), None)

    def having(self, envelope: Envelope) -> KeyFile:
        """With that envelope in place of the one of its kind."""
        others = tuple(each for each in self.envelopes if each.kind != envelope.kind)
        tried = "" if envelope.kind == CODE else self.tried
        return msgspec.structs.replace(self, envelopes=(*others, envelope), tried=tried)


def parse_key_file(data: bytes, where: str) -> KeyFile:
    """Raises ProblemError keys_damaged."""
    try:
        return msgspec.json.decode(data, type=KeyFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError("keys_damaged", path=where) from error


def load_key_file(layout: Layout) -> KeyFile:
    """Raises ProblemError keys_damaged."""
    try:
        return parse_key_file(layout.keys.read_bytes(), str(layout.keys))
    except FileNotFoundError as error:
        raise ProblemError("keys_damaged", path=str(layout.keys)) from error


def save_key_file(layout: Layout, keys: KeyFile) -> None:
    """Whole or not at all."""
    write_durably(layout.keys, msgspec.json.format(msgspec.json.encode(keys), indent=1))


def tried(keys: KeyFile, today: date) -> KeyFile:
    """Somebody proved on that day that the recovery code opens the store."""
    return msgspec.structs.replace(keys, tried=today.isoformat())


def open_by_code(keys: KeyFile, typed: str) -> bytes:
    """The key. Raises InputError for what cannot be a code, ProblemError recovery_code_missing or
    recovery_code_wrong.
    """
    envelope = keys.envelope(CODE)
    if envelope is None:
        raise ProblemError("recovery_code_missing")
    try:
        return opened_with(envelope, read(typed), keys.name)
    except EnvelopeError as error:
        raise ProblemError("recovery_code_wrong", made=envelope.made) from error


def open_by_passphrase(keys: KeyFile, typed: str) -> bytes:
    """The key. Raises ProblemError passphrase_missing or passphrase_wrong."""
    envelope = keys.envelope(PASSPHRASE)
    if envelope is None:
        raise ProblemError("passphrase_missing")
    try:
        return opened_with(envelope, typed.encode(), keys.name)
    except EnvelopeError as error:
        raise ProblemError("passphrase_wrong") from error


def open_typed(keys: KeyFile, typed: str) -> tuple[str, bytes]:
    """CODE or PASSPHRASE, whichever it is, and the key. Raises ProblemError recovery_code_wrong,
    recovery_code_missing, passphrase_wrong; InputError for what cannot be a code.
    """
    if keys.envelope(PASSPHRASE) is None:
        return CODE, open_by_code(keys, typed)
    try:
        return CODE, open_by_code(keys, typed)
    except (InputError, ProblemError):
        return PASSPHRASE, open_by_passphrase(keys, typed)
