"""The intake page: keys and signals of the view joined with what the presenter decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.keys import KeyHint
from app.ui.override import override
from app.ui.parts.clock_words import say_moment
from app.ui.screens.intake.cards import MORE_KEY
from app.ui.screens.intake.checks import Checks
from app.ui.screens.intake.drafting import Drafting
from app.ui.screens.intake.folding import Folding
from app.ui.screens.intake.help import FieldHelp
from app.ui.screens.intake.live_side import LiveSide
from app.ui.screens.intake.lookups import Lookups
from app.ui.screens.intake.photos import Photos
from app.ui.screens.intake.pieces import Pieces
from app.ui.screens.intake.presenter import IntakePresenter
from app.ui.screens.intake.recovery import Recovery
from app.ui.screens.intake.saving import Saving
from app.ui.screens.intake.session import Intake
from app.ui.screens.intake.sheets import COMPARE_KEY, RIGHTS_KEY, Sheets
from app.ui.screens.intake.stating import Stating
from app.ui.screens.intake.tabs import Tabs
from app.ui.screens.intake.view import IntakeView
from app.ui.screens.intake.words import code_of, say_clock
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.usecases.intake_draft import IntakeForm

_WIDE = 1100
"""From this width, in pixels, the footer has room for every key."""


class IntakePage(Page):
    """受理. Made once by the window; it keeps every open intake."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._showing = False
        work, tasks = services.workplace, services.tasks
        rulebook = work.policy.rulebook
        self.presenter = IntakePresenter(work)
        self.photos = Photos(services, self)
        self.view = IntakeView(
            tasks,
            self.photos.thumbnail,
            self.presenter.today,
            partial(say_moment, zone=work.desk.tz),
            rulebook.categories,
            lambda fact: rulebook.phrases.term("facts", fact),
        )
        self.drafting = Drafting(work, tasks, lambda: self.front, self, lambda: services.person().name)
        self.sheets = Sheets(services, self)
        self.stating = Stating(services, self)
        self.live = LiveSide(services, self)
        self.tabs = Tabs(services, self)
        self.recovery = Recovery(self)
        self.lookups = Lookups(services, self)
        self.saving = Saving(services, self)
        self.help = FieldHelp(self)
        self.pieces = Pieces(self)
        self.folding = Folding(self)
        self.checks = Checks(services, self)
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
        """The window's title, which a screen reader speaks: a question that waits, else an open ticket."""
        warning = self.view.recovery.question() or self.lookups.open_words()
        return " · ".join(filter(None, (self.tr("Intake"), warning)))

    @override
    def hints(self) -> Sequence[KeyHint]:
        if self.photos.camera.door.is_open:
            return self.photos.camera.door.hints()
        hints = [
            KeyHint("Enter", self.tr("Next field")),
            KeyHint("Shift+Enter", self.tr("Back one")),
            KeyHint(MORE_KEY, self.tr("More fields")),
        ]
        if self.width() >= _WIDE:  # else the keys that save would have no room
            sheets = ((RIGHTS_KEY, self.tr("Rights")), (COMPARE_KEY, self.tr("Policies")))
            hints += [KeyHint(key, words) for key, words in sheets]
        return hints

    @override
    def actions_now(self) -> Actions:
        camera = self.photos.camera.door.is_open
        actions = [
            KeyAction("F1", self.tr("This field"), self.help.toggle),
            KeyAction("F4", self.tr("History"), self.lookups.toggle_history),
            KeyAction("F6", self.tr("Files") if camera else self.tr("Photo"), self.photos.camera.press),
            KeyAction("F8", self.tabs.key_words(), self.tabs.park),
            KeyAction("F10", self.tr("Save"), self.saving.save),
            KeyAction("Esc", self.tr("Close") if camera else self.tr("Back, draft kept"), self.escape),
        ]
        if self.tabs.can_undo:
            actions.append(KeyAction("Ctrl+Z", self.tr("Undo"), self.tabs.undo_discard))
        return Actions(actions)

    @override
    def first_focus(self) -> QWidget:
        return self.view.recovery if self.view.recovery.question() else self.view.customer.phone

    @override
    def on_enter(self) -> None:
        self.tabs.tick.start()
        self.live.show()
        self.recovery.look()
        self.sheets.ask_day()

    @override
    def on_leave(self) -> None:
        self.tabs.tick.stop()
        self.drafting.keep_front()

    def escape(self) -> None:
        """Esc: close the camera, say no to a question, close the side, else leave; the draft is kept."""
        view = self.view
        if self.photos.camera.door.close():
            return
        if view.recovery.question():
            self.recovery.keep_for_later()
        elif view.discarding.question():
            self.tabs.keep_after_all()
        elif self.help.shown:
            self.help.hide()
        elif self.sheets.close():
            return
        elif not view.shows_live:
            view.show_live_side()
            view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.drafting.keep_front()
            self.page_wanted.emit("queue")

    def change(self, form: IntakeForm) -> None:
        """Put a changed form on the page: goods scanned, a customer picked."""
        moved = form.place != self.front.form.place
        self.presenter.type(self.front, form)
        self._fill()
        if moved:
            self.checks.forget()
        self._changed_now()

    def turn(self, before: Intake) -> None:
        """Another intake is in front: both are kept as they are now."""
        if before is not self.front:
            self.drafting.keep(before)
        self.drafting.keep(self.front)
        self._show_front()

    def closed(self, intake: Intake) -> None:
        """An intake became a ticket, or a note on one: its tab closes, an empty one follows."""
        self.presenter.book.take_out(intake)
        self._show_front()

    def tell(self, error: Exception) -> None:
        """Hand an error to the window, which says it in a sentence."""
        self.problem_met.emit(*code_of(error))

    def shortcut(self, key: str, run: Callable[[], None]) -> None:
        """A key of this page that the window does not route."""
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setAutoRepeat(False)
        made.activated.connect(run)

    def _connect(self) -> None:
        view = self.view
        view.listen(self._typed)
        view.chain.finished.connect(self.saving.save)
        view.save.clicked.connect(self.saving.save)
        view.gaps.wanted.connect(self.live.go_to)
        self.drafting.saved.connect(self._draft_kept)
        for part in (
            self.tabs,
            self.recovery,
            self.lookups,
            self.photos,
            self.pieces,
            self.folding,
            self.sheets,
            self.stating,
        ):
            part.connect_view()

    def _typed(self) -> None:
        """Something changed on the page."""
        if not self._showing and self.presenter.type(self.front, self.view.form(self.front.form)):
            self._changed_now()

    def _changed_now(self) -> None:
        self.view.saved.hide()
        self.checks.typed()
        self.pieces.show()
        self.drafting.touch()
        self.live.soon()
        self.lookups.follow(self.front.form)
        self.photos.show()
        self.tabs.show()

    def _fill(self) -> None:
        self._showing = True
        try:
            self.view.show_form(self.front.form)
        finally:
            self._showing = False

    def _show_front(self) -> None:
        self.folding.fold_all()
        self._fill()
        self.checks.forget()
        self.pieces.show()
        self.view.discarding.hide()
        self.view.show_live_side()
        self.help.hide()
        self.lookups.follow(self.front.form)
        self.photos.show()
        self.live.show()
        self.tabs.show()
        self.view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.keep_in_sight()

    def _draft_kept(self) -> None:
        kept = say_clock(self.presenter.now(), self._services.workplace.desk.tz)
        self.saved.emit(self.tr("Draft kept {0}").format(kept))
