"""Ctrl+Z on a ticket: said first, done when it is pressed again. What was done is asked of the journal."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.ui.kit.messages import Message, MessageAction
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.ticket.undo_words import change_words, instead_words
from app.ui.services import Services
from app.usecases.situation import Situation
from app.usecases.take_back import OwnChange, Undoable, take_back, undoable

_PATIENCE_S = 12
_TOLD_S = 8


class UndoKey(QObject):
    """Takes back the last own change of today. Signals: `told` a Message, `refused` code, params."""

    told = Signal(object)
    refused = Signal(str, object)

    def __init__(self, services: Services, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self._zone = services.workplace.desk.tz
        self._situation: Situation | None = None
        self._asked: OwnChange | None = None

    def follow(self, situation: Situation) -> None:
        """The ticket is now as `situation` says. Another change than the one asked about is asked anew."""
        before, self._situation = self._situation, situation
        if before is not None and before.history != situation.history:
            self._forget()

    def press(self) -> None:
        """Say what would be taken back; pressed again, do it."""
        situation = self._situation
        if situation is None:
            return
        if self._asked is not None:
            self._do(self._asked)
            return
        workplace, person = self._services.workplace, self._services.person()
        self._deeds.ask(lambda: undoable(workplace, situation.ticket.id, person), self._tell, key="undo")

    def _tell(self, found: Undoable | None) -> None:
        situation = self._situation
        if situation is None:
            return
        if found is None:
            words = self.tr("Nothing that you changed here today could be taken back")
            self.told.emit(Message(words, "info", _TOLD_S / 2))
            return
        stays = self._stays(found.last, situation) if found.last.why else ""
        if found.back is None:
            self.told.emit(Message(stays, "info", _TOLD_S))
            return
        back = found.back
        words = self.tr("Take back {0}? Ctrl+Z again does it.").format(
            change_words(back, situation, self._zone)
        )
        action = MessageAction(self.tr("Take back"), lambda: self._do(back), key="Ctrl+Z")
        text = f"{stays}\n{words}" if stays else words
        self.told.emit(Message(text, "warn", _PATIENCE_S, (action,), self._forget))
        self._asked = back  # after the message: the one before it ends by forgetting

    def _stays(self, change: OwnChange, situation: Situation) -> str:
        """Why the last change stays, and what is done instead."""
        said = change_words(change, situation, self._zone, detail=False)
        if change.refusal is not None:
            reason = self._services.sentence(change.refusal.code, change.refusal.params)
            return self.tr("{0} cannot be taken back. {1}").format(said, reason)
        return self.tr("{0} cannot be taken back: {1}.").format(said, instead_words(change.why))

    def _do(self, change: OwnChange) -> None:
        situation = self._situation
        if situation is None or self._asked is not change:
            return
        self._forget()
        workplace, person, ticket_id = self._services.workplace, self._services.person(), situation.ticket.id
        reason = self.tr("Taken back")
        said = change_words(change, situation, self._zone)

        def finish(_outcome: object) -> None:
            self.told.emit(Message(self.tr("Taken back: {0}").format(said), "ok", _TOLD_S / 2))

        def refuse(code: str, params: Mapping[str, str]) -> None:
            self.refused.emit(code, params)

        def work() -> object:
            return take_back(workplace, ticket_id, change.entry, person, reason)

        self._deeds.run(ticket_id, work, finish, refuse)

    def _forget(self) -> None:
        self._asked = None
