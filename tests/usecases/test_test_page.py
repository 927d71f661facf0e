"""The page that tries a printer."""

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.usecases.test_page import SIZES_MM, printer_test_page


@pytest.mark.parametrize("medium", SIZES_MM)
def test_each_medium_has_its_size(medium: str) -> None:
    document = pypdfium2.PdfDocument(printer_test_page(medium, "EPSON"))
    try:
        assert len(document) == 1
        width, height = document[0].get_size()
        expected = SIZES_MM[medium]
        assert (round(width / 72 * 25.4, 1), round(height / 72 * 25.4, 1)) == pytest.approx(expected, abs=0.2)
        assert "EPSON" in document[0].get_textpage().get_text_range()
    finally:
        document.close()


@given(st.text(max_size=80))
def test_any_name_of_a_printer_makes_a_page(name: str) -> None:
    document = pypdfium2.PdfDocument(printer_test_page("a4", name))
    try:
        assert len(document) == 1
    finally:
        document.close()
