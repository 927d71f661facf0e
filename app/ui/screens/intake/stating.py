"""补充情况 of the goods in view, stated before the ticket exists: the list (Alt+F) and the sheet of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.steps.circumstances import UNKNOWN, fact_refusal
from app.domain.ticket import StatedFact
from app.ui.labels.circumstances import fact_label
from app.ui.screens.intake.cards import STATE_KEY
from app.ui.screens.ticket.fact_list import FactList, fact_change, fact_taken
from app.ui.screens.ticket.fact_sheet import FactSheet, Refused
from app.ui.services import Services
from app.usecases.intake_pieces import with_fact

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage


class Stating(QObject):
    """What is stated stands in the form of the piece in view, and is judged, kept and saved with it."""

    def __init__(self, services: Services, page: IntakePage) -> None:
        super().__init__(page)
        self._services = services
        self._page = page

    def connect_view(self) -> None:
        """Once the page has its view."""
        self._page.shortcut(STATE_KEY, self.toggle)
        self._page.view.rights.stated_pressed.connect(self.open_list)
        self._page.view.gaps.stating_wanted.connect(self.open_list)

    def toggle(self) -> None:
        """Alt+F: every circumstance, to choose one; again: away."""
        if isinstance(self._page.sheets.sheet, FactList | FactSheet):
            self._page.sheets.close()
        else:
            self.open_list()

    def open_list(self) -> None:
        """Stated ones first, then those the rules ask for, then all others."""
        panel = FactList()
        shown: list[object] = []

        def refresh() -> None:
            now = (self._in_view(), self._page.front.form.stated)
            if shown != [now]:  # else what was typed to find one would be lost
                shown[:] = [now]
                panel.note.setText(self._page.pieces.which())
                panel.show_facts(now[1], self._page.presenter.decision(self._page.front), self._term)

        refresh()
        panel.left.connect(self._page.sheets.close)
        panel.picked.connect(lambda key: self.open_fact(key, self.open_list))
        self._page.sheets.lay(panel, panel.field, refresh)

    def open_fact(self, key: str, back: Callable[[], object]) -> None:
        """State one; `back` shows what was there before."""
        page, sheets, place = self._page, self._page.sheets, self._in_view()
        stated, assessed = page.front.form.stated, page.presenter.assessed(page.front)

        def keep(value: StatedFact, done: Callable[[], None], refused: Refused) -> None:
            refusal = fact_refusal(key, value)
            if refusal is not None:
                refused(refusal.code, {"field": key, **refusal.params})
                return
            form = page.front.form
            page.change(replace(form, stated=with_fact(form.stated, key, value)))
            page.live.show()
            done()

        sheet = FactSheet(self._services, key, stated.get(key, UNKNOWN), keep)
        sheet.note.setText(page.pieces.which())
        sheet.tell(
            fact_label(key) or self._term(key),
            fact_change(key, assessed.decision if assessed else None),
            fact_taken(key, stated, assessed.facts if assessed else {}),
        )
        sheet.left.connect(back)
        sheet.finished.connect(back)
        # It speaks of this piece: another one in view takes it away.
        sheets.lay(
            sheet, sheet.first_focus(), lambda: None if place == self._in_view() else sheets.take_away()
        )

    def _in_view(self) -> tuple[str, int]:
        return self._page.front.id, self._page.front.form.place

    def _term(self, fact: str) -> str:
        return self._services.workplace.policy.rulebook.phrases.term("facts", fact)
