"""Tickets as people at head office see them in lists: where they stand, nobody's name in full."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any, Final

from app.domain.approving import waits_for_head_office
from app.domain.disputed_plans import Way
from app.domain.identity import mask_id_number, mask_phone
from app.domain.money import Fen, display_yuan
from app.domain.records import Goods
from app.domain.ticket import Ticket
from app.headoffice.callers import told

PARTS: Final = " · "
"""Between the parts of a value that has several."""

ACCEPTED: Final = "✓"
"""Behind the way of a plan that the customer accepted."""

YES: Final = "✓"
"""A disputed yes."""

_LONGEST: Final = 2000
"""Characters of a disputed value that are shown."""

BOOK: Final = "book"
"""Stands for the stage of a leaf of a desk's book: it is no case, and lists of cases leave it out."""


def ticket_row(tenant: str, branch: str, ticket_id: str, ticket: Ticket, pos: int) -> dict[str, Any]:
    """The row of a ticket."""
    first = ticket.items[0].goods if ticket.items else None
    goods = " ".join(part for part in (first.brand, first.name, first.model) if part) if first else ""
    return {
        "tenant": tenant,
        "branch": branch,
        "ticket": ticket_id,
        "number": _plain(ticket.number),
        "stage": BOOK if ticket.book else str(ticket.stage),
        "customer": _plain(masked_name(ticket.customer.name)),
        "phone": _plain(mask_phone(ticket.customer.phone or "")),
        "goods": _plain(goods),
        "opened_at": told(ticket.opened_at),
        "changed_at": told(ticket.changed_at or ticket.opened_at),
        "entries": ticket.entries,
        "pos": pos,
        "voided": int(ticket.voided),
        "asked": int(waits_for_head_office(ticket)),
    }


def masked_name(name: str) -> str:
    """The first character and stars (个保法 6)."""
    name = name.strip()
    return name[:1] + "*" * min(len(name) - 1, 2)


def shown(claim: str, value: object) -> str:
    """A value under a claim as people at head office see it: nobody's name, number or address in full."""
    if value is None:
        return ""
    root, _, name = claim.partition(".")
    text = _told(claim, value)
    if root == "customer" and isinstance(value, str):
        if name == "phone":
            return mask_phone(text)
        return mask_id_number(text) if name == "id_number" else masked_name(text)
    return _whole(text)


def _told(claim: str, value: object) -> str:
    """A value with its parts side by side; a level as number, mark, owner and reasons. Codes stay codes."""
    if isinstance(value, Way):
        sum_ = display_yuan(value.amount) if value.amount is not None else ""
        return " ".join(part for part in (value.remedy, sum_, ACCEPTED if value.chosen else "") if part)
    if isinstance(value, Goods):
        return " ".join(part for part in (value.brand, value.name, value.model) if part)
    if isinstance(value, tuple | list):
        goods = next((each for each in value if isinstance(each, Goods)), None)
        if goods is not None:
            return _told(claim, goods)
        return "、".join(told for each in value if (told := _told(claim, each)))
    if is_dataclass(value):
        return PARTS.join(told for each in vars(value).values() if (told := _told(claim, each)))
    if claim.startswith("goods.") and claim.endswith(".price") and isinstance(value, int):
        return display_yuan(Fen(value))
    if isinstance(value, bool):
        return YES if value else "–"
    return "" if value is None else str(value)


def _plain(text: str) -> str:
    """As every database takes it."""
    return _without_nul(text)[:200]


def _whole(text: str) -> str:
    """What somebody decides about is cut only where it would fill pages, and then it says so."""
    text = _without_nul(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _without_nul(text: str) -> str:
    return text.replace("\0", "")
