"""D10 书面说明: the day that was promised is filled in, and it lies ahead (S2b-05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.refusals import Refusal, RefusedError
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular, particular_of


def _prefilled(case: Case) -> Iterable[Particular]:
    promises = [each.due for each in case.ticket.promises if each.kept_at is None and not each.voided]
    ahead = [due.astimezone(case.now.tzinfo).date() for due in promises if due > case.now]
    if ahead:
        yield Particular("until", day=max(ahead))
    yield Particular("contact", text=case.person.name)


def _completed(case: Case, found: Sequence[Particular], given: Sequence[Particular]) -> Iterable[Particular]:  # noqa: ARG001 - the form of a rule
    """As stated. Raises RefusedError promise_in_past: a day that has passed promises nothing."""
    until = particular_of(found, "until").day
    if until is not None and until < case.now.date():
        raise RefusedError(Refusal("promise_in_past", "S2b-05", {"due": until.isoformat()}))
    return found


RULE = IssuingRule(prefilled=_prefilled, completed=_completed)
