"""The shop words a sentence: versions, reprints, head office, restoring, backup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.refusals import InputError
from app.usecases.house_wording import (
    HOUSE_WORDING,
    keep_sentence,
    kind_wording,
    own_wording,
    restore_sentence,
    tried_wording,
)
from app.usecases.issue import RECEIPT, issue, printable
from app.usecases.paper import HouseWording
from app.usecases.wordings import OnlySupplied
from tests.documents.reading import pages_of, squeezed
from tests.fakes.shop import SUPERVISOR, Shop, opened_shop

FIRST, SECOND = "热敏纸字迹会变淡，请拍照保存。", "请拍照保存本回执。"
SUPPLIED = "热敏打印字迹会褪色，请及时拍照留存。"


def said(shop: Shop, sentence: str, ticket: str) -> bool:
    """Whether the newest receipt of the ticket, as it would be printed now, says it."""
    document = shop.ticket(ticket).latest(RECEIPT)
    assert document is not None
    return squeezed(sentence) in "".join(pages_of(printable(shop.work, document).pdf))


def test_a_change_counts_from_the_next_document_on_and_old_ones_keep_theirs(shop: Shop) -> None:
    tickets = [shop.intake().id for _ in range(3)]
    before = issue(shop.work, tickets[0], RECEIPT, SUPERVISOR)
    assert keep_sentence(shop.work, RECEIPT, "fading", FIRST, SUPERVISOR) == 1
    middle = issue(shop.work, tickets[1], RECEIPT, SUPERVISOR)
    assert keep_sentence(shop.work, RECEIPT, "fading", SECOND, SUPERVISOR) == 2
    after = issue(shop.work, tickets[2], RECEIPT, SUPERVISOR)
    assert [each.clauses for each in (before, middle, after)] == ["receipt.1", "receipt.1-1", "receipt.1-2"]
    for ticket, sentence in zip(tickets, (SUPPLIED, FIRST, SECOND), strict=True):
        assert said(shop, sentence, ticket)
    assert issue(shop.work, tickets[0], RECEIPT, SUPERVISOR) == before


def test_restored_is_as_supplied_and_a_version_of_its_own(shop: Shop) -> None:
    keep_sentence(shop.work, RECEIPT, "fading", FIRST, SUPERVISOR)
    assert restore_sentence(shop.work, RECEIPT, "fading", SUPERVISOR) == 2
    assert restore_sentence(shop.work, RECEIPT, "fading", SUPERVISOR) == 2
    known = kind_wording(shop.work, RECEIPT)
    assert known.version == 2
    assert all(not each.own for each in known.sentences)
    assert own_wording(shop.work, RECEIPT) == HouseWording()
    assert issue(shop.work, shop.intake().id, RECEIPT, SUPERVISOR).clauses == "receipt.1"


def test_what_stands_there_already_makes_no_version(shop: Shop) -> None:
    keep_sentence(shop.work, RECEIPT, "fading", FIRST, SUPERVISOR)
    assert keep_sentence(shop.work, RECEIPT, "fading", f" {FIRST}\n", SUPERVISOR) == 1
    assert tried_wording(shop.work, RECEIPT, "fading", SECOND) == HouseWording(2, (("fading", SECOND),))
    assert kind_wording(shop.work, RECEIPT).version == 1


def test_what_the_law_forbids_is_not_kept(shop: Shop) -> None:
    with pytest.raises(InputError) as refused:
        keep_sentence(shop.work, RECEIPT, "fading", "本店保留最终解释权。", SUPERVISOR)
    assert refused.value.params["why"] == "law_final_say"
    assert shop.work.settings.get(HOUSE_WORDING) is None
    with pytest.raises(InputError):
        restore_sentence(shop.work, RECEIPT, "title", SUPERVISOR)


def test_it_is_there_after_the_store_was_closed(folder: Path) -> None:
    with opened_shop(folder) as shop:
        keep_sentence(shop.work, RECEIPT, "fading", FIRST, SUPERVISOR)
    with opened_shop(folder) as again:
        sentence = next(each for each in kind_wording(again.work, RECEIPT).sentences if each.own)
        assert (sentence.place, sentence.own, sentence.supplied) == ("fading", FIRST, SUPPLIED)


def test_a_newer_supplied_sentence_lets_the_own_one_rest(shop: Shop) -> None:
    keep_sentence(shop.work, RECEIPT, "fading", FIRST, SUPERVISOR)

    class Newer(OnlySupplied):
        def sentences(self, kind: str) -> dict[str, str]:
            return {"fading": "新的原文。"} if kind == RECEIPT else {}

    newer = replace(shop.work, wordings=Newer())
    (sentence,) = kind_wording(newer, RECEIPT).sentences
    assert (sentence.rests, sentence.printed) == (True, "新的原文。")
    assert own_wording(newer, RECEIPT) == HouseWording()


def test_head_office_words_a_kind_alone(shop: Shop) -> None:
    keep_sentence(shop.work, RECEIPT, "fading", FIRST, SUPERVISOR)

    class Office(OnlySupplied):
        def sentences(self, kind: str) -> dict[str, str]:
            return dict(shop.work.wordings.sentences(kind))

        def office(self, kind: str) -> int | None:
            return 1001 if kind == RECEIPT else None

    office = replace(shop.work, wordings=Office())
    known = kind_wording(office, RECEIPT)
    assert known.office == 1001
    assert next(each.own for each in known.sentences if each.place == "fading") == FIRST
    assert own_wording(office, RECEIPT) == HouseWording()


@pytest.mark.parametrize(
    "kept", [None, 7, [], {"receipt": 7}, {"receipt": [7]}, {"receipt": [{"version": "x", "texts": 3}]}]
)
def test_a_setting_of_another_form_is_as_none(shop: Shop, kept: object) -> None:
    shop.work.settings.put({HOUSE_WORDING: kept})
    assert own_wording(shop.work, RECEIPT) == HouseWording()
