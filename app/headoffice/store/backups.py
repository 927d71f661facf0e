"""Backups: the whole database as one SQLite file, whatever it lives in, and back (sync 3.10).

A backup counts when it was tried: every chain in the file is walked from its first entry and its
end compared with what is here, and all its rows are added up again. Only then do desks hear that
their entries are safe.
The master key is not in it; without the key the file opens nobody's data, and cannot be used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from app.headoffice.callers import Clock, told
from app.headoffice.store.alerts import BACKUP_FAILED, raise_alert
from app.headoffice.store.counters import FEED, SAFE, raise_to
from app.headoffice.store.database import POSTGRESQL, Database, put_in
from app.headoffice.store.doorbook import DoorBook
from app.headoffice.store.migrating import migrate
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.row_sums import AT_ONCE, Mark, RowSum, keep_sums, mark_of, unlike
from app.headoffice.store.schema import (
    BACKUP,
    COUNTER,
    DEVICE,
    EVERYWHERE,
    INBOX,
    SERVER_KEY,
    SITE,
    WRITER,
)
from app.headoffice.store.secrets import Secrets
from app.headoffice.store.site import new_epoch, read_site, remember
from app.headoffice.store.tables import ALL
from app.headoffice.store.writers import Known, find_writer, hash_at
from app.wire.chain import first_hash, next_hash
from app.wire.failpoint import reached


class BackupReport(NamedTuple):
    """A backup that was made. `size` in bytes."""

    id: str
    path: Path
    entries: int
    writers: int
    size: int


class TestReport(NamedTuple):
    """What trying a backup showed: chains that broke or do not match, else tables whose rows are not those
    that were written, and how far all is safe now.
    """

    id: str
    entries: int
    writers: int
    broken: tuple[str, ...]
    safe: dict[str, int]

    @property
    def whole(self) -> bool:
        """Whether it can be relied on."""
        return not self.broken


class RestoreReport(NamedTuple):
    """What is after a restore: devices revoked since the backup and revoked again, codes spent again."""

    epoch: str
    revoked_again: tuple[str, ...]
    codes_spent: int


class Backups:
    """Makes, tries and puts back backups."""

    def __init__(self, database: Database, secrets: Secrets, folder: Path, clock: Clock) -> None:
        self._database, self._secrets, self._folder, self._clock = database, secrets, folder, clock

    def backup(self, path: Path) -> BackupReport:
        """Write everything to `path`, which appears when it is whole and on the disk."""
        number = os.urandom(8).hex()
        with self._database.writing() as connection:
            epoch = read_site(connection).epoch
            connection.execute(insert(BACKUP).values(id=number, epoch=epoch, at=told(self._clock.now())))
        ready = path.with_name(path.name + ".part")
        ready.unlink(missing_ok=True)
        # Names of the staff can be read in it: for this user alone, from its first byte on.
        os.close(os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        copy = Database(f"sqlite:///{ready}")
        try:
            migrate(copy)
            with self._database.reading() as source, copy.writing() as target:
                keep_sums(target, Mark(number, epoch), _copy(source, target))
                entries = int(source.scalar(select(func.count()).select_from(INBOX)) or 0)
                writers = int(source.scalar(select(func.count()).select_from(WRITER)) or 0)
            with copy.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.rollback()
        finally:
            copy.close()
        reached("backup.before_rename")
        _sync(ready)
        ready.replace(path)
        _sync(path.parent)
        return BackupReport(number, path, entries, writers, path.stat().st_size)

    def failed(self, reason: str) -> None:
        """Say to people that a backup was not made or does not hold; `reason` is a code."""
        with self._database.writing() as connection:
            place = (read_site(connection).tenant, EVERYWHERE)
            raise_alert(connection, place, BACKUP_FAILED, "", {"reason": reason}, told(self._clock.now()))

    def age(self) -> int:
        """Seconds since a backup was made that held; since the installation where none was."""
        with self._database.reading() as connection:
            return backup_age(connection, self._clock.now())

    def held_within(self, seconds: int) -> bool:
        """Whether a backup that held was made in the last so many seconds."""
        with self._database.reading() as connection:
            now = self._clock.now()
            return bool(last_good(connection, now)) and backup_age(connection, now) < seconds

    def test_restore(self, path: Path) -> TestReport:
        """Try a backup of this head office; what matches is safe from now on.

        Raises HeadOfficeError: backup_damaged, backup_of_another.
        """
        with _opened(path) as copy, copy.reading() as source:
            broken, heads = _walked(source)
            with self._database.reading() as here:
                _same_office(source, here)
            number, epoch = mark_of(source) or _newest_backup(source)
            places = _ends_of_feeds(source)
        with self._database.writing() as connection:
            safe = {}
            if not broken and read_site(connection).epoch == epoch:
                safe = _made_safe(connection, heads, places)
                connection.execute(
                    update(BACKUP)
                    .where(BACKUP.c.id == number)
                    .values(tested_at=told(self._clock.now()), entries=sum(each.hwm for _, _, each in heads))
                )
        entries = sum(each.hwm for _, _, each in heads)
        return TestReport(number, entries, len(heads), tuple(broken), safe)

    def restore(self, path: Path) -> RestoreReport:
        """Put a backup back in place of everything; who was revoked since stays so, and codes stay spent.

        Raises HeadOfficeError: backup_damaged, backup_of_another, master_key_wrong.
        """
        with _opened(path) as copy, copy.reading() as source:
            broken, _ = _walked(source)
            if broken:
                raise HeadOfficeError("backup_damaged", chains=broken)
            for row in source.execute(select(SERVER_KEY.c.kid, SERVER_KEY.c.wrapped)):
                self._secrets.unwrap(row.wrapped, row.kid.encode())
            with self._database.writing() as target:
                if target.scalar(select(func.count()).select_from(DEVICE)):
                    _same_office(source, target)
                _empty(target)
                _copy(source, target)
                target.execute(update(WRITER).values(safe=WRITER.c.hwm))
                for (tenant, branch), at in _ends_of_feeds(source).items():
                    raise_to(target, tenant, branch, SAFE, at)
                again = DoorBook(self._folder).apply(target, told(self._clock.now()))
                epoch = new_epoch(target)
        remember(self._database, self._folder)
        return RestoreReport(epoch, *again)


def last_good(connection: Connection, now: datetime) -> str:
    """When the newest backup was made that held; empty where none was.

    One of a clock that was ahead does not count: for years it would hide that none is made any more.
    """
    held = select(func.max(BACKUP.c.at)).where(BACKUP.c.tested_at != "", BACKUP.c.at <= told(now))
    return connection.scalar(held) or ""


def backup_age(connection: Connection, now: datetime) -> int:
    """See `Backups.age`."""
    since = last_good(connection, now) or connection.scalar(select(SITE.c.installed_at)) or told(now)
    return max(0, int((now - datetime.fromisoformat(since)).total_seconds()))


@contextmanager
def _opened(path: Path) -> Iterator[Database]:
    """A backup that can be read. It is looked at where it lies; nothing in it changes."""
    if not path.is_file():
        raise HeadOfficeError("backup_damaged", what="missing")
    copy = Database(f"sqlite:///file:{path}?mode=ro&immutable=1&uri=true", settled=False)
    try:
        with copy.reading() as connection:
            whole = connection.scalar(text("PRAGMA integrity_check"))
        if whole != "ok":
            raise HeadOfficeError("backup_damaged", what="pages")
        yield copy
    except DatabaseError as error:
        raise HeadOfficeError("backup_damaged", what="form") from error
    finally:
        copy.close()


def _walked(source: Connection) -> tuple[list[str], list[tuple[str, str, Known]]]:
    """Every chain from its first entry: those that break (else tables that differ), and all their ends."""
    broken, heads = [], []
    writers = source.execute(select(WRITER).order_by(WRITER.c.tenant, WRITER.c.branch, WRITER.c.no)).all()
    for row in writers:
        known = find_writer(source, row.tenant, row.branch, row.writer)
        if known is None or not _chain_holds(source, row.tenant, row.branch, known):
            broken.append(row.writer)
        else:
            heads.append((row.tenant, row.branch, known))
    return broken or unlike(source, ALL.sorted_tables), heads


def _chain_holds(source: Connection, tenant: str, branch: str, known: Known) -> bool:
    running, seq = first_hash(known.writer), 0
    rows = source.execution_options(yield_per=AT_ONCE).execute(
        select(INBOX.c.seq, INBOX.c.line, INBOX.c.hash)
        .where(INBOX.c.tenant == tenant, INBOX.c.branch == branch, INBOX.c.writer == known.no)
        .order_by(INBOX.c.seq)
    )
    for row in rows:
        seq += 1
        running = next_hash(running, seq, row.line)
        if row.seq != seq or row.hash != running:
            return False
    return (seq, running.hex()) == (known.hwm, known.head)


def _ends_of_feeds(source: Connection) -> dict[tuple[str, str], int]:
    """Where the feed of each branch ends."""
    rows = source.execute(
        select(COUNTER.c.tenant, COUNTER.c.branch, COUNTER.c.at).where(COUNTER.c.kind == FEED)
    )
    return {(row.tenant, row.branch): int(row.at) for row in rows}


def _made_safe(
    connection: Connection, heads: list[tuple[str, str, Known]], places: dict[tuple[str, str], int]
) -> dict[str, int]:
    """Entries of these chains are safe where the same chain is here, and so is the feed of a branch, up to
    its place, where that is so of all its chains.
    """
    safe, places = {}, dict(places)
    for tenant, branch, known in heads:
        here = find_writer(connection, tenant, branch, known.writer, lock=True)
        same = here is not None and here.hwm >= known.hwm
        if here is None or not same or hash_at(connection, tenant, branch, here, known.hwm) != known.head:
            places.pop((tenant, branch), None)
            continue
        safe[known.writer] = max(here.safe, known.hwm)
        connection.execute(
            update(WRITER)
            .where(WRITER.c.tenant == tenant, WRITER.c.branch == branch, WRITER.c.no == here.no)
            .values(safe=safe[known.writer])
        )
    for (tenant, branch), at in places.items():
        raise_to(connection, tenant, branch, SAFE, at)
    return safe


def _same_office(source: Connection, here: Connection) -> None:
    if read_site(source).server_id != read_site(here).server_id:
        raise HeadOfficeError("backup_of_another")


def _newest_backup(source: Connection) -> Mark:
    """Which one it is, of a version that wrote down no mark."""
    row = source.execute(
        select(BACKUP.c.id, BACKUP.c.epoch).order_by(BACKUP.c.at.desc()).limit(1)
    ).one_or_none()
    if row is None:
        raise HeadOfficeError("backup_damaged", what="unmarked")
    return Mark(row.id, row.epoch)


def _copy(source: Connection, target: Connection) -> Mapping[str, RowSum]:
    """Every row of every table; the sum of each table, by its name."""
    sums = {table.name: RowSum() for table in ALL.sorted_tables}
    for table in ALL.sorted_tables:
        rows = source.execution_options(yield_per=AT_ONCE).execute(select(table))
        for part in rows.mappings().partitions():
            copied = [dict(row) for row in part]
            put_in(target, table, copied)
            for row in copied:
                sums[table.name].add(row.values())
    return sums


def _empty(target: Connection) -> None:
    if target.dialect.name == POSTGRESQL:
        names = ", ".join(f'"{table.name}"' for table in ALL.sorted_tables)
        target.execute(text(f"TRUNCATE {names}"))
        return
    for table in ALL.sorted_tables:
        target.execute(delete(table))


def _sync(path: Path) -> None:
    """On the disk, not on its way there; folders too where the system can."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
