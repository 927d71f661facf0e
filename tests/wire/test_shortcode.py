"""Short codes: as printed, as typed by people, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.shortcode import ShortCode, letters_of, read_short_code, short_code
from tests.wire.samples import WRITER

CODE = ShortCode("KQXF", 1042, "7B30")


@given(st.text(max_size=40), st.integers(1, 10**12 - 1), st.binary(min_size=32, max_size=32))
def test_what_is_printed_is_read(writer: str, seq: int, entry_hash: bytes) -> None:
    code = short_code(writer, seq, entry_hash)
    printed = str(code)
    assert code.seq == seq
    assert not {"I", "O"} & set(code.device)
    for typed in (printed, printed.lower(), printed.replace("-", ""), printed.replace("-", " ")):
        assert read_short_code(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "KQXF-1042-7B30",
        "kqxf-1042-7b30",
        "  KQXF 1042 7B30\n",
        "KQXF10427B30",
        "kqxf1042 7b30",
        "KQXF—1042—7B30",
        "KQXF–1042‐7B30",
        "KQXF_1042_7B30",
        "KQXF.1042.7B30.",
        "KQXF - 1042 - 7B30",
        "KQXF-01042-7B30",
        "KQXF-1O42-7B3O",
        "kqxf-lo42-7b3o",
        "KQXF-I042-7B30",
        "ＫＱＸＦ－１０４２－７Ｂ３０",
        "ｋｑｘｆ　１０４２　７ｂ３０",
    ],
)
def test_people_type_as_they_do(typed: str) -> None:
    assert read_short_code(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "KQXF",
        "KQXF-1042",
        "KQXF-1042-7B3",
        "KQXF-1042-7B300",
        "KQX-1042-7B30",
        "KQXFF-1042-7B30",
        "KQXF--7B30",
        "KOXF-1042-7B30",
        "KIXF-1042-7B30",
        "K0XF-1042-7B30",
        "KQXF-10 42-7B30",
        "KQXF-1042-7G30",
        "KQXF-1042-7B30 KQXF-1042-7B30",
        "KQXF/1042/7B30",
        "KQXF-٣٣٣٣-7B30",
        "KQXF-1234567890123-7B30",
        "2F01-261120-0001",
        "存根",
    ],
)
def test_what_is_none_is_none(typed: str) -> None:
    assert read_short_code(typed) is None


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_none(typed: str) -> None:
    code = read_short_code(typed)
    assert code is None or read_short_code(str(code)) == code


def test_letters_belong_to_device_and_incarnation() -> None:
    letters = Counter(letters_of(f"{WRITER}{number}") for number in range(300))
    assert letters_of(WRITER) == letters_of(WRITER)
    assert len(letters) > 295
    assert all(len(each) == 4 for each in letters)


def test_the_code_is_the_published_one() -> None:
    """Frozen: it stands on paper."""
    assert str(short_code(WRITER, 1042, bytes.fromhex("7b30") + bytes(30))) == "XEGR-1042-7B30"
