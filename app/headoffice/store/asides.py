"""What did not simply apply, as people at head office see it: quarantine, what is held, conflicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, and_, select, update

from app.headoffice.store.database import Database
from app.headoffice.store.schema import ASIDE, TICKET, WRITER
from app.wire.messages import Verdict


class Aside(NamedTuple):
    """One entry put aside. `type` is the entry's type on the wire, `detail` what is told of it."""

    branch: str
    rno: int
    writer: str
    seq: int
    kind: str
    ticket: str
    number: str
    entry: str
    type: str
    detail: Mapping[str, Any]
    since: str
    ended_at: str


class Asides:
    """Reads what was put aside and asks for judging it anew."""

    def __init__(self, database: Database, arrived: Callable[[], None]) -> None:
        self._database, self._arrived = database, arrived

    def quarantined(self, branch: str = "") -> tuple[Aside, ...]:
        """Entries that could not be judged, with those of the same ticket behind them."""
        return self._of(branch, Verdict.QUARANTINED)

    def held(self, branch: str = "", before: str = "") -> tuple[Aside, ...]:
        """Entries whose ticket, or whose kind, is not known yet; `before`: those held since before then."""
        held = self._of(branch, Verdict.HELD, Verdict.HELD_UPGRADE)
        return tuple(each for each in held if not before or each.since < before)

    def conflicts(self, branch: str = "") -> tuple[Aside, ...]:
        """Entries in conflict that nobody decided yet."""
        return self._of(branch, Verdict.CONFLICT)

    def retry(self, branch: str, ticket: str = "") -> int:
        """Judge again what is in quarantine (of that ticket); how many entries will be."""
        here: list[ColumnElement[bool]] = [ASIDE.c.branch == branch]
        if ticket:
            here.append(ASIDE.c.ticket == ticket)
        with self._database.writing() as connection:
            asked = connection.execute(
                update(ASIDE)
                .where(*here, ASIDE.c.kind == str(Verdict.QUARANTINED), ASIDE.c.ended_at == "")
                .values(again=1)
            )
        self._arrived()
        return asked.rowcount

    def _of(self, branch: str, *kinds: Verdict) -> tuple[Aside, ...]:
        wrote = and_(
            WRITER.c.tenant == ASIDE.c.tenant,
            WRITER.c.branch == ASIDE.c.branch,
            WRITER.c.no == ASIDE.c.writer,
        )
        of = and_(
            TICKET.c.tenant == ASIDE.c.tenant,
            TICKET.c.branch == ASIDE.c.branch,
            TICKET.c.ticket == ASIDE.c.ticket,
        )
        wanted = (
            select(ASIDE, WRITER.c.writer.label("name"), TICKET.c.number)
            .join(WRITER, wrote)
            .outerjoin(TICKET, of)
            .where(ASIDE.c.kind.in_([str(kind) for kind in kinds]), ASIDE.c.ended_at == "")
            .order_by(ASIDE.c.branch, ASIDE.c.rno)
        )
        if branch:
            wanted = wanted.where(ASIDE.c.branch == branch)
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(
            Aside(
                branch=row.branch,
                rno=row.rno,
                writer=row.name,
                seq=row.seq,
                kind=row.kind,
                ticket=row.ticket,
                number=row.number or "",
                entry=row.entry,
                type=row.code,
                detail=msgspec.json.decode(row.detail) if row.detail else {},
                since=row.since,
                ended_at=row.ended_at,
            )
            for row in rows
        )
