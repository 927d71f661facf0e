"""Rows of reference in the feed: many at once, each with its position, revision and part of the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, select

from app.headoffice.store.counters import FEED as FEED_POSITIONS
from app.headoffice.store.counters import take
from app.headoffice.store.database import in_parts, put_in
from app.headoffice.store.feeding import PUT, RETIRE, Sum, body_text, read_total, write_total
from app.headoffice.store.schema import EVERYWHERE, FEED, TOTAL
from app.wire import rowsum


class Place(NamedTuple):
    """One collection of one feed: a branch's, or everybody's."""

    tenant: str
    scope: str
    collection: str

    def here(self) -> tuple[ColumnElement[bool], ...]:
        """The rows of it."""
        coll = FEED.c.coll == self.collection
        return FEED.c.tenant == self.tenant, FEED.c.branch == self.scope, coll


class _Known(NamedTuple):
    rev: int
    live: bool
    text: bytes


def put_rows(connection: Connection, place: Place, rows: Mapping[str, Any], by: str) -> None:
    """Put rows in place of those there were."""
    _tell(connection, place, {key: body_text(body) for key, body in rows.items()}, PUT, by)


def retire_rows(connection: Connection, place: Place, keys: Sequence[str], by: str) -> None:
    """Take rows back."""
    _tell(connection, place, dict.fromkeys(keys, b""), RETIRE, by)


def read_live(connection: Connection, place: Place, keys: Sequence[str]) -> Mapping[str, bytes]:
    """The rows of these keys that are published, as they are summed up."""
    return {key: row.text for key, row in _known(connection, place, keys).items() if row.live}


def key_elsewhere(connection: Connection, place: Place, keys: Sequence[str]) -> str | None:
    """One of these keys that is published to all branches and is to go to one, or the other way round."""
    others = [EVERYWHERE] if place.scope != EVERYWHERE else _branches_with(connection, place)
    for branches in in_parts(others):
        for part in in_parts(keys):
            found = connection.scalar(
                select(FEED.c.key)
                .where(FEED.c.tenant == place.tenant, FEED.c.branch.in_(branches))
                .where(FEED.c.coll == place.collection, FEED.c.op == PUT, FEED.c.key.in_(part))
                .limit(1)
            )
            if found is not None:
                return str(found)
    return None


def _branches_with(connection: Connection, place: Place) -> list[str]:
    """Branches that the collection has rows of their own for: usually none."""
    rows = connection.scalars(
        select(TOTAL.c.branch).where(
            TOTAL.c.tenant == place.tenant,
            TOTAL.c.branch != EVERYWHERE,
            TOTAL.c.coll == place.collection,
            TOTAL.c.n > 0,
        )
    )
    return list(rows)


def _known(connection: Connection, place: Place, keys: Sequence[str]) -> Mapping[str, _Known]:
    found: dict[str, _Known] = {}
    for part in in_parts(keys):
        rows = connection.execute(
            select(FEED.c.key, FEED.c.rev, FEED.c.op, FEED.c.body).where(*place.here(), FEED.c.key.in_(part))
        )
        found |= {row.key: _Known(row.rev, row.op == PUT, row.body.encode()) for row in rows}
    return found


def _tell(connection: Connection, place: Place, texts: Mapping[str, bytes], op: str, by: str) -> None:
    if not texts:
        return
    # The counter is locked first here: rows of reference are few and written by people.
    first = take(connection, place.tenant, place.scope, FEED_POSITIONS, len(texts))
    known = _known(connection, place, list(texts))
    n, running = read_total(connection, place.tenant, place.scope, place.collection)
    for key, was in known.items():
        if was.live:
            n, running = n - 1, rowsum.taken(running, rowsum.row_hash(key, was.rev, was.text))
    for part in in_parts(list(known)):
        connection.execute(delete(FEED).where(*place.here(), FEED.c.key.in_(part)))
    rows = []
    for pos, (key, text) in enumerate(texts.items(), first):
        rev = known[key].rev + 1 if key in known else 1
        if op == PUT:
            n, running = n + 1, rowsum.added(running, rowsum.row_hash(key, rev, text))
        rows.append(_row(place, pos, key, rev, op, text.decode(), by))
    put_in(connection, FEED, rows)
    write_total(connection, place.tenant, place.scope, place.collection, Sum(n, running))


def _row(place: Place, pos: int, key: str, rev: int, op: str, body: str, by: str) -> dict[str, Any]:
    return {
        "tenant": place.tenant,
        "branch": place.scope,
        "pos": pos,
        "coll": place.collection,
        "key": key,
        "rev": rev,
        "op": op,
        "body": body,
        "by": by,
    }
