"""Every code that can reach a person has a sentence in both languages, with the same parameters."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.policy.facts import parse_facts
from app.domain.refusals import InputError
from app.library.messages import LANGUAGES, load_messages

RAISED = {"Refusal", "InputError", "ProblemError", "UnacceptableError"}


def codes_in(source: Path) -> Iterator[str]:
    """Codes that the program raises or returns by literal name."""
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in RAISED and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_has_a_sentence(repository: Path, language: str) -> None:
    messages = load_messages(language)
    missing = sorted({code for code in codes_in(repository / "app") if code not in messages.texts})
    assert not missing, missing


def test_both_languages_say_the_same_codes_with_the_same_parameters() -> None:
    chinese, english = (load_messages(language) for language in LANGUAGES)
    assert chinese.texts.keys() == english.texts.keys()
    assert chinese.words.keys() == english.words.keys()
    for code, entry in chinese.texts.items():
        other = english.texts[code]
        assert entry.keys() == other.keys(), code
        for key in entry:
            assert _parameters(entry[key]) == _parameters(other[key]), (code, key)


def test_chinese_is_chinese() -> None:
    messages = load_messages("zh_CN")
    for code, entry in messages.texts.items():
        assert re.search(r"[\u4e00-\u9fff]", entry["text"]), code


def test_codes_in_a_sentence_are_spoken_and_what_people_wrote_is_not() -> None:
    messages = load_messages("zh_CN")
    sentence = messages.sentence("stage_not_reachable", {"from": "accepted", "to": "closed"})
    assert "已受理" in sentence
    assert "已关闭" in sentence
    assert "return" in messages.sentence("choice_expected", {"field": "x", "value": "return", "expected": ""})


@pytest.mark.parametrize(
    ("language", "alone", "offered"),
    [
        ("en", "There is no fact “zzzz”", "There is no fact “soild”; perhaps: soiled"),
        ("zh_CN", "没有事实「zzzz」", "没有事实「soild」；可能是：soiled"),
    ],
)
def test_nothing_is_offered_where_nothing_is_near(language: str, alone: str, offered: str) -> None:
    messages = load_messages(language)
    for key, said in (("zzzz", alone), ("soild", offered)):
        with pytest.raises(InputError) as refused:
            parse_facts({key: True})
        error = refused.value
        sentence = messages.sentence(error.code, {"field": error.field, **error.params})
        assert sentence == said


def test_a_missing_parameter_or_code_is_no_error() -> None:
    messages = load_messages("en")
    assert "number" in messages.sentence("no_such_ticket")
    assert messages.sentence("nobody_knows_this") == "nobody_knows_this"


def _parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_what_is_stated_on_a_document_is_named_as_on_its_form() -> None:
    messages = load_messages("zh_CN")
    missing = {"kind": "hand-over-sheet", "fields": "handing_over, taking_over"}
    assert messages.sentence("particulars_missing", missing) == "此单据还需填写：交班人、接班人"
    order = {"field": "left", "other": "arrived", "value": "2026-11-20 10:00"}
    assert messages.sentence("date_before_other", order) == "离开时间：早于到达时间（2026-11-20 10:00）"


def test_a_list_names_fields_and_paper_by_their_words() -> None:
    chinese = load_messages("zh_CN")
    asked = {"kind": "written-explanation", "fields": "reason, until"}
    assert chinese.sentence("particulars_missing", asked) == "此单据还需填写：未决原因、解决时间"
    offered = {"paper": "80mm", "offered": "a4, a5"}
    assert chinese.sentence("paper_not_offered", offered) == "该单据不能用「80 mm 热敏」纸；可选：A4、A5"


@pytest.mark.parametrize(
    ("code", "said", "chinese", "english"),
    [
        ("copy_unknown", {"copy": "x", "copies": "store, customer"}, "存根联", "stub"),
        (
            "particular_form",
            {"field": "until", "kind": "proof-request", "value": "x", "form": "day"},
            "日期",
            "day",
        ),
        ("not_an_emergency", {"level": "0"}, "尚未定级", "not graded"),
        ("cannot_answer_first", {"party": "logistics", "offered": "merchant, mall"}, "物流方", "Carrier"),
        (
            "roll_not_for_kind",
            {"printer": "p", "kind": "receipt", "roll": "58mm", "offered": "a4"},
            "受理回执",
            "58 mm",
        ),
        ("text_missing", {"field": "device"}, "签字设备", "the device"),
        (
            "particulars_missing",
            {"kind": "proof-request", "fields": "wanted, until"},
            "最晚提交",
            "Materials",
        ),
    ],
)
def test_refusals_of_paper_speak_no_codes(
    code: str, said: dict[str, str], chinese: str, english: str
) -> None:
    for language, word in (("zh_CN", chinese), ("en", english)):
        sentence = load_messages(language).sentence(code, said)
        assert word in sentence
        assert "〔" not in sentence
