"""Tickets as rows of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from app.domain.identity import mask_phone
from app.domain.money import format_yuan
from app.domain.stray_numbers import without_numbers
from app.domain.ticket import Ticket
from app.usecases.desk import Desk
from app.usecases.read_models import QueueFilter
from app.usecases.workplace import Workplace

COLUMNS = (
    "number",
    "opened_at",
    "clerk",
    "channel",
    "customer",
    "phone",
    "goods",
    "brand",
    "model",
    "barcode",
    "items",
    "price",
    "words",
    "demand",
    "level",
    "stage",
    "cause",
    "liable",
    "remedy",
    "refund",
    "voided",
)
_PAGE = 500


def export_rows(workplace: Workplace, first: date | None, last: date | None) -> Iterator[Mapping[str, str]]:
    """One row per ticket taken in from `first` to `last` (days at the desk, both included)."""
    cursor: str | None = None
    while True:
        wanted = QueueFilter(workplace.time.now(), chip="all")
        page = workplace.tickets.page(wanted, cursor, _PAGE)
        for row in page.rows:
            day = row.opened_at.astimezone(workplace.desk.tz).date()
            if (first is None or day >= first) and (last is None or day <= last):
                ticket = workplace.tickets.ticket(row.id)
                if ticket is not None:
                    yield ticket_row(ticket, workplace.desk)
        if page.next is None:
            return
        cursor = page.next


def ticket_row(ticket: Ticket, desk: Desk) -> dict[str, str]:
    """One ticket as texts. The phone is masked, and an identity number that another program let pass into
    words: a spreadsheet travels further than it should.
    """
    item = ticket.items[0]
    liability, plan = item.liability, item.plan
    agreed = plan.agreed if plan else None
    row = {
        "number": ticket.number,
        "opened_at": f"{ticket.opened_at.astimezone(desk.tz):%Y-%m-%d %H:%M}",
        "clerk": ticket.clerk or "",
        "channel": ticket.channel,
        "customer": ticket.customer.name,
        "phone": mask_phone(ticket.customer.phone) if ticket.customer.phone else "",
        "goods": item.goods.name,
        "brand": item.goods.brand or "",
        "model": item.goods.model or "",
        "barcode": item.goods.barcode or "",
        "items": str(len(ticket.items)),
        "price": format_yuan(item.goods.price) if item.goods.price is not None else "",
        "words": ticket.problem.words,
        "demand": item.demand,
        "level": str(ticket.level.level) if ticket.level else "",
        "stage": "voided" if ticket.voided else ticket.stage,
        "cause": liability.cause if liability else "",
        "liable": ", ".join(f"{s.party} {s.percent}%" for s in liability.shares) if liability else "",
        "remedy": agreed.remedy if agreed else "",
        "refund": format_yuan(plan.refund.net) if plan and plan.refund else "",
        "voided": "1" if ticket.voided else "",
    }
    return {name: without_numbers(text) for name, text in row.items()}
