"""Checks that many actions share."""

from dataclasses import replace
from datetime import datetime

from app.domain.refusals import Refusal
from app.domain.status import FINISHED, Stage, may_step
from app.domain.ticket import Item, Ticket


def find_item(ticket: Ticket, item_id: str | None) -> Item | Refusal:
    """The item meant; a refusal when it is unknown, or not named though there are several."""
    item = ticket.item(item_id)
    if item is None:
        known = ", ".join(each.id for each in ticket.items)
        return Refusal("no_such_item", params={"item": item_id or "", "items": known})
    return item


def open_item(ticket: Ticket, item_id: str | None) -> Item | Refusal:
    """Like `find_item`, and the item's course must not be finished."""
    item = find_item(ticket, item_id)
    if isinstance(item, Refusal):
        return item
    if item.stage in FINISHED:
        return Refusal("item_finished", params={"item": item.id, "stage": item.stage})
    return item


def item_for_step(ticket: Ticket, item_id: str | None, target: Stage) -> Item | Refusal:
    """Like `open_item`, and `target` must be a lawful next stage (or the present one)."""
    item = open_item(ticket, item_id)
    if isinstance(item, Refusal):
        return item
    if item.stage is not target and not may_step(item.stage, target):
        return Refusal("stage_not_reachable", "S4-01", {"from": item.stage, "to": target, "item": item.id})
    return item


def advance(item: Item, stage: Stage, milestone: str | None = None, at: datetime | None = None) -> Item:
    """The item in its new stage, with the milestone that this step is."""
    moved = replace(item, stage=stage)
    return moved.at_milestone(milestone, at, first=False) if milestone and at else moved


def missing_text(text: str, field: str) -> Refusal | None:
    """A refusal when a text that must say something is blank."""
    return None if text.strip() else Refusal("text_missing", params={"field": field})
