"""What head office published, as it came down, for whoever uses it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Final

from app.domain.refusals import InputError
from app.store.deskside import Access
from app.store.goods_records import goods_record
from app.usecases.published import listed_goods

_LIST: Final = (
    "INSERT INTO goods (barcode, record, source) VALUES (?, ?, 'office') ON CONFLICT (barcode)"
    " DO UPDATE SET record = excluded.record, source = excluded.source"
)
_TAKE_OUT: Final = "DELETE FROM goods WHERE barcode = ? AND source = 'office'"
_LEFT_OUT: Final = (
    "SELECT key, body FROM collection WHERE coll = 'goods'"
    " AND NOT EXISTS (SELECT 1 FROM goods WHERE barcode = key) ORDER BY key LIMIT ?"
)


class StorePublished:
    """See `Published`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def rows(self, collection: str) -> Mapping[str, object]:
        """Every row by its key, in the order of the keys."""
        with self._access.reading() as connection:
            found = connection.execute(
                "SELECT key, body FROM collection WHERE coll = ? ORDER BY key", (collection,)
            ).fetchall()
        return {key: json.loads(body) for key, body in found}

    def goods_left_out(self, most: int) -> Mapping[str, object]:
        """What can be read of goods is in the price list, so what is not there could not be read."""
        with self._access.reading() as connection:
            found = connection.execute(_LEFT_OUT, (most,)).fetchall()
        return {key: json.loads(body) for key, body in found}


def list_goods(connection: sqlite3.Connection, barcode: str, body: object) -> None:
    """A row of head office into the price list; one that cannot be read takes its former self out."""
    try:
        goods = listed_goods(barcode, body)
    except InputError:
        take_goods_out(connection, barcode)
        return
    connection.execute(_LIST, (barcode, goods_record(goods)))


def take_goods_out(connection: sqlite3.Connection, barcode: str) -> None:
    """Only what head office put there: the house's own list and what tickets taught stay."""
    connection.execute(_TAKE_OUT, (barcode,))
