"""What head office published, put to use at an open desk: rules, and the names of its staff."""

from __future__ import annotations

from app.usecases.desk import OFFICE_STAFF
from app.usecases.desk_settings import OFFICE_RULES, staff_value
from app.usecases.house_rules import house_rules
from app.usecases.office_rules import read_rules, rules_mark
from app.usecases.published import published_staff
from app.usecases.workplace import Workplace


def take_up(workplace: Workplace) -> bool:
    """Bring rules and staff to what head office published; whether anything was different.

    Twice is harmless. Where the rules are others than those the lists were made by, every open ticket is
    judged again: the mark of the rules is written behind that, so whatever is broken off is done again.
    """
    settings = workplace.settings.all()
    people = [each.as_person() for each in published_staff(workplace.published)]
    staff = staff_value(tuple(people))
    others = staff != (settings.get(OFFICE_STAFF) or [])
    if others:
        workplace.settings.put({OFFICE_STAFF: staff})
    mark = rules_mark(workplace.published)
    if mark == (settings.get(OFFICE_RULES) or ""):
        return others
    found = read_rules(workplace.rules.read, house_rules(settings), workplace.published, workplace.checks)
    workplace.policy.office, workplace.policy.left_out = found.office, found.left_out
    workplace.policy.rulebook, workplace.policy.calendar = found.rulebook, found.calendar
    workplace.journal.judge_again()
    workplace.settings.put({OFFICE_RULES: mark})
    return True
