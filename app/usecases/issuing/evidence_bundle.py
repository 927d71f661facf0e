"""D18 证据包: to whom and what for is asked every time, and stands in the journal (S3-07, 个保法 23)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.entry import Draft
from app.domain.steps.papers import DocumentIssued, EvidenceExported
from app.usecases.issuing.rule import IssuingRule
from app.usecases.paper.particulars import Particular, particular_of


def recorded(issued: DocumentIssued, stated: Sequence[Particular]) -> Iterable[Draft]:
    """That it goes to somebody, for a purpose."""
    recipient, purpose = (particular_of(stated, key).text for key in ("recipient", "purpose"))
    yield Draft(EvidenceExported(issued.document, "pdf", recipient, purpose))


RULE = IssuingRule(after_end=True, anew=True, beside=recorded)
