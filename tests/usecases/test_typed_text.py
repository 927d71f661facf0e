"""Text as it is typed: what nobody can see goes, what people write stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import InputError
from app.usecases.typed_text import LONGEST_LINE, fitting, plain_line, plain_text


def test_control_signs_go_and_lines_stay() -> None:
    assert plain_text("漏\x00水\x07\r\n第二行\x1b[31m\t完") == "漏水\n第二行[31m 完"
    assert plain_line("漏\x00水\n第二行") == "漏水 第二行"


def test_what_people_write_stays() -> None:
    words = "🔥\U00030edd <b>粗</b> '; DROP TABLE --\u202e %s {0}"
    assert plain_text(words) == words


def test_halves_of_a_character_and_marks_of_a_file_go() -> None:
    assert plain_line("\ufeff\ud83d壶") == "壶"


@pytest.mark.parametrize("text", ["\u200b", "\u202e \u2066", "\u3164", "\u2800\n\u200d", "\ufeff\u061c"])
def test_marks_alone_are_no_text(text: str) -> None:
    assert plain_text(text) == ""
    assert plain_line(f" {text} ") == ""
    assert plain_line(f"王{text}") != ""


def test_too_long_says_how_long_it_may_be() -> None:
    assert fitting("x" * LONGEST_LINE, "name", LONGEST_LINE)
    with pytest.raises(InputError, match="text_too_long") as caught:
        fitting("x" * (LONGEST_LINE + 1), "name", LONGEST_LINE)
    assert caught.value.params == {"length": "201", "limit": "200"}


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_left_can_be_stored_and_is_left_alone_the_next_time(text: str) -> None:
    kept = plain_text(text)
    assert kept.encode().decode() == kept
    assert "\x00" not in kept
    assert plain_text(kept) == kept
    assert "\n" not in plain_line(text)
