"""Ctrl+Z on a ticket: said first, done when it is pressed again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.kit.messages import Message, MessageAction
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.ticket.undo import Undo, UndoTrail
from app.ui.services import Services
from app.usecases.situation import Situation

_PATIENCE_MS = 8_000


class UndoKey(QObject):
    """Follows a ticket and takes its last change back. Signals: `told` a Message, `refused` code, params."""

    told = Signal(object)
    refused = Signal(str, object)

    def __init__(self, services: Services, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self._trail = UndoTrail()
        self._ticket_id = ""
        self._asked: Undo | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._forget)

    def follow(self, before: Situation | None, after: Situation) -> None:
        """The ticket is now as `after` says."""
        self._ticket_id = after.ticket.id
        if before is not None and before.history != after.history:
            self._forget()
            person = self._services.person().name
            self._trail.follow(before.ticket, after.ticket, before.history, after.history, person)

    def press(self) -> None:
        """Say what would be taken back; pressed again, do it."""
        last = self._trail.last()
        if last is None:
            self.told.emit(Message(self.tr("Nothing was changed here that could be taken back"), "info", 4))
        elif isinstance(last, str):
            words = self.tr("«{0}» cannot be taken back; a new entry corrects it (press .)").format(last)
            self.told.emit(Message(words, "info", 6))
        elif self._asked is last:
            self._do(last)
        else:
            self._asked = last
            self._patience.start()
            words = self.tr("Take back «{0}»? Ctrl+Z again does it.").format(last.words)
            action = MessageAction(self.tr("Take back"), lambda: self._do(last))
            self.told.emit(Message(words, "warn", _PATIENCE_MS / 1000, (action,)))

    def _do(self, undo: Undo) -> None:
        if self._trail.last() is not undo:
            return
        self._forget()
        self._trail.start()

        def refuse(code: str, params: Mapping[str, str]) -> None:
            self._trail.failed()
            self.refused.emit(code, params)

        def finish(_outcome: object) -> None:
            self.told.emit(Message(self.tr("Taken back: {0}").format(undo.words), "ok", 4))

        self._deeds.perform(self._ticket_id, undo.action, finish, refuse)

    def _forget(self) -> None:
        self._asked = None
        self._patience.stop()
