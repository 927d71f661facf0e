"""Identity numbers typed where none belong: at a store, in every way that people type."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from app.demo import demo_folder
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import RefusedError
from app.domain.steps.contact import AddNote
from app.domain.steps.intake import TakeIn
from app.domain.vocabulary import Demand
from app.usecases.attach import attach
from app.usecases.desk import Person
from app.usecases.intake_draft import IntakeForm, encode
from app.usecases.perform import perform
from app.usecases.read_models import SavedDraft
from app.usecases.take_in import take_in
from app.usecases.workplace import Workplace

TYPED: Final = "440301197802280013"
"""A number that no customer of the demo has."""


def type_everywhere(workplace: Workplace, folder: Path) -> int:
    """Type the number into an intake, a draft, a note, and the name of a photo that is attached.

    How many of these were refused; what is taken is taken without the number. `folder` holds the photo.
    """
    person = Person("林晓敏")
    form = TakeIn(
        channel="counter",
        customer=Customer("冯志远", phone="13700001111", confirmed=True),
        goods=(Goods("电水壶", category="kettle"),),
        problem=Problem("漏水", Demand.REPAIR),
    )
    ways = (
        replace(form, problem=Problem(f"本人{TYPED}", Demand.REPAIR)),
        replace(form, customer=replace(form.customer, name=TYPED)),
        replace(form, goods=(Goods("电水壶", serial=TYPED, barcode=TYPED),)),
        replace(form, received_items=(TYPED,)),
    )
    refused = 0
    for way in ways:
        try:
            take_in(workplace, way, person)
        except RefusedError:
            refused += 1
    ticket = take_in(workplace, form, person).ticket
    try:
        perform(workplace, ticket.id, AddNote(f"证件 {TYPED[:6]} {TYPED[6:14]} {TYPED[14:]}"), person)
    except RefusedError:
        refused += 1
    now = workplace.time.now()
    draft = IntakeForm(name=TYPED, words=f"退款人{TYPED}", serial=TYPED)
    workplace.drafts.save(SavedDraft("typed", now, now, draft.title, encode(draft), parked=True))
    photo = folder / f"身份证{TYPED}.jpg"
    photo.write_bytes((demo_folder() / "photos" / "kettle_leak.jpg").read_bytes())
    attach(workplace, ticket.id, [photo], "overview", person)
    photo.unlink()
    return refused
