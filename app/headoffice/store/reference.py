"""Reference: what head office decides and desks only read: policies, calendars, staff, approvals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from app.headoffice.callers import Clock
from app.headoffice.store.checking import VERSIONED, Checking, RowRefusedError, unchecked
from app.headoffice.store.counters import FEED as FEED_POSITIONS
from app.headoffice.store.counters import ends_at
from app.headoffice.store.database import Database
from app.headoffice.store.feeding import PUT, body_text, read_total
from app.headoffice.store.news import News
from app.headoffice.store.reference_rows import Place, key_elsewhere, put_rows, read_live, retire_rows
from app.headoffice.store.refusals import HeadOfficeError, RetireRefusedError
from app.headoffice.store.roster import note_staff
from app.headoffice.store.schema import BRANCH, EVERYWHERE, FEED
from app.headoffice.store.site import read_site
from app.wire.messages import REFERENCE

_MOST_GONE: Final = 0.1
"""More than a tenth of a collection never goes without a person saying so (fault 36)."""

_AT_ONCE: Final = 1000
"""So many rows become durable together: the feed's counter is locked for as long."""

_FEW: Final = 10
"""Of a collection this small one row may always go."""


class Changed(NamedTuple):
    """How many rows were put, and how many were there like that."""

    published: int
    unchanged: int


class Listed(NamedTuple):
    """A row that is published: to all (``*``) or one branch, how often put, from when it holds."""

    key: str
    scope: str
    rev: int
    valid_from: str


