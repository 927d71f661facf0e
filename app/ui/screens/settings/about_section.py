"""About: version, licence, what others wrote, and where the log lies."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.screens.settings.section import Room, Section


class AboutSection(Section):
    """Folders open with the system's own program."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.log = Button(self.tr("Open log folder"), icon="file-text")
        self.data = Button(self.tr("Open data folder"), icon="package")
        self.notices = QPlainTextEdit(room.program.notices())
        self.notices.setReadOnly(True)
        self.notices.setTabChangesFocus(True)
        self.notices.setAccessibleName(self.tr("Third-party notices"))
        self.notices.setMinimumHeight(220)
        self._build()
        places = room.program.places
        self.log.clicked.connect(lambda: self._show(str(places.log)))
        self.data.clicked.connect(lambda: self._show(str(room.store.folder)))

    def first_focus(self) -> QWidget:
        return self.log

    def _show(self, folder: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self.problem_met.emit("folder_not_shown", {"folder": folder})

    def _build(self) -> None:
        program = self.room.program
        card = Card(self.tr("Counterfoil"))
        card.add(
            DefinitionList(
                [
                    Fact(self.tr("Version"), program.version()),
                    Fact(self.tr("Licence"), "Apache License 2.0"),
                    Fact(self.tr("Data"), str(self.room.store.folder)),
                    Fact(self.tr("Log"), str(program.places.log)),
                ]
            )
        )
        row = row_of(self.data, self.log)
        row.addStretch(1)
        card.body.addLayout(row)
        log = self.tr("The log says how the program went wrong, never what a customer said.")
        card.add(HintBox(log, "lock"))
        third = Card(self.tr("Third-party notices"))
        third.add(self.notices)
        self.put(card, third)
