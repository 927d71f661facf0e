"""Intakes side by side: beginning one, putting it aside, taking it up again, throwing it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from app.ui.kit.messages import Message, MessageAction
from app.ui.kit.pills import PillItem
from app.ui.screens.intake.session import Intake
from app.ui.screens.intake.words import say_entry_left
from app.ui.services import Services

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

_TICK_MS = 15_000
_UNDO_SECONDS = 8.0


class Tabs(QObject):
    """The tabs over the form, each with what is left of its entry clock."""

    def __init__(self, services: Services, page: IntakePage) -> None:
        super().__init__(page)
        self._news = services.news
        self._person = services.person
        self._page = page
        self._discarded: Intake | None = None
        self.tick = QTimer(self)
        self.tick.setInterval(_TICK_MS)
        self.tick.timeout.connect(self.show)

    @property
    def can_undo(self) -> bool:
        """Whether an intake was thrown away a moment ago."""
        return self._discarded is not None

    @property
    def takes_up(self) -> bool:
        """Whether F8 takes up the next parked intake, as nothing is on the page to be parked."""
        book = self._page.presenter.book
        return book.front.empty and book.next_parked() is not None

    def connect_view(self) -> None:
        """Once the page has its view."""
        view = self._page.view
        view.park.clicked.connect(self.park)
        view.another.clicked.connect(self.park)
        view.discard.clicked.connect(self.ask_discard)
        view.tabs.picked.connect(self.bring)
        view.discarding.accepted.connect(self._discard)
        view.discarding.declined.connect(self.keep_after_all)
        self._news.intake_wanted.connect(self._wanted)
        self._page.shortcut("Ctrl+D", self.ask_discard)
        for place in range(9):
            self._page.shortcut(f"Alt+{place + 1}", partial(self._bring_place, place))

    def show(self) -> None:
        """Bring the tabs up to date."""
        presenter = self._page.presenter
        several = len(presenter.book.intakes) > 1
        items: list[PillItem] = []
        for place, intake in enumerate(presenter.book.intakes, 1):
            note, tone = say_entry_left(presenter.entry_left(intake))
            label = intake.form.title or self.tr("New")
            if intake.parked:
                label = self.tr("Parked · {0}").format(label.split(" · ")[0])
                if intake.clerk not in ("", self._person().name):
                    label = f"{label} · {intake.clerk}"
            items.append(PillItem(intake.id, f"{place} {label}" if several else label, note, tone))
        self._page.view.tabs.show_items(items)
        self._page.view.tabs.set_current(self._page.front.id)
        words = self.key_words()
        if self._page.view.park.text() != words:
            self._page.view.park.set_words(words)
            self._page.keys_changed.emit()

    def key_words(self) -> str:
        """What F8 does now."""
        return self.tr("Take up") if self.takes_up else self.tr("Park")

    def begin(self) -> None:
        """F2: somebody stands at the counter now. What was there is parked."""
        before = self._page.front
        self._page.presenter.book.begin(self._page.presenter.now())
        self._page.turn(before)

    def bring(self, intake_id: str) -> None:
        """Put an open or parked intake in front."""
        intake = self._page.presenter.book.find(intake_id)
        if intake is not None and intake is not self._page.front:
            self.bring_back(intake)

    def bring_back(self, intake: Intake) -> None:
        """Put an intake in front, whether it has a tab or not."""
        before = self._page.front
        self._page.presenter.book.bring(intake)
        self._page.turn(before)

    def park(self) -> None:
        """F8: put the intake aside and start an empty one; on an empty one, the next parked comes back."""
        book = self._page.presenter.book
        if not self._page.front.empty:
            before = self._page.front
            book.begin(None)
            self._page.turn(before)
        elif (waiting := book.next_parked()) is not None:
            self.bring(waiting.id)

    def hand_over(self) -> None:
        """Somebody else is at the desk: what is on the page waits for its clerk."""
        if not self._page.front.empty:
            self.park()

    def ask_discard(self) -> None:
        """Ask in place whether the intake is thrown away."""
        if not self._page.front.empty:
            self._page.view.discarding.ask(
                self.tr("Discard this intake?"), self.tr("It can be had back for 7 days.")
            )

    def undo_discard(self) -> None:
        """Bring back what was thrown away last."""
        intake, self._discarded = self._discarded, None
        if intake is not None:
            self.bring_back(intake)
        self._page.keys_changed.emit()

    def keep_after_all(self) -> None:
        """It is not thrown away."""
        self._page.view.discarding.hide()
        self._page.view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self) -> None:
        page, intake = self._page, self._page.front
        page.drafting.drop(intake)
        page.photos.forget(intake)
        self._discarded = intake
        page.closed(intake)
        page.keys_changed.emit()
        undo = MessageAction(self.tr("Undo"), self.undo_discard)
        said = self.tr("The intake is discarded")
        page.message_ready.emit(Message(said, "info", _UNDO_SECONDS, (undo,)))

    def _bring_place(self, place: int) -> None:
        intakes = self._page.presenter.book.intakes
        if place < len(intakes):
            self.bring(intakes[place].id)

    def _wanted(self, draft_id: str) -> None:
        if draft_id:
            self.bring(draft_id)
        else:
            self.begin()
