"""Times of head office's store: each restore of it begins another (protocol 3.10)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from app.sync.ports import LinkState
from app.wire.link import Link

_LEFT: Final = "epochs_left"
_RECEIPTED: Final = "receipt_time"
_TOLD: Final = "told_epoch"
"""The epoch that head office answered with in the last hello, before a session was opened in it."""

CONTACT: Final = "contact"
"""The time that head office told last, as it wrote it."""


def told(state: LinkState, epoch: str) -> None:
    """Head office answers in this epoch now."""
    if state.recall(_TOLD) != epoch:
        state.remember(_TOLD, epoch)


def go_over(state: LinkState, link: Link, epoch: str) -> Link:
    """The link in this epoch, not kept yet; the one before is never believed again, whatever a paper says."""
    left = _left(state)
    now = [each for each in dict.fromkeys((*left, link.epoch)) if each not in ("", epoch)]
    if now != list(left):
        state.remember(_LEFT, now)
    return msgspec.structs.replace(link, epoch=epoch)


def receipted(state: LinkState, time: str) -> None:
    """A receipt of this time was taken: what was written before it, in another epoch, proves nothing."""
    moment, known = _moment(time), _moment(state.recall(_RECEIPTED))
    if moment is not None and (known is None or moment > known):
        state.remember(_RECEIPTED, time)


def is_newer(state: LinkState, epoch: str, time: str) -> bool:
    """Whether a paper of another epoch than the link's tells of a restore that this desk has not heard of.

    One of an epoch that this desk has left does not, whatever head office's clock said when it was
    written; of the others the one that head office answers in does, and one that is younger than all that
    head office said so far.
    """
    if epoch in _left(state):
        return False
    moment = _moment(time)
    if moment is None:
        return False
    said = [
        each for each in (_moment(state.recall(key)) for key in (CONTACT, _RECEIPTED)) if each is not None
    ]
    return state.recall(_TOLD) == epoch or all(moment > each for each in said)


def _left(state: LinkState) -> tuple[str, ...]:
    kept = state.recall(_LEFT)
    return tuple(each for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()


def _moment(text: object) -> datetime | None:
    """Nothing where it is no moment, or one without an offset."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
