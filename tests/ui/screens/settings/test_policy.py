"""The rules of the settings by their keys: looked at, edited with what would change, kept as a version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.screens.settings.desk_section import DeskSection
from app.ui.screens.settings.policy_rows import LineRow
from app.ui.screens.settings.policy_section import PolicySection
from app.ui.screens.settings.value_editor import ValueEditor
from app.usecases.desk_settings import INSTALLED
from app.usecases.house_rules import house_rules
from app.usecases.rule_library import YEARS
from tests.ui.kit.keyboard import CTRL, SHIFT, Key, press, write
from tests.ui.screens.settings.conftest import SettingsBench


def policy(bench: SettingsBench) -> PolicySection:
    bench.choose("policy")
    shown = bench.settings.section()
    assert isinstance(shown, PolicySection)
    bench.settle()
    return shown


def words(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def row(section: PolicySection, key: str) -> LineRow:
    return next(each for each in section.walk.rows if each.view.line.key == key)


def open_line(bench: SettingsBench, section: PolicySection, key: str) -> ValueEditor:
    """From the choice of the profile by Tab, arrows and Enter."""
    section.choice.setFocus()
    press(Key.Key_Tab)
    wanted = section.walk.rows.index(row(section, key))
    for _ in range(wanted - section.walk.rows.index(current(section))):
        press(Key.Key_Down)
    press(Key.Key_Return)
    bench.settle()
    editor = section.editor
    assert editor is not None
    return editor


def current(section: PolicySection) -> LineRow:
    found = section.walk.current()
    assert found is not None
    assert found.hasFocus()
    return found


def retype(editor: ValueEditor, key: str, text: str) -> None:
    editor.fields[key].control.setFocus()
    press(Key.Key_A, CTRL)
    write(text)


def test_every_installed_profile_can_be_looked_at(bench: SettingsBench) -> None:
    section = policy(bench)
    assert section.choice.value() == "mall_desk"
    assert "statute" in words(section)
    section.choice.setFocus()
    press(Key.Key_2)
    bench.settle()
    assert section.choice.value() == "home_groupbuy"
    assert "3 working days" in row(section, "liability").view.value
    assert "this desk" not in words(section.facts)


def test_a_statute_is_locked(bench: SettingsBench) -> None:
    section = policy(bench)
    locked = next(each for each in section.walk.rows if each.view.line.origin == "statute")
    section.walk.go(section.walk.rows.index(locked))
    press(Key.Key_Return)
    assert section.editor is None
    assert "not edited here" in bench.shell.toast.text()


def test_a_value_is_edited_with_what_it_would_change_and_kept(bench: SettingsBench) -> None:
    section = policy(bench)
    editor = open_line(bench, section, "plan")
    assert editor.fields["plan.length"].control.hasFocus()
    assert "Nothing was changed yet" in editor.effect.words.text()
    retype(editor, "plan.length", "3")
    bench.until(lambda: "tickets would come out differently" in editor.effect.words.text())
    assert "制定处理方案" in editor.effect.words.text()
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert editor.reason.hasFocus()
    bench.shell.serve_key("F10")
    bench.settle()
    assert editor.fields["reason"].error
    write("weekends")
    press(Key.Key_Return)
    bench.settle()
    assert section.editor is None
    (kept,) = house_rules(bench.opened().services.workplace.settings.all()).profiles
    assert kept["version"] == "2026.1-1"
    assert bench.opened().services.workplace.policy.version == "2026.1-1"
    assert "weekends" in words(section.facts)
    changed = current(section)
    assert (changed.view.line.key, changed.view.line.origin) == ("plan", "house")
    assert "3 h of opening time" in changed.view.value


def test_what_makes_no_sense_is_said_beside_its_field(bench: SettingsBench) -> None:
    section = policy(bench)
    editor = open_line(bench, section, "plan")
    retype(editor, "plan.length", "0")
    bench.until(lambda: bool(editor.fields["plan.length"].error))
    bench.shell.serve_key("F10")
    bench.settle()
    assert editor.fields["plan.length"].control.hasFocus()
    assert house_rules(bench.opened().services.workplace.settings.all()).profiles == []


def test_esc_leaves_the_value_as_it_was(bench: SettingsBench) -> None:
    section = policy(bench)
    editor = open_line(bench, section, "plan")
    retype(editor, "plan.length", "3")
    bench.shell.serve_key("Esc")
    bench.settle()
    assert section.editor is None
    assert current(section).view.line.key == "plan"
    assert bench.shell.current() == "settings"


def test_a_double_click_opens_a_line_and_another_line_closes_it(bench: SettingsBench) -> None:
    section = policy(bench)
    for key in ("plan", "answer"):
        QTest.mouseDClick(row(section, key), Qt.MouseButton.LeftButton)
        bench.settle()
        editor = section.editor
        assert editor is not None
        assert editor.view.line.key == key
    assert len([each for each in section.findChildren(ValueEditor) if each.isVisible()]) == 1


def test_an_owner_may_be_chosen_or_named(bench: SettingsBench) -> None:
    section = policy(bench)
    editor = open_line(bench, section, "plan")
    retype(editor, "plan.owner", "Finance")
    assert editor.edits()[1].typed == "财务"
    retype(editor, "plan.owner", "赵师傅")
    assert editor.edits()[1].typed == "赵师傅"


def test_the_sentences_that_follow_are_shown(bench: SettingsBench) -> None:
    section = policy(bench)
    editor = open_line(bench, section, "amount.above.5000.00")
    retype(editor, "amount.above.5000.00", "6000")
    bench.until(lambda: "超过6000元" in editor.effect.words.text())


def test_rules_that_cannot_be_read_are_said_and_nothing_is_edited(bench: SettingsBench) -> None:
    workplace = bench.opened().services.workplace
    workplace.settings.put({YEARS: {"2027": {"year": "next"}}})
    _, broken = workplace.policy, house_rules(workplace.settings.all())
    try:
        workplace.rules.read(broken)
    except Exception as error:  # noqa: BLE001 - the same error that opening the store keeps
        workplace.policy.left_out = error  # type: ignore[assignment]  # an InputError, as just raised
    section = policy(bench)
    assert "are left out" in words(section)
    section.walk.go(0)
    press(Key.Key_Return)
    assert section.editor is None


def test_the_profile_of_the_desk_is_chosen_among_those_installed(bench: SettingsBench) -> None:
    bench.choose("desk")
    desk = bench.settings.section()
    assert isinstance(desk, DeskSection)
    assert desk.profile.value() == "mall_desk"
    desk.profile.setFocus()
    press(Key.Key_3)
    bench.shell.serve_key("F10")
    assert bench.kept("desk.profile") == "ecommerce"
    assert desk.again.isVisible()


def test_every_profile_that_can_be_chosen_is_installed(bench: SettingsBench) -> None:
    rulebook = bench.opened().services.workplace.policy.rulebook
    assert set(rulebook.profile_ids) == set(INSTALLED)


def test_tab_leads_through_every_field_of_the_editor_and_its_buttons(bench: SettingsBench) -> None:
    section = policy(bench)
    editor = open_line(bench, section, "emergency_start")
    wanted: list[QWidget] = [*editor.chain.fields(), editor.save, editor.leave]
    assert len(wanted) == len(editor.fields) + 2
    for each in wanted:
        assert each.hasFocus()
        assert not each.visibleRegion().isEmpty()
        press(Key.Key_Tab)
    for each in reversed(wanted):
        press(Key.Key_Tab, SHIFT)
        assert each.hasFocus()
