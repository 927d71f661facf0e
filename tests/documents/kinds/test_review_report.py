"""D15: three problems are ranked, and what nobody classed stands below them."""

from __future__ import annotations

from app.documents.typesetter import PdfTypesetter
from tests.documents.gallery import review_report
from tests.documents.reading import pages_of


def test_what_nobody_classed_has_no_place_among_the_three(typesetter: PdfTypesetter) -> None:
    text = "".join(pages_of(typesetter.render(review_report.demo(), "a4").pdf))
    top = text[text.index("高频问题TOP3") : text.index("责任", text.index("高频问题TOP3"))]
    assert "另有未分类4单，占6.3%" in top
    assert "4未分类" not in top
