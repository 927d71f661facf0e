"""Languages: complete, chosen rightly, and Qt's own words too."""

import ast
import runpy
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from app.ui.i18n import TranslationMissingError, install_language, language_of
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.look import Look


def test_translations_are_complete_and_current(repository: Path) -> None:
    tool = runpy.run_path(str(repository / "packaging" / "i18n.py"))
    assert tool["problems"]() == []


BROKEN = """<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="zh_CN"><context><name>Queue</name>
<message><source>Open</source><translation type="unfinished"></translation></message>
<message><source>Close</source><translation></translation></message>
<message numerus="yes"><source>%n photos</source><translation><numerusform></numerusform></translation></message>
<message><source>Print</source><translation>打印</translation></message>
</context></TS>
"""


def test_an_unfinished_translation_is_found(repository: Path, tmp_path: Path) -> None:
    tool = runpy.run_path(str(repository / "packaging" / "i18n.py"))
    broken = tmp_path / "broken.ts"
    broken.write_text(BROKEN, encoding="utf-8")
    assert list(tool["unfinished"](broken)) == [("Queue", "Open"), ("Queue", "Close"), ("Queue", "%n photos")]
    assert ("Queue", "Print", "") in tool["entries"](broken)


def test_the_system_decides_unless_a_person_does() -> None:
    chinese, french = QLocale("zh_CN"), QLocale("fr_FR")
    assert language_of("system", chinese) == "zh_CN"
    assert language_of("system", QLocale("zh_TW")) == "zh_CN"
    assert language_of("system", french) == "en"
    assert language_of("zh_CN", french) == "zh_CN"
    assert language_of("en", chinese) == "en"


def test_chinese_reaches_our_words_and_qts(chinese: None, look: Look) -> None:
    edit = DateEdit(lambda: date(2026, 11, 20), date(2026, 11, 8))
    assert edit.note() == "12 天前"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_english_knows_one_and_many(qapp: QApplication, translations: Path, look: Look) -> None:
    install_language(qapp, translations, "en")
    edit = DateEdit(lambda: date(2026, 11, 20))
    assert edit.words_for(date(2026, 11, 19)) == "1 day ago"
    assert edit.words_for(date(2026, 11, 8)) == "12 days ago"
    assert edit.words_for(date(2026, 11, 22)) == "in 2 days"


def test_a_missing_translation_is_said(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(TranslationMissingError):
        install_language(qapp, tmp_path, "zh_CN")


def test_stretching_reaches_every_text(stretched: None, look: Look) -> None:
    edit = DateEdit(lambda: date(2026, 11, 20))
    assert edit.words_for(date(2026, 11, 8)).startswith("[12 days ago~")


def test_no_word_hides_from_the_translators(repository: Path) -> None:
    """Qt Linguist reads no f-string: what is said inside of one would stay English."""
    hidden = [
        f"{file.relative_to(repository)}:{call.lineno} {ast.unparse(call)}"
        for file in sorted((repository / "app").rglob("*.py"))
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr"
    ]
    assert hidden == []
