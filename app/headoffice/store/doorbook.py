"""Who was shut out and which one-time codes are spent, written down outside the database.

A backup that is put back is older than what it is put in place of: without this, a stolen laptop would be
let in again, and a code that was used would let in another one (sync 3.10). The book lies beside the copy
of the epoch; where the whole folder comes out of a backup, nobody knows more than the backup.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, select, update

from app.headoffice.store.alerts import REVOKED_AGAIN, raise_alert
from app.headoffice.store.schema import CODE, DEVICE

FILE: Final = "doorbook.jsonl"


class _Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """A device was revoked or let in again at a moment, or spent the code of that selector and digest."""

    what: Literal["revoked", "reinstated", "spent"]
    device: str
    at: str = ""
    selector: str = ""
    digest: str = ""


class Applied(NamedTuple):
    """What a database did not know: devices that are revoked again, and how many codes are spent again."""

    revoked: tuple[str, ...] = ()
    spent: int = 0


class DoorBook:
    """The book of one folder; lines are only ever added, by any process."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def revoked(self, device: str, at: str) -> None:
        """On the disk when it returns: to be written before the database commits."""
        self._add(_Line("revoked", device, at))

    def reinstated(self, device: str, at: str) -> None:
        """To be written after the database has committed: who is in doubt stays outside."""
        self._add(_Line("reinstated", device, at))

    def spent(self, selector: str, digest: str, device: str) -> None:
        """A code was used by that device: to be written before the database commits."""
        self._add(_Line("spent", device, selector=selector, digest=digest))

    def apply(self, connection: Connection, now: str) -> Applied:
        """Bring a database up to the book, where it is older; an alert names each device.

        Nobody is let in by it: a device that the database knows as revoked stays so.
        """
        if not self._file.exists():
            self._begin(connection)
            return Applied()
        out = self.shut_out()
        again = tuple(device for device, at in out.items() if _revoke(connection, device, at, now))
        spent = sum(_spend(connection, line) for line in self._lines() if line.what == "spent")
        return Applied(again, spent)

    def shut_out(self) -> dict[str, str]:
        """Devices that are revoked, and since when."""
        out: dict[str, str] = {}
        for line in self._lines():
            if line.what == "revoked":
                out[line.device] = line.at
            elif line.what == "reinstated":
                out.pop(line.device, None)
        return out

    def _begin(self, connection: Connection) -> None:
        """The book of a database that has none yet."""
        for row in connection.execute(select(DEVICE).where(DEVICE.c.revoked_at != "")):
            self.revoked(row.device, row.revoked_at)
        for row in connection.execute(select(CODE).where(CODE.c.used_by != "")):
            self.spent(row.selector, row.digest, row.used_by)

    def _lines(self) -> list[_Line]:
        """Those that can be read: the last one may have been cut off with the power."""
        found: list[_Line] = []
        try:
            data = self._file.read_bytes()
        except FileNotFoundError:
            return found
        for line in data.splitlines():
            try:
                found.append(msgspec.json.decode(line, type=_Line))
            except msgspec.DecodeError:
                continue
        return found

    def _add(self, line: _Line) -> None:
        # A line of its own even behind one that was cut off; in one piece, whoever else writes.
        data = b"\n" + msgspec.json.encode(line) + b"\n"
        new = not self._file.exists()
        handle = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        if new and os.name != "nt":
            _sync_folder(self._file.parent)


def _revoke(connection: Connection, device: str, at: str, now: str) -> bool:
    row = connection.execute(
        select(DEVICE.c.tenant, DEVICE.c.branch).where(DEVICE.c.device == device, DEVICE.c.revoked_at == "")
    ).one_or_none()
    if row is None:
        return False
    connection.execute(
        update(DEVICE).where(DEVICE.c.device == device).values(revoked_at=at, accept_revoked=0)
    )
    raise_alert(connection, (row.tenant, row.branch), REVOKED_AGAIN, device, {"revoked_at": at}, now)
    return True


def _spend(connection: Connection, line: _Line) -> int:
    same = (CODE.c.selector == line.selector, CODE.c.digest == line.digest, CODE.c.used_by == "")
    return connection.execute(update(CODE).where(*same).values(used_by=line.device)).rowcount


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
