"""What was understood of a pasted notice: one row for each holiday."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.holiday_notice import Notice
from app.ui.kit.card import Divider, clear_layout
from app.ui.kit.chips import Chip
from app.ui.kit.text import Text
from app.ui.screens.settings.calendar_words import off_words, worked_words
from app.ui.theme import Space


class NoticeTable(QWidget):
    """Holiday, days off, weekend days worked; hidden while there is none to show."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(3, 4)
        self._grid.setColumnMinimumWidth(0, 110)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show another notice; None shows nothing."""
        clear_layout(self._grid)
        for number, holiday in enumerate(notice.holidays if notice else ()):
            at = number * 2
            if number:
                self._grid.addWidget(Divider(), at - 1, 0, 1, 5)
            name = Text(holiday.name, "strong", wrap=True)
            off, worked = off_words(holiday.off), worked_words(holiday.makeup)
            said = self.tr("{0}: off {1}; worked {2}").format(holiday.name, off, worked)
            name.setAccessibleName(said)
            self._grid.addWidget(name, at, 0)
            self._grid.addWidget(Text(off, wrap=True), at, 1)
            self._grid.addWidget(Chip(self.tr("worked"), "warn") if holiday.makeup else Text(), at, 2)
            self._grid.addWidget(Text(worked, "body" if holiday.makeup else "muted", wrap=True), at, 3)
        self.setVisible(notice is not None)
