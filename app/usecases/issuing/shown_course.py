"""What a document prints of the course of a case: who comes and when, the waybill, what a repair came to,
and the steps of an emergency.

Only what the ticket itself knows: clocks, contacts and notes stand on no such paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from app.domain.status import DONE, TrackKind
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP
from app.domain.ticket import Item, Ticket

Fact = tuple[str, object]
"""A fact by its name. One that is not known is left out, so that facts may be added to a kind later."""
Facts = Callable[[Ticket, Sequence[Item]], Iterator[Fact]]

_VISIT: Final = ("appointment", "technician", "part")
_SENT: Final = ("carrier", "waybill", "carrier_phone", "packages", "pieces", "volume")
_SENT_AT: Final[Mapping[TrackKind, str]] = {TrackKind.EXCHANGE: "shipped", TrackKind.MAIL_IN: "sent_back"}


def _visit(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    """Who comes and when; once the work is over, what it came to."""
    for item in items:
        track = item.execution(TrackKind.REPAIR)
        if track is not None:
            yield from ((f"visit.{item.id}.{key}", track.details.get(key)) for key in _VISIT)
            over = track.step in ("awaiting_acceptance", "done")
            yield f"visit.{item.id}.work", track.details.get("remarks") if over else None
        yield f"visit.{item.id}.arrived", item.milestones.get("on_site")
        yield f"visit.{item.id}.mode", item.stated.get("repair_mode")


def _sent(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    for item in items:
        track = next(filter(None, map(item.execution, _SENT_AT)), None)
        if track is not None and track.step == _SENT_AT[TrackKind(track.kind)]:
            yield from ((f"sent.{item.id}.{key}", track.details.get(key)) for key in _SENT)
            yield f"sent.{item.id}.on", track.since
        instead = item.plan.exchange if item.plan else None
        if instead is not None:
            yield f"sent.{item.id}.instead", (instead.model, instead.expected)


def _installed(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    for item in items:
        yield f"installed.{item.id}", item.goods.installed_date


def _tested(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    for item in items:
        yield f"test.{item.id}.body", item.test_body
        yield f"test.{item.id}.started", item.milestones.get("test_started")


def _paid(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    """The day the money arrived."""
    for item in items:
        track = item.execution(TrackKind.REFUND)
        yield f"paid.{item.id}", track.since if track is not None and track.step == "done" else None


def _ended(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    for item in items:
        yield f"done.{item.id}", item.milestones.get("executed") if item.stage in DONE else None


def _seen(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    """What was found: the determination, else a look at the goods."""
    for item in items:
        seen = item.inspection.remarks if item.inspection else None
        yield f"seen.{item.id}", item.liability.conclusion if item.liability else seen


def _promised(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    """Until when something is promised."""
    ahead = [each.due for each in ticket.promises if each.kept_at is None and not each.voided]
    yield "promised", max(ahead, default=None)


def _asked(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    """What the customer said afterwards."""
    if ticket.surveys:
        last = ticket.surveys[-1]
        yield "survey", (last.at, last.score, last.on_time, last.remarks, last.how)


def _emergency(ticket: Ticket, items: Sequence[Item]) -> Iterator[Fact]:  # noqa: ARG001 - the form of facts
    """The steps of the time line, why it was an emergency, and who owned it."""
    yield "steps", ticket.emergency_steps
    levels = (*(past.level for past in ticket.past_levels), ticket.level)
    gravest = next((each for each in levels if each is not None and each.level == 1), None)
    if gravest is not None:
        yield "emergency", (gravest.reasons, gravest.owner)


COURSE: Final[Mapping[str, tuple[Facts, ...]]] = {
    EXCHANGE_RETURN_SLIP: (_paid,),
    "emergency-sheet": (_emergency,),
    "follow-up-record": (_asked,),
    "installation-acceptance": (_installed,),
    "paid-repair-consent": (_seen,),
    "result-notice": (_paid, _ended),
    "safety-advice": (_seen,),
    "shipping-notice": (_sent,),
    "test-commission": (_tested,),
    "work-order": (_visit,),
    "written-explanation": (_promised,),
}
"""By kind; the others tell nothing of the course, or stand on the entry they tell of."""
