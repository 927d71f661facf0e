"""No entry of the journal shows a code in the course of a ticket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from app.domain.privacy import ConsentGiver, Purpose
from app.domain.registry import BODIES
from app.domain.steps.amendment import AmendGoods
from app.domain.steps.intake import AddGoods
from app.domain.steps.linking import LinkTicket
from app.domain.steps.privacy import GiveConsent, LiftHold, PlaceHold, WithdrawConsent
from app.domain.vocabulary import Demand
from app.ui.labels.history import entry_label
from app.ui.screens.common.course import course_lines
from app.ui.screens.common.values import value_words
from app.usecases.perform import perform
from app.usecases.read_models import HistoryLine
from app.usecases.situation import situation
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, make_shop_folder, opened_shop

OF_NO_TICKET = {"writer.began", "staff.changed", "unknown"}
CODES = {"offer", "wording", "entry", "leaf", "sha256", "kinds", "names", "subject"}
"""Names of fields of one word that are no word of the desk."""


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    make_shop_folder(tmp_path / "store")
    with opened_shop(tmp_path / "store") as opened:
        yield opened


def _leaves(kind: Any) -> Iterator[tuple[str, Any]]:
    """Every field below a record, with its type."""
    hints = get_type_hints(kind)
    for each in fields(kind):
        yield from ((name or each.name, at) for name, at in _of(each.name, hints[each.name]))


def _of(name: str, kind: Any) -> Iterator[tuple[str, Any]]:
    if get_args(kind):
        for part in get_args(kind):
            yield from _of(name, part)
    elif is_dataclass(kind):
        yield from _leaves(kind)
    else:
        yield name, kind


@pytest.mark.parametrize("kind", sorted(BODIES.keys() - OF_NO_TICKET))
def test_every_entry_and_each_of_its_codes_has_a_word(kind: str) -> None:
    assert entry_label(kind) != kind
    for name, found in _leaves(BODIES[kind]):
        if isinstance(found, type) and issubclass(found, Enum):
            raw = [
                each.value for each in found if value_words(name, str(each.value), UTC, kind) == each.value
            ]
            assert not raw, (name, raw)


@pytest.mark.parametrize("kind", sorted(BODIES.keys() - OF_NO_TICKET))
def test_every_field_that_is_told_has_a_name(kind: str) -> None:
    values = {name: f"v{number}" for number, (name, _) in enumerate(_leaves(BODIES[kind]))}
    line = HistoryLine(1, "e", kind, datetime(2026, 11, 20, tzinfo=UTC), "林晓敏", values)
    (told,) = course_lines([line], None, UTC)
    codes = {name for name in values if "_" in name or name in CODES}
    assert not [name for name in codes if re.search(rf"\b{name}\b", told.detail)], told.detail


def test_what_is_kept_of_a_person_is_told_in_words(shop: Shop) -> None:
    ticket = shop.intake()
    for action in (
        GiveConsent(Purpose.SHARING, ConsentGiver.GUARDIAN),
        WithdrawConsent(Purpose.SHARING),
        PlaceHold("律师函"),
        LiftHold(),
    ):
        perform(shop.work, ticket.id, action, SUPERVISOR)
    told = [line.detail for line in course_lines(situation(shop.work, ticket.id).history, None, UTC)][-4:]
    sharing = "Passing on to brand, supplier or carrier"
    assert told == [f"{sharing} · By A guardian, for a child", f"{sharing} · By The customer", "律师函", ""]


def test_an_erasure_says_what_went_and_why() -> None:
    values = {"kinds": "person、identity", "cause": "retention", "names": "12ab、34cd"}
    line = HistoryLine(1, "e", "person.erased", datetime(2026, 11, 20, tzinfo=UTC), "林晓敏", values)
    words = "Name, contact, words, photos and papers, ID number · their time was over"
    assert course_lines([line], None, UTC)[0].detail == words


def test_a_question_to_head_office_names_remedies_and_no_entry() -> None:
    values = {
        "subject": "plan:1",
        "offer": "0197f3c2-0000",
        "amount": "1280.00",
        "remedies": "return_full、apology",
        "reason": "above the limit",
    }
    line = HistoryLine(1, "e", "approval.requested", datetime(2026, 11, 20, tzinfo=UTC), "林晓敏", values)
    (told,) = course_lines([line], None, UTC)
    assert told.detail == "above the limit · ¥1,280.00 · Remedy Full refund, Apology"


def test_categories_and_other_tickets_have_their_names(shop: Shop) -> None:
    first, second = shop.intake(), shop.intake()
    goods = first.items[0].goods
    work = shop.work
    perform(work, first.id, AmendGoods(replace(goods, category="rice_cooker")), CLERK)
    perform(work, first.id, AddGoods(replace(goods, category="kettle"), Demand.REPAIR), CLERK)
    perform(work, first.id, LinkTicket(second.id, "barcode"), CLERK)
    seen = situation(work, first.id)
    told = [line.detail for line in course_lines(seen.history, seen.ticket, UTC, seen.names)]
    assert any("电水壶 → 电饭煲" in each for each in told), told
    assert second.number in told[-1]
    assert "Same barcode" in told[-1]
    assert not any("kettle" in each or "rice_cooker" in each or second.id in each for each in told), told


def test_a_plan_says_by_what_right() -> None:
    values = {"item": "1", "options.1.remedy": "return_full", "options.1.strength": "negotiable"}
    line = HistoryLine(1, "e", "plan.offered", datetime(2026, 11, 20, tzinfo=UTC), "林晓敏", values)
    assert course_lines([line], None, UTC)[0].detail == "Full refund · Negotiable"
