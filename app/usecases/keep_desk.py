"""Keeping the particulars of the desk; by which rules it works is for who may change rules (6.2)."""

from __future__ import annotations

from collections.abc import Mapping

from app.usecases.deed_rights import DESK, POLICY, check_deed
from app.usecases.desk import Person
from app.usecases.desk_settings import PROFILE, REGION, text_of
from app.usecases.workplace import Workplace


def keep_desk(workplace: Workplace, values: Mapping[str, object], person: Person) -> None:
    """Keep what `checked_desk` made. Raises RefusedError role_not_enough, as for another profile."""
    check_deed(workplace, DESK, person)
    known = workplace.settings.all()
    if any(text_of(values, key) != text_of(known, key) for key in (PROFILE, REGION)):
        check_deed(workplace, POLICY, person)
    workplace.settings.put(values)
