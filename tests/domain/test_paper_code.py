"""The text of the codes on paper: packed where that fits, written out else, and never read as another paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numbering import DOCUMENT_PREFIXES, document_number
from app.domain.paper_code import SIGN, ScannedDocument, paper_code, read_paper_code

USUAL = ScannedDocument("TH-2F01-261120-0007", 1, "ab12cd34")
ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

papers = st.builds(
    lambda kind, desk, days, serial, mark, version, digest, place: ScannedDocument(
        document_number(kind, desk, date(2000, 1, 1) + timedelta(days=days), serial, mark),
        version,
        f"{digest:08x}",
        *place,
    ),
    st.sampled_from(sorted(DOCUMENT_PREFIXES)),
    st.from_regex(r"[A-Z0-9]{1,8}(-[A-Z0-9]{1,8})?", fullmatch=True),
    st.integers(0, 36_524),
    st.integers(1, 20_000),
    st.sampled_from(["", "K7MQ", "0000", "ZZZZ"]),
    st.integers(1, 40),
    st.integers(0, 16**8 - 1),
    st.sampled_from([(0, 0), (0, 1), (1, 2), (15, 15), (3, 40)]),
)


@given(papers)
def test_every_paper_is_read_as_itself(paper: ScannedDocument) -> None:
    code = paper_code(paper)
    assert read_paper_code(code) == paper
    assert set(code) <= ALPHANUMERIC


def test_the_usual_paper_fits_the_smallest_square_with_middle_correction() -> None:
    last = ScannedDocument("SQ-ZZZZ-991231-9999", 7, "ffffffff")
    assert [len(paper_code(each)) for each in (USUAL, last)] == [20, 20]


@pytest.mark.parametrize(
    "paper",
    [
        ScannedDocument("TH-2F01-261120-0007", 9, "ab12cd34"),
        ScannedDocument("TH-2F01-261120-12345", 1, "ab12cd34"),
        ScannedDocument("XX-2F01-261120-0007", 1, "ab12cd34"),
        ScannedDocument("A-1", 1, "ab12cd34"),
        ScannedDocument("TH-2F01-261120-0007", 1, "ab12cd34", 3, 99),
    ],
)
def test_what_is_not_usual_is_written_out(paper: ScannedDocument) -> None:
    code = paper_code(paper)
    assert code.startswith("CF1:")
    assert read_paper_code(code) == paper


@given(st.integers(1, 19), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.+*%"))
def test_one_sign_read_wrong_never_names_another_paper(place: int, sign: str) -> None:
    code = paper_code(USUAL)
    wrong = code[:place] + sign + code[place + 1 :]
    assert read_paper_code(wrong) in (None, USUAL)


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.+*%", max_size=70))
def test_nothing_is_read_that_would_not_be_written(text: str) -> None:
    read = read_paper_code(SIGN + text)
    assert read is None or paper_code(read) == SIGN + text
