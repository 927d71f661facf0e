"""What a person is told: each sentence gets what it needs, Chinese is Chinese, codes become words."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from app.domain import status, vocabulary
from app.domain.numbering import DOCUMENT_PREFIXES
from app.library.messages import load_messages

HALF_WIDTH = re.compile(r"[\u4e00-\u9fff}）」][,;:?!()]|[,;:?!()][\u4e00-\u9fff{「（]")
SPOKEN = (
    status.Stage,
    status.TrackKind,
    status.AppealStage,
    vocabulary.Role,
    vocabulary.Demand,
    vocabulary.Delivery,
    vocabulary.Remedy,
    vocabulary.Party,
    vocabulary.ProofKind,
    vocabulary.ProofState,
)


def test_chinese_sentences_have_chinese_punctuation() -> None:
    messages = load_messages("zh_CN")
    texts = [
        *messages.words.values(),
        *(text for entry in messages.texts.values() for text in entry.values()),
    ]
    assert [text for text in texts if HALF_WIDTH.search(text)] == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_code_of_the_trade_that_a_refusal_names_has_a_word(language: str) -> None:
    words = load_messages(language).words
    codes = {str(code) for code in chain(*SPOKEN, *status.TRACK_STEPS.values(), DOCUMENT_PREFIXES)}
    assert codes - words.keys() == set()


def test_codes_lists_and_moments_are_spoken() -> None:
    messages = load_messages("zh_CN")
    assert messages.sentence("execution_unfinished", {"kinds": "return, refund"}).endswith("退货、退款")
    assert "整数或空" in messages.sentence(
        "type_expected", {"field": "x", "kind": "int | null", "got": "str"}
    )
    assert "2026-11-20 10:02" in messages.sentence("promise_in_past", {"due": "2026-11-20T10:02:00+08:00"})
    assert "2026-11-20T10:02:00+03:30" in messages.sentence(
        "promise_in_past", {"due": "2026-11-20T10:02:00+03:30"}
    )
    assert "没有权限" in messages.sentence("out_not_writable", {"path": "x", "reason": "Permission denied"})


def raised(source: Path) -> Iterator[tuple[str, set[str]]]:
    """Codes that are raised with all their parameters written out, and the names of these."""
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            kind, first = getattr(node.func, "id", ""), node.args[0]
            if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
                continue
            if kind in ("InputError", "ProblemError") and all(keyword.arg for keyword in node.keywords):
                given = {str(keyword.arg) for keyword in node.keywords}
                yield first.value, given | ({"field"} if kind == "InputError" else set())
            elif kind == "Refusal":
                params = node.args[2] if len(node.args) > 2 else None
                params = next((k.value for k in node.keywords if k.arg == "params"), params)
                if params is None or isinstance(params, ast.Dict):
                    keys = params.keys if params is not None else []
                    yield first.value, {str(key.value) for key in keys if isinstance(key, ast.Constant)}


def test_each_sentence_gets_what_it_names(repository: Path) -> None:
    texts = load_messages("zh_CN").texts
    lacking = {
        f"{code}: {name}"
        for code, given in raised(repository / "app")
        for name in {name for _, name, _, _ in string.Formatter().parse(texts[code]["text"]) if name} - given
    }
    assert lacking == set()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_an_unknown_key_is_shown_as_it_was_written(language: str) -> None:
    """Words of ours for other fields would hide what has to be mended."""
    messages = load_messages(language)
    params = {"field": "number", "value": "number", "expected": "document, reason"}
    assert "number" in messages.sentence("unknown_key", params)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_document_that_asks_for_nothing_says_so(language: str) -> None:
    messages = load_messages(language)
    params = {"field": "body", "kind": "receipt", "expected": ""}
    assert messages.sentence("particular_unknown", params)[-1] not in " ：:"
    assert messages.sentence("particular_unknown", {**params, "expected": "fee"})[-3:] == "fee"
