"""How the desk stands with head office, put together from what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Final

from app.sync.causes import REVOKED, Cause
from app.sync.ports import LinkState
from app.sync.telling import needs_a_person, sentence_code
from app.usecases.syncing import Copied, Hindrance, LinkWord, SyncStatus
from app.wire.link import Link
from app.wire.signing import fingerprint

_HINDRANCES = "hindrances"
DATA, FILES, FETCH = "data", "files", "fetch"
_HOUR: Final = 3_600_000
SKEW_TELLS: Final = _HOUR
"""Milliseconds beyond which a person is to set the clock right."""
_UNITS: Final = (("years", 8766), ("days", 24))
"""Hours each; told from two of them on, else in hours."""


class Hindrances:
    """What stands in the way of each lane, also after a restart and for other programs to read."""

    def __init__(self, state: LinkState) -> None:
        self._state = state

    def note(self, lane: str, cause: Cause | None) -> None:
        """The lane ended like this."""
        known = self._all()
        told = {"code": cause.code, "params": dict(cause.params)} if cause is not None else None
        if known.get(lane) != told:
            self._state.remember(_HINDRANCES, {**known, lane: told})

    def first(self) -> Cause | None:
        """What a person is told: what hinders entries goes before what hinders files."""
        known = self._all()
        for lane in (DATA, FILES, FETCH):
            found = known.get(lane)
            if isinstance(found, dict):
                return Cause(str(found.get("code")), dict(found.get("params") or {}))
        return None

    def _all(self) -> Mapping[str, object]:
        found = self._state.recall(_HINDRANCES)
        return found if isinstance(found, dict) else {}


def standing(
    state: LinkState,
    unsent: tuple[int, int, int],
    awaited: tuple[int, int] = (0, 0),
    *,
    copied: Copied | None = None,
    busy: bool = False,
    next_try: datetime | None = None,
) -> SyncStatus:
    """How things stand; asks nobody. `unsent` is what `Outbox.unsent` counts, `awaited` `Arrivals`.

    `copied` is what `Outbox.copied` says.
    """
    link = state.link()
    entries, files, size = unsent
    if link is None:
        return SyncStatus(LinkWord.OFF, entries=entries, files=files, file_bytes=size)
    cause = Cause(REVOKED) if link.revoked else Hindrances(state).first()
    skew = _skew(state)
    hindrance = Hindrance(*sentence_code(cause)) if cause is not None else _clock_off(skew)
    word = _word(link, cause, busy=busy, left=bool(entries or files))
    return SyncStatus(
        word=LinkWord.NEEDS_YOU if cause is None and hindrance is not None else word,
        url=link.url,
        branch=link.branch_name,
        desk=link.desk,
        entries=entries,
        files=files,
        file_bytes=size,
        incoming_files=awaited[0],
        incoming_bytes=awaited[1],
        last_contact=_moment(state.recall("contact")),
        next_try=next_try or _remembered_try(state),
        skew_ms=skew,
        revoked=link.revoked,
        fingerprint=next((fingerprint(key) for key in link.signing_keys().values()), ""),
        hindrance=hindrance,
        copied=copied,
    )


def _skew(state: LinkState) -> int:
    found = state.recall("offset_ms")
    return found if isinstance(found, int) else 0


def _clock_off(skew: int) -> Hindrance | None:
    """A clock so wrong that what is written at this desk bears wrong times. It goes up all the same."""
    if abs(skew) <= SKEW_TELLS:
        return None
    hours = abs(skew) / _HOUR
    unit, size = next((each for each in _UNITS if hours >= 2 * each[1]), ("hours", 1))
    side = "behind" if skew > 0 else "ahead"
    return Hindrance(f"sync_clock_{side}_{unit}", {"count": str(round(hours / size))})


def _remembered_try(state: LinkState) -> datetime | None:
    found = state.recall("data_try")
    return _moment(found.get("next")) if isinstance(found, dict) else None


def _word(link: Link, cause: Cause | None, *, busy: bool, left: bool) -> LinkWord:
    if link.revoked or (cause is not None and needs_a_person(cause)):
        return LinkWord.NEEDS_YOU
    if busy and left:
        return LinkWord.WORKING
    return LinkWord.WAITING if left or cause is not None else LinkWord.IN_STEP


def _moment(told: object) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(told) if isinstance(told, str) and told else None
    return None
