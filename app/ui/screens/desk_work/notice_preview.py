"""The right side of the determination desk: the notice as it would be printed now, or as it was issued."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from app.domain.records import Document
from app.domain.steps.liability import DetermineLiability
from app.domain.vocabulary import Cause
from app.ui.kit.card import Card
from app.ui.kit.chips import Chip
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.desk_work.case import Case
from app.ui.services import Services
from app.usecases.notice import draft_notice

_PAUSE_MS = 280
"""How long typing must rest before the draft is set anew."""


class NoticePreview(Card):
    """`action` tells what is being written. Signal `problem_met` when the issued paper cannot be read."""

    problem_met = Signal(str, object)

    def __init__(self, services: Services, action: Callable[[], DetermineLiability | None]) -> None:
        super().__init__()
        self.state = Chip()
        self._services = services
        self._action = action
        self._case: Case | None = None
        self.pages = PdfPreview(services.tasks, services.renderer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._set_draft)
        self.title.setText(self.tr("Preview"))
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.state)
        self.body.addLayout(self.head)
        self.add(self.pages)
        self.body.setStretch(1, 1)
        self.state.show_word("")

    def show_draft(self, case: Case) -> None:
        """Set the notice soon, as it is being written; a newer draft replaces this one."""
        self._case = case
        self._timer.start()

    def show_issued(self, document: Document | None) -> None:
        """Show the paper as it was issued."""
        self._timer.stop()
        tasks = self._services.tasks
        tasks.forget("draft", owner=self)
        if document is None:
            self.state.show_word("")
            self.pages.show_message(self.tr("Not issued yet: F9"))
            return
        self.state.show_word(document.number, "ok", "circle-check")
        blobs, sha256 = self._services.workplace.blobs, document.blob.sha256
        tasks.run_query(
            lambda: blobs.read(sha256), self.pages.show_pdf, self._failed, owner=self, key="issued"
        )

    def _set_draft(self) -> None:
        case, action = self._case, self._action()
        if case is None or action is None:
            self.state.show_word("")
            self.pages.show_message(self.tr("The notice shows here once a cause is chosen"))
            return
        if action.cause is Cause.DISPUTED:
            self.state.show_word("")
            self.pages.show_message(self.tr("A dispute makes no notice yet"))
            return
        self.state.show_word(self.tr("Draft"), "warn", "pencil")
        self.pages.show_busy()
        workplace, person = self._services.workplace, self._services.person()
        self._services.tasks.run_query(
            lambda: draft_notice(workplace, case.ticket, case.item, action, person),
            self.pages.show_pdf,
            lambda _: self.pages.show_message(self.tr("The preview could not be made")),
            owner=self,
            key="draft",
        )

    def _failed(self, error: Exception) -> None:
        code, params = trouble_of(error)
        self.problem_met.emit(code, params)
