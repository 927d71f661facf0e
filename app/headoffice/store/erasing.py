"""Erasing persons at head office: their keys go, desks hear of it, their files are nobody's any more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection, delete, select, update

from app.domain.privacy import Personal
from app.headoffice.store.blob_refs import let_go
from app.headoffice.store.counters import FEED as FEED_POSITIONS
from app.headoffice.store.counters import take
from app.headoffice.store.database import SQLITE, in_parts, one_of, put_in
from app.headoffice.store.feeding import PUT, RETIRE, KeyTold, Sum, key_row, read_total, write_total
from app.headoffice.store.schema import FEED, PERSON_KEY, TICKET
from app.wire import rowsum
from app.wire.messages import PERSON_KEYS

_LONGEST: Final = 200


class Erasure(NamedTuple):
    """An erasure that counts: of which ticket, which kinds, under which keys."""

    ticket: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def keys(self) -> tuple[KeyTold, ...]:
        """Every key that it may mean."""
        names = [each for each in self.names if len(each) <= _LONGEST and each.isprintable()]
        kinds = [each for each in self.kinds if each in tuple(Personal)]
        return tuple(KeyTold(self.ticket, kind, name) for kind in kinds for name in names)


def erase(connection: Connection, place: tuple[str, str], erasures: Sequence[Erasure], now: str) -> None:
    """Destroy the keys, tell desks that they went, and let go of the files of persons.

    A key that never came here is told of as well: that is how it is known when it comes after all. Files
    that no other ticket speaks of go with the next daily round.
    """
    keys = list(dict.fromkeys(key for each in erasures for key in each.keys))
    if not keys:
        return
    _retire(connection, place, keys)
    tickets = sorted({each.ticket for each in erasures})
    persons = sorted({each.ticket for each in erasures if Personal.PERSON in each.kinds})
    here = (PERSON_KEY.c.tenant == place[0], PERSON_KEY.c.branch == place[1])
    for ticket in tickets:
        names = [each.name for each in keys if each.ticket == ticket]
        kinds = [each.kind for each in keys if each.ticket == ticket]
        connection.execute(
            delete(PERSON_KEY)
            .where(*here, PERSON_KEY.c.ticket == ticket)
            .where(PERSON_KEY.c.name.in_(names), PERSON_KEY.c.kind.in_(kinds))
        )
    let_go(connection, place[0], place[1], persons, now)
    for part in in_parts(tickets):
        connection.execute(
            update(TICKET)
            .where(TICKET.c.tenant == place[0], TICKET.c.branch == place[1])
            .where(one_of(connection, TICKET.c.ticket, list(part)))
            .values(refold=TICKET.c.refold + 1, stale=1)
        )


_RETIRED_OF: Final = (
    "SELECT key FROM feed INDEXED BY ix_feed_coll_key"
    " WHERE tenant = ? AND branch = ? AND coll = ? AND op = ? AND key IN (SELECT value FROM json_each(?))"
)


def retired(connection: Connection, place: tuple[str, str], keys: Sequence[KeyTold]) -> set[KeyTold]:
    """Those of `keys` that were erased: they are not taken in again."""
    by_text = {each.key: each for each in keys}
    found: set[KeyTold] = set()
    for part in in_parts(list(by_text)):
        if connection.dialect.name == SQLITE:
            # Left to choose, SQLite reads the whole feed as long as it has not looked how much there is.
            given = (*place, PERSON_KEYS, RETIRE, json.dumps(part))
            rows: Iterable[str] = connection.exec_driver_sql(_RETIRED_OF, given).scalars()
        else:
            here = (FEED.c.tenant == place[0], FEED.c.branch == place[1], FEED.c.coll == PERSON_KEYS)
            retiring = (FEED.c.op == RETIRE, one_of(connection, FEED.c.key, part))
            rows = connection.scalars(select(FEED.c.key).where(*here, *retiring))
        found.update(by_text[key] for key in rows)
    return found


def _retire(connection: Connection, place: tuple[str, str], keys: Sequence[KeyTold]) -> None:
    first = take(connection, *place, FEED_POSITIONS, len(keys))
    n, running = read_total(connection, *place, PERSON_KEYS)
    here = (FEED.c.tenant == place[0], FEED.c.branch == place[1], FEED.c.coll == PERSON_KEYS)
    for part in in_parts([each.key for each in keys]):
        told = (*here, FEED.c.key.in_(list(part)))
        for row in connection.execute(select(FEED.c.key, FEED.c.pos, FEED.c.op).where(*told)).all():
            if row.op == PUT:
                n, running = n - 1, rowsum.taken(running, key_row(row.key, row.pos))
        connection.execute(delete(FEED).where(*told))
    rows = [
        {
            "tenant": place[0],
            "branch": place[1],
            "pos": pos,
            "coll": PERSON_KEYS,
            "key": each.key,
            "ticket": each.ticket,
            "verdict": each.kind,
            "detail": each.name,
            "rev": 1,
            "op": RETIRE,
            "by": "",
        }
        for pos, each in enumerate(keys, first)
    ]
    put_in(connection, FEED, rows)
    write_total(connection, *place, PERSON_KEYS, Sum(n, running))
