"""Names of the staff that look alike are one person's."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import LONGEST_NAME, name_key, new_name, spelled
from app.domain.refusals import InputError


@pytest.mark.parametrize(
    "alike",
    [
        "张\u200b三",
        "\ufeff张三",
        " 张三 ",
        "张三\u2060",
        "张\u00ad三",
        "张三\u3164",
        "张三\ufe0f",
        "\u202e张三",
        "张三\x00",
    ],
)
def test_what_nobody_sees_makes_no_other_name(alike: str) -> None:
    assert name_key(alike) == name_key("张三")


def test_composed_wide_and_capital_letters_are_one() -> None:
    assert name_key(unicodedata.normalize("NFD", "José")) == name_key("José")
    assert spelled("Ｌｉ　Ｍｉｎｇ") == "Li Ming"
    assert name_key("li ming") == name_key("LI  MING")
    assert name_key("阿里木·买买提") != name_key("阿里木买买提")
    assert spelled("㐂山") == "㐂山", "rare signs stay"


def test_a_name_has_letters_and_an_end() -> None:
    assert new_name("  王 小明 ", "name") == "王 小明"
    assert len(new_name("王" * LONGEST_NAME, "name")) == LONGEST_NAME
    for empty in ("", " ", "\u200b", "\u3164\ufeff"):
        with pytest.raises(InputError, match="text_missing"):
            new_name(empty, "name")
    with pytest.raises(InputError, match="text_too_long"):
        new_name("王" * 3000, "name")


@given(st.text(max_size=80))
def test_a_spelling_stays(name: str) -> None:
    assert spelled(spelled(name)) == spelled(name)
    assert name_key(spelled(name)) == name_key(name)
