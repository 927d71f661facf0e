"""Words on documents: one sentence at a time, with the paper beside it and the law in between."""

from __future__ import annotations

from app.ui.screens.settings.wording_section import WordingSection
from app.usecases.desk_settings import PERSON
from app.usecases.house_wording import HOUSE_WORDING
from app.usecases.wordings import OnlySupplied
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.settings.conftest import CLERK, SUPERVISOR, SettingsBench

OWN = "热敏纸字迹会变淡，请拍照保存。"


def shown(bench: SettingsBench) -> WordingSection:
    bench.choose("wording")
    section = bench.settings.section()
    assert isinstance(section, WordingSection)
    bench.settle()
    return section


def choose(bench: SettingsBench, section: WordingSection, words: str) -> None:
    rows = [row for row in range(section.list.count()) if words in section.list.item(row).text()]
    section.list.setCurrentRow(rows[0])
    bench.settle()


def type_in(bench: SettingsBench, section: WordingSection, text: str) -> None:
    section.edit.setPlainText(text)
    bench.qtbot.waitUntil(lambda: not section.waits(), timeout=5000)
    bench.settle()


def test_a_sentence_is_worded_kept_and_restored(bench: SettingsBench) -> None:
    section = shown(bench)
    assert section.kind.value() == "receipt"
    choose(bench, section, "热敏打印")
    assert not section.supplied.isEnabled()
    type_in(bench, section, OWN)
    assert not section.field.error
    bench.shell.serve_key("F10")
    bench.settle()
    kept = bench.kept(HOUSE_WORDING)
    assert isinstance(kept, dict)
    assert kept["receipt"][-1]["texts"]["fading"]["text"] == OWN
    assert section.list.currentItem().text() == f"● {OWN}"
    assert "1" in section.version.text()
    section.supplied.click()
    bench.settle()
    assert section.list.currentItem().text().startswith("热敏打印")
    assert not section.supplied.isEnabled()


def test_what_the_law_forbids_is_said_beside_the_sentence_and_not_kept(bench: SettingsBench) -> None:
    section = shown(bench)
    choose(bench, section, "热敏打印")
    type_in(bench, section, "本店保留最 终 解 释 权。")
    assert "12" in section.field.error
    bench.shell.serve_key("F10")
    bench.settle()
    assert bench.kept(HOUSE_WORDING) is None
    type_in(bench, section, OWN)
    assert not section.field.error


def test_another_document_shows_its_own_sentences(bench: SettingsBench) -> None:
    section = shown(bench)
    section.kind.set_value("paid-repair-consent")
    section.kind.changed.emit()
    bench.settle()
    assert any("免费返修" in section.list.item(row).text() for row in range(section.list.count()))
    assert section.office.isHidden()
    assert not isinstance(bench.opened().services.workplace.wordings, OnlySupplied)


def test_the_paper_shows_the_sentence_that_is_worded_and_scrolls_by_keys(bench: SettingsBench) -> None:
    section = shown(bench)
    bar = section.preview.verticalScrollBar()
    bench.qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=5000)
    section.preview.setFocus()
    press(Key.Key_Home)
    assert bar.value() == 0
    choose(bench, section, "热敏打印")  # it stands at the foot of the paper
    bench.qtbot.waitUntil(lambda: bar.value() > 0, timeout=5000)


def test_a_clerk_has_the_right_lent_for_one_change(bench: SettingsBench) -> None:
    workplace = bench.opened().services.workplace
    workplace.settings.put({PERSON: CLERK})
    bench.opened().signed_in.read(workplace.settings.all())
    bench.choose("desk")
    section = shown(bench)
    choose(bench, section, "热敏打印")
    assert (section.allowed, section.borrowing.isVisible()) == (False, True)
    section.borrowing.button.click()  # without a reason nothing is lent
    bench.settle()
    assert not section.allowed
    section.borrowing.lender.who.set_value(SUPERVISOR)
    section.borrowing.lender.reason.setFocus()
    write("主管在场")
    press(Key.Key_Return)
    bench.settle()
    assert (section.allowed, section.borrowing.isVisible()) == (True, False)
    type_in(bench, section, OWN)
    bench.shell.serve_key("F10")
    bench.settle()
    kept = bench.kept(HOUSE_WORDING)
    assert isinstance(kept, dict)
    assert kept["receipt"][-1]["texts"]["fading"]["text"] == OWN
    assert not section.allowed  # it was lent for one change
