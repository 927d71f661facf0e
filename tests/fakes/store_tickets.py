"""Tickets in memory, each looked at every time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.entry import Entry
from app.domain.identity import classify_phone
from app.domain.numbering import short_form, split_reference
from app.domain.refusals import InputError
from app.domain.ticket import Ticket
from app.store.history import shown_lines
from app.store.moments import NEVER, to_stored
from app.store.rows import CLOSED_RANK, Standing, face_of, goods_summary, search_text_of, standing_of
from app.store.search.terms import plain
from app.usecases.read_models import (
    CHIPS,
    CustomerHit,
    HistoryLine,
    NextClock,
    Page,
    QueueFilter,
    QueueRow,
    Similar,
    Unsent,
)
from tests.fakes.store_state import Keeper


@dataclass(frozen=True)
class Line:
    """A ticket with its place in the queue."""

    place: int
    ticket: Ticket
    standing: Standing

    @property
    def key(self) -> tuple[int, int, int]:
        return self.standing.rank, self.standing.due, self.place


class FakeTickets:
    """See `Tickets`. Looks at every ticket each time."""

    def __init__(
        self,
        keeper: Keeper,
        clock_of: Callable[[Ticket], NextClock | None],
        awaiting_approval: Callable[[Ticket], bool],
    ) -> None:
        self._keeper = keeper
        self._clock_of = clock_of
        self._awaiting_approval = awaiting_approval

    def find(self, reference: str) -> str | None:
        found = self.named(reference)
        return found[0] if len(found) == 1 else None

    def named(self, reference: str) -> tuple[str, ...]:
        number, tail = split_reference(reference)
        tickets = self._keeper.state.tickets.values()
        meant = [
            each.id
            for each in tickets
            if number == each.id.upper() or (number == each.number and not each.book)
        ]
        return tuple(sorted(each for each in meant if each.endswith(tail)))

    def opened_by(self, ticket_id: str) -> str:
        return ""

    def ticket(self, ticket_id: str) -> Ticket | None:
        return self._keeper.state.tickets.get(ticket_id)

    def entries(self, ticket_id: str) -> Iterator[Entry]:
        return iter([entry for entry in self._keeper.state.entries if entry.ticket == ticket_id])

    def history(self, ticket_id: str) -> tuple[HistoryLine, ...]:
        return tuple(shown_lines(self.entries(ticket_id)))

    def _lines(self) -> list[Line]:
        lines = []
        cases = (ticket for ticket in self._keeper.state.tickets.values() if not ticket.book)
        for place, ticket in enumerate(cases, 1):
            clock = self._clock_of(ticket) if ticket.open else None
            approval = ticket.open and self._awaiting_approval(ticket)
            lines.append(Line(place, ticket, standing_of(ticket, clock, approval=approval, last_pos=0)))
        return lines

    def page(self, wanted: QueueFilter, after: str | None = None, limit: int = 50) -> Page:
        if wanted.chip not in CHIPS:
            raise InputError("no_such_filter", "filter", value=wanted.chip, known=", ".join(CHIPS))
        lines = [line for line in self._lines() if shows(line, wanted)]
        if wanted.search.strip():
            lines = [line for line in lines if answers(line.ticket, wanted.search)]
            lines.sort(key=lambda line: -line.place)
        else:
            lines.sort(key=lambda line: line.key)
        start = self._start(lines, after)
        rows = tuple(self._row(line) for line in lines[start : start + limit])
        more = len(lines) > start + limit
        return Page(rows, str(lines[start + limit - 1].place) if more else None)

    def _start(self, lines: list[Line], after: str | None) -> int:
        if after is None:
            return 0
        places = [str(line.place) for line in lines]
        if after not in places:
            raise InputError("cursor_form", "after", value=after)
        return places.index(after) + 1

    def _row(self, line: Line) -> QueueRow:
        ticket, level = line.ticket, line.ticket.level
        alone = len(self.named(ticket.number)) == 1
        return QueueRow(
            id=ticket.id,
            number=ticket.number if alone else short_form(ticket.number, ticket.id),
            customer=ticket.customer.name,
            goods=goods_summary(ticket),
            words=" ".join(ticket.problem.words.split())[:160],
            demand=ticket.items[0].demand,
            level=level.level if level else None,
            mark=level.mark if level else "",
            stage=ticket.stage,
            owner=(level.owner if level else "") or ticket.clerk or "",
            opened_at=ticket.opened_at,
            clock=self._clock_of(ticket) if ticket.open else None,
            sync="here",
            phone=_phone(ticket),
        )

    def counts(self, wanted: QueueFilter) -> Mapping[str, int]:
        lines = self._lines()
        return {chip: sum(1 for line in lines if shows(line, replace(wanted, chip=chip))) for chip in CHIPS}

    def customers(self, typed: str, limit: int = 8) -> tuple[CustomerHit, ...]:
        text = plain(typed).strip()
        digits = re.sub(r"\D", "", text)
        by_phone = bool(digits) and not any(char.isalpha() for char in text)
        if not text or (by_phone and len(digits) < 4):
            return ()
        known: dict[tuple[str, str], list[Ticket]] = {}
        for ticket in reversed(self._keeper.state.tickets.values()):
            phone = face_of(ticket).phone_digits
            name = plain(ticket.customer.name)
            initials = search_text_of(ticket, face_of(ticket)).initials.split("\n")[:2]
            spelled = text.isascii() and bool(name) and any(line.startswith(text) for line in initials)
            fits = phone.endswith(digits) and bool(phone) if by_phone else text in name or spelled
            if fits or (name, phone) in known:
                known.setdefault((name, phone), []).append(ticket)
        return tuple(_hit(tickets) for tickets in list(known.values())[:limit])

    def similar(self, phone: str | None, barcode: str | None, since: datetime) -> tuple[Similar, ...]:
        digits = classify_phone(phone).digits if phone else ""
        found = []
        for ticket in self._keeper.state.tickets.values():
            face = face_of(ticket)
            if digits and face.phone_digits == digits and ticket.open:
                found.append(_similar(ticket, "phone"))
            elif barcode and face.barcode == barcode.strip() and ticket.opened_at >= since:
                found.append(_similar(ticket, "barcode"))
        return tuple(sorted(found, key=lambda each: each.opened_at, reverse=True))

    def document_tickets(self, document_number: str) -> tuple[str, ...]:
        wanted = document_number.strip().upper()
        tickets = self._keeper.state.tickets.values()
        return tuple(
            sorted(t.id for t in tickets if any(document.number == wanted for document in t.documents))
        )

    def numbered(self, prefix: str) -> tuple[tuple[str, str], ...]:
        found = {
            (document.number, ticket.id)
            for ticket in self._keeper.state.tickets.values()
            for document in ticket.documents
            if document.number.startswith(prefix)
        }
        return tuple(sorted(found))

    def written_to(self, since: datetime) -> tuple[str, ...]:
        written = {entry.ticket for entry in self._keeper.state.entries if entry.at >= since}
        cases = self._keeper.state.tickets.values()
        return tuple(ticket.id for ticket in cases if ticket.id in written and not ticket.book)

    def unsent(self) -> Unsent:
        return Unsent(len(self._keeper.state.entries))


def shows(line: Line, wanted: QueueFilter) -> bool:
    """Whether a chip shows a ticket."""
    standing, opened = line.standing, line.standing.rank != CLOSED_RANK
    now = to_stored(wanted.now)
    end = NEVER if wanted.day_end is None else to_stored(wanted.day_end)
    return {
        "open": opened,
        "overdue": opened and standing.due < now,
        "today": opened and now <= standing.due < end,
        "mine": opened and standing.person == (wanted.person or ""),
        "approval": bool(standing.approval),
        "customer": bool(standing.waiting),
        "unsynced": True,
        "closed": not opened,
        "all": True,
    }[wanted.chip]


def answers(ticket: Ticket, typed: str) -> bool:
    """Whether every word that was typed stands in the ticket: in its words, or as initials."""
    text = search_text_of(ticket, face_of(ticket))
    return all(word in text.words or word in text.initials for word in plain(typed).split())


def _hit(tickets: list[Ticket]) -> CustomerHit:
    newest = tickets[0]
    return CustomerHit(
        newest.customer.name,
        _phone(newest),
        newest.customer.wechat,
        len(tickets),
        sum(1 for ticket in tickets if ticket.open),
        newest.number,
        newest.opened_at,
    )


def _similar(ticket: Ticket, why: str) -> Similar:
    return Similar(
        ticket.id, ticket.number, ticket.customer.name, goods_summary(ticket), ticket.opened_at, why
    )


def _phone(ticket: Ticket) -> str:
    typed = ticket.customer.phone
    return classify_phone(typed).text if typed else ""
