"""Speed tells scanner from person; nothing typed is ever lost; what was scanned is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.paper_code import ScannedDocument
from app.domain.scan import (
    GAP_MS,
    MIN_LENGTH,
    Barcode,
    BurstRecogniser,
    TicketNumber,
    Unknown,
    Verdict,
    classify_scan,
    clean_scan,
)

CHARS = st.sampled_from("0123456789ABCxyz-:中，６")
KEYS = st.one_of(CHARS, st.sampled_from("\r\t"))
CODE = st.text("0123456789ABCDEF-:", min_size=MIN_LENGTH, max_size=60)
SLOW = st.integers(GAP_MS, 5_000)
FAST = st.integers(0, GAP_MS - 1)


def play(keys: list[tuple[str, int]], recogniser: BurstRecogniser | None = None) -> tuple[str, list[str]]:
    """What reached the focus and what was scanned, for keys with the pause before each."""
    recogniser = recogniser or BurstRecogniser()
    focus, scans, now = "", [], 0
    for char, pause in keys:
        now += pause
        verdict = recogniser.feed(char, now)
        focus += "".join(verdict.released)
        if verdict.scan is not None:
            scans.append(verdict.scan)
        elif not verdict.held:
            focus += char
    return focus + "".join(recogniser.flush()), scans


@given(st.lists(st.tuples(KEYS, SLOW)))
def test_what_a_person_types_is_never_swallowed(keys: list[tuple[str, int]]) -> None:
    assert play(keys) == ("".join(char for char, _ in keys), [])


@given(st.lists(st.tuples(CHARS, st.integers(0, 200))))
def test_without_a_terminator_everything_is_given_back_in_order(keys: list[tuple[str, int]]) -> None:
    assert play(keys) == ("".join(char for char, _ in keys), [])


@given(
    st.lists(st.tuples(KEYS, SLOW)), CODE, st.lists(FAST, min_size=61, max_size=61), st.sampled_from("\r\t")
)
def test_a_scan_is_always_recognised_whatever_was_typed_before(
    typed: list[tuple[str, int]], code: str, gaps: list[int], end: str
) -> None:
    scan = [
        (char, gap if index else 1_000) for index, (char, gap) in enumerate(zip(code, gaps, strict=False))
    ]
    assert play([*typed, *scan, (end, gaps[-1])]) == ("".join(char for char, _ in typed), [code.strip()])


@given(st.lists(st.tuples(st.sampled_from("0123456789\r"), st.integers(0, 80))))
def test_each_keystroke_ends_in_exactly_one_place(keys: list[tuple[str, int]]) -> None:
    recogniser, now, out = BurstRecogniser(), 0, ""
    for char, pause in keys:
        now += pause
        verdict = recogniser.feed(char, now)
        out += "".join(verdict.released)
        out += f"{verdict.scan}\r" if verdict.scan else "" if verdict.held else char
    assert out + "".join(recogniser.flush()) == "".join(char for char, _ in keys)


@given(st.text("12345", min_size=1, max_size=MIN_LENGTH - 1), FAST)
def test_a_short_burst_is_fast_fingers(text: str, gap: int) -> None:
    keys = [(char, gap) for char in text] + [("\r", gap)]
    assert play(keys) == (text + "\r", [])


def test_a_late_terminator_ends_nothing() -> None:
    keys = [(char, 5) for char in "690123456"] + [("\r", GAP_MS)]
    assert play(keys) == ("690123456\r", [])


def test_a_clock_that_runs_backwards_is_not_speed() -> None:
    recogniser = BurstRecogniser()
    recogniser.feed("1", 1_000)
    assert recogniser.feed("2", 900) == Verdict(released=("1",), held=True)


def test_a_held_key_is_due_after_one_gap() -> None:
    recogniser = BurstRecogniser(gap_ms=30)
    assert not recogniser.due(0)
    recogniser.feed("1", 100)
    assert not recogniser.due(129)
    assert recogniser.due(130)
    assert recogniser.flush() == ("1",)
    assert not recogniser.due(500)


def test_full_width_signs_and_framing_are_cleaned() -> None:
    assert clean_scan("\x02ＣＦ１：2Ｆ01-261120-0031\x1d\x03\u3000") == "CF1:2F01-261120-0031"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("CF1:ZR-2F01-20261120-0007:2:1a2B3c4D", ScannedDocument("ZR-2F01-20261120-0007", 2, "1a2b3c4d")),
        (
            "CF1:ZR-2F01-261120-0007:1:1A2B3C4D:2/3",
            ScannedDocument("ZR-2F01-261120-0007", 1, "1a2b3c4d", 2, 3),
        ),
        ("cf1:2f01-261120-0031:1:00ff00ff", ScannedDocument("2F01-261120-0031", 1, "00ff00ff")),
        ("2F01-261120-0031", TicketNumber("2F01-261120-0031")),
        ("2F01.K7MQ-261120-0031", TicketNumber("2F01.K7MQ-261120-0031")),
        ("2f01。k7mq-261120-0031", TicketNumber("2F01.K7MQ-261120-0031")),
        ("S-261120-0031", TicketNumber("S-261120-0031")),
        (
            "CF1:TH-2F01.K7MQ-261120-0007:1:1a2b3c4d",
            ScannedDocument("TH-2F01.K7MQ-261120-0007", 1, "1a2b3c4d"),
        ),
        ("２F０１-261120-0031\x1d", TicketNumber("2F01-261120-0031")),
        ("2F01-261320-0031", Unknown("2F01-261320-0031")),
        ("6901234567892", Barcode("6901234567892")),
        ("6901234567893", Unknown("6901234567893")),
        ("036000291452", Barcode("036000291452")),
        ("96385074", Barcode("96385074")),
        ("CF1:2F01-261120-0031:1:short", Unknown("CF1:2F01-261120-0031:1:short")),
        ("13800002233", Unknown("13800002233")),
        ("", Unknown("")),
    ],
)
def test_a_scanned_text_is_named(text: str, meaning: object) -> None:
    assert classify_scan(text) == meaning


def test_upc_and_ean_of_one_item_are_equal() -> None:
    assert Barcode("036000291452").gtin == Barcode("0036000291452").gtin


@given(st.text(max_size=80))
def test_reading_never_raises(text: str) -> None:
    classify_scan(text)


def test_quick_words_are_no_scan() -> None:
    recogniser = BurstRecogniser()
    for place, sign in enumerate("用了3次就漏水"):
        recogniser.feed(sign, place * 5)
    verdict = recogniser.feed("\r", 50)
    assert verdict.scan is None
    assert "".join(verdict.released) == "用了3次就漏水"
