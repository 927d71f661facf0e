"""误判责任人: the name of staff at fault is read by who stands above the desk, and by nobody else (P-08)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.ticket import Item
from app.usecases.deed_rights import ERROR_MAKER
from app.usecases.desk import Person
from app.usecases.read_models import HistoryLine
from app.usecases.situation import Situation

_KEY: Final = "liability.responsible_person"


def shown_to(view: Situation, person: Person) -> Situation:
    """The situation as that person may see it: for the rest, nobody is named as the one at fault."""
    if view.offers.may_do(ERROR_MAKER, person):
        return view
    ticket = replace(view.ticket, items=tuple(map(_unnamed, view.ticket.items)))
    return replace(view, ticket=ticket, history=tuple(map(_untold, view.history)))


def _unnamed(item: Item) -> Item:
    if item.liability is None or not item.liability.responsible_person:
        return item
    return replace(item, liability=replace(item.liability, responsible_person=None))


def _untold(line: HistoryLine) -> HistoryLine:
    if _KEY not in line.values:
        return line
    return replace(line, values={key: value for key, value in line.values.items() if key != _KEY})
