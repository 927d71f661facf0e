"""What the five answers amount to. No widget, no disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from app.domain.people import new_name
from app.domain.pins import check_new_pin
from app.domain.refusals import InputError
from app.usecases.desk import make_desk, read_hours
from app.usecases.desk_settings import INSTALLED
from app.usecases.housekeeping import NewDesk
from app.usecases.staffing import same_pins


@dataclass(frozen=True)
class Answers:
    """What stands in the fields."""

    code: str
    name: str
    mall: str
    hours: str
    profile: str
    printer: str
    supervisor: str
    join: bool = False
    pin: str = ""
    pin_again: str = ""


class StoppedError(Exception):
    """Making the demo data was stopped by the person who asked for it."""


@dataclass(frozen=True)
class Judged:
    """The desk to make, or what is wrong by field: ``code``, ``hours``, ``supervisor``, ``profile``,
    ``pin``, ``pin_again``.
    """

    new: NewDesk | None
    wrong: dict[str, InputError]


def judge(answers: Answers) -> Judged:
    """Check all answers, so that everything that is wrong shows at once."""
    wrong: dict[str, InputError] = {}
    checks: dict[str, Callable[[], object]] = {
        "code": lambda: make_desk({"code": answers.code}),
        "hours": lambda: read_hours(answers.hours),
        "supervisor": lambda: _named(answers.supervisor),
        "profile": lambda: _profile(answers.profile),
        "pin": lambda: check_new_pin(answers.pin) if answers.pin else "",
        "pin_again": lambda: same_pins(answers.pin, answers.pin_again),
    }
    for field, check in checks.items():
        try:
            check()
        except InputError as error:
            wrong[field] = error
    if wrong:
        return Judged(None, wrong)
    desk = make_desk(
        {
            "code": answers.code,
            "profile": answers.profile,
            "name": answers.name,
            "mall": answers.mall,
            "branch": answers.mall,
            "hours": answers.hours,
        }
    )
    new = NewDesk(desk, _named(answers.supervisor), answers.printer.strip(), answers.join, answers.pin)
    return Judged(new, {})


def _named(text: str) -> str:
    return new_name(text, "supervisor")


def _profile(text: str) -> None:
    if text not in INSTALLED:
        raise InputError("choice_expected", "profile", value=text, expected=", ".join(INSTALLED))


def stoppable(told: Callable[[int, int], None], stop: Event) -> Callable[[int, int], None]:
    """A progress that ends the work with StoppedError when `stop` is set."""

    def progress(done: int, of: int) -> None:
        if stop.is_set():
            raise StoppedError
        told(done, of)

    return progress
