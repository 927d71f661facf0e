"""A choice of few: all in sight, taken by digit keys."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from app.ui.kit.card import clear_layout
from app.ui.kit.choices import Choice
from app.ui.kit.flow import FlowLayout
from app.ui.kit.focusring import FocusRing
from app.ui.kit.look import current_look
from app.ui.kit.paint import text_width
from app.ui.kit.tiles import TileLayout
from app.ui.override import override
from app.ui.theme import Space

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segmented(QWidget):
    """One (or, with `multi`, any number) of up to nine choices.

    Keys: the digit before a choice takes it; arrows move; Space takes or lets go where the arrows
    stand. With `columns` the choices become tiles in a grid of so many columns, for fingers, fewer
    where the room is too narrow for their words; with `wrap` tiles that run on to the next line.
    A `quiet` one shows its digits only while the keyboard is here: for places where several stand
    together. Signal `changed` follows what a person did, not what the program set.
    """

    changed = Signal()

    def __init__(
        self,
        choices: Iterable[Choice] = (),
        *,
        multi: bool = False,
        columns: int = 0,
        numbered: bool = True,
        wrap: bool = False,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self._quiet = quiet
        self._multi = multi
        self._tiles = bool(columns) or wrap
        self._numbered = numbered
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[QPushButton] = []
        self._at = 0
        self._grid = _layout(columns=columns, wrap=wrap)
        self.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.XS if wrap else Space.S if columns else 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_size_policy(tiles=self._tiles))
        self._ring = FocusRing(self, area=self._focus_area)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; what was taken stays taken where it is still offered."""
        taken = self.values()
        clear_layout(self._grid)
        self._choices = tuple(choices)
        self._buttons = [self._button(index) for index in range(len(self._choices))]
        self._at = 0
        self.set_values(taken)

    def value(self) -> str | None:
        """What is taken, or None."""
        return next(iter(self.values()), None)

    def values(self) -> tuple[str, ...]:
        """Everything that is taken, in the order it is shown."""
        return tuple(c.value for c, b in zip(self._choices, self._buttons, strict=True) if b.isChecked())

    def set_value(self, value: str | None) -> None:
        """Take one choice; None takes none."""
        self.set_values(() if value is None else (value,))

    def set_values(self, values: Sequence[str]) -> None:
        """Take these choices and no other."""
        for index, (choice, button) in enumerate(zip(self._choices, self._buttons, strict=True)):
            button.setChecked(choice.value in values)
            if button.isChecked():
                self._at = index
        self._describe()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for button in self._buttons:
                _leave_room(button)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_digits()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_digits()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        digit = event.key() - Qt.Key.Key_1
        if (
            0 <= digit < min(9, len(self._buttons))
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._take(digit)
        elif key in _STEPS and self._buttons:
            self._move(_STEPS[key])
        elif key == Qt.Key.Key_Space and self._buttons:
            self._take(self._at)
        else:
            super().keyPressEvent(event)

    def _button(self, index: int) -> QPushButton:
        choice = self._choices[index]
        numbered = self._numbered and index < 9
        button = QPushButton(f"{index + 1} {choice.label}" if numbered else choice.label, self)
        button.setAccessibleName(choice.label)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("segment", self._place_of(index))
        button.setProperty("words", button.text())
        _leave_room(button)
        if self._quiet and not self.hasFocus():
            button.setText(choice.label)
        button.clicked.connect(lambda checked, at=index: self._clicked(at, checked=checked))
        if isinstance(self._grid, FlowLayout):
            self._grid.addWidget(button)
            return button
        self._grid.addWidget(button, 0, index)
        return button

    def _show_digits(self) -> None:
        """The room for them stays, so nothing moves."""
        if not (self._quiet and self._numbered):
            return
        shown = self.hasFocus()
        for n, (choice, button) in enumerate(zip(self._choices, self._buttons, strict=True), start=1):
            button.setText(f"{n} {choice.label}" if shown and n <= 9 else choice.label)

    def _place_of(self, index: int) -> str:
        if self._tiles:
            return "tile"
        if len(self._choices) == 1:
            return "only"
        return {0: "first", len(self._choices) - 1: "last"}.get(index, "inner")

    def _clicked(self, index: int, *, checked: bool) -> None:
        """Qt has turned the button over before it says so: it is turned back, and taken like by a key."""
        self._buttons[index].setChecked(not checked)
        self._take(index)

    def _take(self, index: int) -> None:
        before = self.values()
        value = self._choices[index].value
        if not self._multi:
            after: tuple[str, ...] = (value,)
        elif value in before:
            after = tuple(other for other in before if other != value)
        else:
            after = (*before, value)
        self.set_values(after)
        self._at = index
        self._ring.follow()
        if self.values() != before:
            self.changed.emit()

    def _move(self, step: int) -> None:
        self._at = (self._at + step) % len(self._buttons)
        if not self._multi:
            self._take(self._at)
        self._describe()
        self._ring.follow()

    def _focus_area(self) -> QRect:
        """Where the keyboard is: with several to take, the one that Space would take."""
        one_of_many = (self._multi or self._tiles) and self._buttons
        return self._buttons[self._at].geometry() if one_of_many else self.rect()

    def _describe(self) -> None:
        taken = [c.label for c, b in zip(self._choices, self._buttons, strict=True) if b.isChecked()]
        self.setAccessibleDescription(", ".join(taken))


def _leave_room(button: QPushButton) -> None:
    """Qt reckons the width from the thin letters; a taken choice is written in bold ones."""
    words = text_width(current_look().font("body", bold=True), str(button.property("words")))
    button.setMinimumWidth(math.ceil(words) + 2 * Space.M + 2)


def _layout(*, columns: int, wrap: bool) -> QGridLayout | FlowLayout:
    if wrap:
        return FlowLayout()
    return TileLayout(columns=columns) if columns else QGridLayout()


def _size_policy(*, tiles: bool) -> QSizePolicy:
    across = QSizePolicy.Policy.Preferred if tiles else QSizePolicy.Policy.Maximum
    policy = QSizePolicy(across, QSizePolicy.Policy.Preferred if tiles else QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(tiles)
    return policy
