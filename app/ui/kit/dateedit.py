"""A day, typed short and shown long: «-3» becomes 2026-11-17 and «3 天前»."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from app.domain.dateentry import Toward, example_days, parse_date
from app.domain.refusals import InputError
from app.ui.kit.lineedit import LineEdit
from app.ui.override import override


class DateEdit(LineEdit):
    """Reads everything that ``app/domain/dateentry.py`` does; Up and Down move by a day.

    `today` tells the desk's day when it is needed. Signals: `day_changed` after a person made it
    another day; `problem_found` with an InputError, or None when what was typed is right.
    """

    day_changed = Signal()
    problem_found = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        day: date | None = None,
        *,
        toward: Toward = Toward.PAST,
        field: str = "date",
    ) -> None:
        super().__init__()
        self._today = today
        self._toward = toward
        self._field = field
        self._day: date | None = None
        self._show_examples()
        self.textEdited.connect(self._preview)
        self.set_day(day)

    def day(self) -> date | None:
        """What is entered; None when nothing or nothing valid is."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self._day = day
        self.setText(day.isoformat() if day else "")
        self.set_note(self.words_for(day) if day else "")

    def words_for(self, day: date) -> str:
        """How far `day` is from today, in words."""
        days = (day - self._today()).days
        if days == 0:
            return self.tr("today")
        if days < 0:
            return self.tr("%n days ago", "", -days)
        return self.tr("in %n days", "", days)

    def take_enter(self) -> bool:
        """Enter means: this is the day; the chain goes on."""
        self._settle()
        return False

    def _show_examples(self) -> None:
        self.setPlaceholderText("  ".join(example_days(self._today(), self._toward)))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_examples()  # the program may run for days
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._settle()
        self.set_day((self._day or self._today()) + timedelta(days=steps if self._day else 0))
        self.selectAll()
        self.day_changed.emit()

    def _read(self) -> date | None:
        return (
            parse_date(self.text(), self._today(), self._toward, self._field) if self.text().strip() else None
        )

    def _preview(self) -> None:
        """Say what day it would be while it is typed; say nothing while it is none yet."""
        try:
            day = self._read()
        except InputError:
            day = None
        self.set_note(f"{day.isoformat()} {self.words_for(day)}" if day else "")

    def _settle(self) -> None:
        before = self._day
        try:
            day = self._read()
        except InputError as error:
            self._day = None
            self.set_note("")
            self.set_wrong(True)
            self.problem_found.emit(error)
        else:
            self.set_day(day)
            self.set_wrong(False)
            self.problem_found.emit(None)
        if self._day != before:
            self.day_changed.emit()
