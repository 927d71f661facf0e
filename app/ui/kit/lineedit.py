"""One line of input, with what belongs inside its frame: an icon, a note, a chip, a key cap."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from app.ui.kit.chips import Chip
from app.ui.kit.keys import KeyCap
from app.ui.kit.look import current_look
from app.ui.kit.paint import text_at, text_width
from app.ui.kit.text import restyle
from app.ui.override import override
from app.ui.theme import Space, Tone


class LineEdit(QLineEdit):
    """A line edit that can carry a status inside its frame and never hides Ctrl+Z from the page.

    `icon` stands at the left. `set_chip` shows a state at the right, `set_note` grey words after
    the text (``12 天前``). Nothing inside takes the focus.
    """

    def __init__(self, text: str = "", *, placeholder: str = "", icon: str = "", key: str = "") -> None:
        super().__init__(text)
        self._icon = icon
        self._note = ""
        self._chip = Chip()
        self._chip.setParent(self)
        self._chip.hide()
        self._cap = KeyCap(key) if key else None
        if self._cap is not None:
            self._cap.setParent(self)
        self.setPlaceholderText(placeholder)
        self._lay_out()

    def set_chip(self, text: str, tone: Tone = "ok", icon: str = "") -> None:
        """Show a state inside the frame; an empty text takes it away."""
        self._chip.show_word(text, tone, icon)
        self.setAccessibleDescription(text)
        self._lay_out()

    def set_note(self, text: str) -> None:
        """Show grey words after the text, while there is room."""
        self._note = text
        self.setAccessibleDescription(text)
        self.update()

    def note(self) -> str:
        return self._note

    def chip_text(self) -> str:
        return self._chip.text()

    def set_wrong(self, wrong: bool) -> None:
        """Draw the frame as wrong; the sentence that says what is wrong stands beside the field."""
        self.setProperty("state", "error" if wrong else "")
        restyle(self)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is no text: it is for the page, or for the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = QKeySequence.StandardKey.Undo
            if event.matches(undo) and not self.isUndoAvailable():
                event.ignore()  # nothing to take back in here: let the page undo
                return False
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = current_look()
        painter = QPainter(self)
        if self._icon:
            place = QRectF(Space.S + 2, 0, look.theme.sizes.icon - 2, self.height())
            look.icons.paint(painter, self._icon, place, look.theme.colours.ink_2)
        if self._note and self.text():
            inner = self._text_area()
            taken = text_width(self.font(), self.displayText()) + Space.S
            if taken + QFontMetricsF(self.font()).averageCharWidth() * 3 < inner.width():
                text_at(
                    painter, inner.adjusted(taken, 0, 0, 0), self._note, self.font(), look.theme.colours.ink_2
                )

    def _text_area(self) -> QRectF:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        return QRectF(
            inner.adjusted(margins.left() + 2, margins.top(), -margins.right() - 2, -margins.bottom())
        )

    def _lay_out(self) -> None:
        right = 0
        for inside in (self._cap, self._chip):
            if inside is None or inside.isHidden():
                continue
            size = inside.sizeHint()
            left = self.width() - size.width() - right - Space.S - 2
            inside.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            right += size.width() + Space.XS
        self.setTextMargins(current_look().theme.sizes.icon + 2 if self._icon else 0, 0, right, 0)
