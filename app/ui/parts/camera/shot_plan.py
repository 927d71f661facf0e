"""Which picture comes next: the shot list against what was taken, films left to files."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.shots import EvidenceRole, ShotList, missing_shots

FILMS = frozenset({EvidenceRole.FAULT_VIDEO})
"""What a still picture cannot show."""


@dataclass(frozen=True)
class RoleCount:
    """How many pictures show `role`, and how many the shot list asks for (0: it does not ask)."""

    role: str
    taken: int
    wanted: int

    @property
    def lacking(self) -> bool:
        """Whether a required picture is missing."""
        return self.taken < self.wanted


@dataclass(frozen=True)
class ShotPlan:
    """`roles` are offered in this order; `taken` are the roles of all pictures, those on their way too."""

    wanted: ShotList
    roles: tuple[str, ...]
    taken: tuple[str, ...] = ()

    def counts(self) -> tuple[RoleCount, ...]:
        """What can be taken, each with how far it is."""
        asked = {shot.role.value: shot.count for shot in self.wanted.shots if shot.required}
        return tuple(
            RoleCount(str(role), self.taken.count(role), asked.get(role, 0))
            for role in dict.fromkeys(self.roles)
            if role not in FILMS
        )

    def next_role(self, chosen: str = "") -> str:
        """The first gap, required ones first; without a gap what was `chosen` goes on."""
        offered = [each.role for each in self.counts()]
        gaps = sorted(missing_shots(self.wanted, self.taken), key=lambda gap: not gap.required)
        gap = next((each.role.value for each in gaps if each.role in offered), "")
        if gap:
            return gap
        return chosen if chosen in offered else EvidenceRole.OTHER.value

    def film_missing(self) -> bool:
        """Whether the list still asks for a film."""
        return any(gap.role in FILMS for gap in missing_shots(self.wanted, self.taken))
