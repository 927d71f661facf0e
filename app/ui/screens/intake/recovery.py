"""What an earlier run left behind: parked intakes are tabs again, the others are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.ui.screens.intake.session import Intake

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

_WORDS_SHOWN = 40


class Recovery(QObject):
    """Asks once per start: Enter restores, Esc makes a parked tab of it."""

    def __init__(self, page: IntakePage) -> None:
        super().__init__(page)
        self._page = page
        self._left: list[Intake] = []
        self._looked = False

    def connect_view(self) -> None:
        """Once the page has its view."""
        strip = self._page.view.recovery
        strip.accepted.connect(self._restore)
        strip.declined.connect(self.keep_for_later)
        strip.typed.connect(self._type_on)
        self._page.drafting.found.connect(self._found)

    def look(self) -> None:
        """Look for what was left; only the first time the page is shown."""
        if not self._looked:
            self._looked = True
            self._page.drafting.look_for_left()

    def keep_for_later(self) -> None:
        """It becomes a parked tab: in sight, and in nobody's way."""
        if self._left:
            intake = self._left.pop()
            self._page.presenter.book.add_parked(intake)
            self._page.drafting.keep(intake)
        self._page.tabs.show()
        self._ask()

    def _found(self, left: list[Intake]) -> None:
        book = self._page.presenter.book
        known = {intake.id for intake in book.intakes}
        for intake in left:
            if intake.id in known:
                continue
            if intake.parked:
                book.add_parked(intake)
            else:
                self._left.append(intake)
        self._page.tabs.show()
        self._ask()

    def _ask(self) -> None:
        strip, presenter = self._page.view.recovery, self._page.presenter
        asked = bool(strip.question())
        if not self._left:
            strip.hide()
            self._page.keys_changed.emit()
            if asked:
                self._page.view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        intake = self._left[-1]
        started = presenter.local(intake.started_at or presenter.now())
        strip.ask(
            self.tr("Restore the intake of {0}?").format(f"{started:%H:%M}"),
            intake.form.title or intake.form.words[:_WORDS_SHOWN],
        )
        self._page.keys_changed.emit()

    def _restore(self) -> None:
        if not self._left:
            return
        self._page.tabs.bring_back(self._left.pop())
        self._ask()

    def _type_on(self, sign: str) -> None:
        """A clerk who types on at once means the phone field; the question stays."""
        phone = self._page.view.customer.phone
        phone.setFocus(Qt.FocusReason.OtherFocusReason)
        phone.insert(sign)
        phone.textEdited.emit(phone.text())
