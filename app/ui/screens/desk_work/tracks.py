"""Ways of carrying a plan out: which fit what was agreed, which step comes next."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.status import TRACK_STEPS, Stage, TrackKind, may_advance
from app.domain.ticket import Item
from app.domain.vocabulary import Remedy

_KINDS: dict[str, tuple[TrackKind, ...]] = {
    Remedy.RETURN_FULL: (TrackKind.RETURN, TrackKind.REFUND),
    Remedy.RETURN_NO_REASON: (TrackKind.RETURN, TrackKind.REFUND),
    Remedy.RETURN_WITH_DEPRECIATION: (TrackKind.RETURN, TrackKind.REFUND),
    Remedy.EXCHANGE_SAME_MODEL: (TrackKind.EXCHANGE,),
    Remedy.EXCHANGE_GE_PERFORMANCE: (TrackKind.EXCHANGE,),
    Remedy.REPAIR_FREE: (TrackKind.REPAIR, TrackKind.MAIL_IN),
    Remedy.REPAIR_PAID: (TrackKind.REPAIR, TrackKind.MAIL_IN),
    Remedy.RECTIFY_INSTALL: (TrackKind.REPAIR,),
    Remedy.REMAKE_FREE: (TrackKind.EXCHANGE,),
    Remedy.RESIZE_PAID: (TrackKind.REPAIR,),
    Remedy.COMPENSATION: (TrackKind.COMPENSATION,),
    Remedy.SMALL_PAYMENT: (TrackKind.COMPENSATION,),
    Remedy.PARTIAL_REFUND: (TrackKind.REFUND,),
    Remedy.REFUND_ONLY: (TrackKind.REFUND,),
    Remedy.APOLOGY: (TrackKind.APOLOGY,),
}


_SOMETIMES = frozenset({"awaiting_parts", "inspection_failed"})
"""Steps that only some cases take; the usual way leads past them."""


@dataclass(frozen=True)
class NextMove:
    """A track to start (`to` empty) or to take to a step. `usual` is what normally comes next."""

    kind: TrackKind
    to: str = ""
    usual: bool = False


def fitting(item: Item) -> tuple[TrackKind, ...]:
    """The tracks of what was agreed, in their order; none while nothing is agreed."""
    agreed = item.plan.agreed if item.plan else None
    return _KINDS.get(agreed.remedy, ()) if agreed else ()


def moves(item: Item) -> tuple[NextMove, ...]:
    """What can be done now: the next step of what runs, its end, then what was not started yet."""
    if item.stage not in (Stage.PLAN_ACCEPTED, Stage.EXECUTING):
        return ()
    found: list[NextMove] = []
    for track in item.executions:
        kind = TrackKind(track.kind)
        further = [step for step in TRACK_STEPS[kind] if may_advance(kind, track.step, step)]
        blocked = kind is TrackKind.REFUND and _goods_out(item)
        if further and not blocked:
            usual = next(step for step in further if step not in _SOMETIMES)
            found += [NextMove(kind, step, usual=step == usual) for step in _short(further)]
    running = {track.kind for track in item.executions}
    wanted = fitting(item)
    found += [NextMove(kind, usual=kind is wanted[0]) for kind in wanted if kind not in running]
    return tuple(found)


def others(item: Item) -> tuple[TrackKind, ...]:
    """Tracks that were not agreed but often come with it; all of them where nothing fits what was."""
    running = {track.kind for track in item.executions}
    wanted = fitting(item)
    usual = (TrackKind.COMPENSATION, TrackKind.APOLOGY) if wanted else tuple(TrackKind)
    return tuple(kind for kind in usual if kind not in running and kind not in wanted)


def all_done(item: Item) -> bool:
    """Whether nothing is left to carry out."""
    started = {track.kind for track in item.executions}
    wanted = [kind for kind in fitting(item) if kind is not TrackKind.MAIL_IN]
    return (
        bool(item.executions)
        and all(t.step == "done" for t in item.executions)
        and (all(kind in started for kind in wanted) or TrackKind.MAIL_IN in started)
    )


def _goods_out(item: Item) -> bool:
    """Money waits until the goods are back and passed (S0-36)."""
    back = item.execution(TrackKind.RETURN)
    return back is not None and back.step != "done"


def _short(steps: list[str]) -> list[str]:
    """The next two steps and the end: a track may skip forward, few people want to."""
    return list(dict.fromkeys((*steps[:2], steps[-1])))
