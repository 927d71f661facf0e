"""D13 应急处置单: the time line from the journal's steps of the emergency (S4-27)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.domain.refusals import Refusal
from app.domain.ticket import Item, Ticket
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular
from app.usecases.read_models import HistoryLine

_EMERGENCY = 1
_STOPS_SALE = ("暂停商品销售", "暂停销售", "停售", "停止销售", "下架")
_REACHES_BRAND = ("联系品牌", "通知品牌", "联系厂家", "通知厂家", "联系供应商", "通知供应商")
"""How people word the two steps of S4-27; a person confirms or changes what is filled in by that."""


def _refusal(ticket: Ticket, item: Item) -> Refusal | None:  # noqa: ARG001 - the form of a rule
    levels = [past.level.level for past in ticket.past_levels]
    if ticket.level is not None:
        levels.append(ticket.level.level)
    if _EMERGENCY in levels:
        return None
    return Refusal("not_an_emergency", "S4-27", {"level": str(levels[-1]) if levels else "0"})


def _prefilled(case: Case) -> Iterable[Particular]:
    problem = case.ticket.problem
    yield Particular("hazard", text=problem.words)
    yield from _gravity(case)
    if problem.people_affected is not None:
        yield Particular("people_affected", text=str(problem.people_affected))
    yield Particular("injury", text=problem.injury or "")
    yield Particular("property_loss", holds=problem.property_loss)
    steps = [line for line in case.history if line.type == "emergency.step_logged"]
    rows = tuple((f"{_local(case, line.at):%Y-%m-%d %H:%M}", _said(line), line.user or "") for line in steps)
    yield Particular("timeline", rows=rows)
    yield from _found(case, steps, _STOPS_SALE, "sale_suspended", "suspended_at")
    yield from _found(case, steps, _REACHES_BRAND, "brand_contacted", "brand_at")
    people = dict.fromkeys([*(line.user for line in steps if line.user), case.person.name])
    yield Particular("people", rows=tuple((name, "") for name in people if name))


def _gravity(case: Case) -> Iterable[Particular]:
    """Why and when it became an emergency, whatever level it has by now."""
    ticket = case.ticket
    past = next((each for each in ticket.past_levels if each.level.level == _EMERGENCY), None)
    level = past.level if past is not None else ticket.level
    raised = past.since if past is not None else ticket.milestones.get("triaged")
    if level is not None:
        yield Particular("reasons", lines=level.reasons)
        yield Particular("owner", text=level.owner)
    yield Particular("raised", moment=_local(case, raised or ticket.opened_at))
    started = ticket.milestones.get("emergency_started")
    if started is not None:
        yield Particular("started", moment=_local(case, started))


def _found(
    case: Case, steps: Sequence[HistoryLine], words: Sequence[str], answer: str, at: str
) -> Iterable[Particular]:
    """That it was done, and when, if a step says so; that it was not is for a person to say."""
    for line in steps:
        if any(word in _said(line) for word in words):
            yield Particular(answer, holds=True)
            yield Particular(at, moment=_local(case, line.at))
            return


def _said(line: HistoryLine) -> str:
    return "：".join(filter(None, (line.values.get("step"), line.values.get("text"))))


def _local(case: Case, moment: datetime) -> datetime:
    return moment.astimezone(case.workplace.desk.tz)


RULE = IssuingRule(refusal=_refusal, prefilled=_prefilled, after_end=True)
