"""D06 维修/上门工单: appointment, fault, and what the repair has told so far (S2c, S2d, S3-14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

from app.domain.refusals import InputError
from app.domain.shots import EvidenceRole
from app.domain.status import TrackKind
from app.domain.ticket import Item
from app.domain.vocabulary import Remedy
from app.usecases.issuing.order_of_days import check_order, day_of
from app.usecases.issuing.paid_repair_consent import WARRANTY_DAYS
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular, particular_of

_SERVICES: Mapping[str, str] = {
    Remedy.REPAIR_FREE: "repair",
    Remedy.REPAIR_PAID: "repair",
    Remedy.REMAKE_FREE: "repair",
    Remedy.RESIZE_PAID: "repair",
    Remedy.RECTIFY_INSTALL: "install",
    Remedy.RETURN_FULL: "carry",
    Remedy.RETURN_NO_REASON: "carry",
    Remedy.RETURN_WITH_DEPRECIATION: "carry",
    Remedy.EXCHANGE_SAME_MODEL: "carry",
    Remedy.EXCHANGE_GE_PERFORMANCE: "carry",
}
_WINDOW = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]+(\d{1,2}:\d{2})(?:\s*[-–—~～至到]\s*(\d{1,2}:\d{2}))?")


def _prefilled(case: Case) -> Iterable[Particular]:
    yield from _asked(case)
    yield from _agreed(case)
    yield from _carried_out(case)


def _asked(case: Case) -> Iterator[Particular]:
    ticket, item = case.ticket, case.item
    yield Particular("fault", text=ticket.problem_of(item).words)
    yield Particular("access", text=ticket.customer.access_note or "")
    mode = item.stated.get("repair_mode")
    if isinstance(mode, str):
        yield Particular("mode", text=mode)
    if "repair_free" in case.decision.codes("remedies_by_right"):
        yield Particular("cover", text="in")


def _agreed(case: Case) -> Iterator[Particular]:
    """What kind of service was agreed, and for paid work the price that was agreed before it (P-04)."""
    plan, zone = case.item.plan, case.workplace.desk.tz
    agreed = plan.agreed if plan else None
    if plan is None or agreed is None:
        if case.item.liability is None:
            yield Particular("service", text="appraise")
        return
    yield Particular("service", text=_SERVICES.get(agreed.remedy, ""))
    if agreed.paid and agreed.amount is not None:
        yield Particular("quote", amount=agreed.amount)
        if plan.answered_at is not None:
            yield Particular("agreed_at", moment=plan.answered_at.astimezone(zone))


def _carried_out(case: Case) -> Iterator[Particular]:
    item, zone = case.item, case.workplace.desk.tz
    track = item.execution(TrackKind.REPAIR)
    if track is None:
        return
    details = track.details
    yield from _window(details.get("appointment", ""), zone)
    yield Particular("technician", text=details.get("technician", ""))
    if details.get("part"):
        yield Particular("parts", rows=((details["part"], "", "", "", ""),))
    if track.step in ("awaiting_acceptance", "done"):
        yield Particular("work", text=details.get("remarks", ""))
    yield from _arrival(item, zone)


def _arrival(item: Item, zone: tzinfo) -> Iterator[Particular]:
    at = item.milestones.get("on_site")
    if at is not None:
        yield Particular("arrived", moment=at.astimezone(zone))


def _window(text: str, zone: tzinfo) -> Iterator[Particular]:
    """An appointment as it is written down: ``2026-11-19 14:00-16:00``. Anything else fills in nothing."""
    found = _WINDOW.search(text)
    if found is None:
        return
    day, start, end = found.groups()
    for key, hour in (("visit_from", start), ("visit_until", end)):
        moment = _moment(day, hour or "", zone)
        if moment is not None:
            yield Particular(key, moment=moment)


def _moment(day: str, hour: str, zone: tzinfo) -> datetime | None:
    try:
        return datetime.strptime(f"{day} {hour}", "%Y-%m-%d %H:%M").replace(tzinfo=zone)
    except ValueError:
        return None


def _check_warranty(found: Sequence[Particular]) -> None:
    """A repair is guaranteed for no less than thirty days from the day it was handed over."""
    until, over = particular_of(found, "warranty_until").day, day_of(particular_of(found, "left"))
    if until is not None and over is not None and (until - over).days < WARRANTY_DAYS:
        days = str((until - over).days)
        raise InputError("warranty_too_short", "warranty_until", value=days, least=str(WARRANTY_DAYS))


def _completed(
    case: Case,  # noqa: ARG001 - the form of a rule
    found: Sequence[Particular],
    given: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Particular]:
    """Raises InputError date_before_other and warranty_too_short."""
    check_order(found, ("visit_from", "visit_until"), ("arrived", "left"), ("agreed_at", "left"))
    _check_warranty(found)
    return found


RULE = IssuingRule(
    of_item=True,
    prefilled=_prefilled,
    completed=_completed,
    photos=True,
    calls=True,
    shots=frozenset({EvidenceRole.BEFORE, EvidenceRole.AFTER}),
)
