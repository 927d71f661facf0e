"""What is wrong beside each field: said when the keyboard leaves it, taken back as soon as it is right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.refusals import InputError, Refusal
from app.ui.kit.chain import focus_target
from app.ui.kit.messages import Message, MessageAction
from app.ui.screens.intake.words import say_field_error
from app.ui.services import Services
from app.usecases.intake_draft import without_identity
from app.usecases.intake_reading import place_typed

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

_FIELD = re.compile(r"(?:\w+(?:\[(?P<piece>\d+)\])?\.)?(?P<name>\w+)")
"""How a rule names a field: ``customer.phone``, ``goods[1].category``."""

_BLANKS = frozenset(
    {"text_missing", "contact_missing", "goods_unnamed", "id_number_missing", "reason_expected"}
)
"""What is not filled in yet is no mistake while the form is typed."""


STRAYED = "identity_in_text"
"""An identity number in another field than its own."""


class Checks(QObject):
    """A field is told of once it was left; all of them when saving was tried."""

    def __init__(self, services: Services, page: IntakePage) -> None:
        super().__init__(page)
        self._sentence = services.sentence
        self._page = page
        self._left: set[str] = set()
        self._all = False
        self._offered = False
        self._asked: dict[str, str] = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def forget(self) -> None:
        """Another intake or another piece is on the page."""
        self._left.clear()
        self._asked.clear()
        self._all = False
        self._page.view.clear_errors()

    def ask(self, name: str, words: str) -> None:
        """Say something of a field that the form alone does not tell; it stands until something is typed."""
        self._asked[name] = words
        self._page.view.go_to(name, self._page.front.form)
        self.show()

    def refused(self, refusal: Refusal) -> bool:
        """Say what a rule refuses beside the field it speaks of; whether it has one on this page."""
        spoken = _FIELD.fullmatch(refusal.params.get("field", ""))
        name = spoken["name"] if spoken else ""
        if self._page.view.field(name) is None:
            return False
        if spoken and spoken["piece"]:
            self._page.pieces.bring(place_typed(self._page.front.form, int(spoken["piece"])))
        params = {key: value for key, value in refusal.params.items() if key != "field"}
        self.ask(name, say_field_error(InputError(refusal.code, name, **params), self._sentence))
        return True

    def typed(self) -> None:
        """Something was typed."""
        self._asked.clear()
        self.show()

    def show(self) -> None:
        """Bring what is said up to date."""
        page = self._page
        if not (self._all or self._left or self._asked):
            page.view.clear_errors()
            return
        reading = page.presenter.reading(page.front) if self._all else page.presenter.read(page.front)
        wrong = {problem.field: problem for problem in reversed(reading.problems) if self._told(problem)}
        self._offer_to_take_out(wrong.values())
        odd = {warning.field: warning for warning in reading.warnings if self._told(warning)}
        for card in page.view.cards():
            for name, field in card.fields.items():
                error = self._asked.get(name, "") or self._words(wrong.get(name))
                if field.error != error:
                    field.set_error(error)
                warning = "" if error else self._words(odd.get(name))
                if field.warning != warning:
                    field.set_warning(warning)

    def show_all(self) -> bool:
        """Say everything that keeps the intake from being saved; whether there is anything.

        The keyboard goes to the first of it, on another piece of goods too.
        """
        page = self._page
        reading = page.presenter.reading(page.front)
        if not reading.problems and reading.elsewhere:
            page.pieces.bring(reading.elsewhere[0][0])
            reading = page.presenter.reading(page.front)
        self._all = bool(reading.problems)
        self.show()
        if reading.problems:
            wrong = {problem.field for problem in reading.problems}
            names = [name for card in page.view.cards() for name in card.fields]
            page.view.go_to(next((name for name in names if name in wrong), ""), page.front.form)
        return bool(reading.problems)

    def _offer_to_take_out(self, wrong: Iterable[InputError]) -> None:
        """Beside the sentence at its field: one key takes an identity number out of every text. Said once."""
        page, strayed = self._page, any(problem.code == STRAYED for problem in wrong)
        if strayed and not self._offered:
            words = self.tr("An ID number stands in a text. It is kept in its own field alone.")
            out = MessageAction(self.tr("Take it out"), self._take_out)
            page.message_ready.emit(Message(words, "warn", actions=(out,)))
        self._offered = strayed

    def _take_out(self) -> None:
        self._page.change(without_identity(self._page.front.form))

    def _told(self, problem: InputError) -> bool:
        if self._all:
            return True
        return problem.field in self._left and problem.code not in _BLANKS

    def _words(self, problem: InputError | None) -> str:
        return say_field_error(problem, self._sentence) if problem is not None else ""

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or not self._page.view.isAncestorOf(old):
            return
        for card in self._page.view.cards():
            for name, field in card.fields.items():
                if focus_target(field) is old and name not in self._left:
                    self._left.add(name)
                    self.show()
