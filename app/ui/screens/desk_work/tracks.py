"""Ways of carrying a plan out: which fit what was agreed, which step comes next."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.carrying_out import agreed_tracks, further_tracks
from app.domain.status import TRACK_STEPS, Stage, TrackKind, may_advance
from app.domain.ticket import Item

_SOMETIMES = frozenset(
    {"awaiting_parts", "inspection_failed", "pickup_requested", "pickup_appointed", "picked_up"}
)
"""Steps that only some cases take; the usual way leads past them."""


@dataclass(frozen=True)
class NextMove:
    """A track to start (`to` empty) or to take to a step. `usual` is what normally comes next."""

    kind: TrackKind
    to: str = ""
    usual: bool = False


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
            found += [NextMove(kind, step, usual=step == usual) for step in _short(further, usual)]
    running = {track.kind for track in item.executions}
    wanted = agreed_tracks(item)
    found += [NextMove(kind, usual=kind is wanted[0]) for kind in wanted if kind not in running]
    return tuple(found)


def others(item: Item) -> tuple[TrackKind, ...]:
    """Tracks that were not agreed but often come with it; all of them where nobody knows what was."""
    return tuple(kind for kind in further_tracks(item) if item.execution(kind) is None)


def _goods_out(item: Item) -> bool:
    """Money waits until the goods are back and passed (S0-36)."""
    back = item.execution(TrackKind.RETURN)
    return back is not None and back.step != "done"


def _short(steps: list[str], usual: str) -> list[str]:
    """The usual step, one other, and the end: a track may skip forward, few people want to."""
    other = next((step for step in steps if step != usual), usual)
    return [step for step in steps if step in (usual, other, steps[-1])]
