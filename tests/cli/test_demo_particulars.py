"""A sample of every form a particular can have reads back as that form."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from app.cli.demo_particulars import samples
from app.usecases.paper.particulars import ParticularForm, ParticularKind
from app.usecases.paper.stating import missing_particulars, read_particulars


@pytest.mark.parametrize("form", list(ParticularForm))
def test_a_sample_of_each_form_can_be_read(form: ParticularForm) -> None:
    kinds = tuple(
        ParticularKind(key, form, required=True, choices=("a", "b"), columns=("one", "two"))
        for key in ("wanted", "left")
    )
    stated = samples(kinds, ("wanted",), date(2026, 12, 31))
    assert set(stated) == {"wanted"}
    assert missing_particulars(kinds, read_particulars(kinds, stated, UTC)) == ("left",)


def test_a_sum_comes_with_one_of_its_amounts() -> None:
    money = ParticularForm.MONEY
    kinds = (
        ParticularKind("visit", money),
        ParticularKind("labour", money),
        ParticularKind("total", money, required=True),
    )
    assert samples(kinds, ("total",), date(2026, 12, 31)) == {"labour": "100.00", "total": "100.00"}
    assert samples(kinds, (), date(2026, 12, 31)) == {}
