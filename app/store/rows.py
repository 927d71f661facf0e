"""A ticket as the lists and the search see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from app.domain.identity import classify_phone
from app.domain.status import Stage
from app.domain.stray_numbers import without_numbers
from app.store.moments import NEVER, to_stored
from app.store.search.initials import goods_initials, name_initials
from app.store.search.terms import plain
from app.usecases.read_models import NextClock

if TYPE_CHECKING:
    from app.domain.ticket import Ticket

CLOSED_RANK: Final = 9
"""Rank of a ticket with nothing left to do; an open one has its level, without one UNGRADED."""

UNGRADED: Final = 4

WAITING_FOR_CUSTOMER: Final = frozenset({Stage.PROOF_REQUESTED, Stage.PLAN_OFFERED})

PAUSED, PROVISIONAL = 1, 2
"""Bits of the flags of a clock."""

_MOST_WORDS: Final = 160


class Label(NamedTuple):
    """What a list says of who and what. Moments in microseconds.

    All of it is one column, a line each: a page of fifty rows is read in half the time,
    for each column costs sqlite3 about 0.1 µs a row.
    """

    number: str
    customer: str
    phone: str
    wechat: str
    goods: str
    demand: str
    opened_at: str
    words: str


class State(NamedTuple):
    """What a list says of how a case stands; one column too. Empty: there is no level, no clock."""

    level: str
    mark: str
    stage: str
    owner: str
    clock: str
    clock_start: str
    clock_flags: str


@dataclass(frozen=True)
class Standing:
    """What changes as a case goes on; `state` is a `State`."""

    rank: int
    due: int
    person: str
    approval: int
    waiting: int
    last_pos: int
    state: str


@dataclass(frozen=True)
class Face:
    """What seldom changes: who, what, which number; `label` is a `Label`."""

    ticket: str
    number: str
    customer: str
    phone_digits: str
    barcode: str
    opened_at: int
    label: str


@dataclass(frozen=True)
class SearchText:
    """What search looks at: `words` in one spelling, a line each; `initials` likewise."""

    words: str
    initials: str


def face_of(ticket: Ticket) -> Face:
    """The face of a ticket."""
    customer = ticket.customer
    phone = classify_phone(customer.phone) if customer.phone else None
    opened_at = to_stored(ticket.opened_at)
    return Face(
        ticket=ticket.id,
        number=ticket.number,
        customer=without_numbers(customer.name),
        phone_digits=without_numbers(phone.digits) if phone else "",
        barcode=without_numbers(ticket.items[0].goods.barcode or ""),
        opened_at=opened_at,
        label=_masked(
            Label(
                number=ticket.number,
                customer=customer.name,
                phone=phone.text if phone else "",
                wechat=customer.wechat or "",
                goods=goods_summary(ticket),
                demand=ticket.items[0].demand,
                opened_at=str(opened_at),
                words=without_numbers(" ".join(ticket.problem.words.split()))[:_MOST_WORDS],
            )
        ),
    )


def read_label(label: str) -> Label:
    """The texts of `Face.label`."""
    return Label._make(label.split("\n"))


def _masked(label: Label) -> str:
    """The label without identity numbers, which another program may have let pass into a text (P-01)."""
    return without_numbers(_lines(label))


def _lines(parts: tuple[str, ...]) -> str:
    """Texts as one, a line each."""
    text = "\n".join(parts)
    if text.count("\n") != len(parts) - 1:
        text = "\n".join(part.replace("\n", " ") for part in parts)
    return text


def goods_summary(ticket: Ticket) -> str:
    """The goods in one line: those of the first item, and how many more."""
    goods = ticket.items[0].goods
    named = [part for part in (goods.brand, goods.name or goods.category, goods.model) if part]
    more = len(ticket.items) - 1
    return " ".join(named) + (f" +{more}" if more else "")


def standing_of(ticket: Ticket, clock: NextClock | None, *, approval: bool, last_pos: int) -> Standing:
    """The standing of a ticket whose most urgent clock is `clock`.

    Closed tickets stand behind the open ones, newest change first.
    """
    level = ticket.level
    given = level is not None and ticket.revisions.get("owner", 0) > 0
    owner = level.owner if level else ""
    stage, opened = ticket.stage, ticket.open
    if opened:
        rank = level.level if level else UNGRADED
        due = to_stored(clock.due) if clock is not None and clock.due is not None else NEVER
    else:
        rank, due, clock = CLOSED_RANK, NEVER - to_stored(ticket.changed_at or ticket.opened_at), None
    flags = 0
    if clock is not None:
        flags = PAUSED * clock.paused | PROVISIONAL * clock.provisional
    return Standing(
        rank=rank,
        due=due,
        person=owner if given else (ticket.clerk or ""),
        approval=int(opened and approval),
        waiting=int(opened and stage in WAITING_FOR_CUSTOMER),
        last_pos=last_pos,
        state=_lines(
            State(
                level=str(level.level) if level else "",
                mark=level.mark if level else "",
                stage=stage,
                owner=owner or ticket.clerk or "",
                clock=clock.key if clock else "",
                clock_start=str(to_stored(clock.start)) if clock else "",
                clock_flags=str(flags),
            )
        ),
    )


def search_text_of(ticket: Ticket, face: Face) -> SearchText:
    """What search looks at in a ticket whose face is `face`."""
    customer = ticket.customer
    words = [
        ticket.number, customer.name, customer.wechat, customer.address,
        face.phone_digits, read_label(face.label).phone,
        ticket.problem.words, ticket.problem.expectation, *ticket.received_items,
    ]  # fmt: skip # a list of fields
    initials = list(name_initials(customer.name))
    for item in ticket.items:
        goods = item.goods
        words += [
            goods.name, goods.category, goods.brand, goods.model, goods.specification, goods.barcode,
            goods.serial, goods.order_number, goods.invoice_number, goods.shop,
        ]  # fmt: skip # a list of fields
        if item.complaint is not None:
            words += [item.complaint.words, item.complaint.expectation]
        for text in (goods.brand, goods.name):
            initials += goods_initials(text) if text else ()
    kept = dict.fromkeys(word for word in words if word)
    return SearchText(plain(without_numbers("\n".join(kept))), "\n".join(dict.fromkeys(initials)))
