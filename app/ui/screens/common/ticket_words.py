"""A ticket in words: who, what goods, how grave, how far, and the one thing to do next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.money import Fen, display_yuan
from app.domain.records import Goods
from app.domain.status import Stage
from app.domain.ticket import Item, Ticket
from app.ui.labels.progress import next_step_label, stage_label, track_label, track_step_label
from app.ui.labels.trade import demand_label
from app.ui.parts.row_source import LevelCell
from app.ui.screens.common.queue_cells import level_cell
from app.usecases.situation import next_step


@dataclass(frozen=True)
class TicketHead:
    """What stands above everything else about a ticket."""

    number: str
    who: str
    what: str
    level: LevelCell
    price: str
    demand: str
    state: str
    words: str


@dataclass(frozen=True)
class NextAct:
    """The one thing to do: what, and the button that leads there with its key. `code` is the step's."""

    code: str
    words: str
    button: str
    key: str


def goods_words(goods: Goods) -> str:
    """Brand, name and model in one line."""
    named = (goods.brand, goods.name or goods.category, goods.model)
    return " ".join(part for part in named if part)


def price_words(amount: Fen | None) -> str:
    """Money as ¥2,350.00; empty when it is not known."""
    return display_yuan(amount) if amount is not None else ""


def ticket_head(ticket: Ticket, item: Item | None = None) -> TicketHead:
    """The head of a ticket, or of one item of it."""
    shown = item or ticket.items[0]
    goods = goods_words(shown.goods)
    if item is None and len(ticket.items) > 1:
        goods += f" +{len(ticket.items) - 1}"
    level = ticket.level
    return TicketHead(
        number=ticket.number,
        who=ticket.customer.name,
        what=goods,
        level=level_cell(level.level if level else None, level.mark if level else ""),
        price=price_words(
            Fen(shown.goods.price * shown.goods.quantity) if shown.goods.price is not None else None
        ),
        demand=demand_label(shown.demand),
        state=state_words(ticket, shown),
        words=ticket.problem_of(shown).words,
    )


def state_words(ticket: Ticket, item: Item) -> str:
    """How far it is, in a few words."""
    translate = QCoreApplication.translate
    if ticket.voided:
        return translate("TicketWords", "Void: {0}").format(ticket.void_reason)
    if ticket.merged_into is not None:
        return translate("TicketWords", "Merged into another ticket")
    if item.stage is Stage.EXECUTING:
        running = [track for track in item.executions if track.step != "done"]
        if running:
            return " · ".join(f"{track_label(t.kind)} {track_step_label(t.step)}" for t in running)
    return stage_label(item.stage)


def next_act(ticket: Ticket) -> NextAct | None:
    """What to do next; None when nothing is left to do."""
    code = next_step(ticket)
    if not code:
        return None
    translate = QCoreApplication.translate
    determining = ("inspect", "determine", "settle_dispute", "await_appraisal", "await_test")
    if code in determining:
        return NextAct(code, next_step_label(code), translate("TicketWords", "To the determination"), "F7")
    if code == "issue_notice":
        return NextAct(code, next_step_label(code), translate("TicketWords", "Issue and print"), "F9")
    if code == "answer":
        return NextAct(code, next_step_label(code), translate("TicketWords", "Write the answer"), "Enter")
    return NextAct(code, next_step_label(code), translate("TicketWords", "Go on"), "Enter")
