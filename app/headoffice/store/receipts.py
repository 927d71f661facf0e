"""Receipts for files from sticks, to look at and to fetch once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.headoffice.store.database import Database, in_parts
from app.headoffice.store.schema import DEVICE, RECEIPT, UNTAKEN, WAITING
from app.headoffice.store.untaken import BATCH
from app.wire.jsonbody import from_json
from app.wire.messages import Receipt
from app.wire.problems import WireError


class ReceiptRow(NamedTuple):
    """A receipt: of which desk, when, and what it says. `aside` are why batches are still not taken, and
    `waiting` counts those that still wait for others; what was taken since is in neither.
    """

    id: str
    branch: str
    device: str
    desk: str
    at: str
    writers: int
    files: int
    waiting: int
    aside: tuple[str, ...]


class Receipts:
    """The receipts that were given out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, limit: int) -> tuple[ReceiptRow, ...]:
        """The newest first."""
        wanted = (
            select(RECEIPT, DEVICE.c.desk)
            .outerjoin(DEVICE, DEVICE.c.device == RECEIPT.c.device)
            .order_by(RECEIPT.c.at.desc(), RECEIPT.c.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
            said = [_read(bytes(row.data)) for row in rows]
            kept = _kept(connection, [each for each in said if each.aside or each.waiting])
        return tuple(
            _row(row.branch, row.desk or "", each, row.at, kept) for row, each in zip(rows, said, strict=True)
        )

    def find(self, number: str) -> tuple[bytes, str]:
        """One as a file, and the code of its desk. Raises WireError not_found."""
        wanted = (
            select(RECEIPT.c.data, DEVICE.c.desk)
            .outerjoin(DEVICE, DEVICE.c.device == RECEIPT.c.device)
            .where(RECEIPT.c.id == number)
        )
        with self._database.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            raise WireError("not_found")
        return bytes(row.data), row.desk or ""


def number_of(data: bytes) -> str:
    """The number of a receipt of our own."""
    return _read(data).id


def _kept(connection: Connection, receipts: Sequence[Receipt]) -> dict[str, str]:
    """What is still not taken, as receipts call it; and why, as of now."""
    devices = sorted({each.device for each in receipts})
    writers = sorted({name.rpartition(":")[0] for each in receipts for name in each.waiting})
    found: dict[str, str] = {}
    for part in in_parts(devices):
        batches = select(UNTAKEN).where(UNTAKEN.c.device.in_(part), UNTAKEN.c.kind == BATCH)
        for row in connection.execute(batches):
            found[f"{row.writer}:{row.first}-{row.last}"] = row.reason
    for part in in_parts(writers):
        for row in connection.execute(select(WAITING).where(WAITING.c.writer.in_(part))):
            found.setdefault(f"{row.writer}:{row.first}-{row.last}", "")
    return found


def _row(branch: str, desk: str, said: Receipt, at: str, kept: Mapping[str, str]) -> ReceiptRow:
    reasons = sorted({kept[name] or reason for name, reason in said.aside.items() if name in kept})
    waiting = sum(name in kept for name in said.waiting)
    return ReceiptRow(
        said.id, branch, said.device, desk, at, len(said.accepted), len(said.blobs), waiting, tuple(reasons)
    )


def _read(data: bytes) -> Receipt:
    """Ours, so its signature is not looked at again."""
    return from_json(data.split(b"\n")[1], Receipt)
