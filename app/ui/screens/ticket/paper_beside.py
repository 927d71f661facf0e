"""Beside a paper that counts no more: why, and the version that took its place."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.records import Document
from app.domain.ticket import Ticket
from app.ui.kit.card import HintBox
from app.ui.kit.text import Text
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.deeds import Deeds
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.day_end import void_reason
from app.usecases.scan_back import newest_version


class PaperBeside(QObject):
    """Stands around a preview: `over` is the warning above it, `side` the newest version at its right."""

    def __init__(self, services: Services, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self.over = HintBox("", "triangle-alert", tone="danger")
        self.newest = PdfPreview(services.tasks, services.renderer)
        self.newest.setAccessibleName(self.tr("Newest version"))
        self._name = Text("", "label")
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._name)
        column.addWidget(self.newest, 1)
        self.over.hide()
        self.side.hide()

    def around(self, preview: QWidget, column: QVBoxLayout) -> None:
        """Lay the warning, the preview and the newest version into `column`."""
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(preview, 1)
        row.addWidget(self.side, 1)
        column.addWidget(self.over)
        column.addLayout(row, 1)

    def show_for(self, ticket: Ticket, document: Document) -> None:
        """Say what is to be said of `document`; nothing where it is the one that counts."""
        newest = newest_version(ticket, document)
        old = newest.version != document.version
        self.over.setVisible(old or document.voided)
        self.side.setVisible(old)
        said = {"document": document.number}
        if old:
            said |= {"scanned": str(document.version), "current": str(newest.version)}
            self.over.set_text(self._services.sentence("scan_old_version", said))
            words = self.tr("Newest: version {0}") if not newest.voided else self.tr("Version {0}, void")
            self._name.setText(words.format(newest.version))
            self.newest.show_busy()
            blobs, sha256 = self._services.workplace.blobs, newest.blob.sha256
            self._deeds.ask(lambda: blobs.read(sha256), self.newest.show_pdf, key="newest")
        elif document.voided:
            self.over.set_text(self._services.sentence("scan_voided", said))
            workplace = self._services.workplace
            self._deeds.ask(lambda: void_reason(workplace, ticket, document), self._add_reason, key="void")

    def forget(self) -> None:
        """Nothing is to be said: what is shown is not issued yet."""
        self.over.hide()
        self.side.hide()

    def _add_reason(self, reason: str) -> None:
        if reason:
            self.over.set_text(f"{self.over.words.text()} · " + self.tr("Reason: {0}").format(reason))
