"""Which ticket somebody means by a number: one as a rule, several where a desk was copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.domain.numbering import desk_part, read_number, short_form
from app.domain.paper_code import ScannedDocument
from app.domain.refusals import Refusal, RefusedError
from app.domain.ticket import Ticket
from app.usecases.paper import short_hash
from app.usecases.workplace import Workplace

GIVEN_TWICE: Final = "number_given_twice"


def meant(workplace: Workplace, reference: str) -> str | None:
    """The id of the one ticket named by its id, number or short form; None when there is none.

    Raises RefusedError number_given_twice where copies of a desk gave the number to several: which one
    is meant nobody but the person knows, and what lies here is not the likelier one.
    """
    found = workplace.tickets.named(reference)
    if len(found) > 1:
        raise RefusedError(given_twice(workplace, reference.strip(), found))
    return found[0] if found else None


def exactly(workplace: Workplace, text: str) -> str | None:
    """The id of the ticket whose number, or the number of whose paper, is `text`; None when there is none.

    Raises RefusedError number_given_twice.
    """
    found = meant(workplace, text)
    papers = () if found is not None else workplace.tickets.document_tickets(text)
    if len(papers) > 1:
        raise RefusedError(given_twice(workplace, text.strip(), papers))
    return papers[0] if papers else found


def scanned_ticket(workplace: Workplace, scanned: ScannedDocument) -> str | None:
    """The id of the ticket whose paper was scanned; None when there is none.

    Of several papers with one number it is the one with the content that the code tells of. Raises
    RefusedError number_given_twice where that does not decide.
    """
    found = workplace.tickets.document_tickets(scanned.number)
    if len(found) > 1:
        fitting = [each for each in found if _has_issued(workplace, each, scanned)]
        found = tuple(fitting) or found
    if len(found) > 1:
        raise RefusedError(given_twice(workplace, scanned.number, found))
    return found[0] if found else meant(workplace, scanned.number)


def _has_issued(workplace: Workplace, ticket_id: str, scanned: ScannedDocument) -> bool:
    ticket = workplace.tickets.ticket(ticket_id)
    return ticket is not None and any(
        (each.number, each.version, short_hash(each.content_sha256))
        == (scanned.number, scanned.version, scanned.short_hash)
        for each in ticket.documents
    )


def given_twice(workplace: Workplace, number: str, ids: Sequence[str]) -> Refusal:
    """Several tickets have that number: which, and how to name one of them."""
    tickets = [ticket for each in ids if (ticket := workplace.tickets.ticket(each)) is not None]
    names = [short_form(each.number, each.id) for each in tickets]
    if len(set(names)) < len(names):  # one time in sixty thousand
        names = [each.id for each in tickets]
    said = [f"{name} ({_told(workplace, ticket)})" for name, ticket in zip(names, tickets, strict=True)]
    params = {
        "number": number,
        "count": str(len(said)),
        "tickets": "; ".join(said),
        "example": names[0] if names else "",
    }
    return Refusal(GIVEN_TWICE, params=params)


def _told(workplace: Workplace, ticket: Ticket) -> str:
    """Where it was taken in, when, and what goods it is about."""
    opened = ticket.opened_at.astimezone(workplace.desk.tz)
    goods = [item.goods.name or item.goods.category or "" for item in ticket.items]
    return ", ".join(filter(None, (desk_of_ticket(workplace, ticket), f"{opened:%Y-%m-%d %H:%M}", *goods)))


def desk_of_ticket(workplace: Workplace, ticket: Ticket) -> str:
    """The desk as it stands in numbers, with the mark of the copy of it that took the ticket in."""
    number = read_number(ticket.number)
    return desk_part(number.stem if number else workplace.desk.code, workplace.tickets.opened_by(ticket.id))
