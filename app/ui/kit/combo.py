"""A choice of many: typed, narrowed down and taken with Enter."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from app.ui.kit.choices import Choice
from app.ui.kit.droplist import DropList, DropRow
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import current_look
from app.ui.override import override


class Combo(LineEdit):
    """Type a part of the label, its pinyin initials or a code; Up and Down choose; Enter takes.

    With `free`, text that no choice has is taken too, and `value` is that text. Signal `changed`
    follows what a person took.
    """

    changed = Signal()

    def __init__(self, choices: Iterable[Choice] = (), *, free: bool = False, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)
        self._choices: tuple[Choice, ...] = ()
        self._free = free
        self._value: str | None = None
        self._drop = DropList(self)
        self._drop.picked.connect(self._take)
        self.textEdited.connect(self._narrow)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; the value stays."""
        self._choices = tuple(choices)
        self.set_value(self._value)

    def value(self) -> str | None:
        """What is taken, or None."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Take a value; None takes none."""
        self._value = value
        self.setText(self._label_of(value))

    def rows_shown(self) -> list[str]:
        """The labels in the open list."""
        return self._drop.titles()

    def take_enter(self) -> bool:
        """Enter takes the current row of the open list; the chain goes on."""
        if not self._drop.serve_key(Qt.Key.Key_Return):
            self._settle()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drop.serve_key(event.key()):
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._open("")
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._open("")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = current_look()
        painter = QPainter(self)
        place = QRectF(self.width() - 26, 0, 16, self.height())
        if not self.chip_text():
            look.icons.paint(painter, "chevron-down", place, look.theme.colours.ink_2)

    def _label_of(self, value: str | None) -> str:
        if value is None:
            return ""
        return next(
            (choice.label for choice in self._choices if choice.value == value), value if self._free else ""
        )

    def _narrow(self, typed: str) -> None:
        self._open(typed.strip())

    def _open(self, typed: str) -> None:
        first = [choice for choice in self._choices if choice.starts_with(typed)]
        rest = [choice for choice in self._choices if choice not in first and choice.matches(typed)]
        self._drop.show_rows(DropRow(choice.value, choice.label) for choice in first + rest)

    def _take(self, value: str) -> None:
        before = self._value
        self.set_value(value)
        if value != before:
            self.changed.emit()

    def _settle(self) -> None:
        """What stands in the field becomes the value, if it may; otherwise the old value returns."""
        typed = self.text().strip()
        exact = next((choice.value for choice in self._choices if choice.label == typed), None)
        if not typed or exact is not None or self._free:
            before = self._value
            self.set_value(exact if exact is not None else (typed or None))
            if self._value != before:
                self.changed.emit()
        else:
            self.set_value(self._value)
