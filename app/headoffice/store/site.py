"""Who this head office is, and which life of its database this is (`epoch`).

The epoch is minted at installation and whenever the database turns out to be another or an
older one than this computer remembers: nobody needs to say that a backup was put back (sync 3.10).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from app.headoffice.callers import Clock, told
from app.headoffice.store.counters import tide
from app.headoffice.store.database import POSTGRESQL, SQLITE, Database
from app.headoffice.store.doorbook import DoorBook
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.schema import SITE
from app.headoffice.store.secrets import Secrets, make_secrets, read_secrets
from app.headoffice.store.server_keys import SEAL, SIGN, ServerKeys
from app.wire.messages import State

_FILE: Final = "identity.json"
_ONE: Final = 1


class Site(NamedTuple):
    """This head office."""

    server_id: str
    tenant: str
    epoch: str
    state: State


class _Memory(msgspec.Struct, frozen=True):
    """What this computer remembers of the database."""

    server_id: str
    database: str
    epoch: str
    tide: int


def read_site(connection: Connection) -> Site:
    """As the database says now: another process may have put a backup back."""
    row = connection.execute(
        select(SITE.c.server_id, SITE.c.tenant, SITE.c.epoch, SITE.c.state).where(SITE.c.id == _ONE)
    ).one()
    return Site(row.server_id, row.tenant, row.epoch, State(row.state))


def find_secrets(database: Database, folder: Path) -> Secrets:
    """The secrets of this head office; made when it is new.

    Raises HeadOfficeError master_key_missing when the database is older than the key would be.
    """
    found = read_secrets(folder)
    if found is not None:
        return found
    with database.reading() as connection:
        if connection.scalar(select(SITE.c.id)) is not None:
            raise HeadOfficeError("master_key_missing", folder=folder.name)
    return make_secrets(folder)


def settle_site(database: Database, folder: Path, keys: ServerKeys, clock: Clock) -> Site:
    """The site of an opened database: made when there is none, in a new epoch when it was restored."""
    with database.writing() as connection:
        if database.kind == POSTGRESQL:
            connection.execute(text("LOCK TABLE site IN SHARE ROW EXCLUSIVE MODE"))
        if connection.scalar(select(SITE.c.id)) is None:
            _install(connection, keys, clock)
        elif _restored(connection, database, folder):
            new_epoch(connection)
        # Each time, also where nothing shows that the database is older: a revocation counts nothing up.
        DoorBook(folder).apply(connection, told(clock.now()))
        # Fails here when the master key is not the one of this database.
        keys.signer(connection)
        # Before the commit: whoever comes next finds both, or neither.
        _write_down(connection, database, folder)
        return read_site(connection)


def new_epoch(connection: Connection) -> str:
    """A new life begins: cursors and leases of the old one hold no more."""
    epoch = os.urandom(16).hex()
    lives = str(connection.scalar(select(SITE.c.epochs).where(SITE.c.id == _ONE)) or "").split()
    connection.execute(
        update(SITE).where(SITE.c.id == _ONE).values(epoch=epoch, epochs=" ".join((*lives, epoch)))
    )
    return epoch


def remember(database: Database, folder: Path) -> None:
    """Write down beside the database how far it was, to know an older copy by it."""
    with database.reading() as connection:
        _write_down(connection, database, folder)


def _write_down(connection: Connection, database: Database, folder: Path) -> None:
    site = read_site(connection)
    memory = _Memory(site.server_id, _identity(connection, database), site.epoch, tide(connection))
    ready = folder / f"{_FILE}.{os.urandom(4).hex()}.new"
    ready.write_bytes(msgspec.json.encode(memory))
    ready.replace(folder / _FILE)


def set_state(database: Database, state: State) -> None:
    """Open or closed for maintenance, for every process."""
    with database.writing() as connection:
        connection.execute(update(SITE).where(SITE.c.id == _ONE).values(state=str(state)))


def _install(connection: Connection, keys: ServerKeys, clock: Clock) -> None:
    server_id = keys.begin(connection, SIGN)
    epoch = os.urandom(16).hex()
    keys.begin(connection, SEAL)
    connection.execute(
        insert(SITE).values(
            id=_ONE,
            server_id=server_id,
            tenant=os.urandom(4).hex(),
            epoch=epoch,
            epochs=epoch,
            schema_known="",
            state=str(State.OPEN),
            installed_at=told(clock.now()),
        )
    )


def _restored(connection: Connection, database: Database, folder: Path) -> bool:
    try:
        memory = msgspec.json.decode((folder / _FILE).read_bytes(), type=_Memory)
    except (FileNotFoundError, msgspec.DecodeError):
        return True
    lives = str(connection.scalar(select(SITE.c.epochs).where(SITE.c.id == _ONE))).split()
    return (
        memory.epoch not in lives
        or memory.database != _identity(connection, database)
        or tide(connection) < memory.tide
    )


def _identity(connection: Connection, database: Database) -> str:
    """What tells this database from a copy of it, as far as the system knows."""
    if database.kind == SQLITE:
        found = os.stat(str(database.url.database))  # noqa: PTH116 - the name as SQLAlchemy has it
        return f"sqlite:{found.st_ino}"
    try:
        with connection.begin_nested():
            row = connection.execute(
                text(
                    "SELECT s.system_identifier, c.timeline_id, d.oid"
                    " FROM pg_control_system() s, pg_control_checkpoint() c, pg_database d"
                    " WHERE d.datname = current_database()"
                )
            ).one()
    except DBAPIError:
        # Services that hide these figures from their customers: the tide alone has to tell.
        return "postgresql"
    return f"postgresql:{row[0]}:{row[1]}:{row[2]}"
