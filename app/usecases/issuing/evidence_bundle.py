"""D18 证据包: to whom and what for is asked every time, and stands in the journal (S3-07, 个保法 23)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from app.domain.entry import Draft
from app.domain.privacy import Purpose, consented
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.papers import DocumentIssued, EvidenceExported
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular, particular_of

OTHERS: Final = frozenset({"supplier", "other"})
"""Whoever is neither the customer, an authority, nor the house itself."""


def recorded(issued: DocumentIssued, stated: Sequence[Particular]) -> Iterable[Draft]:
    """That it goes to somebody, for a purpose."""
    recipient, purpose = (particular_of(stated, key).text for key in ("recipient", "purpose"))
    yield Draft(EvidenceExported(issued.document, "pdf", recipient, purpose))


def _allowed(
    case: Case,
    found: Sequence[Particular],
    given: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Particular]:
    """Raises RefusedError sharing_not_consented: to a brand, a supplier, a carrier or a platform a case goes
    by consent of its own (个保法 23); to the customer, an authority or the house itself without (13, 45).
    """
    asked = particular_of(found, "recipient_is").text in OTHERS
    if asked and not consented(case.ticket.consents, Purpose.SHARING):
        raise RefusedError(Refusal("sharing_not_consented", "个保法 23"))
    return found


RULE = IssuingRule(after_end=True, anew=True, beside=recorded, completed=_allowed)
