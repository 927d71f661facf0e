"""The bar at the top: search, desk and shift, who is signed in, and one word about sync."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from app.ui.kit.chips import Chip
from app.ui.kit.look import current_look
from app.ui.kit.text import Elided
from app.ui.override import override
from app.ui.shell.searchbox import SearchBox
from app.ui.theme import Space, Tone

_WIDE = 1_000
_SEARCH = 220
"""Pixels: below the first the mall's name gives way, the second is left to the search."""


class TopBar(QFrame):
    """`search` is the search box; the rest is set by the shell.

    Signals: `sync_wanted` on a click on the word about sync, `person_clicked` on the name of the person.
    """

    sync_wanted = Signal()
    person_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.search = SearchBox()
        self._desk = Elided("", "muted")
        self._desk_words = ("", "")
        self._shift = Chip()
        self._shift.hide()
        self._person = Elided("", "muted")
        self._person.installEventFilter(self)
        self._sync = Chip()
        self._sync.hide()
        self._sync.installEventFilter(self)
        self._demo = Chip()
        self._demo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.L)
        self.search.setMinimumWidth(_SEARCH)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addWidget(self._demo)
        row.addWidget(self._desk, 0)
        row.addWidget(self._shift)
        row.addWidget(self._person, 0)
        row.addWidget(self._sync)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit()

    def fit(self) -> None:
        """Take the height that the theme gives the bar."""
        self.setFixedHeight(current_look().theme.sizes.top)

    def set_desk(self, mall: str, desk: str) -> None:
        """Where this is; in a narrow window the desk alone."""
        self._desk_words = (mall, desk)
        self._show_desk()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The word leads where there is more about it; by keyboard F12 does."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            (self.person_clicked if watched is self._person else self.sync_wanted).emit()
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_desk()

    def _show_desk(self) -> None:
        mall, desk = self._desk_words
        whole = " · ".join(part for part in (mall, desk) if part)
        self._desk.setText(whole if self.width() >= _WIDE else desk)
        self._desk.setAccessibleName(whole)

    def set_shift(self, words: str) -> None:
        """Which shift is on; empty outside of all of them, and where there are none."""
        self._shift.show_word(words, "neutral", "clock")
        self._shift.setAccessibleName(self.tr("Shift") + f" {words}")

    def set_demo(self, word: str) -> None:
        """A word that says that nothing here is real; empty in a real store."""
        self._demo.show_word(word, "warn", "flag")

    def set_person(self, words: str) -> None:
        self._person.setText(words)

    def set_sync(self, word: str, tone: Tone = "neutral", icon: str = "", words: str = "") -> None:
        """One word about sync, and what is behind it; offline is normal, so grey."""
        self._sync.show_word(word, tone, icon)
        self._sync.setAccessibleName(self.tr("Sync") + f" {word}")
        self._sync.setAccessibleDescription(words)
        self._sync.setToolTip(words)
