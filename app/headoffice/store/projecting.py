"""Projecting: branch by branch, what was received is judged, counted in its ticket and told of.

One at a time works on a branch. All of a batch is committed at once; when that fails, nothing of
it happened and it is judged again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import CompoundSelect, Connection, and_, column, select, union, update

from app.headoffice.callers import Clock, told
from app.headoffice.store.blob_refs import give_up
from app.headoffice.store.counters import RECEIPT
from app.headoffice.store.database import Database, put_in, set_or_add
from app.headoffice.store.docket import Docket, make_docket, marks_of, new_rows, rows_again
from app.headoffice.store.erasing import erase
from app.headoffice.store.feeding import Told, feed_judged
from app.headoffice.store.folds import Fold, Folds, Mark, fold_from_feed
from app.headoffice.store.hearing import Hearing, Outcome
from app.headoffice.store.marked import marked
from app.headoffice.store.news import News
from app.headoffice.store.paper_rows import write_papers
from app.headoffice.store.person_keys import PersonKeys
from app.headoffice.store.schema import ASIDE, ASIDE_AGAIN, COUNTER, JUDGED_TO, SITE, TICKET, TICKET_STALE
from app.headoffice.store.site import read_site
from app.headoffice.store.ticket_rows import ticket_row
from app.wire.failpoint import reached
from app.wire.jsonbody import to_json
from app.wire.messages import Verdict
from app.wire.versions import schema

BATCH: Final = 1000
_AGAIN: Final = 500
"""Of these, those that are judged anew: they are read whole."""
_GROWTH: Final = 8
"""After so many times as many entries the tables are looked over again."""

_STALE_AT_ONCE: Final = 200

_ASIDE: Final = frozenset({Verdict.CONFLICT, Verdict.QUARANTINED, Verdict.HELD, Verdict.HELD_UPGRADE})


class _Done(NamedTuple):
    """What a batch did: how many entries were judged, and what is kept of it once it is committed."""

    judged: int
    folds: dict[str, Fold]
    dropped: set[str]
    fed: bool


class Projecting:
    """Judges what was received."""

    def __init__(self, database: Database, keys: PersonKeys, clock: Clock, news: News) -> None:
        self._database, self._keys, self._clock, self._news = database, keys, clock, news
        self._folds = Folds()
        self._work = _work(database.kind)
        self._epoch = ""
        self._judged, self._stock_at = 0, BATCH

    def once(self, batch: int = BATCH) -> int:
        """One batch of every branch that is not being worked on; how many entries were judged."""
        with self._database.reading() as connection:
            places = [(row[0], row[1]) for row in connection.execute(self._work)]
        judged = sum(self._branch(tenant, branch, batch) for tenant, branch in places)
        self._judged += judged
        if self._judged >= self._stock_at:
            self._database.take_stock()
            self._stock_at = _GROWTH * self._judged
        return judged

    def _branch(self, tenant: str, branch: str, batch: int) -> int:
        with self._database.writing() as connection:
            done = self._judge(connection, (tenant, branch), batch)
        if done is None:
            return 0
        reached("project.after_commit")
        self._folds.drop(tenant, branch, done.dropped)
        self._folds.put(tenant, branch, done.folds)
        if done.fed:
            self._news.tell(tenant, branch)
        return done.judged

    def _judge(self, connection: Connection, place: tuple[str, str], batch: int) -> _Done | None:
        after = connection.scalar(
            select(JUDGED_TO.c.rno)
            .where(JUDGED_TO.c.tenant == place[0], JUDGED_TO.c.branch == place[1])
            .with_for_update(skip_locked=True)
        )
        if after is None:
            return None
        epoch = read_site(connection).epoch
        if epoch != self._epoch:
            self._folds.clear()
            self._epoch = epoch
        # Not together with judging: whoever brings keys locks the feed first and tickets then.
        refolded = self._refold(connection, place)
        if refolded:
            return _Done(refolded, {}, set(), fed=False)
        rows = rows_again(connection, place, min(batch, _AGAIN))
        new = new_rows(connection, place, after, max(0, batch - len(rows)))
        if not rows and not new:
            return _Done(0, {}, set(), fed=False)
        docket = make_docket(connection, place, [*rows, *new], self._keys, self._folds)
        hearing = Hearing(docket)
        hearing.hear_all()
        if new:
            connection.execute(
                update(JUDGED_TO)
                .where(JUDGED_TO.c.tenant == place[0], JUDGED_TO.c.branch == place[1])
                .values(rno=new[-1].rno)
            )
        done = self._write(connection, docket, hearing)
        reached("project.before_commit")
        return done

    def _write(self, connection: Connection, docket: Docket, hearing: Hearing) -> _Done:
        tenant, branch = docket.place
        now = told(self._clock.now())
        outcomes = list(hearing.outcomes.values())
        _write_asides(connection, docket.place, outcomes, now)
        _write_decisions(connection, docket.place, hearing, now)
        give_up(connection, tenant, [each for each in hearing.lost if each.isprintable()], now)
        changed = [each for each in outcomes if not each.unchanged]
        # The numbers of the feed are taken as late as can be: others wait for them.
        positions = feed_judged(
            connection,
            tenant,
            branch,
            [_told(docket, each) for each in changed],
            again=any(each.filed.again is not None for each in changed),
        )
        reheard = {each.filed.ticket for each in outcomes if each.filed.again is not None}
        last = {each.filed.ticket: positions[each.filed.rno] for each in changed}
        folds = {}
        for name in hearing.touched:
            mark = docket.marks.get(name, Mark(0, 0))
            ticket = docket.tickets.get(name)
            if ticket is not None and name in last:
                folds[name] = Fold(ticket, Mark(last[name], mark.refold))
        rows = [
            {**ticket_row(tenant, branch, name, fold.ticket, fold.mark.pos), "received_at": now}
            for name, fold in folds.items()
        ]
        set_or_add(connection, TICKET, rows)
        write_papers(connection, docket.place, [each.filed for each in outcomes])
        erase(connection, docket.place, hearing.erased, now)
        return _Done(
            judged=len(outcomes),
            folds={name: fold for name, fold in folds.items() if name not in reheard},
            dropped=reheard,
            fed=bool(changed),
        )

    def _refold(self, connection: Connection, place: tuple[str, str]) -> int:
        """Tickets whose row says less than is known by now: a key came after its entries."""
        tenant, branch = place
        stale = (TICKET.c.tenant == tenant, TICKET.c.branch == branch, TICKET.c.stale == 1)
        few = marked(connection.dialect.name, TICKET, TICKET_STALE, "stale", "ticket")
        here = few.where(column("tenant") == tenant, column("branch") == branch)
        names = list(connection.scalars(here.limit(_STALE_AT_ONCE)))
        if not names:
            return 0
        marks = marks_of(connection, place, names)
        keys = self._keys.load(connection, tenant, branch, names)
        tickets = fold_from_feed(connection, place, names, keys)
        rows = [ticket_row(tenant, branch, name, each, marks[name].pos) for name, each in tickets.items()]
        set_or_add(connection, TICKET, rows)
        for name in names:
            same = (TICKET.c.ticket == name, TICKET.c.refold == marks[name].refold)
            connection.execute(update(TICKET).where(*stale, *same).values(stale=0))
        return len(names)

    def judge_upgraded(self) -> int:
        """After an upgrade: what was of an unknown kind has its turn again. How many entries."""
        known = to_json(dict(sorted(schema().items()))).decode()
        with self._database.writing() as connection:
            if connection.scalar(select(SITE.c.schema_known).with_for_update()) == known:
                return 0
            connection.execute(update(SITE).values(schema_known=known))
            again = connection.execute(
                update(ASIDE)
                .where(
                    ASIDE.c.kind.in_([str(Verdict.HELD_UPGRADE), str(Verdict.QUARANTINED)]),
                    ASIDE.c.ended_at == "",
                )
                .values(again=1)
            )
            return again.rowcount


def _work(dialect: str) -> CompoundSelect[Any]:
    """Branches with anything to do: one look for ten thousand of them, keeping nobody waiting. Made once:
    it is asked after each batch.
    """
    received = and_(
        COUNTER.c.tenant == JUDGED_TO.c.tenant,
        COUNTER.c.branch == JUDGED_TO.c.branch,
        COUNTER.c.kind == RECEIPT,
        COUNTER.c.at > JUDGED_TO.c.rno,
    )
    return union(
        select(JUDGED_TO.c.tenant, JUDGED_TO.c.branch).join(COUNTER, received),
        marked(dialect, ASIDE, ASIDE_AGAIN, "again", "tenant", "branch"),
        marked(dialect, TICKET, TICKET_STALE, "stale", "tenant", "branch"),
    )


def _told(docket: Docket, outcome: Outcome) -> Told:
    row = outcome.filed
    return Told(
        row.rno,
        row.writer,
        docket.writers[row.writer][0],
        row.seq,
        outcome.verdict,
        outcome.detail,
        row.ticket,
        row.hash,
    )


def _write_asides(
    connection: Connection, place: tuple[str, str], outcomes: Sequence[Outcome], now: str
) -> None:
    """Put aside what did not simply apply; take back what does now."""
    key = {"tenant": place[0], "branch": place[1]}
    new: list[dict[str, Any]] = []
    for each in outcomes:
        row = each.filed
        aside = each.verdict in _ASIDE
        if row.again is None and aside:
            new.append(
                {
                    **key,
                    "rno": row.rno,
                    "writer": row.writer,
                    "seq": row.seq,
                    "kind": str(each.verdict),
                    "ticket": row.ticket,
                    "entry": row.id,
                    "code": row.type,
                    "detail": each.detail,
                    "since": now,
                }
            )
        elif row.again is not None:
            here = (ASIDE.c.tenant == place[0], ASIDE.c.branch == place[1], ASIDE.c.rno == row.rno)
            values = {"kind": str(each.verdict), "detail": each.detail} if aside else {"ended_at": now}
            connection.execute(update(ASIDE).where(*here).values(again=0, **values))
    put_in(connection, ASIDE, new)


def _write_decisions(connection: Connection, place: tuple[str, str], hearing: Hearing, now: str) -> None:
    for each in hearing.decisions:
        connection.execute(
            update(ASIDE)
            .where(ASIDE.c.tenant == place[0], ASIDE.c.branch == place[1], ASIDE.c.ticket == each.ticket)
            .where(ASIDE.c.kind == str(Verdict.CONFLICT), ASIDE.c.entry == each.entry)
            .values(ended_at=now, ended_by=each.by)
        )
