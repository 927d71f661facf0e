"""Erasing by itself in the window: by a clock that nobody believes nothing goes, and it is said once."""

from __future__ import annotations

from app.ui.screens.settings.view import SettingsPage
from app.ui.window.retention_watch import RetentionWatch
from app.usecases.believed_clock import BELIEVED
from tests.ui.window.bench import WindowBench


def test_a_jump_of_the_clock_is_said_once_and_leads_to_the_settings(desk: WindowBench) -> None:
    work = desk.opened()
    workplace = work.services.workplace
    pos, _ = workplace.erasures.days_written(0)
    workplace.settings.put({BELIEVED: {"day": "2025-11-20", "pos": pos, "by": ""}})
    desk.shell.message_bar.dismiss()
    watch = RetentionWatch(desk.shell, work.services, work)
    watch.look()
    desk.settle()
    shown = desk.shell.message_bar.text()
    assert "no personal data are erased" in shown
    assert str(workplace.time.now().date()) in shown
    desk.shell.message_bar.answer("Alt+A")
    desk.settle()
    assert isinstance(desk.page, SettingsPage)
    assert desk.page.parts.current() == "backup"
    watch.look()
    desk.settle()
    assert desk.shell.message_bar.text() == "", "once is enough"
    assert workplace.settings.get(BELIEVED) == {"day": "2025-11-20", "pos": pos, "by": ""}
    watch.stop()


def test_a_clock_that_is_believed_is_remembered(desk: WindowBench) -> None:
    work = desk.opened()
    watch = RetentionWatch(desk.shell, work.services, work)
    watch.look()
    desk.settle()
    kept = work.services.workplace.settings.get(BELIEVED)
    assert isinstance(kept, dict)
    assert kept["day"] == str(work.services.workplace.time.now().date())
    watch.stop()
