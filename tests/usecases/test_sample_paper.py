"""A made-up document of every kind can be looked at before there is a case."""

from __future__ import annotations

import pytest

from app.domain.refusals import InputError
from app.usecases.paper import HouseWording
from app.usecases.sample_paper import sample_pages
from tests.documents.reading import pages_of, squeezed
from tests.fakes.shop import Shop


def test_every_kind_with_sentences_has_a_sample_that_says_them(shop: Shop) -> None:
    before = shop.entries()
    kinds = shop.work.wordings.kinds()
    assert len(kinds) > 10
    for kind in kinds:
        printed = sample_pages(shop.work, kind)
        assert printed.missing_characters == printed.damaged_pictures == ()
        assert printed.pages
    assert shop.entries() == before


def test_the_sample_says_the_sentence_that_is_tried(shop: Shop) -> None:
    own = "请拍照保存本回执。"
    printed = sample_pages(shop.work, "receipt", HouseWording(1, (("fading", own),)), "80mm")
    assert squeezed(own) in "".join(pages_of(printed.pdf))


def test_a_kind_there_is_not_has_none(shop: Shop) -> None:
    with pytest.raises(InputError):
        sample_pages(shop.work, "unknown")
