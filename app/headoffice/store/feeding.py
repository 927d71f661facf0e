"""Feeding: what desks are told gets its position, as the last step of a commit (protocol 3.7).

One row for each thing told of. What is told anew moves to a new position, so whoever reads on
hears of it; and the sum over a collection says whether two copies hold the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select

from app.headoffice.store.counters import FEED as FEED_POSITIONS
from app.headoffice.store.counters import take
from app.headoffice.store.database import in_parts, put_in, put_values, set_or_add
from app.headoffice.store.schema import FEED, TOTAL
from app.wire import rowsum
from app.wire.messages import ENTRIES, PERSON_KEYS

PUT, RETIRE = "put", "retire"
_ROW: Final = (
    *("tenant", "branch", "pos", "coll", "key"),
    *("rno", "writer", "seq", "verdict", "detail", "ticket"),
    *("rev", "op", "body", "by"),
)


class Told(NamedTuple):
    """An entry and what became of it. `writer` is its number here, `name` what it is called."""

    rno: int
    writer: int
    name: str
    seq: int
    verdict: str
    detail: str
    ticket: str
    hash: bytes


class KeyTold(NamedTuple):
    """A key of a person by its name."""

    ticket: str
    kind: str
    name: str

    @property
    def key(self) -> str:
        """As the feed calls it."""
        return f"{self.ticket}/{self.kind}/{self.name}"


class Sum(NamedTuple):
    """How many rows, and their sum."""

    n: int
    sum: int


def feed_judged(
    connection: Connection, tenant: str, branch: str, judged: Sequence[Told], *, again: bool
) -> dict[int, int]:
    """Tell of entries, in that order; positions by receipt number. `again`: some were told of before."""
    if not judged:
        return {}
    first = take(connection, tenant, branch, FEED_POSITIONS, len(judged))
    total = read_total(connection, tenant, branch, ENTRIES)
    if again:
        total = _withdrawn(connection, tenant, branch, judged, total)
    rows, positions, running = [], {}, total.sum
    for pos, each in enumerate(judged, first):
        said = (each.rno, each.writer, each.seq, each.verdict, each.detail, each.ticket)
        rows.append((tenant, branch, pos, ENTRIES, "", *said, 1, PUT, "", ""))
        positions[each.rno] = pos
        running = rowsum.added(running, entry_row(each.name, each.seq, pos, each.verdict, each.hash.hex()))
    put_values(connection, FEED, _ROW, rows)
    write_total(connection, tenant, branch, ENTRIES, Sum(total.n + len(rows), running))
    return positions


def _withdrawn(connection: Connection, tenant: str, branch: str, judged: Sequence[Told], total: Sum) -> Sum:
    """Take back what was told of these entries before."""
    by_rno = {each.rno: each for each in judged}
    here = (FEED.c.tenant == tenant, FEED.c.branch == branch)
    n, running = total
    for rnos in in_parts(list(by_rno)):
        rows = connection.execute(
            select(FEED.c.rno, FEED.c.pos, FEED.c.verdict).where(*here, FEED.c.rno.in_(rnos))
        ).all()
        for row in rows:
            each = by_rno[row.rno]
            known = entry_row(each.name, each.seq, row.pos, row.verdict, each.hash.hex())
            n, running = n - 1, rowsum.taken(running, known)
        if rows:
            connection.execute(delete(FEED).where(*here, FEED.c.rno.in_([row.rno for row in rows])))
    return Sum(n, running)


def feed_keys(
    connection: Connection, tenant: str, branch: str, keys: Sequence[KeyTold], by: str = ""
) -> None:
    """Tell of keys that are new; `by` is the device that brought them."""
    if not keys:
        return
    first = take(connection, tenant, branch, FEED_POSITIONS, len(keys))
    n, running = read_total(connection, tenant, branch, PERSON_KEYS)
    rows = []
    for pos, each in enumerate(keys, first):
        rows.append(
            {
                "tenant": tenant,
                "branch": branch,
                "pos": pos,
                "coll": PERSON_KEYS,
                "key": each.key,
                "ticket": each.ticket,
                "verdict": each.kind,
                "detail": each.name,
                "rev": 1,
                "op": PUT,
                "by": by,
            }
        )
        running = rowsum.added(running, key_row(each.key, pos))
    put_in(connection, FEED, rows)
    write_total(connection, tenant, branch, PERSON_KEYS, Sum(n + len(rows), running))


def entry_row(writer: str, seq: int, pos: int, verdict: str, hash_text: str) -> int:
    """What an entry adds to the sum of its collection."""
    return rowsum.text_hash(f"{writer}/{seq}", pos, f"{verdict}\n{hash_text}")


def key_row(key: str, pos: int) -> int:
    """What a person's key adds to the sum of its collection."""
    return rowsum.row_hash(key, pos, b"")


def body_text(body: Any) -> bytes:
    """A body of a reference collection as both ends sum it up."""
    return msgspec.json.encode(body, order="sorted")


def read_total(connection: Connection, tenant: str, branch: str, coll: str) -> Sum:
    """How many rows of a collection there are, and their sum."""
    return read_totals(connection, tenant, (branch,)).get(coll, Sum(0, 0))


def read_totals(connection: Connection, tenant: str, branches: Iterable[str]) -> Mapping[str, Sum]:
    """The same for every collection, over several branches together."""
    rows = connection.execute(
        select(TOTAL.c.coll, TOTAL.c.n, TOTAL.c.sum).where(
            TOTAL.c.tenant == tenant, TOTAL.c.branch.in_(list(branches))
        )
    )
    totals: dict[str, Sum] = {}
    for row in rows:
        n, running = totals.get(row.coll, Sum(0, 0))
        totals[row.coll] = Sum(n + row.n, rowsum.added(running, int(row.sum or "0", 16)))
    return totals


def write_total(connection: Connection, tenant: str, branch: str, coll: str, total: Sum) -> None:
    """To be called under the lock of the feed's counter."""
    row = {
        "tenant": tenant,
        "branch": branch,
        "coll": coll,
        "n": total.n,
        "sum": rowsum.to_text(total.sum),
    }
    set_or_add(connection, TOTAL, [row])
