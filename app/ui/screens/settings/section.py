"""What every section of the settings has: values shown, values kept, and a way to say so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.refusals import ProblemError
from app.ui.kit.card import Card, HintBox
from app.ui.kit.messages import Message
from app.ui.override import override
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.lender_fields import Lending
from app.ui.screens.settings.borrowing import Borrowing
from app.ui.services import Services
from app.ui.shell.actions import KeyAction
from app.ui.theme import Space
from app.ui.window.program import Program
from app.ui.window.signed_in import SignedIn
from app.usecases.deed_rights import may_on
from app.usecases.desk import Person
from app.usecases.housekeeping import OpenedStore
from app.usecases.overrides import lend_deed, lenders

T = TypeVar("T")


@dataclass(frozen=True)
class Room:
    """What the sections work with."""

    program: Program
    store: OpenedStore
    services: Services
    signed_in: SignedIn

    def now(self) -> datetime:
        """The moment at the desk."""
        return self.services.workplace.time.now().astimezone(self.services.workplace.desk.tz)


class Section(QWidget):
    """The base of every section. Signals go to the page, which hands them to the window.

    `DEED` is what changing something here is (``rights.DEEDS``); empty where everybody may.
    """

    DEED: ClassVar[str] = ""

    message_ready = Signal(object)
    problem_met = Signal(str, object)
    saved = Signal(str)
    keys_changed = Signal()
    restart_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.allowed = True
        words = self.tr("Only a supervisor or manager changes what is here; everybody may look at it.")
        self.only_seen = HintBox(words, "lock")
        self.only_seen.hide()
        self._lent: Person | None = None
        self._judged: Mapping[str, object] = {}
        self.borrowing = Borrowing()
        self.borrowing.wanted.connect(self._borrow)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.M)
        self.column.addWidget(self.only_seen)
        self.column.addWidget(self.borrowing)
        self.borrowing.hide()

    def show_values(self, values: Mapping[str, object]) -> None:
        """The settings as the store has them now."""

    def judge(self, values: Mapping[str, object]) -> None:
        """Offer changes only to whom they are for, by the settings as the store has them now."""
        self._judged = values
        self.allowed = not self.DEED or self.open_to_all(values)
        self.allowed = self.allowed or may_on(values, self.DEED, self.actor(), self.room.now().date())
        self.only_seen.setVisible(not self.allowed)
        self.borrowing.setVisible(not self.allowed)
        if not self.allowed:
            workplace, person, deed = self.room.services.workplace, self.room.services.person(), self.DEED
            self.ask(lambda: lenders(workplace, deed, person), self.borrowing.offer, key="lenders")
        for each in self.changing():
            each.setEnabled(self.allowed)

    def actor(self) -> Person:
        """By whose right something is changed here: who is signed in, perhaps with a right that is lent."""
        return self._lent or self.room.services.person()

    def open_to_all(self, values: Mapping[str, object]) -> bool:
        """Whether nobody needs a right yet."""
        return False

    def changing(self) -> Sequence[QWidget]:
        """What something is changed with by those who may, whatever stands here."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes from the list."""
        return None

    def keys(self) -> Sequence[KeyAction]:
        """Keys of this section."""
        return ()

    def take_scan(self, text: str) -> bool:
        """A scan while this section is shown."""
        return False

    def put(self, *cards: Card) -> None:
        """Lay the cards under each other."""
        for card in cards:
            self.column.addWidget(card)
        self.column.addStretch(1)

    def keep(self, values: Mapping[str, object], then: Callable[[], None] | None = None) -> None:
        """Keep values in the store, and say so."""
        settings = self.room.services.workplace.settings

        def kept(_: object) -> None:
            self.say_saved()
            if then is not None:
                then()

        self.run(lambda: settings.put(values), kept)

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        """Change something on the command thread; what is refused is told, by `refused` where it is given.

        A right that was lent is used up by it.
        """

        def done(result: T) -> None:
            on_done(result)
            self._give_back()

        self.room.services.tasks.run_command(work, done, refused or self._refused, owner=self)

    def ask(self, work: Callable[[], T], on_done: Callable[[T], None], key: str) -> None:
        """Read something on a worker; what is refused is told."""
        self.room.services.tasks.run_query(work, on_done, self._refused, owner=self, key=key)

    def say(self, words: str) -> None:
        """A message that goes by itself."""
        self.message_ready.emit(Message(words, "ok", seconds=4))

    def say_saved(self) -> None:
        self.saved.emit(self.tr("Saved {0}").format(f"{self.room.now():%H:%M:%S}"))

    def choose_for_computer(self, key: str, value: str) -> bool:
        """Keep a choice of this computer; whether the disk took it."""
        try:
            self.room.program.choices.put(key, value)
        except ProblemError as problem:
            self.problem_met.emit(problem.code, problem.params)
            return False
        return True

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._give_back()
        super().hideEvent(event)

    def _borrow(self, lending: Lending) -> None:
        """The right is there until one thing was changed, or the section is left."""
        workplace, person, deed = self.room.services.workplace, self.room.services.person(), self.DEED

        def lent(acting: Person) -> None:
            self._lent = acting
            self.borrowing.lender.reason.clear()
            self.judge(self._judged)

        self.room.services.tasks.run_command(
            lambda: lend_deed(workplace, deed, person, lending.name, lending.pin, lending.reason),
            lent,
            self._refused,
            owner=self,
        )

    def _give_back(self) -> None:
        if self._lent is not None:
            self._lent = None
            self.judge(self._judged)

    def _refused(self, error: Exception) -> None:
        self.problem_met.emit(*trouble_of(error))
