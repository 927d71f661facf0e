"""Settings: each section by its keys, each change kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.counting import Length, Unit
from app.printing.file_printer import QUEUE
from app.ui.kit.look import Look
from app.ui.screens.settings.backup_section import BackupSection
from app.ui.screens.settings.demo_section import DemoSection
from app.ui.screens.settings.desk_section import DeskSection
from app.ui.screens.settings.devices_section import DevicesSection
from app.ui.screens.settings.look_section import LookSection
from app.ui.screens.settings.policy_section import PolicySection
from app.ui.screens.settings.printers_section import PrintersSection
from app.ui.screens.settings.section import Section
from app.ui.screens.settings.staff_section import StaffSection
from app.ui.screens.settings.words import length_words
from app.usecases.backup_plan import OLD_AFTER
from app.usecases.desk import staff_of
from app.usecases.desk_settings import DEFAULT_PRINTER, LOCK_MINUTES, PERSON, PROFILE
from app.usecases.direct_printers import DIRECT, DirectPrinter, Way, direct_value
from app.usecases.housekeeping import Checked
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.settings.conftest import CLERK, SUPERVISOR, SettingsBench

S = TypeVar("S", bound=Section)


def section(bench: SettingsBench, key: str, kind: type[S]) -> S:
    bench.choose(key)
    shown = bench.settings.section()
    assert isinstance(shown, kind)
    return shown


def test_sections_are_reached_by_arrows_and_entered_by_tab(bench: SettingsBench) -> None:
    bench.settings.parts.setFocus()
    press(Key.Key_Down)
    assert bench.settings.parts.current() == "staff"
    press(Key.Key_Up)
    press(Key.Key_Tab)
    shown = bench.settings.section()
    assert isinstance(shown, DeskSection)
    assert shown.edits["desk.code"].hasFocus()
    bench.shell.serve_key("Esc")
    bench.settle()
    assert bench.shell.current() == "queue"


def test_the_desk_is_checked_and_kept(bench: SettingsBench) -> None:
    desk = section(bench, "desk", DeskSection)
    desk.edits["desk.hours"].setText("22:00-10:00")
    bench.shell.serve_key("F10")
    assert desk.fields["desk.hours"].error
    desk.edits["desk.hours"].setText("09:30-21:30")
    desk.edits["desk.name"].setText("三楼服务台")
    bench.shell.serve_key("F10")
    assert bench.kept("desk.hours") == "09:30-21:30"
    assert bench.kept("desk.name") == "三楼服务台"
    assert not desk.fields["desk.hours"].error
    assert desk.again.isVisible()
    asked: list[bool] = []
    bench.window.restart_wanted.connect(lambda: asked.append(True))
    desk.again.click()
    assert asked == [True]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("desk.address", "云汇路 88 号，特价概不退换"),
        ("desk.mall", "云汇广场 最终解释权归本店"),
        ("desk.firm", "店" * 201),
    ],
)
def test_terms_of_the_shop_stand_in_no_head(bench: SettingsBench, key: str, text: str) -> None:
    desk = section(bench, "desk", DeskSection)
    before = bench.kept(key)
    desk.edits[key].setText(text)
    bench.shell.serve_key("F10")
    assert desk.fields[key].error
    assert [name for name, field in desk.fields.items() if field.error] == [key]
    assert bench.kept(key) == before


def test_another_profile_is_kept_by_a_right_that_is_lent_for_it(bench: SettingsBench) -> None:
    workplace = bench.opened().services.workplace
    workplace.settings.put({PERSON: CLERK})
    bench.opened().signed_in.read(workplace.settings.all())
    bench.choose("look")
    desk = section(bench, "desk", DeskSection)
    bench.settle()
    assert not desk.profile.isEnabled()
    desk.borrowing.lender.who.set_value(SUPERVISOR)
    desk.borrowing.lender.reason.setFocus()
    write("主管在场")
    press(Key.Key_Return)
    bench.settle()
    desk.profile.set_value("home_groupbuy")
    bench.shell.serve_key("F10")
    bench.settle()
    assert bench.kept(PROFILE) == "home_groupbuy"


def test_somebody_is_added_signed_in_and_removed(bench: SettingsBench) -> None:
    staff = section(bench, "staff", StaffSection)
    staff.name.setFocus()
    write("白洁")
    press(Key.Key_Return)
    write("Supervisor")
    press(Key.Key_Return)
    bench.settle()
    assert "白洁" in staff.removers
    staff.person.set_value("白洁")
    staff.person.changed.emit()
    assert bench.kept("person") == "白洁"
    assert bench.opened().services.person().name == "白洁"
    assert bench.shell.top._person.text() == "Supervisor · 白洁"
    staff.remove("白洁")
    bench.settle()
    assert "白洁" not in staff.removers
    assert bench.opened().services.person().name != "白洁"


def test_nobody_is_added_twice_or_without_a_role(bench: SettingsBench) -> None:
    staff = section(bench, "staff", StaffSection)
    staff.name.setText("林晓敏")
    staff.add_person()
    assert staff.name_field.error
    staff.name.setText("白洁")
    staff.add_person()
    assert staff.role_field.error


def test_the_last_supervisor_stays(bench: SettingsBench) -> None:
    staff = section(bench, "staff", StaffSection)
    staff.remove("何立")
    bench.settle()
    staff.remove("吴敏华")
    bench.settle()
    assert bench.message()
    assert "吴敏华" in staff.removers


def test_the_rules_are_shown_with_their_sources(bench: SettingsBench) -> None:
    policy = section(bench, "policy", PolicySection)
    named = " ".join(each.text() for each in policy.findChildren(QLabel) if each.text())
    assert "信息录入" in named
    assert "30 min of opening time" in named
    assert "S4-17" not in named


def test_no_source_of_a_rule_is_cut(each_look: Look, bench: SettingsBench) -> None:
    bench.shell.resize(1366, 768)
    policy = section(bench, "policy", PolicySection)
    sources = [each for each in policy.findChildren(QLabel) if each.wordWrap()]
    assert len(sources) > 10
    bench.qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) for each in sources))


def test_a_printer_and_a_paper_are_chosen_and_tried(bench: SettingsBench, tmp_path: Path) -> None:
    printers = section(bench, "printers", PrintersSection)
    combo = printers.printers["printer.default"]
    combo.set_value(QUEUE)
    combo.changed.emit()
    assert bench.kept("printer.default") == QUEUE
    paper = printers.papers["media.receipt"]
    paper.set_value("a5")
    paper.changed.emit()
    assert bench.kept("media.receipt") == "a5"
    printers.tests["printer.receipt"].click()
    bench.until(lambda: any((tmp_path / "paper").glob("*.pdf")) if (tmp_path / "paper").exists() else False)


def test_a_missing_printer_is_said(bench: SettingsBench) -> None:
    printers = section(bench, "printers", PrintersSection)
    printers.printers["printer.default"].set_value("nowhere")
    printers.print_test("printer.default")
    bench.until(lambda: "nowhere" in bench.message())


def test_a_scan_is_shown(bench: SettingsBench) -> None:
    devices = section(bench, "devices", DevicesSection)
    assert bench.settings.take_scan("6901234567892")
    assert "6901234567892" in " ".join(each.text() for each in devices.scanned.findChildren(QLabel))


def test_the_theme_changes_at_once_and_is_kept_twice(bench: SettingsBench, look: Look) -> None:
    shown = section(bench, "look", LookSection)
    shown.theme.setFocus()
    press(Key.Key_2)
    assert look.theme.name == "dark"
    assert bench.kept("theme") == "dark"
    assert bench.program.choices.get("theme") == "dark"


def test_the_language_asks_for_a_restart(bench: SettingsBench) -> None:
    shown = section(bench, "look", LookSection)
    shown.language.setFocus()
    press(Key.Key_2)
    assert bench.program.choices.get("language") == "zh_CN"
    bench.settle()
    assert shown.restart.isVisible()


def test_a_backup_is_written_and_tried(bench: SettingsBench, tmp_path: Path) -> None:
    shown = section(bench, "backup", BackupSection)
    shown.folder.setText(str(tmp_path / "usb"))
    bench.shell.serve_key("F10")
    bench.settle()
    (made,) = (tmp_path / "usb").glob("counterfoil-2F01-*.cfbackup")
    assert str(made) in " ".join(each.text() for each in shown.findChildren(QLabel))
    assert bench.kept("backup.folder") == str(tmp_path / "usb")
    shown.verify()
    bench.settle()
    assert "Everything is whole." in " ".join(each.text() for each in shown.findChildren(QLabel))


def test_a_recovery_code_is_made_shown_once_and_tried(bench: SettingsBench) -> None:
    shown = section(bench, "backup", BackupSection).recovery
    shown.make_code()
    bench.settle()
    code = shown.code.text()
    assert len(code.split()) == 8
    shown.typed.setText("abcd")
    shown.try_code()
    bench.until(lambda: "32" in bench.message())
    shown.typed.setText(" ".join(code.lower().split()))
    shown.try_code()
    bench.settle()
    assert bench.opened().store.keys.standing().code_tried is not None


def test_a_code_whose_sheet_was_not_printed_is_shown_to_be_written_down(
    bench: SettingsBench, tmp_path: Path
) -> None:
    roll = DirectPrinter("前台", Way.FILE, str(tmp_path / "nowhere" / "roll.bin"))
    bench.opened().services.workplace.settings.put({DIRECT: direct_value([roll]), DEFAULT_PRINTER: "前台"})
    shown = section(bench, "backup", BackupSection).recovery
    shown.make_code()
    bench.settle()
    assert shown.unprinted.isVisible()
    words = " ".join(each.text() for each in shown.unprinted.findChildren(QLabel))
    assert "前台" in words
    assert "write the code down now" in words
    assert len(shown.code.text().split()) == 8
    assert shown.code.isVisible()


def test_alarm_and_passphrase_are_set_by_keys(bench: SettingsBench) -> None:
    shown = section(bench, "backup", BackupSection)
    assert shown.days.value() == "3"
    shown.days.setFocus()
    press(Key.Key_Right)
    assert bench.kept(OLD_AFTER) == 5
    shown.passphrase.typed.setFocus()
    write("four words of mine")
    press(Key.Key_Return)
    assert shown.passphrase.again_field.error
    assert shown.passphrase.again.hasFocus()
    write("four words of mine")
    press(Key.Key_Return)
    bench.settle()
    assert not shown.passphrase.typed.text()
    assert bench.opened().store.keys.standing().passphrase


@pytest.mark.parametrize(
    ("codes", "remade", "restored"),
    [
        (("copy_missing", "list_differs"), True, False),
        (("blob_missing",), False, True),
        (("copy_damaged", "chain_broken"), True, True),
    ],
)
def test_a_backup_is_only_restored_for_what_cannot_be_made_anew(
    bench: SettingsBench, codes: tuple[str, ...], *, remade: bool, restored: bool
) -> None:
    shown = section(bench, "backup", BackupSection)
    shown.show_found(Checked(5, 1, 2, tuple((code, "x") for code in codes)))
    told = " ".join(each.text() for each in shown.findChildren(QLabel))
    assert ("verify --rebuild" in told) is remade
    assert ("restore an older backup" in told) is restored


def test_the_demo_clock_is_set(bench: SettingsBench) -> None:
    shown = section(bench, "demo", DemoSection)
    shown.moment.setText("tomorrow")
    shown.set_clock()
    assert shown.field.error
    shown.moment.setText("2026-11-21 09:15")
    shown.mode.set_value("frozen")
    bench.shell.serve_key("F10")
    bench.settle()
    assert f"{bench.opened().services.workplace.time.now():%Y-%m-%d %H:%M}" == "2026-11-21 09:15"


def test_about_says_version_and_licence(bench: SettingsBench) -> None:
    bench.choose("about")
    named = " ".join(each.text() for each in bench.settings.section().findChildren(QLabel))
    assert "Apache" in named
    assert bench.program.version() in named


def test_lengths_read_as_people_say_them() -> None:
    assert length_words(Length(30, Unit.SERVICE_HOURS)) == "30 min of opening time"
    assert length_words(Length(24 * 60, Unit.WALL_HOURS)) == "24 h, day and night"
    assert length_words(Length(3, Unit.WORKING_DAYS)) == "3 working days"


def sees_the_list_and_the_own_pin(staff: StaffSection) -> None:
    """What a clerk sees where people have PINs: whose word it takes, and no field to change anybody."""
    assert staff.only_seen.isVisible()
    assert staff.borrowing.isVisible()
    assert (list(staff.changers), list(staff.removers)) == (["林晓敏"], [])
    assert not staff.adding.isVisible()
    assert not staff.minutes.isEnabled()
    staff.change("何立")
    assert not staff.editor.isVisible()
    staff.change("林晓敏")
    editor = staff.editor
    assert editor.pin.hasFocus()
    assert not any(editor.fields[name].isVisible() for name in ("role", "from", "until", "deputy"))
    assert not editor.keep_role.isVisible()


def borrows_the_right_to_add(bench: SettingsBench, staff: StaffSection, lender: str, pin: str) -> None:
    """Somebody with the right comes: one change, and the right is gone again."""
    lends = staff.borrowing.lender
    bench.settle()
    lends.who.set_value(lender)
    lends.pin.setText(pin)
    lends.reason.setText("新人报到")
    staff.borrowing.button.click()
    bench.settle()
    assert staff.adding.isVisible()
    staff.name.setText("白洁")
    staff.role.set_value("clerk")
    staff.add_person()
    bench.settle()
    assert "白洁" in [each.name for each in staff_of(bench.opened().services.workplace.settings.all())]


def test_who_may_not_open_the_data_elsewhere_makes_no_code(bench: SettingsBench) -> None:
    shown = section(bench, "backup", BackupSection)
    assert not shown.reserved.isVisible()
    assert shown.recovery.make.isEnabled()
    staff = section(bench, "staff", StaffSection)
    staff.person.set_value("林晓敏")
    staff.person.changed.emit()
    bench.settle()
    shown = section(bench, "backup", BackupSection)
    assert shown.reserved.isVisible()
    shown.recovery.make_code()
    bench.settle()
    assert not shown.recovery.make.isEnabled()
    assert shown.recovery.prove.isEnabled()
    assert bench.opened().store.keys.standing().code_made is None


def test_pins_roles_and_absences_are_kept_and_the_desk_locks_from_then_on(bench: SettingsBench) -> None:
    staff = section(bench, "staff", StaffSection)
    assert staff.hint.isVisible()
    staff.person.set_value("林晓敏")
    staff.person.changed.emit()
    bench.settle()
    staff.change("吴敏华")
    editor = staff.editor
    editor.pin.setFocus()
    for pin in ("4907", "4908"):
        write(pin)
        press(Key.Key_Return)
    assert "not the same" in editor.fields["pin_again"].error
    editor.again.clear()
    write("4907")
    press(Key.Key_Return)
    bench.settle()
    assert not staff.hint.isVisible()
    assert staff.lock.isVisible()
    assert editor.pin.text() == ""
    sees_the_list_and_the_own_pin(staff)
    borrows_the_right_to_add(bench, staff, "吴敏华", "4907")
    sees_the_list_and_the_own_pin(staff)
    staff.lock.click()
    cover = bench.opened().lock.cover
    assert cover is not None
    cover.tiles.choose("吴敏华")
    cover.pin.setText("4907")
    cover.submit()
    bench.settle()
    assert not bench.opened().lock.is_locked
    staff.change("何立")
    editor.since.set_day(date(2026, 11, 20))
    editor.deputy.set_value("吴敏华")
    editor.keep_absence.click()
    bench.settle()
    kept = {each.name: each for each in staff_of(bench.opened().services.workplace.settings.all())}
    assert (kept["何立"].absent_from, kept["何立"].deputy) == (date(2026, 11, 20), "吴敏华")
    assert editor.back.isVisible()
    staff.minutes.set_value("15")
    staff.minutes.changed.emit()
    assert bench.kept(LOCK_MINUTES) == "15"
