"""The port to rule files: those that ship with the program, and those the house added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from app.domain.calendar import WorkCalendar
from app.domain.policy.rulebook import Rulebook

YEARS: Final = "rules.years"
PROFILES: Final = "rules.profiles"

Document = Mapping[str, object]
"""One rule file as JSON: a holiday year, or a profile."""


@dataclass(frozen=True)
class HouseRules:
    """What the house added: years by their number, profile versions oldest first."""

    years: Mapping[str, Document]
    profiles: Sequence[Document]


class RuleLibrary(Protocol):
    """Reads rules: those that ship with the program, and those of the house."""

    def read(self, house: HouseRules) -> tuple[Rulebook, WorkCalendar]:
        """All of them together. Raises InputError naming file, rule and field."""
        ...

    def profile(self, profile_id: str, house: HouseRules) -> Document:
        """The newest version of a profile, as JSON. Raises InputError ``profile_not_installed``."""
        ...
