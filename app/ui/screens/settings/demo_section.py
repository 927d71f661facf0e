"""The clock of a demo store: what happens when, at a moment of one's choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.choices import Choice
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.screens.settings.section import Room, Section
from app.ui.shell.actions import KeyAction
from app.usecases.housekeeping import DemoClock

_FORM = "%Y-%m-%d %H:%M"


class DemoSection(Section):
    """Only there in a demo store."""

    def __init__(self, room: Room, clock: DemoClock) -> None:
        super().__init__(room)
        self._clock = clock
        self.moment = LineEdit()
        self.mode = Segmented([Choice("run", self.tr("Runs on")), Choice("frozen", self.tr("Stands still"))])
        self.field = FormField(self.tr("Date and time"), self.moment)
        self.go = PrimaryButton(self.tr("Set the clock"), "F10", "clock")
        self._build()
        self.chain = FieldChain(self, self.moment, self.mode)
        self.chain.finished.connect(self.set_clock)
        self.go.clicked.connect(self.set_clock)

    def show_values(self, values: Mapping[str, object]) -> None:
        now = self._clock.now().astimezone(self.room.services.workplace.desk.tz)
        self.moment.setText(now.strftime(_FORM))
        self.mode.set_value("frozen" if self._clock.frozen() else "run")

    def first_focus(self) -> QWidget:
        return self.moment

    def keys(self) -> Sequence[KeyAction]:
        return [KeyAction("F10", self.tr("Set the clock"), self.set_clock)]

    def set_clock(self) -> None:
        """Set the demo's clock to what was typed, in the zone of the desk."""
        self.field.set_error()
        try:
            typed = datetime.strptime(self.moment.text().strip(), _FORM)  # noqa: DTZ007 - the desk's zone follows
        except ValueError:
            self.field.set_error(self.tr("Written as 2026-11-20 10:00"))
            self.field.setFocus()
            return
        moment = typed.replace(tzinfo=self.room.services.workplace.desk.tz)
        frozen, clock = self.mode.value() == "frozen", self._clock

        def done(_: object) -> None:
            self.say(self.tr("It is {0} now").format(moment.strftime(_FORM)))
            self.room.services.news.ticket_changed.emit("")

        self.run(lambda: clock.set(moment, frozen=frozen), done)

    def _build(self) -> None:
        card = Card(self.tr("Demo clock"))
        card.add_row(self.field, FormField(self.tr("Then it"), self.mode), stretch=(1, 2))
        row = row_of(self.go)
        row.addStretch(1)
        card.body.addLayout(row)
        words = self.tr("Clocks, levels and the queue follow at once. New entries carry this time.")
        card.add(HintBox(words, "info"))
        self.put(card)
