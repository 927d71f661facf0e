"""D02 补充凭证通知: what was asked of the customer is filled in (S3-05, S4-18)."""

from __future__ import annotations

from collections.abc import Iterable

from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular


def _prefilled(case: Case) -> Iterable[Particular]:
    ticket = case.ticket
    yield Particular("wanted", rows=tuple((each, "") for each in ticket.proof_wanted))
    if ticket.proof_until is not None:
        yield Particular("until", day=ticket.proof_until.astimezone(case.workplace.desk.tz).date())


RULE = IssuingRule(prefilled=_prefilled)
