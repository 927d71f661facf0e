"""D09 安全风险告知书: what was found dangerous, and whether the warranty still runs (S3-13)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular


def _prefilled(case: Case) -> Iterable[Particular]:
    item, problem = case.item, case.ticket.problem_of(case.item)
    found = item.liability.conclusion if item.liability else ""
    seen = item.inspection.remarks if item.inspection else ""
    yield Particular("hazard", text=found or seen)
    if problem.safety_risk or problem.injury:
        yield Particular("stop_use", holds=True)
    covered = case.decision.get("within_warranty")
    if isinstance(covered, bool):
        yield Particular("cover", text="in" if covered else "out")
        yield Particular("offer", text="" if covered else "paid_repair")
    last = case.decision.text("warranty_whole_last_day")
    if last:
        yield Particular("warranty_until", day=date.fromisoformat(last[:10]))


RULE = IssuingRule(of_item=True, prefilled=_prefilled)
