"""The calendar of the settings: years known, a notice pasted, doubts said, a year kept."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel

from app.domain.holiday_notice import LONGEST
from app.ui.screens.settings.calendar_section import CalendarSection
from app.ui.screens.settings.calendar_words import off_words, spans
from app.usecases.house_rules import house_rules
from tests.ui.kit.keyboard import CTRL, Key, press
from tests.ui.screens.settings.conftest import SettingsBench

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。
2026年11月5日"""


def paste(bench: SettingsBench, text: str) -> CalendarSection:
    """From the list of sections by the keyboard: into the field, and Ctrl+V."""
    bench.choose("calendar")
    shown = bench.settings.section()
    assert isinstance(shown, CalendarSection)
    bench.settings.parts.setFocus()
    press(Key.Key_Tab)
    assert shown.paste.hasFocus()
    QApplication.clipboard().setText(text)
    press(Key.Key_A, CTRL)
    press(Key.Key_V, CTRL)
    return shown


def words(section: CalendarSection) -> str:
    return " ".join(each.text() for each in section.findChildren(QLabel) if each.isVisible())


def test_a_notice_is_pasted_seen_and_kept(bench: SettingsBench) -> None:
    calendar = paste(bench, NOTICE)
    assert "Please import the holiday plan of 2027" in words(calendar)
    assert "02-05 Fri – 02-11 Thu · 7 days" in words(calendar)
    assert "02-20 Sat" in words(calendar)
    assert not calendar.doubts.isVisible()
    assert calendar.save.text() == "Save year 2027"
    bench.shell.serve_key("F10")
    bench.settle()
    years = house_rules(bench.opened().services.workplace.settings.all()).years
    assert list(years) == ["2027"]
    assert "Open tickets judged again" in words(calendar)
    assert "imported here" in words(calendar)
    assert "Please import" not in words(calendar)
    assert not calendar.save.isEnabled()
    assert calendar.paste.hasFocus()


def test_doubts_are_said_and_taken_on_by_the_same_button(bench: SettingsBench) -> None:
    calendar = paste(
        bench, NOTICE.replace("（周六）上班", "（周日）上班").replace("共7天。2月", "共8天。2月")
    )
    assert "by the calendar this day is" in calendar.doubts.words.text()
    assert "the dates make 7 days" in calendar.doubts.words.text()
    assert calendar.save.text() == "Save 2027 in spite of doubts: 2"
    assert calendar.save.isEnabled()


def test_very_many_doubts_are_counted(bench: SettingsBench) -> None:
    calendar = paste(bench, NOTICE + "1月2日（周五）放假。" * 20)
    assert calendar.doubts.words.text().count("\n") == 8
    assert "more" in calendar.doubts.words.text()


def test_what_is_no_notice_cannot_be_saved_and_says_why(bench: SettingsBench) -> None:
    calendar = paste(bench, "Happy new year")
    assert not calendar.save.isEnabled()
    assert "No year found" in calendar.field.error
    calendar = paste(bench, "关于2027年部分节假日安排的通知")
    assert "names no day off" in calendar.field.error
    calendar = paste(bench, "x" * (LONGEST + 1))
    assert str(LONGEST) in calendar.field.error
    bench.shell.serve_key("F10")
    assert house_rules(bench.opened().services.workplace.settings.all()).years == {}


def test_an_official_year_is_replaced_only_knowingly(bench: SettingsBench) -> None:
    other = "关于2026年部分节假日安排的通知 一、元旦：1月1日（周四）至3日（周六）放假，共3天。1月4日（周日）上班。"
    calendar = paste(bench, other)
    assert calendar.save.text() == "Replace 2026 in spite of doubts: 6"
    assert "days that change: 35" in calendar.reason.text()


def test_a_doubted_notice_replaces_an_official_year_only_when_asked_twice(bench: SettingsBench) -> None:
    other = "关于2026年部分节假日安排的通知 一、元旦：1月1日（周四）至3日（周六）放假，共3天。1月4日（周日）上班。"
    calendar = paste(bench, other)
    bench.shell.serve_key("F10")
    bench.settle()
    assert "Really replace the official year 2026? Doubts in this notice: 6" in calendar.reason.text()
    assert house_rules(bench.opened().services.workplace.settings.all()).years == {}
    calendar.paste.insertPlainText(" ")  # whoever changes the text is asked anew
    bench.shell.serve_key("F10")
    bench.settle()
    assert house_rules(bench.opened().services.workplace.settings.all()).years == {}
    bench.shell.serve_key("F10")
    bench.settle()
    assert list(house_rules(bench.opened().services.workplace.settings.all()).years) == ["2026"]


def test_a_cut_notice_leaves_the_year_provisional(bench: SettingsBench) -> None:
    calendar = paste(bench, NOTICE[: NOTICE.index("六、")])
    assert calendar.save.text() == "Save 2027 in spite of doubts: 2"
    bench.shell.serve_key("F10")
    bench.settle()
    said = words(calendar)
    assert "Please import the holiday plan of 2027" in said
    assert "provisional" in said
    assert "Doubts: 2" in said
    assert "day of publication not stated" in said


def test_the_same_days_are_not_kept_again(bench: SettingsBench) -> None:
    calendar = paste(bench, NOTICE)
    bench.shell.serve_key("F10")
    bench.settle()
    calendar = paste(bench, NOTICE)
    assert not calendar.save.isEnabled()
    assert "with the same days" in calendar.reason.text()


def test_days_off_read_as_spans() -> None:
    assert spans([]) == []
    assert off_words([]) == "none"
