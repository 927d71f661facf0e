"""What every section of the settings has: values shown, values kept, and a way to say so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.refusals import ProblemError
from app.ui.kit.card import Card
from app.ui.kit.messages import Message
from app.ui.screens.common.deeds import trouble_of
from app.ui.services import Services
from app.ui.shell.actions import KeyAction
from app.ui.theme import Space
from app.ui.window.program import Program
from app.ui.window.signed_in import SignedIn
from app.usecases.housekeeping import OpenedStore

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
    """The base of every section. Signals go to the page, which hands them to the window."""

    message_ready = Signal(object)
    problem_met = Signal(str, object)
    saved = Signal(str)
    keys_changed = Signal()
    restart_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.M)

    def show_values(self, values: Mapping[str, object]) -> None:
        """The settings as the store has them now."""

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

    def run(self, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Change something on the command thread; what is refused is told."""
        self.room.services.tasks.run_command(work, on_done, self._refused, owner=self)

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

    def _refused(self, error: Exception) -> None:
        self.problem_met.emit(*trouble_of(error))
