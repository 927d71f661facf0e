"""Alt+M: the rare fields of a card opened, and folded again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ui.screens.intake.cards import MORE_KEY, FormCard

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage


class Folding(QObject):
    """The key serves the card where the keyboard is; the goods where it is elsewhere."""

    def __init__(self, page: IntakePage) -> None:
        super().__init__(page)
        self._page = page

    def connect_view(self) -> None:
        """Once the page has its view."""
        for card in self._page.view.cards():
            card.folding_asked.connect(partial(self.turn, card))
        self._page.shortcut(MORE_KEY, self.turn_here)

    def fold_all(self) -> None:
        """Another intake is on the page: nothing is open that it does not need."""
        for card in self._page.view.cards():
            card.open_rare(False)

    def turn_here(self) -> None:
        """The card where the keyboard is."""
        focus, view = QApplication.focusWidget(), self._page.view
        here = (card for card in view.cards() if focus is not None and card.isAncestorOf(focus))
        self.turn(next(here, view.goods))

    def turn(self, card: FormCard) -> None:
        """Open the rare fields of a card, the keyboard in the first; or fold what holds nothing."""
        page = self._page
        card.open_rare(not card.opened)
        if not card.opened:
            next(iter(card.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)
        page.live.show()
        if card.opened:
            page.view.go_to(card.rare[0], page.front.form)
