"""D21 on labels of a copied desk: its numbers are longer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from tests.documents import samples
from tests.documents.reading import codes_on, images_of, pages_of


@pytest.mark.parametrize(
    ("number", "form"), [("2F01-261120-0007", "Code128"), ("2F01.K7MQ-261120-0007", "QRCode")]
)
def test_a_scanner_reads_the_number_off_every_label(
    typesetter: PdfTypesetter, number: str, form: str
) -> None:
    paper = samples.label()
    paper = replace(paper, ticket=replace(paper.ticket, number=number))
    pdf = typesetter.render(paper, "60x40").pdf
    pages = list(zip(images_of(pdf), pages_of(pdf), strict=True))
    assert len(pages) == 2
    for image, text in pages:
        assert codes_on(image) == {form: number}
        assert number in text
