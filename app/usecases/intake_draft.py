"""An intake while it is typed: every field as the text that stands in it, to and from a draft's payload."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from app.domain.refusals import InputError
from app.domain.stray_numbers import without_numbers
from app.usecases.intake_photos import DraftPhoto, photo_objects, photos_from
from app.usecases.intake_pieces import (
    PieceForm,
    of_same_order,
    piece_objects,
    pieces_from,
    read_fields,
    values_of,
)

VERSION = 1
"""Of the payload's form; a higher one is read as far as it is understood."""


@dataclass(frozen=True)
class IntakeForm(PieceForm):
    """What the clerk has typed so far, half-typed fields included.

    Texts are as typed; codes are of the trade's vocabulary, empty when nothing was chosen. `risks` holds
    the facts said to be so (``safety_risk`` …) or ``none`` when all were denied. `received` lists what
    stays at the desk as the clerk wrote it, `promise` what the customer was promised. The fields of a
    piece are those of the piece on the page, which is number `place` from 0; `aside` are the others.
    `clerk` is who typed it.
    """

    channel: str = "counter"
    phone: str = ""
    name: str = ""
    verified_by: str = ""
    wechat: str = ""
    address: str = ""
    access_note: str = ""
    confirmed: bool = False
    special_care: bool = False
    data_consent: bool = False
    message_consent: bool = False
    id_number: str = ""
    id_declined: bool = False
    contacted: tuple[str, ...] = ()
    people: str = ""
    risks: tuple[str, ...] = ()
    injury: str = ""
    wanted_by: str = ""
    received: str = ""
    promise: str = ""
    photos: tuple[DraftPhoto, ...] = ()
    place: int = 0
    aside: tuple[PieceForm, ...] = ()
    clerk: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed: the channel alone is no intake."""
        return self == IntakeForm(channel=self.channel)

    @property
    def pieces(self) -> tuple[PieceForm, ...]:
        """Every piece of goods, in the order in which they were named."""
        here = PieceForm(**values_of(self))
        return (*self.aside[: self.place], here, *self.aside[self.place :])

    @property
    def title(self) -> str:
        """Whose intake it is, for a tab: name or end of the phone, and the goods."""
        who = without_numbers(self.name.strip()) or self.phone.strip()[-4:]
        named = [without_numbers(piece.goods.strip()) for piece in self.pieces if not piece.blank]
        more = f" +{len(named) - 1}" if len(named) > 1 else ""
        return " · ".join(part for part in (who, "".join(named[:1]) + more) if part)

    def showing(self, place: int) -> IntakeForm:
        """With piece number `place` on the page; the nearest one where there are fewer."""
        listed = self.pieces
        return _laid_out(self, listed, min(max(place, 0), len(listed) - 1))

    def with_another(self) -> IntakeForm:
        """With one more piece on the page, bought together with this one; a blank one is not left behind."""
        listed = self.pieces
        blank = next((place for place, piece in enumerate(listed) if piece.blank), None)
        if blank is not None:
            return self.showing(blank)
        return _laid_out(self, (*listed, of_same_order(self)), len(listed))

    def with_piece(self, piece: PieceForm, place: int) -> IntakeForm:
        """With a piece put back on the page, as number `place`; a blank one gives way to it."""
        listed = [each for each in self.pieces if not each.blank]
        place = min(place, len(listed))
        return _laid_out(self, (*listed[:place], piece, *listed[place:]), place)

    def without_piece(self) -> IntakeForm:
        """Without the piece on the page; an intake has one at least."""
        left = self.aside or (PieceForm(),)
        return _laid_out(self, left, max(self.place - 1, 0))


def _laid_out(form: IntakeForm, listed: tuple[PieceForm, ...], place: int) -> IntakeForm:
    aside = (*listed[:place], *listed[place + 1 :])
    return replace(form, place=place, aside=aside, **values_of(listed[place]))


NEVER_WRITTEN = frozenset({"id_number"})
"""The ID number never reaches the draft table: drafts are not sealed under a ticket's key, and a number
that is asked for again costs ten seconds. Everything else comes back."""


def without_identity(form: IntakeForm) -> IntakeForm:
    """The form with every identity number masked that stands in another field than its own."""
    aside = tuple(replace(piece, **_masked(piece)) for piece in form.aside)
    return replace(form, aside=aside, **_masked(form))


def _masked(form: PieceForm) -> dict[str, Any]:
    """The texts of a form that hold identity numbers, without them."""
    texts = {
        each.name: value
        for each in fields(form)
        if each.name not in NEVER_WRITTEN and isinstance(value := getattr(form, each.name), str)
    }
    return {name: plain for name, text in texts.items() if (plain := without_numbers(text)) != text}


def encode(form: IntakeForm) -> str:
    """The form as JSON text for a draft; only what differs from an empty form, without the ID number.

    One that was typed into another field is masked.
    """
    blank, form = IntakeForm(), without_identity(form)
    kept: dict[str, object] = {"version": VERSION}
    for each in fields(form):
        value = getattr(form, each.name)
        if each.name in NEVER_WRITTEN or value == getattr(blank, each.name):
            continue
        kept[each.name] = value
    if form.photos:
        kept["photos"] = photo_objects(form.photos)
    if form.aside:
        kept["aside"] = piece_objects(form.aside)
    return json.dumps(kept)  # ASCII alone: a lone surrogate from an input method can be stored, too


def decode(payload: str) -> IntakeForm:
    """The form from a draft. What is missing or of another kind is left empty: a draft always opens.

    Raises InputError ``draft_unreadable`` when the payload is no JSON object at all.
    """
    try:
        raw = json.loads(payload)
    except ValueError:
        raise InputError("draft_unreadable", "draft", value=payload[:40]) from None
    if not isinstance(raw, dict):
        raise InputError("draft_unreadable", "draft", value=payload[:40])
    if "customer" in raw or "problem" in raw:
        raw = _flat(raw)
    values = {
        name: value for name, value in read_fields(raw, IntakeForm()).items() if name not in NEVER_WRITTEN
    }
    aside = pieces_from(raw.get("aside"))
    place = values.get("place", 0)
    there = isinstance(place, int) and not isinstance(place, bool) and 0 <= place <= len(aside)
    return IntakeForm(
        **{
            **values,
            "photos": photos_from(raw.get("photos")),
            "aside": aside,
            "place": place if there else len(aside),
        }
    )


_RENAMED = {"type": "problem_type", "contact_verified_by": "verified_by", "name": "goods"}
_RISKS = ("safety_risk", "media_threat", "agitated", "bad_review", "property_loss", "urgent")


def _flat(intake: Mapping[str, object]) -> dict[str, object]:
    """An intake object (command line, import) put as the fields of the page."""
    goods = intake.get("goods")
    listed = [each for each in (goods if isinstance(goods, list) else [goods]) if isinstance(each, Mapping)]
    customer, problem = _part(intake, "customer"), _part(intake, "problem")
    flat: dict[str, object] = {key: value for key, value in intake.items() if isinstance(value, str)}
    flat |= _texts(problem) | (_texts(listed[0]) | _facts(listed[0]) if listed else {})
    flat |= _texts({key: value for key, value in customer.items() if key != "name"})
    flat["name"] = customer.get("name", "")
    flat["contacted"] = problem.get("contacted")
    flat["risks"] = [risk for risk in _RISKS if problem.get(risk) is True]
    flat["people"] = _text(problem.get("people_affected"))
    shared = _texts({key: problem[key] for key in ("demand",) if key in problem})
    flat["aside"] = [_texts(each) | shared | _facts(each) for each in listed[1:]]
    received = intake.get("received_items")
    if isinstance(received, list):
        flat["received"] = "、".join(str(each) for each in received)
    return flat | {"place": 0}


def _part(intake: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = intake.get(name)
    return part if isinstance(part, Mapping) else {}


def _texts(record: Mapping[str, object]) -> dict[str, object]:
    """What stands in the fields of a record, as somebody would have typed it."""
    flat: dict[str, object] = {}
    for key, value in record.items():
        name = _RENAMED.get(str(key), str(key))
        if name == "custom_made" and isinstance(value, bool):
            flat[name] = "yes" if value else "no"
        elif isinstance(value, bool | str):
            flat[name] = value
        elif isinstance(value, int):
            flat[name] = str(value)
    return flat


def _facts(goods: Mapping[str, object]) -> dict[str, object]:
    return {"stated": _part(goods, "stated")}


def _text(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
