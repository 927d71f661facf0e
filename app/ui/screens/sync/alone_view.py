"""A desk without a head office: what one would be for, and how to join it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.kit.card import Card, HintBox
from app.ui.kit.text import IconLabel, Text
from app.ui.screens.sync.enrol_card import EnrolCard
from app.ui.theme import Space


class AloneView(QWidget):
    """At the left what a head office is for, at the right the way to join one."""

    def __init__(self, enrol: EnrolCard) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._about(), 6)
        row.addWidget(enrol, 5)

    def _about(self) -> Card:
        card = Card(self.tr("This desk works by itself"))
        everything = self.tr(
            "Everything works without a head office: intake, slips, clocks, search, backup. All of it is kept"
            " on this computer."
        )
        card.add(HintBox(everything, "circle-check", tone="ok"))
        card.add(Text(self.tr("With a head office there is also"), "strong"))
        for icon, words in self._gains():
            line = QHBoxLayout()
            line.setSpacing(Space.S)
            line.addWidget(IconLabel(icon, tone="accent", size=18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(words, wrap=True), 1)
            card.body.addLayout(line)
        card.body.addStretch(1)
        return card

    def _gains(self) -> tuple[tuple[str, str], ...]:
        return (
            ("shield-check", self.tr("A second copy of every ticket and photo, signed for by head office.")),
            ("users", self.tr("The same ticket at every desk of the branch.")),
            ("cloud-upload", self.tr("It goes up by itself, in pieces, over any network; or by USB stick.")),
            ("cloud-off", self.tr("Without a network nothing stops: what is new waits and goes up later.")),
        )
