"""The holiday plan of next year is asked for on the queue, once a day, until it is there (A12)."""

from __future__ import annotations

from datetime import date

from app.domain.calendar import YearPlan
from app.ui.kit.messages import Message
from app.ui.screens.settings.view import SettingsPage
from app.ui.window.year_reminder import TOLD, YearReminder
from app.usecases.house_rules import keep_year
from tests.fakes.shop import SUPERVISOR
from tests.ui.window.bench import WindowBench

WORDS = "Please import the holiday plan of 2027"


def remind(desk: WindowBench) -> YearReminder:
    work = desk.opened()
    return YearReminder(desk.shell, work.services, desk.program.choices, work)


def test_it_is_said_on_the_queue_and_leads_to_the_calendar(desk: WindowBench) -> None:
    desk.until(lambda: desk.shell.message_bar.text() == WORDS)
    assert desk.program.choices.get(TOLD) == "2026-11-20"
    desk.shell.message_bar.answer("Alt+A")
    desk.settle()
    assert isinstance(desk.page, SettingsPage)
    assert desk.page.parts.current() == "calendar"


def test_it_is_said_once_a_day(desk: WindowBench) -> None:
    desk.program.choices.put(TOLD, "2026-11-20")
    desk.shell.message_bar.dismiss()
    remind(desk).look()
    assert desk.shell.message_bar.text() == ""
    desk.program.choices.put(TOLD, "2026-11-19")
    desk.shell.focus_search()
    remind(desk).look()
    assert desk.shell.message_bar.text() == ""  # somebody searches
    desk.shell.open("intake")
    desk.settle()
    desk.shell.open("queue")
    desk.settle()
    assert desk.shell.message_bar.text() == WORDS


def test_it_is_said_again_where_another_message_took_its_place(desk: WindowBench) -> None:
    desk.until(lambda: desk.shell.message_bar.text() == WORDS)
    desk.shell.say(Message("Did 2F01-261120-0001-R print?", "warn"))
    desk.shell.message_bar.dismiss()
    remind(desk)
    assert desk.shell.message_bar.text() == WORDS
    desk.shell.message_bar.dismiss()
    remind(desk)
    assert desk.shell.message_bar.text() == ""  # somebody closed it


def test_nothing_is_said_once_the_plan_is_there(desk: WindowBench) -> None:
    desk.until(lambda: desk.shell.message_bar.text() == WORDS)
    desk.shell.message_bar.dismiss()
    desk.program.choices.put(TOLD, "2026-11-19")
    plan = YearPlan(2027, frozenset({date(2027, 1, 1)}), frozenset(), "样例", date(2026, 11, 20))
    keep_year(desk.opened().services.workplace, plan, SUPERVISOR)
    remind(desk).look()
    assert desk.shell.message_bar.text() == ""
