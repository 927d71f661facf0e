"""The key of a store, and the two functions by which SQL opens and closes keys of persons with it.

The folder holds the name of the key and its envelopes (`key_file.py`); the key itself lies where the
operating system keeps secrets. Keys of persons stand in the database sealed under it: ``opened_key(key,
ticket, kind, name)`` reads one, ``closed_key(key, ticket, kind, name)`` is what is written.
``erasure_mark(ticket, kind, name)`` is what stands behind an erased key in a list beside backups.
"""

from __future__ import annotations

import hmac
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from app.domain.recovery_code import SECRET_BYTES, written
from app.domain.refusals import InputError, ProblemError
from app.store.connecting import connect_reader
from app.store.files import write_durably
from app.store.layout import SEALED, Layout
from app.usecases.store_keys import KeyPlaces, KeyStanding

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

SHORTEST_PASSPHRASE: Final = 12
"""Characters."""

_NONCE: Final = 12
_MARK: Final = 16

Connect = Callable[[Path, "bytes | None"], sqlite3.Connection]
"""One of `connecting.py`."""


class StoreKeys:
    """The key of an open store. What ciphers and envelopes need is imported when it is first used."""

    def __init__(self, layout: Layout, name: str, secret: bytes, places: KeyPlaces) -> None:
        self.name = name
        self._layout = layout
        self._secret = secret
        self._places = places

    def secret(self) -> bytes:
        """The 32 bytes, for what seals more than keys: backups, a whole store."""
        return self._secret

    def database_key(self, database: Path) -> bytes | None:
        """What opens that database of the store; None for a plain one."""
        return self._database_key if database.suffix == SEALED else None

    def files_key(self) -> bytes | None:
        """What files of the store are sealed under; None where they lie in clear."""
        return self.key_of_files() if self._layout.is_sealed else None

    def key_of_files(self) -> bytes:
        """The same, whatever form the store has."""
        return self._files_key

    @cached_property
    def _database_key(self) -> bytes:
        from app.wire.derived_keys import DATABASE, derived_key  # noqa: PLC0415 - brings cryptography

        return derived_key(self._secret, DATABASE)

    @cached_property
    def _files_key(self) -> bytes:
        from app.wire.derived_keys import FILES, derived_key  # noqa: PLC0415 - brings cryptography

        return derived_key(self._secret, FILES)

    def connect(self, connect: Connect, database: Path) -> sqlite3.Connection:
        """A connection to a database of the store, on which SQL opens and closes keys of persons."""
        return self.ready(connect(database, self.database_key(database)))

    def ready(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """The connection, on which SQL opens and closes keys of persons."""
        connection.create_function("opened_key", 4, self._opened)
        connection.create_function("closed_key", 4, self._closed)
        connection.create_function("erasure_mark", 3, self._erasure_mark)
        return connection

    @cached_property
    def _erasures_key(self) -> bytes:
        from app.wire.derived_keys import ERASURES, derived_key  # noqa: PLC0415 - brings cryptography

        return derived_key(self._secret, ERASURES)

    def _erasure_mark(self, ticket: str, kind: str, name: str) -> str:
        """HMAC-SHA256, its first half: that this store erased the key, told to itself."""
        return hmac.digest(self._erasures_key, _bound(ticket, kind, name), "sha256")[:_MARK].hex()

    @cached_property
    def _cipher(self) -> AESGCMSIV:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV  # noqa: PLC0415 - not at the start

        return AESGCMSIV(self._secret)

    def _closed(self, key: bytes, ticket: str, kind: str, name: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, key, _bound(ticket, kind, name))

    def _opened(self, box: bytes, ticket: str, kind: str, name: str) -> bytes | None:
        """None for a box that was damaged, which `verify` tells: the rest of the store stays readable."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - not at the start

        try:
            return self._cipher.decrypt(box[:_NONCE], box[_NONCE:], _bound(ticket, kind, name))
        except (InvalidTag, ValueError, TypeError):
            return None

    def closed_for_device(self, key: bytes, name: str) -> bytes:
        """A private key of this device, sealed; bound to the name of its file."""
        return self._closed(key, "", "device", name)

    def opened_for_device(self, box: bytes, name: str) -> bytes | None:
        """The same, opened; None where another key sealed it, or it is damaged."""
        return self._opened(box, "", "device", name)

    def standing(self) -> KeyStanding:
        """See `StoreKeeping`."""
        from app.store.key_file import load_key_file  # noqa: PLC0415 - brings msgspec
        from app.wire.envelopes import CODE, PASSPHRASE  # noqa: PLC0415 - brings cryptography

        keys = load_key_file(self._layout)
        code = keys.envelope(CODE)
        return KeyStanding(
            self._places.where(self.name),
            None if code is None else date.fromisoformat(code.made),
            date.fromisoformat(keys.tried) if keys.tried else None,
            keys.envelope(PASSPHRASE) is not None,
        )

    def new_code(self, today: date) -> str:
        """See `StoreKeeping`."""
        from app.store.key_file import load_key_file, save_key_file  # noqa: PLC0415 - brings msgspec
        from app.wire.envelopes import sealed_under_code  # noqa: PLC0415 - brings cryptography

        code = os.urandom(SECRET_BYTES)
        envelope = sealed_under_code(self._secret, code, today.isoformat())
        save_key_file(self._layout, load_key_file(self._layout).having(envelope))
        return written(code)

    def try_code(self, typed: str, today: date) -> None:
        """See `StoreKeeping`."""
        from app.store.key_file import load_key_file, open_by_code, save_key_file, tried  # noqa: PLC0415 - brings cryptography

        keys = load_key_file(self._layout)
        open_by_code(keys, typed)
        save_key_file(self._layout, tried(keys, today))

    def set_passphrase(self, passphrase: str, today: date) -> None:
        """See `StoreKeeping`. The key is not kept on this computer any more."""
        from app.store.key_file import load_key_file, save_key_file  # noqa: PLC0415 - brings msgspec
        from app.wire.envelopes import sealed_under_passphrase  # noqa: PLC0415 - brings cryptography

        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise InputError("passphrase_short", "passphrase", shortest=str(SHORTEST_PASSPHRASE))
        envelope = sealed_under_passphrase(self._secret, passphrase, today.isoformat())
        save_key_file(self._layout, load_key_file(self._layout).having(envelope))
        self._places.forget(self.name)


def keys_of(layout: Layout, places: KeyPlaces) -> StoreKeys:
    """The key of the store in a folder. Raises ProblemError store_locked where this computer lacks it
    (`passphrase` says whether one was set), keys_damaged.
    """
    name = _name_of(layout)
    secret = places.find(name)
    if secret is None:
        raise ProblemError("store_locked", folder=str(layout.root))
    return StoreKeys(layout, name, secret, places)


def keys_for_new(layout: Layout, places: KeyPlaces) -> StoreKeys:
    """A key for a store that is about to be made; that of a store whose making was cut short."""
    if layout.keys.exists():
        return keys_of(layout, places)
    from app.wire.envelopes import STORE_KEY_SIZE, store_key_name  # noqa: PLC0415 - brings cryptography

    secret = os.urandom(STORE_KEY_SIZE)
    name = store_key_name(secret)
    places.keep(name, secret)
    _write_bare(layout, name)
    return StoreKeys(layout, name, secret, places)


def name_in_folder(layout: Layout) -> str:
    """The name of the key of a store whose database may be damaged. Raises ProblemError keys_damaged."""
    try:
        return _name_of(layout)
    except sqlite3.DatabaseError as error:
        raise ProblemError("keys_damaged", path=str(layout.keys)) from error


def _name_of(layout: Layout) -> str:
    """By the file; where that is gone or damaged, by the database. The envelopes are lost then."""
    try:
        return str(json.loads(layout.keys.read_bytes())["name"])
    except (OSError, ValueError, KeyError, TypeError):
        name = _name_kept(layout)
    _write_bare(layout, name)
    return name


def _name_kept(layout: Layout) -> str:
    if layout.is_sealed:
        raise ProblemError("keys_damaged", path=str(layout.keys))  # nothing else tells which key opens it
    with closing(connect_reader(layout.database)) as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = 'store_key'").fetchone()
    if row is None:
        raise ProblemError("keys_damaged", path=str(layout.keys))
    return cast("str", row[0])


def _write_bare(layout: Layout, name: str) -> None:
    write_durably(layout.keys, json.dumps({"format": 1, "name": name}, indent=1).encode())


def _bound(ticket: str, kind: str, name: str) -> bytes:
    return f"{ticket}\n{kind}\n{name}".encode()
