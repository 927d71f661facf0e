"""The hearing: one entry after another gets its verdict, and counts in its ticket or not."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec

from app.domain.authors import AUTHOR, author_in_doubt
from app.domain.entry import Entry
from app.domain.evolve import evolve
from app.domain.merging import APPLIED, MERGED_SOFT, Judgement, WriterRole, judge
from app.domain.steps.deciding import ConflictDecided
from app.domain.steps.evidence import FileLost
from app.domain.steps.privacy import PersonErased
from app.domain.ticket import Ticket
from app.headoffice.store.docket import Docket, Filed
from app.headoffice.store.erasing import Erasure
from app.headoffice.store.folds import UNCOUNTED
from app.headoffice.store.receiving import MALFORMED
from app.wire.damage import DamagedEntryError
from app.wire.entries import decode_entry
from app.wire.messages import Verdict

DEPENDS: Final = "depends"
"""Quarantined only because an earlier entry of the same ticket is."""

FAILED: Final = "judging_failed"

_COUNTS: Final = frozenset({APPLIED, MERGED_SOFT})

_LOG = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """What became of an entry. `detail` is JSON, empty when there is nothing to say."""

    filed: Filed
    verdict: str
    detail: str

    @property
    def unchanged(self) -> bool:
        """Whether it was told of just so before."""
        return self.filed.again == (self.verdict, self.detail)


class Decision(NamedTuple):
    """An entry in conflict was decided by another entry."""

    ticket: str
    entry: str
    by: str


class Hearing:
    """Judges a docket. Afterwards `outcomes` by receipt number, in the order in which they count."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self.outcomes: dict[int, Outcome] = {}
        self.decisions: list[Decision] = []
        self.lost: list[str] = []
        self.erased: list[Erasure] = []
        self.touched: set[str] = set()
        self._roles: dict[int, str] = {}

    def hear_all(self) -> None:
        """Every row of the docket, and those held for a ticket that it opens."""
        for row in self._docket.rows:
            self._hear(row)

    def _hear(self, row: Filed) -> None:
        before = self._docket.tickets.get(row.ticket)
        judgement = self._judged(row)
        detail = msgspec.json.encode(judgement.detail, order="sorted").decode() if judgement.detail else ""
        self.outcomes.pop(row.rno, None)
        self.outcomes[row.rno] = Outcome(row, judgement.verdict, detail)
        if not row.ticket:
            return
        self.touched.add(row.ticket)
        if judgement.verdict == Verdict.QUARANTINED:
            self._docket.blocked.add(row.ticket)
        if judgement.verdict == Verdict.HELD:
            self._docket.held.setdefault(row.ticket, []).append(row)
        elif before is None and row.ticket in self._docket.tickets:
            for waiting in self._docket.held.pop(row.ticket, []):
                self._hear(waiting)

    def _judged(self, row: Filed) -> Judgement:
        if row.id and self._docket.first_of_id.get(row.id, row.rno) < row.rno:
            return Judgement(Verdict.REPEATED)
        if row.type == MALFORMED:
            return _quarantined("entry_form")
        if row.ticket in self._docket.blocked:
            return _quarantined(DEPENDS)
        try:
            entry = decode_entry(row.line, self._docket.keys)
        except DamagedEntryError as error:
            return _quarantined(error.reason)
        try:
            return self._weighed(row, entry)
        except Exception as error:  # noqa: BLE001 - see below
            # Whatever goes wrong with one entry must not hold up all others (fault 10). What it was
            # about stays out of the log: it may name a person.
            _LOG.exception("entry %s of writer %s could not be judged", row.seq, row.writer)
            return _quarantined(FAILED, error=type(error).__name__)

    def _weighed(self, row: Filed, entry: Entry) -> Judgement:
        ticket = self._docket.tickets.get(row.ticket) if row.ticket else None
        role = self._roles.get(row.writer)
        if role is None:
            role = self._roles[row.writer] = self._docket.role(row.writer)
        judgement = judge(ticket, entry, role)
        if judgement.verdict in _COUNTS and role != WriterRole.HEAD_OFFICE:
            judgement = self._by_whom(row, entry, ticket) or judgement
        if not row.ticket or judgement.verdict in UNCOUNTED:
            return judgement
        after = evolve(ticket, entry)
        if after is not None:
            self._docket.tickets[row.ticket] = after
        if isinstance(entry.body, ConflictDecided):
            self.decisions.append(Decision(row.ticket, entry.body.entry, entry.id))
        elif isinstance(entry.body, FileLost):
            self.lost.append(entry.body.sha256)
        elif isinstance(entry.body, PersonErased):
            self.erased.append(Erasure(row.ticket, entry.body.kinds, entry.body.names))
        return judgement

    def _by_whom(self, row: Filed, entry: Entry, ticket: Ticket | None) -> Judgement | None:
        """Of whoever was not of the staff, or had no right to: a person looks at it (6.2)."""
        roster = self._docket.roster
        if not roster.people or not author_in_doubt(entry, ticket, roster, self._docket.since.get(row.rno)):
            return None
        claims = entry.body.claims(ticket) if ticket is not None else ()
        return Judgement(Verdict.CONFLICT, {"kind": AUTHOR, "claims": list(claims), "by": entry.user or ""})


def _quarantined(code: str, **more: Any) -> Judgement:
    detail: Mapping[str, Any] = {"code": code, **more}
    return Judgement(Verdict.QUARANTINED, detail)
