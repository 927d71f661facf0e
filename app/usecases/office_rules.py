"""Rules with those of head office: read together; what cannot be read is left out and the rest counts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.domain.calendar import WorkCalendar
from app.domain.policy.rulebook import Rulebook
from app.domain.refusals import InputError
from app.usecases.published import CALENDAR, POLICY, Checks, Published
from app.usecases.rule_library import Document, HouseRules, OfficeRules

ReadRules = Callable[[HouseRules], tuple[Rulebook, WorkCalendar]]


@dataclass(frozen=True)
class RulesRead:
    """Rules that can be judged by. `left_out`: why those of the house are not among them."""

    rulebook: Rulebook
    calendar: WorkCalendar
    office: OfficeRules
    left_out: InputError | None = None


def read_rules(read: ReadRules, house: HouseRules, published: Published, checks: Checks) -> RulesRead:
    """All rules together; never fails for what the house or head office added.

    `read` is `RuleLibrary.read`. Rows of head office that `checks` refuses are left out; where what is left
    cannot stand beside the rules of the house, those of the house go, then those of head office.
    """
    office = OfficeRules(_documents(published, CALENDAR), _documents(published, POLICY))
    nothing = HouseRules({}, [])
    try:
        return RulesRead(*read(replace(house, office=office)), office)
    except InputError as error:
        refused = error
    sound = OfficeRules(_sound(CALENDAR, office.years, checks), _sound(POLICY, office.profiles, checks))
    for own, rows in ((house, sound), (nothing, sound), (house, OfficeRules())):
        try:
            left_out = refused if own is nothing else None
            return RulesRead(*read(replace(own, office=rows)), rows, left_out)
        except InputError as error:
            refused = error
    return RulesRead(*read(nothing), OfficeRules(), refused)


def rules_mark(published: Published) -> str:
    """Differs when what head office published of rules differs."""
    rows = [(name, sorted(published.rows(name).items())) for name in (POLICY, CALENDAR)]
    if not any(found for _, found in rows):
        return ""
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def _documents(published: Published, collection: str) -> Mapping[str, Document]:
    return {key: body for key, body in published.rows(collection).items() if isinstance(body, Mapping)}


def _sound(collection: str, rows: Mapping[str, Document], checks: Checks) -> Mapping[str, Document]:
    found: dict[str, Document] = {}
    for key, body in rows.items():
        try:
            checks.check(collection, key, body)
        except InputError:
            continue  # said by `refused_rows`
        found[key] = body
    return found
