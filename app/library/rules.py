"""The rules that ship with the program, with what the house and head office added."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.calendar import WorkCalendar
from app.domain.policy.rulebook import Rulebook
from app.domain.refusals import InputError
from app.library.calendars import load_calendar
from app.library.fields import Fields, read_object
from app.library.files import resource_root
from app.library.policies import Added, load_rulebook
from app.usecases.rule_library import Document, HouseRules

NOTHING_ADDED = HouseRules({}, [])


class PackagedRules:
    """See `RuleLibrary`. `folder` holds ``policies`` and ``calendars`` (default: the packaged ones)."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def read(
        self, house: HouseRules = NOTHING_ADDED, first: str | None = None
    ) -> tuple[Rulebook, WorkCalendar]:
        """All rules together; with `first`, those of other profiles once somebody asks for them.

        What was added is read at once. Raises InputError naming file, rule and field.
        """
        root = self._folder or resource_root()
        added = Added(
            [_fields(document) for document in house.profiles],
            [_fields(document) for document in house.office.profiles.values()],
        )
        years = (_years(house.years), _years(house.office.years))
        return load_rulebook(root / "policies", added, first), load_calendar(root / "calendars", *years)

    def profile(self, profile_id: str, house: HouseRules = NOTHING_ADDED) -> Document:
        """The newest version of a profile, as JSON. Raises InputError ``profile_not_installed``."""
        own = [document for document in house.profiles if document.get("id") == profile_id]
        if own:
            return own[-1]
        path = (self._folder or resource_root()) / "policies" / "profiles" / f"{profile_id}.json"
        if not path.exists():
            raise InputError("profile_not_installed", "profile", value=profile_id, version="")
        return read_object(path).values


def _years(plans: Mapping[str, Document]) -> list[Fields]:
    return [Fields(plan, f"cn-{year}") for year, plan in sorted(plans.items())]


def _fields(document: Document) -> Fields:
    return Fields(document, f"{document.get('id', '')} {document.get('version', '')}".strip())
