"""Numbers without gaps: counted in a row that stays locked until the commit.

A number is taken as the last step of a transaction, so numbers become visible in their own order:
whoever has read up to one has seen all before it (fault 32).
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Select, func, select, update

from app.headoffice.store.database import add_missing
from app.headoffice.store.schema import COUNTER

RECEIPT: Final = "receipt"
FEED: Final = "feed"
WRITER: Final = "writer"
SAFE: Final = "safe"
"""Nothing is counted by it: up to this place in the feed, entries are in a backup that was tried."""


def take(connection: Connection, tenant: str, branch: str, kind: str, count: int) -> int:
    """The first of `count` numbers that belong to the caller once the transaction commits."""
    ends = connection.scalar(
        update(COUNTER)
        .where(COUNTER.c.tenant == tenant, COUNTER.c.branch == branch, COUNTER.c.kind == kind)
        .values(at=COUNTER.c.at + count)
        .returning(COUNTER.c.at)
    )
    if ends is None:
        begin(connection, tenant, branch, kind)
        return take(connection, tenant, branch, kind, count)
    return int(ends) - count + 1


def begin(connection: Connection, tenant: str, branch: str, kind: str) -> None:
    """The row to count in, if it is not there."""
    add_missing(connection, COUNTER, [{"tenant": tenant, "branch": branch, "kind": kind, "at": 0}])


def lock(connection: Connection, tenant: str, branch: str, kind: str) -> int:
    """Keep others from taking numbers until the commit; the last number that was taken."""
    found = connection.scalar(_row(tenant, branch, kind).with_for_update())
    return int(found or 0)


def ends_at(connection: Connection, tenant: str, branch: str, kind: str) -> int:
    """The last number that was taken; 0 before the first."""
    found = connection.scalar(_row(tenant, branch, kind))
    return int(found or 0)


def _row(tenant: str, branch: str, kind: str) -> Select[int]:
    return select(COUNTER.c.at).where(
        COUNTER.c.tenant == tenant, COUNTER.c.branch == branch, COUNTER.c.kind == kind
    )


def raise_to(connection: Connection, tenant: str, branch: str, kind: str, at: int) -> None:
    """Bring the last number to `at`, unless it is beyond."""
    begin(connection, tenant, branch, kind)
    row = (COUNTER.c.tenant == tenant, COUNTER.c.branch == branch, COUNTER.c.kind == kind)
    connection.execute(update(COUNTER).where(*row, COUNTER.c.at < at).values(at=at))


def tide(connection: Connection) -> int:
    """The sum of all that was counted: only rises, so a database below it is an older one."""
    return int(connection.scalar(select(func.coalesce(func.sum(COUNTER.c.at), 0))) or 0)
