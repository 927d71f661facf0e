"""The intake page: keys and signals of the view joined with what the presenter decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message, MessageAction
from app.ui.kit.pills import PillItem
from app.ui.override import override
from app.ui.parts.clock_words import say_moment
from app.ui.screens.intake.drafting import Drafting
from app.ui.screens.intake.lookups import Lookups
from app.ui.screens.intake.photos import Photos
from app.ui.screens.intake.presenter import IntakePresenter
from app.ui.screens.intake.saving import Saving
from app.ui.screens.intake.session import Intake
from app.ui.screens.intake.view import IntakeView
from app.ui.screens.intake.words import code_of, say_clock, say_due, say_entry_left
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.usecases.intake_draft import IntakeForm

_TICK_MS = 15_000
_LIVE_MS = 30
"""The right side follows this much after the last key: a burst of keys costs one reckoning."""

_FIELD_OF_GAP = {
    "contact": "phone",
    "channel": "bought_at",
    "proof_of_purchase": "proof",
    "amount": "price",
    "safety_risk": "risks",
    "media_threat": "risks",
    "customer_agitated": "risks",
    "people_affected": "people",
}


class IntakePage(Page):
    """受理. Made once by the window; it keeps every open intake."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        work = services.workplace
        self.presenter = IntakePresenter(work)
        phrases = work.policy.rulebook.phrases
        self.photos = Photos(services, self)
        self.view = IntakeView(
            services.tasks,
            self.photos.thumbnail,
            self.presenter.today,
            self._when,
            work.policy.rulebook.categories,
            lambda fact: phrases.term("facts", fact),
        )
        self.drafting = Drafting(work, services.tasks, lambda: self.presenter.book.front, self)
        self.lookups = Lookups(services, self)
        self.saving = Saving(services, self)
        self._showing = False
        self._left: list[Intake] = []
        self._looked = False
        self._discarded: Intake | None = None
        self._live_timer = self._timer(_LIVE_MS, self.show_live, single=True)
        self._tick = self._timer(_TICK_MS, self.show_tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()
        self._show_front()

    @property
    def front(self) -> Intake:
        """The intake on the page."""
        return self.presenter.book.front

    @override
    def title(self) -> str:
        return self.tr("Intake")

    @override
    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("Enter", self.tr("Next field")), KeyHint("Shift+Enter", self.tr("Back one"))]

    @override
    def actions_now(self) -> Actions:
        actions = [
            KeyAction("F4", self.tr("History"), self.lookups.toggle_history),
            KeyAction("F6", self.tr("Photo"), self.view.photos.strip.capture_next),
            KeyAction("F8", self.tr("Park"), self.park),
            KeyAction("F10", self.tr("Save"), self.saving.save),
            KeyAction("Esc", self.tr("Back, draft kept"), self.escape),
        ]
        if self._discarded is not None:
            actions.append(KeyAction("Ctrl+Z", self.tr("Undo"), self.undo_discard))
        return Actions(actions)

    @override
    def first_focus(self) -> QWidget:
        return self.view.recovery if self.view.recovery.question() else self.view.customer.phone

    @override
    def on_enter(self) -> None:
        self._tick.start()
        self.show_live()
        if not self._looked:
            self._looked = True
            self.drafting.look_for_left()

    @override
    def on_leave(self) -> None:
        self._tick.stop()
        self.drafting.keep_front()

    def begin(self) -> None:
        """F2: somebody stands at the counter now. What was there is parked."""
        before = self.front
        self.presenter.book.begin(self.presenter.now())
        self._turn(before)

    def bring(self, intake_id: str) -> None:
        """Put an open or parked intake in front."""
        intake = self.presenter.book.find(intake_id)
        if intake is not None and intake is not self.front:
            before = self.front
            self.presenter.book.bring(intake)
            self._turn(before)

    def park(self) -> None:
        """F8: put the intake aside and start an empty one; on an empty one, the next parked comes back."""
        if not self.front.empty:
            before = self.front
            self.presenter.book.begin(None)
            self._turn(before)
        elif (waiting := self.presenter.book.next_parked()) is not None:
            self.bring(waiting.id)

    def escape(self) -> None:
        """Esc: answer a question with no, close the side, else leave; the draft is kept."""
        view = self.view
        if view.recovery.question():
            self._keep_for_later()
        elif view.discarding.question():
            self._keep_after_all()
        elif not view.shows_live:
            view.show_live_side()
            view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.drafting.keep_front()
            self.page_wanted.emit("queue")

    def ask_discard(self) -> None:
        """Ask in place whether the intake is thrown away."""
        if not self.front.empty:
            self.view.discarding.ask(
                self.tr("Discard this intake?"), self.tr("It can be had back for 7 days.")
            )

    def undo_discard(self) -> None:
        """Bring back what was thrown away last."""
        intake, self._discarded = self._discarded, None
        if intake is not None:
            before = self.front
            self.presenter.book.bring(intake)
            self._turn(before)
        self.keys_changed.emit()

    def change(self, form: IntakeForm) -> None:
        """Put a changed form on the page: goods scanned, a customer picked."""
        self.presenter.type(self.front, form)
        self._fill()
        self._changed_now()

    def show_live(self) -> None:
        """Bring the right side up to date."""
        self._live_timer.stop()
        intake = self.front
        live = self.presenter.live(intake)
        now, zone = self.presenter.now(), self._services.workplace.desk.tz
        view = self.view
        view.rights.show_live(live)
        view.gaps.show_gaps(live.gaps)
        promise = self.presenter.promise(intake.form.promise) if intake.form.promise.strip() else None
        view.clocks.show_clocks(live.clocks, promise, now, zone)
        view.problem.show_promise(say_due(promise.due, now, zone) if promise else "")
        view.customer.ask_identity(live.id_required or bool(intake.form.id_number))
        view.goods.show_proof(live.proof_status)
        view.goods.show_useful(intake.form)
        if live.level is not None and live.level.words:
            view.problem.ask_risks(True)

    def live_pending(self) -> bool:
        """Whether the right side is about to follow what was typed."""
        return self._live_timer.isActive()

    def show_tabs(self) -> None:
        """The open intakes, each with what is left of its entry clock."""
        items: list[PillItem] = []
        several = len(self.presenter.book.intakes) > 1
        for place, intake in enumerate(self.presenter.book.intakes, 1):
            note, tone = say_entry_left(self.presenter.entry_left(intake))
            label = intake.form.title or self.tr("New")
            if intake.parked:
                label = self.tr("Parked · {0}").format(label.split(" · ")[0])
            items.append(PillItem(intake.id, f"{place} {label}" if several else label, note, tone))
        self.view.tabs.show_items(items)
        self.view.tabs.set_current(self.front.id)

    def closed(self, intake: Intake) -> None:
        """An intake became a ticket, or a note on one: its tab closes, an empty one follows."""
        self.presenter.book.take_out(intake)
        self._show_front()

    def reopened(self, intake: Intake) -> None:
        """An intake could not be saved after all: it comes back as it was."""
        before = self.front
        self.presenter.book.bring(intake)
        self._turn(before)

    def tell(self, error: Exception) -> None:
        """Hand an error to the window, which says it in a sentence."""
        self.problem_met.emit(*code_of(error))

    def _connect(self) -> None:
        view = self.view
        view.listen(self._typed)
        view.chain.finished.connect(self.saving.save)
        view.save.clicked.connect(self.saving.save)
        view.park.clicked.connect(self.park)
        view.another.clicked.connect(self.park)
        view.discard.clicked.connect(self.ask_discard)
        view.tabs.picked.connect(self.bring)
        view.gaps.wanted.connect(self._go_to)
        view.recovery.accepted.connect(self._restore)
        view.recovery.declined.connect(self._keep_for_later)
        view.recovery.typed.connect(self._type_on)
        view.discarding.accepted.connect(self._discard)
        view.discarding.declined.connect(self._keep_after_all)
        self.drafting.saved.connect(self._draft_kept)
        self.drafting.found.connect(self._found_left)
        self.lookups.connect_view()
        self.photos.connect_view()
        news = self._services.news
        news.intake_wanted.connect(self._wanted)
        self._shortcut("Ctrl+D", self.ask_discard)
        self._shortcut("Alt+O", self.lookups.open_related)
        self._shortcut("Alt+N", self.lookups.note_on_related)
        for digit in range(1, 10):
            self._shortcut(f"Alt+{digit}", partial(self._bring_place, digit - 1))

    def _shortcut(self, key: str, run: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(run)

    def _timer(self, interval: int, run: object, *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(single)
        timer.timeout.connect(run)
        return timer

    def _typed(self) -> None:
        """Something changed on the page."""
        if not self._showing and self.presenter.type(self.front, self.view.form(self.front.form)):
            self._changed_now()

    def _changed_now(self) -> None:
        self.view.saved.hide()
        self.view.clear_errors()
        self.drafting.touch()
        self._live_timer.start()
        self.lookups.follow(self.front.form)
        self.photos.show()
        self.show_tabs()

    def _fill(self) -> None:
        self._showing = True
        try:
            self.view.show_form(self.front.form)
        finally:
            self._showing = False

    def _show_front(self) -> None:
        self._fill()
        self.view.discarding.hide()
        self.view.show_live_side()
        self.lookups.follow(self.front.form)
        self.photos.show()
        self.show_live()
        self.show_tabs()
        self.view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, before: Intake) -> None:
        """Another intake is in front: both are kept as they are now."""
        if before is not self.front:
            self.drafting.keep(before)
        self.drafting.keep(self.front)
        self._show_front()

    def _bring_place(self, place: int) -> None:
        intakes = self.presenter.book.intakes
        if place < len(intakes):
            self.bring(intakes[place].id)

    def _wanted(self, draft_id: str) -> None:
        if draft_id:
            self.bring(draft_id)
        else:
            self.begin()

    def _go_to(self, what: str) -> None:
        """Go where something missing can be filled in."""
        if what.startswith("shot:"):
            self.view.photos.strip.setFocus(Qt.FocusReason.OtherFocusReason)
            self.photos.capture(what)
            return
        name = _FIELD_OF_GAP.get(what, what)
        if name in ("risks", "people"):
            self.view.problem.ask_risks(True)
        field = self.view.field(name)
        if field is not None:
            field.setVisible(True)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draft_kept(self) -> None:
        now, zone = self.presenter.now(), self._services.workplace.desk.tz
        self.saved.emit(self.tr("Draft kept {0}").format(say_clock(now, zone)))

    def _when(self, moment: datetime) -> str:
        return say_moment(moment, self._services.workplace.desk.tz)

    def _found_left(self, left: list[Intake]) -> None:
        """Drafts of an earlier run: parked ones are tabs again, the others are asked about."""
        known = {intake.id for intake in self.presenter.book.intakes}
        for intake in left:
            if intake.id in known:
                continue
            if intake.parked:
                self.presenter.book.add_parked(intake)
            else:
                self._left.append(intake)
        self.show_tabs()
        self._ask_recovery()

    def _ask_recovery(self) -> None:
        if not self._left:
            self.view.recovery.hide()
            self.view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        intake = self._left[-1]
        started = intake.started_at or self.presenter.now()
        self.view.recovery.ask(
            self.tr("Restore the intake of {0}?").format(self.presenter.local(started).strftime("%H:%M")),
            intake.form.title or intake.form.words[:40],
        )

    def _restore(self) -> None:
        if not self._left:
            return
        intake = self._left.pop()
        before = self.front
        self.presenter.book.bring(intake)
        self._turn(before)
        self._ask_recovery()
        if not self._left:
            self.view.chain.focus_first()

    def _keep_for_later(self) -> None:
        """It becomes a parked tab: in sight, and in nobody's way."""
        if self._left:
            intake = self._left.pop()
            self.presenter.book.add_parked(intake)
            self.drafting.keep(intake)
        self.show_tabs()
        self._ask_recovery()

    def _type_on(self, sign: str) -> None:
        """A clerk who types on at once means the phone field; the question stays."""
        phone = self.view.customer.phone
        phone.setFocus(Qt.FocusReason.OtherFocusReason)
        phone.insert(sign)
        phone.textEdited.emit(phone.text())

    def _discard(self) -> None:
        intake = self.front
        self.drafting.drop(intake)
        self.photos.forget(intake)
        self._discarded = intake
        self.closed(intake)
        self.keys_changed.emit()
        undo = MessageAction(self.tr("Undo"), self.undo_discard)
        self.message_ready.emit(Message(self.tr("The intake is discarded"), "info", 8, (undo,)))

    def _keep_after_all(self) -> None:
        self.view.discarding.hide()
        self.view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)
