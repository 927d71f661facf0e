"""D19 交接班单: what is open when one shift hands over to the next (S4-02); two names under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from app.domain.clocks import ClockState
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.ticket import Ticket
from app.domain.vocabulary import Delivery, Role
from app.usecases.absence import is_absent
from app.usecases.desk import staff_of
from app.usecases.intake_draft import decode
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular, particular_of
from app.usecases.read_models import QueueFilter
from app.usecases.review import open_tickets
from app.usecases.shifts import read_shifts, shifts_on
from app.usecases.signers import left_to_sign

Rows = tuple[tuple[str, ...], ...]


def _prefilled(case: Case) -> Iterable[Particular]:
    on = shifts_on(read_shifts(case.workplace.desk.shifts), case.now.time())
    yield Particular("shift", text=on[0].name if on else "")
    yield Particular("handing_over", text=case.person.name)


def _known(case: Case) -> Mapping[str, tuple[str, ...]]:
    """The staff, but for who is away today and who is at a customer's."""
    settings = case.workplace.settings.all()
    here = tuple(
        each.name
        for each in staff_of(settings)
        if not is_absent(each, case.now.date()) and each.role is not Role.TECHNICIAN
    )
    return {"handing_over": here, "taking_over": tuple(name for name in here if name != case.person.name)}


def _completed(
    case: Case,  # noqa: ARG001 - the form of a rule
    found: Sequence[Particular],
    given: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Particular]:
    """Two people: nobody hands over to oneself."""
    gives, takes = (particular_of(found, key).text for key in ("handing_over", "taking_over"))
    if gives and gives == takes:
        raise RefusedError(Refusal("hand_over_to_oneself", "S4-02", {"person": gives}))
    return found


def _counted(case: Case, found: Sequence[Particular]) -> Iterator[Particular]:  # noqa: ARG001 - the form of a rule
    tickets = tuple(_own_open(case))
    clocks, promises, shelf = _clocks(case, tickets), _promises(case, tickets), _shelf(tickets)
    parked, unsigned = _parked(case), _unsigned(tickets)
    unsent = case.workplace.tickets.unsent()
    waiting = case.workplace.tickets.counts(QueueFilter(case.now))["unsynced"]
    yield Particular(
        "figures",
        rows=(
            ("open", str(len(tickets))),
            ("overdue", str(sum(1 for row in clocks if row[4]))),
            ("promises", str(len(promises))),
            ("parked", str(len(parked))),
            ("pieces", str(sum(len(each.received_items) for each in tickets))),
            ("unsigned", str(len(unsigned))),
            ("unsent_tickets", str(waiting)),
            ("unsent_entries", str(unsent.entries)),
            ("unsent_files", str(unsent.files)),
        ),
    )
    yield Particular("clocks", rows=clocks)
    yield Particular("promises", rows=promises)
    yield Particular("parked", rows=parked)
    yield Particular("shelf", rows=shelf)
    yield Particular("unsigned", rows=unsigned)
    yield Particular("as_of", moment=case.now)


def _own_open(case: Case) -> Iterator[Ticket]:
    """Open tickets of this desk; those of the others are handed over there."""
    tickets = case.workplace.tickets
    for ticket_id in open_tickets(case.workplace, case.now):
        ticket = tickets.ticket(ticket_id)
        if ticket is not None and ticket.desk == case.workplace.desk.code:
            yield ticket


def _clocks(case: Case, tickets: Sequence[Ticket]) -> Rows:
    """The next clock of each ticket, earliest first: number, clock, due, who, overdue or paused."""
    rows = []
    for ticket in tickets:
        running = [
            each
            for each in case.workplace.policy.clocks(ticket, case.now)
            if each.clock.stopped_at is None and each.state is not ClockState.VOIDED
        ]
        if running:
            clock = min(running, key=lambda each: (each.clock.paused_since is not None, each.clock.due)).clock
            paused = clock.paused_since is not None
            state = "paused" if paused else "overdue" if clock.due < _local(case) else ""
            due = f"{clock.due:%Y-%m-%d %H:%M}"
            rows.append((due, ticket.number, clock.name, ticket.clerk or "", state))
    return tuple((number, name, due, who, state) for due, number, name, who, state in sorted(rows))


def _local(case: Case) -> datetime:
    return case.now.replace(tzinfo=None)


def _promises(case: Case, tickets: Sequence[Ticket]) -> Rows:
    zone = case.workplace.desk.tz
    kept_open = [
        (each.due, ticket.number, each.text, each.made_by or "")
        for ticket in tickets
        for each in ticket.promises
        if each.kept_at is None and not each.voided
    ]
    return tuple(
        (number, text, f"{due.astimezone(zone):%Y-%m-%d %H:%M}", who)
        for due, number, text, who in sorted(kept_open)
    )


def _parked(case: Case) -> Rows:
    zone = case.workplace.desk.tz
    return tuple(
        (*_told(each.payload), f"{each.started_at.astimezone(zone):%Y-%m-%d %H:%M}")
        for each in case.workplace.drafts.all()
        if each.parked
    )


def _told(payload: str) -> tuple[str, str]:
    """Which goods a parked intake is about, and who began it. Not for whom: nothing erases this paper."""
    try:
        form = decode(payload)
    except InputError:
        return "", ""
    return " ".join(filter(None, (form.brand, form.goods, form.barcode))), form.clerk


def _unsigned(tickets: Sequence[Ticket]) -> Rows:
    """Papers that wait for a signature: number, kind, ticket, who signs next. None that was refused."""
    return tuple(
        (document.number, document.kind, each.number, left_to_sign(document)[0].value)
        for each in sorted(tickets, key=lambda ticket: ticket.number)
        for document in each.documents
        if left_to_sign(document) and document.delivery != Delivery.REFUSED_BEFORE_WITNESS
    )


def _shelf(tickets: Sequence[Ticket]) -> Rows:
    """Goods of customers that lie at the desk: ticket, pieces, how many."""
    return tuple(
        (each.number, "、".join(each.received_items), str(len(each.received_items)))
        for each in sorted(tickets, key=lambda ticket: ticket.number)
        if each.received_items
    )


def open_at_desk(case: Case) -> tuple[Particular, ...]:
    """What stands open at the desk now, as it would be counted on the sheet."""
    return tuple(_counted(case, ()))


RULE = IssuingRule(of_desk=True, prefilled=_prefilled, counted=_counted, completed=_completed, known=_known)
