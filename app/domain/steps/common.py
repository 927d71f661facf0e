"""Checks that many actions share."""

from dataclasses import replace
from datetime import datetime

from app.domain.decide import Context
from app.domain.identity import check_phone
from app.domain.records import Customer, Goods
from app.domain.refusals import InputError, Refusal
from app.domain.status import FINISHED, Stage, may_step
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import ContactCheck


def find_item(ticket: Ticket, item_id: str | None) -> Item | Refusal:
    """The item meant; a refusal when it is unknown, or not named though there are several."""
    item = ticket.item(item_id)
    if item is None:
        known = ", ".join(each.id for each in ticket.items)
        if not item_id:
            return Refusal("item_not_named", params={"items": known})
        return Refusal("no_such_item", params={"item": item_id, "items": known})
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


def reachable(ticket: Ticket, *targets: Stage) -> bool:
    """Whether an item that runs stands in one of those stages, or may go to one without a reason."""
    running = (item for item in ticket.items if item.stage not in FINISHED)
    return ticket.open and any(
        item.stage is target or may_step(item.stage, target) for item in running for target in targets
    )


def advance(item: Item, stage: Stage, milestone: str | None = None, at: datetime | None = None) -> Item:
    """The item in its new stage, with the milestone that this step is."""
    moved = replace(item, stage=stage)
    return moved.at_milestone(milestone, at, first=False) if milestone and at else moved


def contact_refusal(customer: Customer, known: Customer | None = None) -> Refusal | None:
    """A refusal when nobody can reach the customer, or not by that phone (S4-09).

    WeChat or an address will do where the customer gives no number. A number that is `known` already
    was taken in under other rules and stays; so does how it was verified.
    """
    how = customer.contact_verified_by
    if how and (known is None or how != known.contact_verified_by):
        refusal = verification_refusal(how, "customer.contact_verified_by")
        if refusal:
            return refusal
    if not any(text and text.strip() for text in (customer.phone, customer.wechat, customer.address)):
        return Refusal("contact_missing", "S4-09", {"field": "customer.phone"})
    if not customer.phone or (known is not None and customer.phone == known.phone):
        return None
    try:
        check_phone(customer.phone, "customer.phone")
    except InputError as error:
        return Refusal(error.code, "S4-09", {"field": error.field, **error.params})
    return None


def verification_refusal(how: str, field: str) -> Refusal | None:
    """A refusal when that is no known way to verify a contact (S4-09)."""
    if how in tuple(ContactCheck):
        return None
    return Refusal(
        "choice_expected", "S4-09", {"field": field, "value": how, "expected": ", ".join(ContactCheck)}
    )


def category_refusal(
    goods: Goods, context: Context, known: Goods | None = None, where: str = "goods"
) -> Refusal | None:
    """A refusal when there is no such category; one that is `known` already stays, whatever the list says."""
    if not goods.category or goods.category in context.policy.categories:
        return None
    if known is not None and goods.category == known.category:
        return None
    expected = ", ".join(context.policy.categories)
    params = {"field": f"{where}.category", "value": goods.category, "expected": expected}
    return Refusal("no_such_category", "S4-11", params)


def missing_text(text: str, field: str) -> Refusal | None:
    """A refusal when a text that must say something is blank."""
    return None if text.strip() else Refusal("text_missing", params={"field": field})
