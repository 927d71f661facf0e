"""What a jump of the clock waits for, and who ends it, in the settings."""

from __future__ import annotations

from datetime import date

from app.ui.screens.settings.backup_section import BackupSection
from app.usecases.believed_clock import BELIEVED, Doubt
from app.usecases.desk_settings import PERSON
from tests.ui.kit.keyboard import Key, press
from tests.ui.screens.settings.conftest import CLERK, SettingsBench


def shown(bench: SettingsBench) -> BackupSection:
    """The section with what it found."""
    bench.choose("look")
    bench.choose("backup")
    section = bench.settings.section()
    assert isinstance(section, BackupSection)
    bench.settle()
    return section


def today(bench: SettingsBench) -> date:
    workplace = bench.opened().services.workplace
    return workplace.time.now().date()


def stand_still(bench: SettingsBench) -> None:
    """As if the desk had stood still for a year."""
    workplace = bench.opened().services.workplace
    pos, _ = workplace.erasures.days_written(0)
    workplace.settings.put({BELIEVED: {"day": "2025-11-20", "pos": pos, "by": ""}})


def test_a_clock_that_is_believed_asks_nobody(bench: SettingsBench) -> None:
    card = shown(bench).erasing
    assert "once a day" in card.state.words.text()
    assert not card.confirm.isVisible()


def test_a_supervisor_says_that_the_day_is_right(bench: SettingsBench) -> None:
    stand_still(bench)
    card = shown(bench).erasing
    assert "2025-11-20" in card.state.words.text()
    assert str(today(bench)) in card.confirm.text()
    card.confirm.setFocus()
    press(Key.Key_Space)
    bench.settle()
    kept = bench.kept(BELIEVED)
    assert isinstance(kept, dict)
    assert (kept["day"], kept["by"]) == (str(today(bench)), "吴敏华")
    assert "once a day" in card.state.words.text()
    assert not card.confirm.isVisible()


def test_a_clerk_sees_what_waits_and_cannot_end_it(bench: SettingsBench) -> None:
    stand_still(bench)
    workplace = bench.opened().services.workplace
    workplace.settings.put({PERSON: CLERK})
    bench.opened().signed_in.read(workplace.settings.all())
    bench.shell.open("queue")
    bench.shell.open("settings")
    bench.settle()
    card = shown(bench).erasing
    assert "2025-11-20" in card.state.words.text()
    assert not card.confirm.isVisible()


def test_a_clock_that_cannot_be_right_is_not_confirmed(bench: SettingsBench) -> None:
    card = shown(bench).erasing
    card.show_doubt(Doubt("clock_impossible", date(2099, 1, 1)))
    assert "2099-01-01" in card.state.words.text()
    assert not card.confirm.isVisible()
