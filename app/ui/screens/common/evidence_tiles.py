"""The evidence of a ticket as tiles: pictures with their role, hints, and the shots still missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.records import Evidence, EvidenceFile
from app.domain.refusals import ProblemError
from app.domain.shots import EvidenceRole, missing_shots, shot_list_for
from app.domain.ticket import Ticket
from app.ui.labels.evidence import away_label, evidence_role_label, hint_label
from app.ui.parts.clock_words import say_moment, say_time
from app.ui.parts.evidence_view import EvidenceTile, TileState
from app.usecases.awaited import Whereabouts
from app.usecases.pictures import Pictures

MISSING = "missing:"
"""Keys of missing shots begin with this; the role follows."""


def valid_evidence(ticket: Ticket) -> tuple[Evidence, ...]:
    """What counts, oldest first."""
    return tuple(each for each in ticket.evidence if not each.voided)


def each_file_once(evidence: Sequence[Evidence]) -> tuple[tuple[Evidence, ...], ...]:
    """The same picture taken in at two desks is one picture: what names the same file, in one tuple."""
    found: dict[str, list[Evidence]] = {}
    for each in evidence:
        found.setdefault(each.file.sha256, []).append(each)
    return tuple(tuple(same) for same in found.values())


def evidence_tiles(
    ticket: Ticket, awaited: Mapping[str, Whereabouts] | None = None, *, with_missing: bool = True
) -> list[EvidenceTile]:
    """Tiles of what was taken, then of the shots that the problem still asks for.

    `awaited` are files that are not here, by their sha256.
    """
    there = valid_evidence(ticket)
    tiles = [_tile(same, awaited or {}) for same in each_file_once(there)]
    if not with_missing or not ticket.open:
        return tiles
    gaps = missing_shots(shot_list_for(ticket.problem.type), [each.role for each in there])
    return tiles + [
        EvidenceTile(f"{MISSING}{gap.role}", evidence_role_label(gap.role), TileState.MISSING)
        for gap in gaps
        if gap.required
    ]


def _tile(same: Sequence[Evidence], awaited: Mapping[str, Whereabouts]) -> EvidenceTile:
    each, label = same[0], _roles(same)
    away = awaited.get(each.file.sha256)
    if away is not None:
        return EvidenceTile(each.id, label, TileState.AWAY, away_label(away))
    warned = next((hint_label(hint) for hint in each.file.hints if hint_label(hint) != hint), "")
    return EvidenceTile(each.id, label, TileState.WARNING if warned else TileState.TAKEN, warned)


def shot_note(ticket: Ticket) -> str:
    """The shot list in one line: what is there with a tick, what is missing by name."""
    wanted = shot_list_for(ticket.problem.type)
    gaps = {gap.role for gap in missing_shots(wanted, [each.role for each in valid_evidence(ticket)])}
    missing = QCoreApplication.translate("Evidence", "{0} missing")
    return " · ".join(
        missing.format(evidence_role_label(shot.role))
        if shot.role in gaps
        else f"{evidence_role_label(shot.role)} ✓"
        for shot in wanted.shots
        if shot.required
    )


def caption(same: Sequence[Evidence], now: datetime, zone: tzinfo) -> str:
    """The line under a picture: what it shows, when it was taken, everybody who added it."""
    taken = same[0].file.taken_at
    said = say_moment(taken, zone) if taken else say_time(same[0].added_at, now, zone)
    by = ", ".join(dict.fromkeys(each.added_by for each in same if each.added_by))
    return " · ".join(part for part in (_roles(same), said, by) if part)


def _roles(same: Sequence[Evidence]) -> str:
    return ", ".join(dict.fromkeys(evidence_role_label(each.role) for each in same))


def digit_roles(ticket: Ticket) -> tuple[EvidenceRole, ...]:
    """The roles that the digits 1 to 9 give: those of the shot list first, then the usual ones."""
    usual = (
        EvidenceRole.WHOLE,
        EvidenceRole.PART,
        EvidenceRole.CLOSE_UP,
        EvidenceRole.BARCODE,
        EvidenceRole.PACKAGING,
        EvidenceRole.PROOF,
        EvidenceRole.PAYMENT,
        EvidenceRole.CARRIER_RECEIPT,
        EvidenceRole.OTHER,
    )
    listed = [shot.role for shot in shot_list_for(ticket.problem.type).shots]
    return tuple(dict.fromkeys((*listed, *usual)))[:9]


class EvidencePictures:
    """Brings pictures of the store by the id of their evidence. Loading runs on worker threads."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._known: dict[str, Evidence] = {}

    def know(self, evidence: Sequence[Evidence]) -> None:
        """Pictures of these may be asked for."""
        self._known = {each.id: each for each in evidence}

    def evidence(self, key: str) -> Evidence | None:
        """The evidence behind a tile; None for a missing shot."""
        return self._known.get(key)

    def same(self, key: str) -> tuple[Evidence, ...]:
        """All that names the file of a tile, that of the tile first; empty for a missing shot."""
        each = self._known.get(key)
        others = [other for other in self._known.values() if each and other.file.sha256 == each.file.sha256]
        return tuple(sorted(others, key=lambda other: other.id != key))

    def thumbnail(self, key: str) -> bytes | None:
        """The small picture; None while it is on its way."""
        return self._brought(key, self._pictures.small)

    def picture(self, key: str) -> bytes | None:
        """The large picture; None while it is on its way."""
        return self._brought(key, self._pictures.large)

    def _brought(self, key: str, bring: Callable[[EvidenceFile], bytes]) -> bytes | None:
        each = self._known.get(key)
        try:
            return bring(each.file) if each else None
        except ProblemError as problem:
            if problem.code.startswith("file_"):
                return None
            raise
