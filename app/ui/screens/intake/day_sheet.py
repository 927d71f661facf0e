"""Which day is it? Asked where the computer's clock cannot be right; Enter goes on with the day, Esc back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from app.domain.dateentry import parse_date
from app.domain.refusals import InputError
from app.ui.kit.card import HintBox
from app.ui.kit.fields import FormField
from app.ui.kit.filled_card import FilledCard
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.usecases.stated_day import is_plausible


class DaySheet(FilledCard):
    """`shown` is the day of the clock. Signals: `stated` with the day that a person wrote, `left` on Esc."""

    stated = Signal(object)

    def __init__(self, shown: date) -> None:
        super().__init__(self.tr("Which day is it?"), self.keep, by_enter=True)
        self._shown = shown
        self.day = LineEdit(icon="calendar", placeholder="2026-11-22")
        self.field = FormField(self.tr("Today is"), self.day, required=True)
        why = HintBox()
        why.set_text(
            self.tr("The clock of this computer shows {0}. It cannot be right.").format(shown.isoformat())
        )
        what = self.tr(
            "Tickets, papers and time limits go by the day you write, until the program is closed or the "
            "clock is right. Have the clock set right soon."
        )
        self.add(why, self.field, Text(what, "muted", wrap=True))
        self.body.addStretch(1)
        self.add(HintRow([KeyHint("Enter", self.tr("Go by this day")), KeyHint("Esc", self.tr("Back"))]))
        self.setFocusProxy(self.day)

    def keep(self) -> None:
        """Say which day was written; what is no day of these years is told beside the field."""
        try:
            day = parse_date(self.day.text(), self._shown)
        except InputError:
            day = None
        if day is None or not is_plausible(day):
            self.field.set_error(self.tr("Write year, month and day: 2026-11-22"))
            return
        self.stated.emit(day)
