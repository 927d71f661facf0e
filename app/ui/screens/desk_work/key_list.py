"""Things to do, each on its digit key: seen, pressed, done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import clear_layout
from app.ui.kit.flow import FlowLayout
from app.ui.override import override
from app.ui.theme import Space


@dataclass(frozen=True)
class KeyedAct:
    """`label` says what happens, `run` does it; `main` stands out as what usually comes next."""

    label: str
    run: Callable[[], None]
    main: bool = False
    icon: str = ""


class KeyList(QWidget):
    """Buttons numbered from 1. The whole list takes the focus; a digit presses its button, and is shown
    while it would.

    Signal `focused` when the keyboard comes here.
    """

    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._acts: tuple[KeyedAct, ...] = ()
        self._buttons: list[Button] = []
        self._flow = FlowLayout(spacing=Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_acts(self, acts: Iterable[KeyedAct]) -> None:
        """Replace the acts; beyond nine they have no key but can be tabbed to."""
        had_focus = self.takes_digits()
        clear_layout(self._flow)
        self._acts = tuple(acts)
        self._buttons = [self._button(n, act) for n, act in enumerate(self._acts, start=1)]
        for button in self._buttons:
            button.show()  # at once, so that it can take the keyboard
        self.setAccessibleDescription("; ".join(f"{n} {a.label}" for n, a in enumerate(self._acts, start=1)))
        self.updateGeometry()
        if had_focus:
            self.setFocus()
        self._show_keys()

    def acts(self) -> tuple[KeyedAct, ...]:
        """What can be done now."""
        return self._acts

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_keys()
        self.focused.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_keys()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button that has the keyboard hands digits on to the list."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_keys(coming=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.isAutoRepeat():
            return  # a key held down must not run through all steps
        if 0 <= place < min(9, len(self._acts)):
            self._acts[place].run()
        elif enter and any(act.main for act in self._acts):
            next(act for act in self._acts if act.main).run()
        else:
            super().keyPressEvent(event)

    def takes_digits(self) -> bool:
        """Whether a digit would press one of these buttons now."""
        return self.hasFocus() or any(button.hasFocus() for button in self._buttons)

    def _show_keys(self, *, coming: bool = False) -> None:
        shown = coming or self.takes_digits()
        for button in self._buttons:
            button.show_key(shown=shown)

    def _button(self, number: int, act: KeyedAct) -> Button:
        key = str(number) if number <= 9 else ""
        button = Button(act.label, kind="primary" if act.main else "plain", key=key, icon=act.icon)
        button.clicked.connect(act.run)
        button.installEventFilter(self)
        self._flow.addWidget(button)
        return button
