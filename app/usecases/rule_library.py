"""The port to rule files: those that ship with the program, and those the house added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from app.domain.calendar import WorkCalendar
from app.domain.policy.rulebook import Rulebook

YEARS: Final = "rules.years"
PROFILES: Final = "rules.profiles"

Document = Mapping[str, object]
"""One rule file as JSON: a holiday year, or a profile."""


@dataclass(frozen=True)
class OfficeRules:
    """What head office published and this program can read: years and profile versions, by their keys."""

    years: Mapping[str, Document] = field(default_factory=dict)
    profiles: Mapping[str, Document] = field(default_factory=dict)


NO_OFFICE: Final = OfficeRules()
"""A desk without a head office."""


@dataclass(frozen=True)
class HouseRules:
    """What was added: by the house years by their number and profile versions oldest first; by `office`."""

    years: Mapping[str, Document]
    profiles: Sequence[Document]
    office: OfficeRules = NO_OFFICE


class RuleLibrary(Protocol):
    """Reads rules: those that ship with the program, those of the house, those of head office."""

    def read(self, house: HouseRules) -> tuple[Rulebook, WorkCalendar]:
        """All of them together. Raises InputError naming file, rule and field.

        Of the plans for one year one without doubts goes before one with doubts; among those head office
        goes before the house, and the house before the program. A doubted plan of the house replaces that
        of the program all the same: a person said so. From the day on which a version of head office
        holds, versions of the house answer for no new ticket.
        """
        ...

    def profile(self, profile_id: str, house: HouseRules) -> Document:
        """The newest version of a profile, as JSON. Raises InputError ``profile_not_installed``."""
        ...
