"""Which files entries speak of, and which of them have arrived. The bytes are kept elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, delete, func, select, update

from app.domain.privacy import Personal
from app.domain.records import BlobRef
from app.headoffice.callers import Caller, Clock, told
from app.headoffice.store.database import Database, add_missing, in_parts, one_of, set_or_add
from app.headoffice.store.feeding import RETIRE
from app.headoffice.store.schema import BLOB, BLOB_REF, EVERYWHERE, FEED, PERSON_KEY
from app.wire.messages import PERSON_KEYS

MOST_WANTED: Final = 200
_TOGETHER: Final = 64
"""Files that are written down at once."""

Present = Callable[[str], int | None]
"""The size of a file that is kept whole, by its sha256; None when it is not there."""


class Referred(NamedTuple):
    """An entry speaks of a file."""

    blob: BlobRef
    ticket: str
    rno: int


class BlobWanted(NamedTuple):
    """A file that an entry speaks of and that has not arrived."""

    sha256: str
    size: int
    role: str
    mime: str


class BlobState(NamedTuple):
    """A file that entries speak of."""

    size: int
    arrived: bool


def refer(connection: Connection, place: Caller, referred: Sequence[Referred]) -> None:
    """Keep who speaks of what; the first word on it stays."""
    rows = {
        (each.blob.sha256, each.ticket): {
            "tenant": place.tenant,
            "branch": place.branch,
            "sha256": each.blob.sha256,
            "ticket": each.ticket,
            "size": each.blob.size,
            "role": _plain(each.blob.role),
            "mime": _plain(each.blob.mime),
            "rno": each.rno,
        }
        for each in reversed(referred)
    }
    add_missing(connection, BLOB_REF, list(rows.values()))


class BlobRefs:
    """What is known of files."""

    def __init__(self, database: Database, clock: Clock, present: Present | None = None) -> None:
        """`present` looks where the bytes are: after a restore the database may know less than the disk."""
        self._database, self._clock, self._present = database, clock, present
        self._lock = threading.Lock()
        self._came: dict[tuple[str, str], int] = {}

    def wanted(self, tenant: str, branch: str, limit: int = MOST_WANTED) -> tuple[BlobWanted, ...]:
        """Files that have not arrived, those spoken of first first."""
        self.write_down()
        with self._database.reading() as connection:
            rows = connection.execute(
                select(BLOB_REF.c.sha256, BLOB_REF.c.size, BLOB_REF.c.role, BLOB_REF.c.mime)
                .where(BLOB_REF.c.tenant == tenant, BLOB_REF.c.branch == branch)
                .where(~BLOB_REF.c.sha256.in_(_settled(tenant)))
                .order_by(BLOB_REF.c.rno)
                .limit(limit)
            ).all()
        return tuple(BlobWanted(*row) for row in rows)

    def missing_of(self, tenant: str, sha256s: Sequence[str]) -> tuple[str, ...]:
        """Those of `sha256s` that are to be sent, at most MOST_WANTED."""
        if not sha256s:
            return ()
        self.write_down()
        with self._database.reading() as connection:
            here = set(connection.scalars(_settled(tenant).where(BLOB.c.sha256.in_(list(sha256s)))))
        missing = [each for each in sha256s if each not in here]
        if self._present is not None and missing:
            found = {each: size for each in missing if (size := self._present(each)) is not None}
            self._note(tenant, found)
            missing = [each for each in missing if each not in found]
        return tuple(missing[:MOST_WANTED])

    def known(self, tenant: str, sha256s: Iterable[str]) -> Mapping[str, BlobState]:
        """Those of `sha256s` that an entry speaks of."""
        wanted = list(sha256s)
        self.write_down()
        with self._database.reading() as connection:
            rows = connection.execute(
                select(BLOB_REF.c.sha256, func.max(BLOB_REF.c.size))
                .where(BLOB_REF.c.tenant == tenant, BLOB_REF.c.sha256.in_(wanted))
                .group_by(BLOB_REF.c.sha256)
            ).all()
            here = set(connection.scalars(_arrived(tenant).where(BLOB.c.sha256.in_(wanted))))
        return {row[0]: BlobState(int(row[1]), row[0] in here) for row in rows}

    def arrived(self, tenant: str, sha256: str, size: int) -> None:
        """That file is kept whole from now on.

        It is written down together with others that come after it, within a second: a transaction for
        each photo costs more than the photo. The bytes are on the disk already; where the computer fails
        in between, `look_again` finds them.
        """
        with self._lock:
            self._came[tenant, sha256] = size
            many = len(self._came) >= _TOGETHER
        if many:
            self.write_down()

    def write_down(self) -> None:
        """Write down what arrived."""
        with self._lock:
            came, self._came = self._came, {}
        for tenant in {tenant for tenant, _ in came}:
            try:
                self._note(tenant, {name: size for (of, name), size in came.items() if of == tenant})
            except BaseException:
                with self._lock:
                    self._came = came | self._came
                raise

    def let_go(self, tenant: str) -> tuple[str, ...]:
        """Files of erased persons that lie here still, or may: no entry that counts speaks of them.

        Those too which an entry brought that was written before an erasure and came after it.
        """
        self.write_down()
        self._let_go_late(tenant)
        with self._database.reading() as connection:
            return tuple(
                connection.scalars(
                    select(BLOB.c.sha256)
                    .where(BLOB.c.tenant == tenant, BLOB.c.branch == EVERYWHERE)
                    .where(BLOB.c.lost_at != "", BLOB.c.size > 0, ~_spoken_of(tenant))
                    .order_by(BLOB.c.sha256)
                )
            )

    def _let_go_late(self, tenant: str) -> None:
        with self._database.reading() as connection:
            branches = connection.scalars(
                select(BLOB_REF.c.branch).distinct().where(BLOB_REF.c.tenant == tenant)
            ).all()
            late = {each: connection.scalars(_named_late(tenant, each)).all() for each in branches}
        for branch, tickets in late.items():
            if tickets:
                with self._database.writing() as connection:
                    let_go(connection, tenant, branch, tickets, told(self._clock.now()))

    def forget(self, tenant: str, sha256s: Sequence[str]) -> None:
        """These were thrown away: where an entry comes that speaks of one, it is wanted again."""
        with self._database.writing() as connection:
            for part in in_parts(sha256s):
                connection.execute(
                    delete(BLOB)
                    .where(BLOB.c.tenant == tenant, BLOB.c.branch == EVERYWHERE)
                    .where(one_of(connection, BLOB.c.sha256, list(part)))
                )

    def look_again(self, tenant: str) -> int:
        """Look for files that nobody is known to have sent, and which are here; how many."""
        if self._present is None:
            return 0
        found, after = 0, ""
        while True:
            with self._database.reading() as connection:
                names = connection.scalars(
                    select(BLOB_REF.c.sha256)
                    .distinct()
                    .where(BLOB_REF.c.tenant == tenant, BLOB_REF.c.sha256 > after)
                    .where(~BLOB_REF.c.sha256.in_(_arrived(tenant)))
                    .order_by(BLOB_REF.c.sha256)
                    .limit(MOST_WANTED)
                ).all()
            here = {each: size for each in names if (size := self._present(each)) is not None}
            self._note(tenant, here)
            found += len(here)
            if len(names) < MOST_WANTED:
                return found
            after = names[-1]

    def _note(self, tenant: str, files: Mapping[str, int]) -> None:
        if not files:
            return
        now, whose = told(self._clock.now()), {"tenant": tenant, "branch": EVERYWHERE}
        rows = [
            {**whose, "sha256": name, "size": size, "arrived_at": now, "gone_at": ""}
            for name, size in files.items()
        ]
        with self._database.writing() as connection:
            set_or_add(connection, BLOB, rows)


def give_up(connection: Connection, tenant: str, sha256s: Sequence[str], now: str) -> None:
    """A desk says that it has lost these: nobody waits for them any more, unless they come after all."""
    rows = [
        {"tenant": tenant, "branch": EVERYWHERE, "sha256": name, "size": 0, "arrived_at": "", "lost_at": now}
        for name in sha256s
    ]
    add_missing(connection, BLOB, rows)
    for part in in_parts(sha256s):
        connection.execute(
            update(BLOB)
            .where(BLOB.c.tenant == tenant, BLOB.c.branch == EVERYWHERE)
            .where(BLOB.c.sha256.in_(part), BLOB.c.gone_at != "")
            .values(lost_at=now, gone_at="")
        )


def let_go(connection: Connection, tenant: str, branch: str, tickets: Sequence[str], now: str) -> None:
    """Nobody speaks of the files of these tickets any more; those that no other ticket speaks of may go."""
    sizes: dict[str, int] = {}
    for part in in_parts(tickets):
        theirs = (
            BLOB_REF.c.tenant == tenant,
            BLOB_REF.c.branch == branch,
            one_of(connection, BLOB_REF.c.ticket, list(part)),
        )
        named = connection.execute(select(BLOB_REF.c.sha256, BLOB_REF.c.size).where(*theirs)).all()
        sizes |= {row.sha256: int(row.size) for row in named}
        connection.execute(delete(BLOB_REF).where(*theirs))
    shared: set[str] = set()
    for part in in_parts(list(sizes)):
        others = (BLOB_REF.c.tenant == tenant, one_of(connection, BLOB_REF.c.sha256, list(part)))
        shared.update(connection.scalars(select(BLOB_REF.c.sha256).where(*others)))
    whose = {"tenant": tenant, "branch": EVERYWHERE, "arrived_at": "", "lost_at": now, "gone_at": ""}
    rows = [whose | {"sha256": name, "size": size} for name, size in sizes.items() if name not in shared]
    set_or_add(connection, BLOB, rows)


def _named_late(tenant: str, branch: str) -> Select[str]:
    """Tickets whose person was erased, of whom nothing is kept since, and whose files are spoken of."""
    kept = (PERSON_KEY.c.tenant == tenant, PERSON_KEY.c.branch == branch)
    person = PERSON_KEY.c.kind == Personal.PERSON
    refs = (BLOB_REF.c.tenant == tenant, BLOB_REF.c.branch == branch)
    return (
        select(FEED.c.ticket)
        .distinct()
        .where(FEED.c.tenant == tenant, FEED.c.branch == branch, FEED.c.coll == PERSON_KEYS)
        .where(FEED.c.op == RETIRE, FEED.c.verdict == Personal.PERSON)
        .where(~select(PERSON_KEY.c.name).where(*kept, person, PERSON_KEY.c.ticket == FEED.c.ticket).exists())
        .where(select(BLOB_REF.c.sha256).where(*refs, BLOB_REF.c.ticket == FEED.c.ticket).exists())
    )


def _spoken_of(tenant: str) -> ColumnElement[bool]:
    return (
        select(BLOB_REF.c.sha256)
        .where(BLOB_REF.c.tenant == tenant, BLOB_REF.c.sha256 == BLOB.c.sha256)
        .exists()
    )


def _settled(tenant: str) -> Select[str]:
    """Files that nobody waits for: they are here, or lost."""
    return select(BLOB.c.sha256).where(
        BLOB.c.tenant == tenant, BLOB.c.branch == EVERYWHERE, BLOB.c.gone_at == ""
    )


def _arrived(tenant: str) -> Select[str]:
    return _settled(tenant).where(BLOB.c.arrived_at != "")


def _plain(text: str) -> str:
    return text.replace("\0", "")[:200]
