"""权限: whether somebody may do what is no action on a ticket: settings, reports, a customer's request.

The role of who is signed in decides, whether or not people have PINs; a deputy has that of who is away too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.refusals import Refusal, RefusedError
from app.domain.rights import DEEDS, may_do, not_enough
from app.usecases.absence import roles_today
from app.usecases.desk import Person, staff_of
from app.usecases.workplace import Workplace

DESK, POLICY, HEAD, REPORT, OF_DESK, ISSUE, ANSWER_PERSON, ERROR_MAKER, STAFF = (
    "settings.desk",
    "settings.policy",
    "settings.head",
    "report.read",
    "paper.of_desk",
    "paper.issue",
    "person.answer",
    "error_maker.read",
    "settings.staff",
)
"""Deeds as ``rights.DEEDS`` names them: the particulars of the desk, the rules of the house, its letterhead
and words, the reports with numbers, papers of no case and of a case, answering a customer's request about
their data, reading who of the staff was at fault, changing the staff (requirements 6.2, 6.6, 6.8, P-08)."""


def may_on(settings: Mapping[str, object], deed: str, person: Person, day: date) -> bool:
    """Whether the person may do that on that day, by the settings of the store.

    Raises KeyError for an unknown deed.
    """
    return any(may_do(deed, role) for role in roles_today(staff_of(settings), person, day))


def may_now(workplace: Workplace, deed: str, person: Person) -> bool:
    """The same today."""
    today = workplace.time.now().astimezone(workplace.desk.tz).date()
    return may_on(workplace.settings.all(), deed, person, today)


def check_deed(workplace: Workplace, deed: str, person: Person) -> None:
    """Raises RefusedError role_not_enough where the person may not do that."""
    if not may_now(workplace, deed, person):
        raise RefusedError(deed_refused(deed, person))


def deed_refused(deed: str, person: Person) -> Refusal:
    """Why the person may not do that. Raises KeyError for an unknown deed."""
    right = DEEDS[deed]
    return not_enough(deed, right.roles, person.role, right.source)
