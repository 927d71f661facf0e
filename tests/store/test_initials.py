"""The table of pinyin initials, against the dictionaries it was made from."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from app.store.search.initials import HAN, LONGEST, Readings, goods_initials, name_initials, usual_readings

GB2312 = [
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
]


def _pypinyin(text: str) -> str:
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER, errors="ignore"))


def test_characters_in_daily_use_are_read_as_pypinyin_reads_them() -> None:
    readings = usual_readings()
    wrong = [char for char in GB2312 if char and readings.letter(char) != _pypinyin(char)]
    assert wrong == []


def test_words_are_read_as_pypinyin_reads_them() -> None:
    readings = usual_readings()
    words = [word for word in PHRASES_DICT if HAN.fullmatch(word) and len(word) <= LONGEST]
    assert len(words) > 40_000
    assert [word for word in words if readings.read(word) != _pypinyin(word)] == []


@given(st.text(st.characters(min_codepoint=0x2E00, max_codepoint=0x2FFFF), max_size=12))
def test_a_character_is_one_letter_or_none(text: str) -> None:
    read = usual_readings().read(text)
    assert len(read) <= len(text)
    assert not read or (read.isascii() and read.islower())


def test_the_longest_word_wins() -> None:
    readings = Readings({"a": "甲乙丙"}, {"甲乙": "xy", "甲乙丙": "xyz"})
    assert [readings.read(text) for text in ("甲乙", "甲乙丙", "乙丙", "丁")] == ["xy", "xyz", "aa", ""]


@pytest.mark.parametrize(
    ("name", "initials"),
    [("王建国", ("wjg",)), ("单建国", ("djg", "sjg")), ("Anna 王", ("w",)), ("欧阳明", ("oym",)), ("", ())],
)
def test_names(name: str, initials: tuple[str, ...]) -> None:
    assert sorted(name_initials(name)) == sorted(initials)


def test_goods_are_read_as_words() -> None:
    assert goods_initials("重庆火锅 / 电饭煲 RC-40") == ("cqhg", "dfb")


def test_writing_brings_no_dictionary_of_syllables() -> None:
    program = "import sys; from app.store.search import initials as i; i.name_initials('王'); print('pypinyin' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30
    )
    assert told.stdout == "False\n"
