"""A document while it is being filled in: what the form begins with, and how the paper would look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.records import Document
from app.domain.refusals import Refusal, RefusedError
from app.domain.ticket import Item, Ticket
from app.usecases.deed_rights import check_deed
from app.usecases.desk import Person
from app.usecases.issue import usual_medium
from app.usecases.issuing.denials import check_denials
from app.usecases.issuing.leaf import NEW, deed_of, new_leaf
from app.usecases.issuing.making import make_paper
from app.usecases.issuing.rule import Case
from app.usecases.issuing.rules import rule_of
from app.usecases.issuing.settling import particulars_of, prefilled, settled
from app.usecases.paper import Paper
from app.usecases.paper.particulars import Particular, ParticularKind
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class BegunDocument:
    """What a form asks, what stands in it at the beginning, and by key what is known to choose from."""

    kinds: tuple[ParticularKind, ...]
    particulars: tuple[Particular, ...]
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def begin_document(
    workplace: Workplace, ticket_id: str, kind: str, person: Person, item_id: str | None = None
) -> BegunDocument:
    """What was stated on the document when it was issued last, else what the ticket says.

    Raises RefusedError no_such_ticket, InputError document_kind_unknown.
    """
    case = _case(workplace, ticket_id, kind, person, item_id)
    begun = prefilled(case, kind, _issued(case, kind, item_id))
    return BegunDocument(particulars_of(workplace, kind), begun, dict(rule_of(kind).known(case)))


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
    paper = draft_paper(workplace, ticket_id, kind, person, stated, item_id)
    copies = next(each.copies for each in workplace.typesetter.kinds() if each.kind == kind)
    return workplace.typesetter.render(paper, usual_medium(workplace, kind), copies[:1]).pdf


def draft_paper(
    workplace: Workplace,
    ticket_id: str,
    kind: str,
    person: Person,
    stated: Mapping[str, object],
    item_id: str | None = None,
) -> Paper:
    """The record a document would be set from now. Raises RefusedError no_such_ticket and why the case is
    not that far, and what `settled` and `check_denials` raise.
    """
    check_deed(workplace, deed_of(kind), person)
    case = _case(workplace, ticket_id, kind, person, item_id)
    refusal = rule_of(kind).refusal(case.ticket, case.item)
    if refusal:
        raise RefusedError(refusal)
    found = settled(case, kind, stated, _issued(case, kind, item_id))
    number = workplace.reference.wording.draft_number
    said = tuple(rule_of(kind).counted(case, found))
    paper = make_paper(workplace, case.ticket, case.item, kind, number, 0, case.now, person, found, said)
    check_denials(workplace, case.ticket, paper)
    return paper


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
