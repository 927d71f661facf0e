"""Reference: what head office decides and desks only read: policies, calendars, staff, approvals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, select

from app.headoffice.store.counters import FEED as FEED_POSITIONS
from app.headoffice.store.counters import take
from app.headoffice.store.database import Database, put_in
from app.headoffice.store.feeding import PUT, RETIRE, Sum, body_text, read_total, write_total
from app.headoffice.store.news import News
from app.headoffice.store.refusals import HeadOfficeError, RetireRefusedError
from app.headoffice.store.schema import BRANCH, EVERYWHERE, FEED
from app.headoffice.store.site import read_site
from app.wire import rowsum
from app.wire.messages import REFERENCE

_MOST_GONE: Final = 0.1
"""More than a tenth of a collection never goes without a person saying so (fault 36)."""

_FEW: Final = 10
"""Of a collection this small one row may always go."""


class Reference:
    """Publishes to all branches (``*``) or to one."""

    def __init__(self, database: Database, news: News) -> None:
        self._database, self._news = database, news

    def publish(self, collection: str, key: str, body: Any, scope: str = EVERYWHERE, by: str = "") -> int:
        """Put one row in place of the one there was; its position in the feed.

        Raises HeadOfficeError: collection_unknown, unknown_branch.
        """
        with self._database.writing() as connection:
            tenant = _checked(connection, collection, scope)
            pos = self._put(connection, (tenant, scope), collection, key, (PUT, body, by))
        self._news.tell(tenant, scope)
        return pos

    def retire(
        self,
        collection: str,
        keys: Sequence[str],
        scope: str = EVERYWHERE,
        *,
        confirmed: bool = False,
        by: str = "",
    ) -> int:
        """Take rows back; how many there were.

        Raises RetireRefusedError when that is more than a tenth of the collection and nobody
        `confirmed` it, HeadOfficeError collection_unknown or unknown_branch.
        """
        with self._database.writing() as connection:
            tenant = _checked(connection, collection, scope)
            here = (FEED.c.tenant == tenant, FEED.c.branch == scope, FEED.c.coll == collection)
            live = connection.scalars(
                select(FEED.c.key).where(*here, FEED.c.op == PUT, FEED.c.key.in_(list(keys)))
            ).all()
            total = read_total(connection, tenant, scope, collection).n
            if not confirmed and len(live) > max(total * _MOST_GONE, 1 if total <= _FEW else 0):
                raise RetireRefusedError(collection, len(live), total)
            for key in live:
                self._put(connection, (tenant, scope), collection, key, (RETIRE, None, by))
        if live:
            self._news.tell(tenant, scope)
        return len(live)

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

    def _put(
        self,
        connection: Connection,
        place: tuple[str, str],
        collection: str,
        key: str,
        said: tuple[str, Any, str],
    ) -> int:
        op, body, by = said
        tenant, scope = place
        # The counter is locked first here: rows of reference are few and written by people.
        pos = take(connection, tenant, scope, FEED_POSITIONS, 1)
        here = (FEED.c.tenant == tenant, FEED.c.branch == scope, FEED.c.coll == collection, FEED.c.key == key)
        known = connection.execute(select(FEED.c.rev, FEED.c.op, FEED.c.body).where(*here)).one_or_none()
        n, running = read_total(connection, tenant, scope, collection)
        rev = 1
        if known is not None:
            rev = known.rev + 1
            if known.op == PUT:
                row = rowsum.row_hash(key, known.rev, known.body.encode())
                n, running = n - 1, rowsum.taken(running, row)
            connection.execute(delete(FEED).where(*here))
        text = body_text(body) if op == PUT else b""
        if op == PUT:
            n, running = n + 1, rowsum.added(running, rowsum.row_hash(key, rev, text))
        new = {
            "tenant": tenant,
            "branch": scope,
            "pos": pos,
            "coll": collection,
            "key": key,
            "rev": rev,
            "op": op,
            "body": text.decode(),
            "by": by,
        }
        put_in(connection, FEED, [new])
        write_total(connection, tenant, scope, collection, Sum(n, running))
        return pos


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
