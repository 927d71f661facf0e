"""A document while it is being filled in: what the form begins with, and how the paper would look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.records import Document
from app.domain.refusals import Refusal, RefusedError
from app.domain.ticket import Item, Ticket
from app.usecases.desk import Person
from app.usecases.issue import usual_medium
from app.usecases.issuing.leaf import NEW, new_leaf
from app.usecases.issuing.making import make_paper
from app.usecases.issuing.rule import Case
from app.usecases.issuing.rules import rule_of
from app.usecases.issuing.settling import particulars_of, prefilled, settled
from app.usecases.paper.particulars import Particular, ParticularKind
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class BegunDocument:
    """What a form asks, and what stands in it at the beginning."""

    kinds: tuple[ParticularKind, ...]
    particulars: tuple[Particular, ...]


def begin_document(
    workplace: Workplace, ticket_id: str, kind: str, person: Person, item_id: str | None = None
) -> BegunDocument:
    """What was stated on the document when it was issued last, else what the ticket says.

    Raises RefusedError no_such_ticket, InputError document_kind_unknown.
    """
    case = _case(workplace, ticket_id, kind, person, item_id)
    begun = prefilled(case, kind, _issued(case, kind, item_id))
    return BegunDocument(particulars_of(workplace, kind), begun)


def draft_document(
    workplace: Workplace,
    ticket_id: str,
    kind: str,
    person: Person,
    stated: Mapping[str, object],
    item_id: str | None = None,
) -> bytes:
    """The first copy as it would be issued now: without a number, kept nowhere. Takes 0.1 s and more.

    Raises what `settled` raises.
    """
    case = _case(workplace, ticket_id, kind, person, item_id)
    found = settled(case, kind, stated, _issued(case, kind, item_id))
    number = workplace.reference.wording.draft_number
    said = tuple(rule_of(kind).counted(case, found))
    paper = make_paper(workplace, case.ticket, case.item, kind, number, 0, case.now, person, found, said)
    copies = next(each.copies for each in workplace.typesetter.kinds() if each.kind == kind)
    return workplace.typesetter.render(paper, usual_medium(workplace, kind), copies[:1]).pdf


def _issued(case: Case, kind: str, item_id: str | None) -> Document | None:
    """The one that would get a new version; none where each is a document of its own."""
    if rule_of(kind).anew:
        return None
    return case.ticket.latest(kind, item_id if rule_of(kind).of_item else None)


def _case(workplace: Workplace, reference: str, kind: str, person: Person, item_id: str | None) -> Case:
    of_desk = rule_of(kind).of_desk
    ticket_id = reference.removeprefix(NEW) if of_desk else reference
    ticket = workplace.tickets.ticket(ticket_id)
    if ticket is None and of_desk:
        ticket = new_leaf(workplace, ticket_id, kind, person)
    if ticket is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": ticket_id}))
    now = workplace.time.now().astimezone(workplace.desk.tz)
    return Case(workplace, ticket, _item(ticket, item_id), now, person)


def _item(ticket: Ticket, item_id: str | None) -> Item:
    return ticket.item(item_id) or ticket.items[0]
