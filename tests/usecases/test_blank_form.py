"""The blank form: set, never issued."""

from __future__ import annotations

import pytest

from app.domain.refusals import InputError
from app.usecases.blank_form import APPLICATION_FORM, blank_form
from app.usecases.issue import issue
from tests.documents.reading import pages_of, sizes_of
from tests.fakes.shop import CLERK, Shop


def test_a_blank_form_is_set_before_there_is_a_ticket_and_counts_nothing(shop: Shop) -> None:
    before = shop.entries()
    printed = blank_form(shop.work)
    assert "云汇广场" in pages_of(printed.pdf)[0]
    assert sizes_of(printed.pdf) == [(210.0, 297.0)]
    assert shop.entries() == before
    first = issue(shop.work, shop.intake().id, APPLICATION_FORM, CLERK)
    assert first.number == "SQ-2F01-261120-0001"


def test_paper_it_does_not_come_on_is_refused(shop: Shop) -> None:
    assert sizes_of(blank_form(shop.work, "a5").pdf) == [(148.0, 210.0)]
    with pytest.raises(InputError) as refused:
        blank_form(shop.work, "80mm")
    assert refused.value.code == "paper_not_offered"
