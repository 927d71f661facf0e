"""How the desk stands with head office, put together from what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from app.sync.causes import REVOKED, Cause
from app.sync.ports import LinkState
from app.sync.telling import needs_a_person, sentence_code
from app.usecases.syncing import Copied, Hindrance, LinkWord, SyncStatus
from app.wire.link import Link
from app.wire.messages import SILENT_DAYS, USUAL_SILENT_DAYS
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
    now: datetime | None = None,
    busy: bool = False,
    next_try: datetime | None = None,
) -> SyncStatus:
    """How things stand; asks nobody. `unsent` is what `Outbox.unsent` counts, `awaited` `Arrivals`.

    `copied` is what `Outbox.copied` says. With `now`, by this computer's clock, it is said when head office
    was not reached for longer than it wants to be.
    """
    link = state.link()
    entries, files, size = unsent
    if link is None:
        return SyncStatus(LinkWord.OFF, entries=entries, files=files, file_bytes=size)
    cause = Cause(REVOKED) if link.revoked else Hindrances(state).first()
    skew = _skew(state)
    word = _word(link, cause, busy=busy, left=bool(entries or files))
    silent = _silent(state, now, skew) if word is not LinkWord.NEEDS_YOU and not busy else None
    hindrance = silent or (Hindrance(*sentence_code(cause)) if cause is not None else _clock_off(skew))
    by_hand = silent is not None or (cause is None and hindrance is not None)
    return SyncStatus(
        word=LinkWord.NEEDS_YOU if by_hand else word,
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


class _Session(msgspec.Struct, frozen=True):
    """What of a session counts here."""

    policy: Mapping[str, Any] = {}


def _silent(state: LinkState, now: datetime | None, skew: int) -> Hindrance | None:
    """How long head office was not reached, where that is longer than it wants (``silent_days``)."""
    contact = _moment(state.recall("contact"))
    if now is None or contact is None:
        return None
    days = (now + timedelta(milliseconds=skew) - contact) // timedelta(days=1)
    if days < _allowed(state.recall("session")):
        return None
    return Hindrance("sync_silent", {"count": str(days)})


def _allowed(session: object) -> int:
    with suppress(msgspec.DecodeError):
        policy = msgspec.json.decode(session, type=_Session).policy if isinstance(session, str) else {}
        days = policy.get(SILENT_DAYS)
        return days if isinstance(days, int) and days > 0 else USUAL_SILENT_DAYS
    return USUAL_SILENT_DAYS


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
