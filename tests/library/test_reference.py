"""The packaged standards and words of the house, and what is refused."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.domain.refusals import InputError
from app.domain.standards import Doubt
from app.domain.vocabulary import Cause, Remedy
from app.domain.wording import find_marks
from app.library.reference import load_standards, load_wording


def test_a_wardrobe_bought_in_2026_is_judged_by_the_standard_of_2024() -> None:
    caution = load_standards().caution("GB 18584-2001", date(2026, 8, 1))
    assert caution is not None
    assert caution.doubt is Doubt.SUPERSEDED
    assert caution.instead is not None
    assert caution.instead.code == "GB 18584-2024"


def test_every_successor_is_listed_and_begins_the_day_after() -> None:
    book = load_standards()
    for each in book.all():
        if each.replaced_by:
            after = book.find(each.replaced_by)
            assert after is not None, each.code
            assert each.valid_to is not None
            assert (after.valid_from - each.valid_to).days == 1, each.code


def test_every_word_of_the_house_belongs_to_a_code_of_the_trade() -> None:
    wording = load_wording()
    assert set(wording.conclusions) <= set(Cause)
    assert set(wording.conclusions_unchecked) == set(wording.conclusions)
    assert not any("核查" in text for text in wording.conclusions_unchecked.values())
    assert set(wording.suggestions) == set(Remedy)
    for phrase in wording.phrases:
        assert set(phrase.remedies) <= set(Remedy)


def test_our_own_drafts_pass_the_guard() -> None:
    wording = load_wording()
    for code, text in wording.suggestions.items():
        assert find_marks(text, wording.phrases, (code,)) == (), code
    for text in (*wording.conclusions.values(), *wording.conclusions_unchecked.values()):
        assert find_marks(text, wording.phrases, ()) == ()


def test_the_sentence_over_a_signature_is_the_printed_one(repository: Path) -> None:
    statements = load_wording().statements
    clauses = repository / "resources" / "clauses"
    slip = tomllib.loads((clauses / "exchange-return-slip.1.toml").read_text(encoding="utf-8"))
    notice = tomllib.loads((clauses / "liability-notice.1.toml").read_text(encoding="utf-8"))
    sheet = tomllib.loads((clauses / "hand-over-sheet.1.toml").read_text(encoding="utf-8"))
    assert statements == {
        "exchange-return-slip": slip["consent"],
        "liability-notice": notice["receipt_note"],
        "hand-over-sheet": sheet["confirm"],
    }


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ('"valid_from": "2025-07-01"', "valid_from"),
        ('"kind": "standard"', "kind"),
    ],
)
def test_a_wrong_field_is_named(repository: Path, tmp_path: Path, changed: str, field: str) -> None:
    text = (repository / "resources" / "policies" / "standards.json").read_text(encoding="utf-8")
    wrong = tmp_path / "standards.json"
    key = changed.split(":", maxsplit=1)[0]
    wrong.write_text(text.replace(changed, f'{key}: "nonsense"', 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_standards(wrong)
    assert field in caught.value.field
