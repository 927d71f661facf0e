"""The guide on the screen: pages at the left, text at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.look import current_look
from app.ui.kit.sidelist import SideList, SidePart
from app.ui.override import override
from app.ui.screens.help.guide import place_of, read_guide
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page

_WIDTH = 780
_CELL_PADDING = 6


class HelpPage(Page):
    """Opens at an anchor; Esc goes back to the work."""

    def __init__(self, folder: Path, language: str, anchor: str) -> None:
        super().__init__()
        self._folder = folder / language
        self.pages = read_guide(folder, language)
        page, heading = place_of(self.pages, anchor)
        self._heading = heading
        self.parts = SideList([SidePart(each.key, each.title) for each in self.pages], self.tr("Pages"), 230)
        self.text = QTextBrowser()
        self._build()
        self.parts.choose(page.key)
        self._show(page.key)
        self.parts.chosen.connect(self._turn)
        current_look().changed.connect(self._show_in_new_look)

    @override
    def title(self) -> str:
        return self.tr("Help")

    @override
    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("↑ ↓", self.tr("Page")), KeyHint("Tab", self.tr("Text"))]

    @override
    def actions_now(self) -> Actions:
        back = KeyAction("Esc", self.tr("Back"), self.left.emit)
        return Actions([back, KeyAction("F1", self.tr("Back"), self.left.emit, shown=False)])

    @override
    def first_focus(self) -> QWidget:
        return self.text

    @override
    def on_enter(self) -> None:
        self._go_to_heading()

    def heading(self) -> str:
        """The heading the page was opened at; empty for its beginning."""
        return self._heading

    def _turn(self, key: str) -> None:
        self._heading = ""
        self._show(key)

    def _show(self, key: str) -> None:
        page = next(each for each in self.pages if each.key == key)
        self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{self._folder}/"))
        self.text.setMarkdown(page.text)
        self._style(self.text.document())
        self._go_to_heading()

    def _show_in_new_look(self) -> None:
        """Lines and sizes of the other theme; the reader stays where they are."""
        place = self.text.verticalScrollBar().value()
        self._style(self.text.document())
        self.text.verticalScrollBar().setValue(place)

    def _style(self, document: QTextDocument) -> None:
        """Room between lines and before headings; sizes of our own scale."""
        look = current_look()
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            level = block.blockFormat().headingLevel()
            form = QTextBlockFormat()
            form.setLineHeight(150.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin(18 if level == 2 else 4)
            form.setBottomMargin(6)
            cursor.mergeBlockFormat(form)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                words = QTextCharFormat()
                words.setFont(look.font("title" if level == 1 else "strong", bold=True))
                cursor.mergeCharFormat(words)
            block = block.next()
        _frame_tables(document)

    def _go_to_heading(self) -> None:
        if not self._heading:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            return
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == self._heading:
                layout = self.text.document().documentLayout()
                self.text.setTextCursor(QTextCursor(block))
                self.text.verticalScrollBar().setValue(int(layout.blockBoundingRect(block).top()) - 8)
                return
            block = block.next()

    def _build(self) -> None:
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setOpenExternalLinks(False)
        self.text.setOpenLinks(False)
        self.text.setMaximumWidth(_WIDTH)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(20)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(10)
        page.addWidget(PageHeader(self.tr("Help"), self.tr("works without a network")))
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self.parts)
        columns.addWidget(self.text, 1)
        columns.addStretch(0)
        page.addLayout(columns, 1)


def _frame_tables(document: QTextDocument) -> None:
    """Tables in the thin lines of the theme: without a word from us they are boxes of text's own colour."""
    line = QColor(current_look().theme.colours.line)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format().toTableFormat()
            form.setBorder(1)
            form.setBorderBrush(line)
            form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setBorderCollapse(True)
            form.setCellSpacing(0)
            form.setCellPadding(_CELL_PADDING)
            frame.setFormat(form)