class Reference:
    """Publishes to all branches (``*``) or to one. `checking` knows whether desks can use a row."""

    def __init__(self, database: Database, news: News, clock: Clock, checking: Checking = unchecked) -> None:
        self._database, self._news, self._clock, self._checking = database, news, clock, checking

    def publish(self, collection: str, key: str, body: Any, scope: str = EVERYWHERE, by: str = "") -> int:
        """Put one row in place of the one there was; its position in the feed.

        Raises RowRefusedError; HeadOfficeError: collection_unknown, unknown_branch.
        """
        self.check(collection, {key: body})
        with self._database.writing() as connection:
            tenant = _checked(connection, collection, scope)
            place = Place(tenant, scope, collection)
            _check_place(connection, place, {key: body})
            put_rows(connection, place, {key: body}, by)
            note_staff(connection, place, {key: body}, self._clock.now())
            pos = ends_at(connection, tenant, scope, FEED_POSITIONS)
        self._news.tell(tenant, scope)
        return pos

    def publish_all(
        self, collection: str, rows: Mapping[str, Any], scope: str = EVERYWHERE, by: str = ""
    ) -> Changed:
        """Put rows in place of those there were; those that are there like that are left alone.

        All of them are checked before one is put; then a thousand at a time become durable together.
        Raises RowRefusedError; HeadOfficeError: collection_unknown, unknown_branch.
        """
        self.check(collection, rows)
        keys, published = list(rows), 0
        for at in range(0, max(len(keys), 1), _AT_ONCE):
            part = {key: rows[key] for key in keys[at : at + _AT_ONCE]}
            with self._database.writing() as connection:
                tenant = _checked(connection, collection, scope)
                place = Place(tenant, scope, collection)
                known = _check_place(connection, place, part)
                changed = {key: body for key, body in part.items() if known.get(key) != body_text(body)}
                put_rows(connection, place, changed, by)
                note_staff(connection, place, changed, self._clock.now())
            if changed:
                self._news.tell(tenant, scope)
            published += len(changed)
        return Changed(published, len(keys) - published)

    def check(self, collection: str, rows: Mapping[str, Any]) -> None:
        """Whether desks can use these rows. Raises RowRefusedError row_refused."""
        for key, body in rows.items():
            fault = self._checking(collection, key, body)
            if fault is not None:
                raise RowRefusedError("row_refused", collection, key, fault)

    def retire(
        self,
        collection: str,
        keys: Sequence[str],
        scope: str = EVERYWHERE,
        *,
        confirmed: bool = False,
        by: str = "",
    ) -> int:
        """Take rows back; how many there were. Versions of policies and wordings stay for good.

        Raises RetireRefusedError when that is more than a tenth of the collection and nobody
        `confirmed` it, RowRefusedError version_stays, HeadOfficeError collection_unknown or unknown_branch.
        """
        if collection in VERSIONED and keys:
            raise RowRefusedError("version_stays", collection, keys[0])
        with self._database.writing() as connection:
            tenant = _checked(connection, collection, scope)
            place = Place(tenant, scope, collection)
            live = list(read_live(connection, place, keys))
            total = read_total(connection, tenant, scope, collection).n
            if not confirmed and len(live) > max(total * _MOST_GONE, 1 if total <= _FEW else 0):
                raise RetireRefusedError(collection, len(live), total)
            for at in range(0, len(live), _AT_ONCE):
                gone = live[at : at + _AT_ONCE]
                retire_rows(connection, place, gone, by)
                note_staff(connection, place, dict.fromkeys(gone), self._clock.now())
        if live:
            self._news.tell(tenant, scope)
        return len(live)

    def counts(self) -> dict[str, int]:
        """How many rows each collection has, everywhere."""
        with self._database.reading() as connection:
            found = connection.execute(
                select(FEED.c.coll, func.count())
                .where(FEED.c.coll.in_(REFERENCE), FEED.c.op == PUT)
                .group_by(FEED.c.coll)
            ).all()
        return {row[0]: int(row[1]) for row in found}

    def listed(self, collection: str, after: str, limit: int) -> tuple[Listed, ...]:
        """What is published in a collection, by key; `after` is key and scope of the last one seen."""
        key, _, scope = after.rpartition(" ")
        wanted = (
            select(FEED.c.key, FEED.c.branch, FEED.c.rev, FEED.c.body)
            .where(FEED.c.coll == collection, FEED.c.op == PUT)
            .where((FEED.c.key > key) | ((FEED.c.key == key) & (FEED.c.branch > scope)))
            .order_by(FEED.c.key, FEED.c.branch)
            .limit(limit)
        )
        with self._database.reading() as connection:
            found = connection.execute(wanted).all()
        return tuple(Listed(row.key, row.branch, row.rev, _valid_from(row.body)) for row in found)

    def rows(self, collection: str, scope: str = EVERYWHERE) -> dict[str, Any]:
        """What is published now, by key."""
        with self._database.reading() as connection:
            tenant = _checked(connection, collection, scope)
            found = connection.execute(
                select(FEED.c.key, FEED.c.body)
                .where(FEED.c.tenant == tenant, FEED.c.branch == scope, FEED.c.coll == collection)
                .where(FEED.c.op == PUT)
                .order_by(FEED.c.key)
            ).all()
        return {row.key: msgspec.json.decode(row.body) for row in found}


def _valid_from(body: str) -> str:
    """From which day a version holds, where it says so."""
    row = msgspec.json.decode(body)
    return str(row.get("valid_from") or "") if isinstance(row, dict) else ""


def _checked(connection: Connection, collection: str, scope: str) -> str:
    if collection not in REFERENCE:
        raise HeadOfficeError("collection_unknown", collection=collection)
    tenant = read_site(connection).tenant
    if scope != EVERYWHERE:
        found = connection.scalar(
            select(BRANCH.c.branch).where(BRANCH.c.tenant == tenant, BRANCH.c.branch == scope)
        )
        if found is None:
            raise HeadOfficeError("unknown_branch", branch=scope)
    return tenant


def _check_place(connection: Connection, place: Place, rows: Mapping[str, Any]) -> Mapping[str, bytes]:
    """The rows of these keys as they are, where the new ones may take their place.

    A key is published to all branches or to single ones: a desk keeps one row for it.
    Raises RowRefusedError version_stays, key_elsewhere.
    """
    known = read_live(connection, place, list(rows))
    if place.collection in VERSIONED:
        for key, text in known.items():
            if text != body_text(rows[key]):
                raise RowRefusedError("version_stays", place.collection, key)
    elsewhere = key_elsewhere(connection, place, list(rows))
    if elsewhere is not None:
        raise RowRefusedError("key_elsewhere", place.collection, elsewhere)
    return known
