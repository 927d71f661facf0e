"""Receipts for files from sticks, to look at and to fetch once more."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from app.headoffice.store.database import Database
from app.headoffice.store.schema import DEVICE, RECEIPT
from app.wire.jsonbody import from_json
from app.wire.messages import Receipt
from app.wire.problems import WireError


class ReceiptRow(NamedTuple):
    """A receipt: of which desk, when, and what it says. `aside` are batches that were not taken, and why."""

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
        return tuple(_row(row.branch, row.desk or "", bytes(row.data), row.at) for row in rows)

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


def _row(branch: str, desk: str, data: bytes, at: str) -> ReceiptRow:
    said = _read(data)
    reasons = tuple(sorted(set(said.aside.values())))
    return ReceiptRow(
        said.id,
        branch,
        said.device,
        desk,
        at,
        len(said.accepted),
        len(said.blobs),
        len(said.waiting),
        reasons,
    )


def _read(data: bytes) -> Receipt:
    """Ours, so its signature is not looked at again."""
    return from_json(data.split(b"\n")[1], Receipt)
