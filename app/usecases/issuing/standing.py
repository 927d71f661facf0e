"""Whether an issued document still says what the ticket says.

A document goes out of date when the entry it stands on is another one (a new determination, another
answer of the customer), or when something it shows was put right since: a name, a telephone number, the
goods, the customer's words. Until somebody signed it or got it, it does as well when what it prints of the
course went on: another technician or appointment, a waybill, what a repair came to, a step of an emergency.
A signed paper says what was so when it was signed. It never does by time or by what it does not print (a
clock, a note, a picture), nor by what became of the document itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.domain.records import Document, Goods
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE
from app.domain.ticket import Item, Ticket
from app.usecases.issuing.rules import rule_of
from app.usecases.issuing.shown_course import COURSE, Fact, Facts

_DIGITS: Final = 64


def outdated(document: Document, ticket: Ticket, item: Item) -> bool:
    """Whether the case went on, or was put right, since the document was issued: it needs a new version.

    Whether it does is no matter of clocks, which may be moved back or stand still between two entries.
    A document whose facts were erased, or never kept, goes by its entry alone; one that was issued before
    the course was kept for its kind goes by the rest.
    """
    if rule_of(document.kind).ground(item) != document.stands_on:
        return True
    now = shown_facts(document.kind, ticket, item)
    if not document.shows or now.startswith(document.shows):
        return False
    handed = bool(document.signatures) or bool(document.delivery)
    return not handed or document.shows[:_DIGITS] != now[:_DIGITS]


def shown_facts(kind: str, ticket: Ticket, item: Item) -> str:
    """SHA-256 over what a document of that kind shows of the ticket now, as 64 hexadecimal digits; behind
    it 64 more over what it prints of the course, where it prints any.

    Empty for a paper of the desk, and for one that is another document each time.
    """
    rule = rule_of(kind)
    if rule.of_desk or rule.anew:
        return ""
    items = (item,) if rule.of_item else ticket.items
    course = COURSE.get(kind, ())
    return _hashed(_SHOWN.get(kind, _CASE), ticket, items) + (
        _hashed(course, ticket, items) if course else ""
    )


def _hashed(told: Sequence[Facts], ticket: Ticket, items: Sequence[Item]) -> str:
    facts = [(name, value) for each in told for name, value in each(ticket, items)]
    said = {name: value for name, value in facts if value not in (None, "", ())}
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _customer(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    yield "name", ticket.customer.name.strip()
    yield "phone", ticket.customer.phone or ticket.customer.wechat


def _name(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    yield "name", ticket.customer.name.strip()


def _identity(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    yield "id_number", ticket.customer.id_number


def _address(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    yield "address", ticket.customer.address
    yield "access_note", ticket.customer.access_note


def _goods(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    for item in items:
        yield from ((f"goods.{item.id}.{name}", value) for name, value in _named(item.goods))


def _named(goods: Goods) -> Iterator[Fact]:
    """What everybody calls the goods by."""
    yield "name", goods.name or goods.category
    yield "brand", goods.brand
    yield "model", goods.model
    yield "serial", goods.serial


def _bought(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:
    """The goods with the order they came by. How far the proof was checked is the course of the case."""
    yield from _goods(ticket, items)
    for item in items:
        goods, place = item.goods, f"goods.{item.id}"
        yield f"{place}.barcode", goods.barcode
        yield f"{place}.quantity", goods.quantity
        yield f"{place}.price", goods.price
        yield f"{place}.sold_date", goods.sold_date
        yield f"{place}.received_date", goods.received_date
        yield f"{place}.order_number", goods.order_number
        yield f"{place}.invoice_number", goods.invoice_number


def _words(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:
    """What is wrong, and what is wanted for it."""
    for item in items:
        yield f"words.{item.id}", ticket.problem_of(item).words
        yield f"demand.{item.id}", item.demand


def _harm(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    problem = ticket.problem
    yield "injury", problem.injury
    yield "people_affected", problem.people_affected
    yield "property_loss", problem.property_loss
    yield "safety_risk", problem.safety_risk


def _received(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    yield "received", ticket.received_items


def _reason(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:
    """Why goods go back, and how they looked: the determination, else the customer's words."""
    for item in items:
        words = item.liability.conclusion if item.liability else ticket.problem_of(item).words
        yield f"reason.{item.id}", words
        if item.inspection is not None:
            look = item.inspection
            ticks = (look.packaging_intact, look.unused, look.accessories_complete, look.resale_affected)
            yield f"ticks.{item.id}", ticks


def _found(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    for item in items:
        yield f"found.{item.id}", item.liability.conclusion if item.liability else None


def _price(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    """The price of paid work: what was offered, until something was agreed."""
    for item in items:
        plan = item.plan
        asked = (plan.agreed,) if plan and plan.agreed else plan.options if plan else ()
        yield f"price.{item.id}", next((each.amount for each in asked if each.paid), None)


_CASE: Final[tuple[Facts, ...]] = (_customer, _goods)
"""What is shown by whatever names the case it is about."""

_SHOWN: Final[Mapping[str, tuple[Facts, ...]]] = {
    "compensation-agreement": (*_CASE, _identity, _words, _harm),
    "emergency-sheet": (*_CASE, _words, _harm),
    EXCHANGE_RETURN_SLIP: (_customer, _bought, _identity, _received, _reason),
    "installation-acceptance": (_customer, _bought, _address),
    "label": (*_CASE, _received),
    LIABILITY_NOTICE: (_name, _bought, _words),
    "paid-repair-consent": (*_CASE, _words, _price),
    "receipt": (_customer, _bought, _words, _received),
    "rectification-notice": (_goods, _found),
    "safety-advice": (*_CASE, _harm),
    "test-commission": (*_CASE, _received),
    "work-order": (_customer, _bought, _address, _words, _price),
    "written-explanation": (*_CASE, _words),
}
