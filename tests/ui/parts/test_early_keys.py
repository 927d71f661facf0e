"""Keys pressed while a page is read: done when it stands, in their order, and by nobody else."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look
from app.ui.parts.early_keys import EarlyKeys
from tests.ui.kit.keyboard import Key, press, show_active, write


class Reading(QWidget):
    """A page that is being read, with one field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = LineEdit()
        self.early = EarlyKeys(self)
        QVBoxLayout(self).addWidget(self.field)


class Book(QStackedWidget):
    """The page that is being read, and another."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self.other = LineEdit()
        self.addWidget(self.reading)
        self.addWidget(self.other)


@pytest.fixture
def book(qtbot: QtBot, look: Look) -> Book:
    made = Book()
    qtbot.addWidget(made)
    show_active(qtbot, made)
    made.reading.early.setFocus()
    return made


def test_what_was_pressed_is_done_in_its_order_by_who_gets_the_keyboard(book: Book) -> None:
    write("13")
    press(Key.Key_Backspace)
    write("李8")
    assert book.reading.field.text() == ""
    book.reading.early.give(book.reading.field)
    assert book.reading.field.hasFocus()
    assert book.reading.field.text() == "1李8"


def test_who_moved_on_in_the_page_keeps_the_keyboard(book: Book) -> None:
    book.reading.field.setFocus()
    write("1")
    book.reading.early.give(book.reading.early)
    assert book.reading.field.hasFocus()


def test_a_page_that_was_left_starts_where_it_would_have(book: Book) -> None:
    book.setCurrentWidget(book.other)
    book.other.setFocus()
    book.reading.early.give(book.reading.field)
    assert book.reading.focusWidget() is book.reading.field


def test_who_searches_beside_the_page_keeps_the_keyboard(qtbot: QtBot, look: Look) -> None:
    window, page, search = QWidget(), Reading(), LineEdit()
    row = QVBoxLayout(window)
    row.addWidget(search)
    row.addWidget(page)
    qtbot.addWidget(window)
    show_active(qtbot, window)
    page.early.setFocus()
    search.setFocus()
    page.early.give(page.field)
    assert search.hasFocus()
    assert page.focusWidget() is not page.early, "whoever leads the keyboard back finds no keeper of keys"


def test_where_nothing_takes_the_keyboard_the_keys_do_nothing_later_either(book: Book) -> None:
    write("13")
    book.reading.early.give(None)
    book.reading.early.give(book.reading.field)
    assert book.reading.field.text() == ""
