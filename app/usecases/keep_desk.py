"""Keeping the particulars of the desk; by which rules it works is for who may change rules (6.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.domain.refusals import InputError
from app.usecases.deed_rights import DESK, POLICY, check_deed
from app.usecases.desk import Person
from app.usecases.desk_settings import PROFILE, REGION, text_of
from app.usecases.workplace import Workplace

_PRINTED: Final = ("mall", "name", "firm", "address", "phone")
"""What stands on every document."""


def check_head(workplace: Workplace, values: Mapping[str, object]) -> None:
    """The head of a document is no place for terms of the shop: what may not be printed stands there neither.

    Raises InputError wording_forbidden naming the field (消保法 26, 处罚办法 12).
    """
    for field in _PRINTED:
        denial = workplace.wordings.denied(text_of(values, f"desk.{field}"))
        if denial is not None:
            said = {"value": denial.said, "article": denial.article, "why": denial.code}
            raise InputError("wording_forbidden", field, **said)


def keep_desk(workplace: Workplace, values: Mapping[str, object], person: Person) -> None:
    """Keep what `checked_desk` made. Raises RefusedError role_not_enough, as for another profile; and as
    `check_head`.
    """
    check_deed(workplace, DESK, person)
    check_head(workplace, values)
    known = workplace.settings.all()
    if any(text_of(values, key) != text_of(known, key) for key in (PROFILE, REGION)):
        check_deed(workplace, POLICY, person)
    workplace.settings.put(values)
