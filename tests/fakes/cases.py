"""Cases to put into a store: what a clerk would have typed, with what matters to the test changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.entry import Draft
from app.domain.money import Fen
from app.domain.numbering import ticket_number
from app.domain.records import BlobRef, Customer, Goods, Problem
from app.domain.steps.intake import TicketOpened
from app.domain.steps.papers import DocumentIssued
from app.domain.ticket import Level
from app.domain.vocabulary import Demand
from app.usecases.ports import Transaction

CLERK = "林晓敏"


def kettle(**changes: Any) -> Goods:
    """An electric kettle from the shop."""
    values: dict[str, Any] = {
        "name": "电水壶",
        "category": "kettle",
        "brand": "美厨",
        "model": "MK-1508",
        "barcode": "6901234567892",
        "price": Fen(19900),
    }
    return Goods(**{**values, **changes})


def customer(**changes: Any) -> Customer:
    """王建国 with his phone."""
    return Customer(**{"name": "王建国", "phone": "13800002233", **changes})


def opened(
    ticket: str,
    number: str,
    at: datetime,
    *,
    who: Customer | None = None,
    words: str = "用了3次就漏水",
    goods: tuple[Goods, ...] = (),
    level: int | None = 2,
    demand: Demand = Demand.EXCHANGE,
    id_number: str | None = None,
) -> Draft:
    """The entry that opens a ticket."""
    marks = {1: ("紧急", "售后经理"), 2: ("一般", "售后主管"), 3: ("待观察", "售后专员")}
    body = TicketOpened(
        ticket=ticket,
        number=number,
        desk="2F-01",
        profile="mall_desk",
        profile_version="2026-03",
        channel="counter",
        opened_at=at,
        customer=who or customer(),
        words=words,
        problem=Problem("", demand),
        goods=goods or (kettle(),),
        level=None if level is None else Level(level, *marks[level]),
        id_number=id_number,
    )
    return Draft(body)


def take_in(store: Any, **changes: Any) -> str:
    """Open a ticket in `store` as the intake does; its id."""
    at = store.time.now()

    def work(tx: Transaction) -> str:
        ticket = str(store.ids.fresh())
        number = ticket_number("2F-01", at.date(), tx.next_serial("ticket", at.date()), tx.mark())
        tx.append(ticket, (opened(ticket, number, at, **changes),), at, CLERK)
        return ticket

    return str(store.journal.transact(work))


def do(store: Any, ticket: str, *bodies: Any) -> None:
    """Write entries on a ticket."""
    drafts = tuple(Draft(body) for body in bodies)
    store.journal.transact(lambda tx: tx.append(ticket, drafts, store.time.now(), CLERK))


def paper(
    number: str, document: str = "d1", kind: str = "receipt", blob: BlobRef | None = None
) -> DocumentIssued:
    """The entry of an issued document."""
    file = blob or BlobRef("0" * 64, 1, "application/pdf", f"{number}.pdf", "document")
    return DocumentIssued(
        document=document,
        kind=kind,
        number=number,
        version=1,
        blob=file,
        content=file,
        content_sha256="0" * 64,
        clauses="2026-03",
    )
