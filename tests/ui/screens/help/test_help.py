"""The guide: complete in both languages, opened where it is needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QTextTable
from pytestqt.qtbot import QtBot

from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look
from app.ui.screens.help.anchors import anchor_for
from app.ui.screens.help.guide import place_of, read_guide
from app.ui.screens.help.view import HelpPage
from app.ui.shell.page import Page
from tests.ui.kit.keyboard import Key, on_screen, press

PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
LONGEST_PAGE = 3000


@pytest.fixture
def folder(repository: Path) -> Path:
    return repository / "resources" / "help"


def test_both_languages_have_the_same_pages_and_anchors(folder: Path) -> None:
    chinese, english = read_guide(folder, "zh_CN"), read_guide(folder, "en")
    assert [page.key for page in chinese] == [page.key for page in english]
    for one, other in zip(chinese, english, strict=True):
        assert list(one.headings) == list(other.headings), one.key


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_pages_are_short_and_say_what_they_are(folder: Path, language: str) -> None:
    for page in read_guide(folder, language):
        assert page.title
        assert len(page.text) < LONGEST_PAGE, page.key
        assert "{#" not in page.text


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_picture_is_there_and_small(folder: Path, language: str) -> None:
    for page in read_guide(folder, language):
        for name in PICTURE.findall(page.text):
            picture = (folder / language / name).resolve()
            assert picture.is_file(), name
            assert picture.stat().st_size <= 60_000


def test_an_unknown_anchor_opens_the_beginning(folder: Path) -> None:
    pages = read_guide(folder, "en")
    assert place_of(pages, "nowhere#nothing")[0] is pages[0]
    page, heading = place_of(pages, "intake#id_number")
    assert (page.key, heading) == ("intake", "ID number")


class Form(Page):
    """A page with a named field."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = LineEdit()
        self.fields = {"phone": FormField("Phone", self.edit)}
        self.fields["phone"].setParent(self)


def test_the_anchor_is_that_of_the_field_in_hand(qtbot: QtBot, look: Look) -> None:
    form = Form()
    qtbot.addWidget(form)
    assert anchor_for("intake", form, form.edit) == "intake#phone"
    assert anchor_for("queue", form, None) == "queue"
    assert anchor_for("", form, None) == "help"  # the folder of screens this class stands in


def test_keys_turn_the_pages_and_lead_back(qtbot: QtBot, look: Look, folder: Path) -> None:
    page = HelpPage(folder, "en", "intake#id_number")
    on_screen(qtbot, page)
    assert page.parts.current() == "intake"
    assert page.heading() == "ID number"
    assert "5,000.00" in page.text.toPlainText()
    page.parts.setFocus()
    press(Key.Key_Down)
    assert page.parts.current() == "ticket"
    assert page.heading() == ""
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    assert page.serve_key("Esc")
    assert left == [True]


def test_an_open_page_takes_the_lines_of_another_theme(qtbot: QtBot, look: Look, folder: Path) -> None:
    page = HelpPage(folder, "en", "start")
    on_screen(qtbot, page)
    page.text.verticalScrollBar().setValue(60)
    before = _line(page)
    look.use("dark")
    try:
        assert _line(page) == look.theme.colours.line.lower() != before
        assert page.text.verticalScrollBar().value() == 60
    finally:
        look.use("light")


def _line(page: HelpPage) -> str:
    """The colour of the first table's lines."""
    tables = [each for each in page.text.document().rootFrame().childFrames() if isinstance(each, QTextTable)]
    return tables[0].format().toTableFormat().borderBrush().color().name()
