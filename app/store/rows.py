"""A ticket as the lists and the search see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.identity import classify_phone
from app.domain.money import Fen
from app.domain.status import Stage
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
"""Bits of `clock_flags`."""

_MOST_WORDS: Final = 160


@dataclass(frozen=True)
class Standing:
    """What changes as a case goes on."""

    rank: int
    due: int
    level: int | None
    mark: str
    stage: str
    owner: str
    person: str
    changed_at: int
    clock_key: str | None
    clock_start: int | None
    clock_flags: int
    approval: int
    waiting: int
    last_pos: int


@dataclass(frozen=True)
class Face:
    """What seldom changes: who, what, which number."""

    ticket: str
    number: str
    customer: str
    phone: str
    phone_digits: str
    wechat: str | None
    goods: str
    words: str
    demand: str
    price: Fen | None
    barcode: str
    opened_at: int


@dataclass(frozen=True)
class SearchText:
    """What search looks at: `words` in one spelling, a line each; `initials` likewise."""

    words: str
    initials: str


def face_of(ticket: Ticket) -> Face:
    """The face of a ticket."""
    phone = classify_phone(ticket.customer.phone) if ticket.customer.phone else None
    prices = [item.goods.price * item.goods.quantity for item in ticket.items if item.goods.price is not None]
    return Face(
        ticket=ticket.id,
        number=ticket.number,
        customer=ticket.customer.name,
        phone=phone.text if phone else "",
        phone_digits=phone.digits if phone else "",
        wechat=ticket.customer.wechat,
        goods=goods_summary(ticket),
        words=" ".join(ticket.problem.words.split())[:_MOST_WORDS],
        demand=ticket.items[0].demand,
        price=Fen(sum(prices)) if prices else None,
        barcode=ticket.items[0].goods.barcode or "",
        opened_at=to_stored(ticket.opened_at),
    )


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
    changed = to_stored(ticket.changed_at or ticket.opened_at)
    level = ticket.level
    given = level is not None and ticket.revisions.get("owner", 0) > 0
    owner = level.owner if level else ""
    stage, opened = ticket.stage, ticket.open
    if opened:
        rank = level.level if level else UNGRADED
        due = to_stored(clock.due) if clock is not None and clock.due is not None else NEVER
    else:
        rank, due, clock = CLOSED_RANK, NEVER - changed, None
    flags = 0
    if clock is not None:
        flags = PAUSED * clock.paused | PROVISIONAL * clock.provisional
    return Standing(
        rank=rank,
        due=due,
        level=level.level if level else None,
        mark=level.mark if level else "",
        stage=str(stage),
        owner=owner or ticket.clerk or "",
        person=owner if given else (ticket.clerk or ""),
        changed_at=changed,
        clock_key=clock.key if clock else None,
        clock_start=to_stored(clock.start) if clock else None,
        clock_flags=flags,
        approval=int(opened and approval),
        waiting=int(opened and stage in WAITING_FOR_CUSTOMER),
        last_pos=last_pos,
    )


def search_text_of(ticket: Ticket, face: Face) -> SearchText:
    """What search looks at in a ticket whose face is `face`."""
    customer = ticket.customer
    words = [
        ticket.number, customer.name, customer.wechat, customer.address,
        face.phone_digits, face.phone,
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
    return SearchText(plain("\n".join(kept)), "\n".join(dict.fromkeys(initials)))
