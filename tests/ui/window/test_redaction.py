"""Nothing a customer said reaches the log."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.window.logs import BYTES, FILE, KEPT, Log
from app.ui.window.redaction import redact, trace_of

CHINESE = re.compile("[\u4e00-\u9fff]")


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)), st.text())
def test_no_chinese_word_stays(name: str, around: str) -> None:
    assert not CHINESE.search(redact(f"{around}{name} is refused"))


@given(st.integers(min_value=10_000, max_value=10**18))
def test_no_long_number_stays(number: int) -> None:
    assert str(number) not in redact(f"phone {number} twice")


@given(st.text(max_size=60))
def test_redacting_never_fails_and_settles(text: str) -> None:
    assert redact(redact(text)) == redact(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("KeyError: 'customer'", "KeyError: '‹…›'"),
        ("no person 'Li' or \"wang\"", "no person '‹…›' or '‹…›'"),
        ("no such column: since", "no such column: since"),
        ("bad value '138 0000 2233'", "bad value '‹…›'"),
        ("mail a.b@c.example to", "mail ‹…› to"),
    ],
)
def test_words_of_the_code_stay_unless_quoted(text: str, left: str) -> None:
    assert redact(text) == left


def test_a_trace_tells_where_and_hides_what() -> None:
    told = ""
    try:
        try:
            int("王建国")
        except ValueError as first:
            raise KeyError("13800002233") from first
    except KeyError as error:
        told = trace_of(type(error), error, sys.exc_info()[2])
    assert "test_redaction.py" in told
    assert "ValueError" in told
    assert "王" not in told.replace('int("王建国")', "")
    assert "KeyError: '‹…›'" in told
    assert "/" not in told.split(":")[0].strip().strip("/").split("/")[0]


@pytest.mark.expects_log("lost")
def test_the_log_holds_no_customer_and_turns(tmp_path: Path) -> None:
    log = Log(tmp_path / "log")
    try:
        topic = logging.getLogger("app.test")
        topic.error("lost %s", "王建国 13800002233")
        text = (tmp_path / "log" / FILE).read_text("utf-8")
        assert "app.test lost" in text
        assert "王" not in text
        assert "1380000" not in text
        for _ in range(KEPT + 2):
            (tmp_path / "log" / FILE).write_bytes(b"x" * BYTES)
            topic.error("lost again")
    finally:
        log.close()
    kept = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert kept == [FILE, *(f"{FILE}.{number}" for number in range(1, KEPT + 1))]


def test_a_folder_that_cannot_be_written_costs_the_log_only(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file")
    log = Log(tmp_path / "log")
    logging.getLogger("app.test").info("nobody hears")
    log.close()
