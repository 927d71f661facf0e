"""Whether what is over its time is erased by itself, and what a jump of the clock waits for."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.screens.settings.section import Room
from app.usecases.believed_clock import JUMPED, Doubt, believe_clock, doubt_of_clock


class ErasingCard(Card):
    """Signals: `said` a sentence, `failed` an error."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(self.tr("Personal data over their time"))
        self._room = room
        self._doubt: Doubt | None = None
        self._allowed = True
        self.state = HintBox("", "clock")
        self.confirm = Button("", icon="check")
        self.confirm.hide()
        self.add(self.state)
        row = row_of(self.confirm)
        row.addStretch(1)
        self.body.addLayout(row)
        self.confirm.clicked.connect(self.believe)

    def allow(self, *, allowed: bool) -> None:
        """Whoever answers for personal data says that the day is right; everybody sees what waits."""
        self._allowed = allowed
        self.show_doubt(self._doubt)

    def refresh(self) -> None:
        """Look whether the clock is believed."""
        workplace = self._room.services.workplace
        self._room.services.tasks.run_query(
            lambda: doubt_of_clock(workplace), self.show_doubt, self.failed.emit, owner=self, key="clock"
        )

    def show_doubt(self, doubt: Doubt | None) -> None:
        """Say what is done by itself, or why it waits and who ends that."""
        self._doubt = doubt
        jumped = doubt is not None and doubt.code == JUMPED
        self.confirm.setVisible(jumped and self._allowed)
        if doubt is None:
            self.state.set_text(self.tr("What is over its time is erased once a day. It never comes back."))
            return
        self.state.set_text(self._room.program.sentence(doubt.code, dict(doubt.params)))
        self.confirm.setText(self.tr("It is {0}: erase what is due").format(f"{doubt.shown:%Y-%m-%d}"))

    def believe(self) -> None:
        """The day shown is right."""
        doubt = self._doubt
        if doubt is None or not self.confirm.isEnabled():
            return
        self.confirm.setEnabled(False)
        workplace, person = self._room.services.workplace, self._room.services.person()
        self._room.services.tasks.run_command(
            lambda: believe_clock(workplace, person, doubt.shown), self._believed, self._failed, owner=self
        )

    def _believed(self, _: object) -> None:
        self.said.emit(self.tr("The day is believed; what is due goes within half an hour"))
        self._rest()

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        self.confirm.setEnabled(True)
        self.refresh()
