"""An intake while it is typed: every field as the text that stands in it, to and from a draft's payload."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields

from app.domain.refusals import InputError
from app.usecases.intake_photos import DraftPhoto, photo_objects, photos_from

VERSION = 1
"""Of the payload's form; a higher one is read as far as it is understood."""


@dataclass(frozen=True)
class IntakeForm:
    """What the clerk has typed so far, half-typed fields included.

    Texts are as typed; codes are of the trade's vocabulary, empty when nothing was chosen. `risks` holds
    the facts said to be so (``safety_risk`` …) or ``none`` when all were denied. `received` lists what
    stays at the desk as the clerk wrote it, `promise` what the customer was promised.
    """

    channel: str = "counter"
    phone: str = ""
    name: str = ""
    verified_by: str = ""
    wechat: str = ""
    address: str = ""
    special_care: bool = False
    id_number: str = ""
    id_declined: bool = False
    barcode: str = ""
    serial: str = ""
    brand: str = ""
    goods: str = ""
    model: str = ""
    specification: str = ""
    shop: str = ""
    category: str = ""
    price: str = ""
    sold_date: str = ""
    received_date: str = ""
    bought_at: str = ""
    order_number: str = ""
    payment_method: str = ""
    proof: str = ""
    proof_state: str = ""
    words: str = ""
    problem_type: str = ""
    demand: str = ""
    contacted: tuple[str, ...] = ()
    people: str = ""
    risks: tuple[str, ...] = ()
    received: str = ""
    promise: str = ""
    photos: tuple[DraftPhoto, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was typed: the channel alone is no intake."""
        return self == IntakeForm(channel=self.channel)

    @property
    def title(self) -> str:
        """Whose intake it is, for a tab: name or end of the phone, and the goods."""
        who = self.name.strip() or self.phone.strip()[-4:]
        return " · ".join(part for part in (who, self.goods.strip()) if part)


NEVER_WRITTEN = frozenset({"id_number"})
"""The ID number never reaches the draft table: drafts are not sealed under a ticket's key, and a number
that is asked for again costs ten seconds. Everything else comes back."""


def encode(form: IntakeForm) -> str:
    """The form as JSON text for a draft; only what differs from an empty form, without the ID number."""
    blank = IntakeForm()
    kept: dict[str, object] = {"version": VERSION}
    for each in fields(form):
        value = getattr(form, each.name)
        if each.name in NEVER_WRITTEN or value == getattr(blank, each.name):
            continue
        kept[each.name] = photo_objects(form.photos) if each.name == "photos" else value
    return json.dumps(kept)  # ASCII alone: a lone surrogate from an input method can be stored, too


def decode(payload: str) -> IntakeForm:
    """The form from a draft. What is missing or of another kind is left empty: a draft always opens.

    Raises InputError ``not_json`` when the payload is no JSON object at all.
    """
    try:
        raw = json.loads(payload)
    except ValueError:
        raise InputError("draft_unreadable", "draft", value=payload[:40]) from None
    if not isinstance(raw, dict):
        raise InputError("draft_unreadable", "draft", value=payload[:40])
    if "customer" in raw or "problem" in raw:
        raw = _flat(raw)
    blank = IntakeForm()
    values: dict[str, object] = {}
    for each in fields(blank):
        value, usual = raw.get(each.name), getattr(blank, each.name)
        if each.name == "photos":
            values["photos"] = photos_from(value)
        elif isinstance(usual, tuple) and isinstance(value, list):
            values[each.name] = tuple(text for text in value if isinstance(text, str))
        elif type(value) is type(usual) and each.name not in NEVER_WRITTEN:
            values[each.name] = value
    return IntakeForm(**values)  # type: ignore[arg-type]  # each value was compared with its field's own type


_RENAMED = {"type": "problem_type", "contact_verified_by": "verified_by"}


def _flat(intake: Mapping[str, object]) -> dict[str, object]:
    """An intake object (command line, import) put as the fields of the page."""
    flat: dict[str, object] = {key: value for key, value in intake.items() if isinstance(value, str)}
    for part in ("customer", "goods", "problem"):
        inner = intake.get(part)
        if isinstance(inner, list):
            inner = inner[0] if inner else {}
        if isinstance(inner, Mapping):
            flat |= {_RENAMED.get(str(key), str(key)): value for key, value in inner.items()}
    goods = intake.get("goods")
    first = goods[0] if isinstance(goods, list) and goods else goods
    customer = intake.get("customer")
    flat["name"] = customer.get("name", "") if isinstance(customer, Mapping) else ""
    flat["goods"] = first.get("name", "") if isinstance(first, Mapping) else ""
    received = intake.get("received_items")
    if isinstance(received, list):
        flat["received"] = "、".join(str(each) for each in received)
    return flat
