"""Which ways of carrying out belong to what was agreed, and when everything agreed is done (6.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.status import TRACK_STEPS, TrackKind
from app.domain.ticket import Item
from app.domain.verdicts import Option, Plan
from app.domain.vocabulary import Remedy

Ways = tuple[tuple[TrackKind, ...], ...]
"""What has to be done; of each group one way is enough (repair at home, or sent in)."""

_MONEY = (TrackKind.REFUND,)
_BACK: Ways = ((TrackKind.RETURN,), _MONEY)
_REPAIR: Ways = ((TrackKind.REPAIR, TrackKind.MAIL_IN),)

REMEDY_WAYS: Mapping[str, Ways] = {
    Remedy.RETURN_FULL: _BACK,
    Remedy.RETURN_NO_REASON: _BACK,
    Remedy.RETURN_WITH_DEPRECIATION: _BACK,
    Remedy.EXCHANGE_SAME_MODEL: ((TrackKind.EXCHANGE,),),
    Remedy.EXCHANGE_GE_PERFORMANCE: ((TrackKind.EXCHANGE,),),
    Remedy.REPAIR_FREE: _REPAIR,
    Remedy.REPAIR_PAID: _REPAIR,
    Remedy.RECTIFY_INSTALL: ((TrackKind.REPAIR,),),
    Remedy.REMAKE_FREE: ((TrackKind.EXCHANGE, TrackKind.REPAIR),),  # a new piece comes, or a part is put in
    Remedy.RESIZE_PAID: ((TrackKind.REPAIR,),),
    Remedy.COMPENSATION: ((TrackKind.COMPENSATION,),),
    Remedy.SMALL_PAYMENT: ((TrackKind.COMPENSATION,),),
    Remedy.PARTIAL_REFUND: ((TrackKind.REFUND,),),
    Remedy.REFUND_ONLY: ((TrackKind.REFUND,),),
    Remedy.APOLOGY: ((TrackKind.APOLOGY,),),
    Remedy.ANSWER: (),
}

_BESIDES = (TrackKind.COMPENSATION, TrackKind.APOLOGY)
"""What often comes with any remedy without being agreed as one."""


def agreed_tracks(item: Item) -> tuple[TrackKind, ...]:
    """The tracks of what was agreed, in their order; none while nothing is agreed."""
    return tuple(kind for group in _ways(item) or () for kind in group)


def further_tracks(item: Item) -> tuple[TrackKind, ...]:
    """Tracks that may run besides those agreed; all of them where nobody knows what was agreed.

    That is so after a jump, which has its reason, and for a remedy that a newer program knows.
    """
    agreed = agreed_tracks(item)
    return tuple(TrackKind) if _ways(item) is None else tuple(kind for kind in _BESIDES if kind not in agreed)


def startable_tracks(item: Item) -> tuple[TrackKind, ...]:
    """The tracks that may be started and do not run yet, those agreed first."""
    kinds = (*agreed_tracks(item), *further_tracks(item))
    return tuple(kind for kind in kinds if item.execution(kind) is None)


def tracks_left(item: Item) -> tuple[TrackKind, ...]:
    """What keeps the item from being done: tracks that run still, then agreed ones that never began."""
    undone = tuple(TrackKind(track.kind) for track in item.executions if track.step != "done")
    begun = {track.kind for track in item.executions}
    never = tuple(group[0] for group in _ways(item) or () if begun.isdisjoint(group))
    return (*undone, *never)


def all_done(item: Item) -> bool:
    """Whether nothing is left to carry out; where nobody knows what was agreed, something was done."""
    return not tracks_left(item) and (_ways(item) is not None or bool(item.executions))


def without_past_tracks(item: Item) -> Item:
    """The item when another plan was agreed: what the earlier plan finished or never really began is past.

    What is on its way still (goods sent, money started) goes on, until it is done or called off.
    """
    past = tuple(t for t in item.executions if t.step in ("done", TRACK_STEPS[TrackKind(t.kind)][0]))
    going_on = tuple(track for track in item.executions if track not in past)
    return replace(item, executions=going_on, past_executions=(*item.past_executions, *past))


def _ways(item: Item) -> Ways | None:
    """None where nobody knows what was agreed."""
    plan = item.plan
    agreed = plan.agreed if plan else None
    ways = REMEDY_WAYS.get(agreed.remedy) if agreed else None
    if plan is None or agreed is None or ways is None:
        return None
    return (*ways, _MONEY) if refund_besides(plan, agreed) else ways


def refund_besides(plan: Plan, agreed: Option) -> bool:
    """Whether the plan's refund comes beside what this option gives by itself: it does not where the option
    is a refund, nor where it is the other option's.
    """
    if plan.refund is None or _MONEY in REMEDY_WAYS.get(agreed.remedy, ()):
        return False
    others = (option for option in plan.options if option is not agreed)
    return not any(_MONEY in REMEDY_WAYS.get(o.remedy, ()) for o in others)
