"""缺勤与代理: who is away, and who acts in their stead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.vocabulary import Role
from app.usecases.desk import Person


def is_absent(person: Person, day: date) -> bool:
    """Whether the person is away on that day; first and last day are away."""
    if person.absent_until is None and person.absent_from is None:
        return False
    began = person.absent_from is None or person.absent_from <= day
    return began and (person.absent_until is None or day <= person.absent_until)


def stands_in_for(staff: Iterable[Person], person: Person, day: date) -> tuple[Person, ...]:
    """Those who are away on that day and whose deputy the person is."""
    return tuple(each for each in staff if each.deputy == person.name and is_absent(each, day))


def roles_today(staff: Iterable[Person], person: Person, day: date) -> frozenset[Role]:
    """The person's own role, and those of absent people whose deputy the person is.

    A deputy of a deputy stands in for nobody: each absence names one person.
    """
    return frozenset({person.role, *(each.role for each in stands_in_for(staff, person, day))})
