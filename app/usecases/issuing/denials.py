"""What the desk writes on a paper may not deny what the law gives; what the customer said is never judged.

A waiver or a last word of the shop is void, and printed it misleads (消保法 26, 条例 17, 处罚办法 12): on a
paper that says 法定 as well. Facts may be written down as they are: see `app.documents.wording_law`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.decide import Action
from app.domain.refusals import InputError
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.planning import OfferPlan
from app.domain.ticket import Ticket
from app.domain.vocabulary import Cause
from app.usecases.paper import Paper, Particular
from app.usecases.paper.decisions import LiabilityFacts, SettlementFacts
from app.usecases.workplace import Workplace

Said = tuple[str, str]
"""The name of a field, and what stands in it."""

_OF_OTHERS: Final = {
    "follow-up-record": frozenset({"questions", "dissatisfied_with", "remarks"}),
    "emergency-sheet": frozenset({"brand_reply", "timeline"}),
}
"""Particulars that hold what the customer or the brand said, by kind: kept as it was said."""

_RECORDS: Final = frozenset({"evidence-bundle"})
"""Tells what was said, whatever it was."""

_SETTLED: Final = frozenset({"exchange-return-slip"})
"""Kinds that print what was agreed."""


def check_denials(workplace: Workplace, ticket: Ticket, paper: Paper) -> None:
    """Raises InputError wording_forbidden naming the field, what stands there and why it may not."""
    if paper.kind not in _RECORDS:
        refuse_denials(workplace, ticket, _written(paper), paper.kind)


def refuse_denials(workplace: Workplace, ticket: Ticket, written: Iterable[Said], kind: str = "") -> None:
    """The same for texts that are about to be kept, for a document of that `kind` where there is one."""
    own = [words for words in _customers(ticket) if words]
    for field, text in written:
        judged = text
        for words in own:
            judged = judged.replace(words, "")
        denial = workplace.wordings.denied(judged)
        if denial is not None:
            said = {"kind": kind} if kind else {}
            said |= {"value": denial.said, "article": denial.article, "why": denial.code}
            raise InputError("wording_forbidden", field, **said)


def check_action(workplace: Workplace, ticket: Ticket, action: Action) -> None:
    """The same for what goes from an action onto a notice or a slip, before it is kept.

    A determination that is disputed makes no notice. Raises InputError wording_forbidden.
    """
    if isinstance(action, DetermineLiability) and action.cause is not Cause.DISPUTED:
        refuse_denials(workplace, ticket, _judged(action))
    elif isinstance(action, OfferPlan):
        refuse_denials(workplace, ticket, _offered(action))


def _judged(action: DetermineLiability) -> Iterator[Said]:
    yield "conclusion", action.conclusion
    yield "suggestion", action.suggestion
    yield from (("basis", each.text) for each in action.basis)
    yield from (("checks", each) for each in action.checks)


def _offered(action: OfferPlan) -> Iterator[Said]:
    for option in action.options:
        yield "ground", option.ground
        yield "remarks", option.remarks
    if action.refund is not None:
        yield "invoice_handling", action.refund.invoice_handling or ""


def _customers(ticket: Ticket) -> Iterator[str]:
    """The customer's own words, the longest first: they may stand within others."""
    said = {ticket.problem.words, *(item.complaint.words for item in ticket.items if item.complaint)}
    yield from sorted(said, key=len, reverse=True)


def _written(paper: Paper) -> Iterator[Said]:
    others = _OF_OTHERS.get(paper.kind, frozenset())
    for each in paper.particulars:
        if each.key not in others:
            yield from ((each.key, text) for text in _texts(each))
    if paper.liability is not None:
        yield from _determined(paper.liability)
    if paper.settlement is not None and paper.kind in _SETTLED:
        yield from _agreed(paper.settlement)


def _texts(particular: Particular) -> Iterator[str]:
    """A row is read through: a denial may be spread over its cells."""
    yield particular.text
    yield from particular.lines
    yield from ("".join(row) for row in particular.rows)


def _determined(liability: LiabilityFacts) -> Iterator[Said]:
    """What a determination says in the words of the desk."""
    yield "conclusion", liability.conclusion
    yield from (("suggestion", line.text) for line in liability.suggestions)
    yield from (("basis", text) for text in liability.basis)
    yield from (("checks", line.finding) for line in liability.checks)


def _agreed(settlement: SettlementFacts) -> Iterator[Said]:
    yield "ground", settlement.ground_text
    yield "reason", settlement.reason
    yield "remarks", settlement.remarks
    yield "invoice_handling", settlement.invoice_handling
