"""The page 同步: how the desk stands with head office, what waits, what was decided, and the stick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message
from app.ui.override import override
from app.ui.screens.common.conflict_card import Seen, Wanted, settle_lent
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.sync.alone_view import AloneView
from app.ui.screens.sync.enrol_card import EnrolCard
from app.ui.screens.sync.joined_view import JOIN, JoinedView
from app.ui.screens.sync.presenter import Helping, SyncPageState, read_page
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.usecases.conflict_cases import ConflictCase
from app.usecases.syncing import Enrolment, LinkWord
from app.usecases.workplace import Outcome

_TURN_MS = 2_000
"""While somebody looks, figures and the next try are read anew that often."""


class SyncPage(Page):
    """Nothing here ever keeps anybody from working; Esc leads back to the tickets."""

    def __init__(self, services: Services, helping: Helping) -> None:
        super().__init__()
        self._services = services
        self._deeds = Deeds(services, self)
        self._state: SyncPageState | None = None
        self.header = PageHeader(self.tr("Sync"))
        self.go = PrimaryButton(self.tr("Sync now"), "F10", "refresh-cw")
        self.enrol = EnrolCard(services, helping.advice)
        self.joined = JoinedView(services, helping)
        self._both = QStackedLayout()
        self._turn = QTimer(self)
        self._build()
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("Sync")

    @override
    def first_focus(self) -> QWidget:
        return self.joined.first_focus() if self.is_joined() else self.enrol.first_focus()

    @override
    def hints(self) -> Sequence[KeyHint]:
        return self.joined.hints() if self.is_joined() else [KeyHint("Enter", self.tr("Next field"))]

    @override
    def actions_now(self) -> Actions:
        form = self._form()
        go = KeyAction("F10", self.tr("Sync now"), self.sync_now)
        if form is not None:
            words = self.tr("Join") if form.seen is not None else self.tr("Look")
            go = KeyAction("F10", words, form.submit)
        comparing = form is not None and form.seen is not None
        away = self.tr("Not the same") if comparing else self.tr("Tickets")
        return Actions([go, KeyAction("Esc", away, self._back)])

    @override
    def on_enter(self) -> None:
        self._turn.start()
        self._watch(watched=True)
        self.joined.stick.look_for_sticks()
        self.refresh()

    @override
    def on_leave(self) -> None:
        self._turn.stop()
        self._watch(watched=False)

    def is_joined(self) -> bool:
        """Whether the desk belongs to a head office, as far as was read."""
        return self._state is not None and self._state.now.status.word is not LinkWord.OFF

    def refresh(self) -> None:
        """Read everything anew; what is being typed stays."""
        workplace, link, person = self._services.workplace, self._services.link, self._services.person()
        self._deeds.ask(lambda: read_page(workplace, link, person), self._show, key="page", quiet=True)

    def sync_now(self) -> None:
        """Try at once, whatever was to be waited for."""
        if not self.is_joined():
            return
        link = self._services.link

        def now() -> None:
            link.syncing.sync_now()

        self._deeds.ask(now, lambda _: self.refresh(), key="sync")
        self.message_ready.emit(Message(self.tr("Trying now; you can go on working"), "info", seconds=3))

    def _show(self, state: SyncPageState) -> None:
        before, was_joined = self._state, self.is_joined()
        self._state = state
        workplace, status = self._services.workplace, state.now.status
        zone = workplace.desk.tz
        self._services.news.standing.emit(state.now)
        self._both.setCurrentIndex(int(self.is_joined()))
        self.go.setVisible(self.is_joined())
        self.header.set_note(" · ".join(part for part in (status.branch, status.desk, status.url) if part))
        if self.is_joined():
            seen = Seen(self._services.person(), workplace.desk.code, zone, state.deciders)
            self.joined.show_state(state, seen, workplace.time.now(), zone)
        if before is None or was_joined != self.is_joined():
            self._watch(watched=self.isVisible())
            self.first_focus().setFocus()
            self.keys_changed.emit()

    def _settle(self, case: ConflictCase, take: bool, note: str) -> None:
        services, person = self._services, self._services.person()
        lending = self.joined.conflicts.lending(case)
        self.joined.stay()

        def refuse(code: str, params: Mapping[str, str]) -> None:
            self.joined.conflicts.refuse(case, services.sentence(code, params))

        def decided(_: object) -> None:
            words = self.tr("The other one was taken over") if take else self.tr("It stays as it was")
            self.message_ready.emit(Message(words, "ok", seconds=4))
            self.refresh()

        def work() -> Outcome:
            return settle_lent(services, case, person, Wanted(take, note, lending))

        self._deeds.run(case.ticket, work, decided, refuse)

    def _agree(self) -> None:
        link = self._services.link

        def agree() -> bool:
            return link.syncing.agree_to_retire()

        self._deeds.ask(agree, lambda _: self.refresh(), key="agree")

    def _enrolled(self, enrolment: Enrolment) -> None:
        words = self.tr("This desk belongs to {0} now").format(enrolment.branch or enrolment.url)
        self.message_ready.emit(Message(words, "ok", seconds=6))
        self.refresh()

    def _form(self) -> EnrolCard | None:
        """The form of enrolment that is shown."""
        if not self.is_joined():
            return self.enrol
        return self.joined.again if self.joined.part() == JOIN else None

    def _back(self) -> None:
        form = self._form()
        if form is None or not form.begin_again():
            self.page_wanted.emit("queue")

    def _watch(self, *, watched: bool) -> None:
        link = self._services.link

        def watch() -> None:
            link.syncing.watch(watched=watched)

        if self.is_joined():
            self._deeds.ask(watch, lambda _: None, key="watch", quiet=True)

    def _build(self) -> None:
        self.header.row.addWidget(self.go)
        self.go.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(10)
        page.addWidget(self.header)
        page.addLayout(self._both, 1)  # first: a stack that lies nowhere shows its widget as a window
        self._both.addWidget(AloneView(self.enrol))
        self._both.addWidget(self.joined)
        self._turn.setInterval(_TURN_MS)

    def _connect(self) -> None:
        news, joined = self._services.news, self.joined
        self._deeds.refused.connect(self.problem_met)
        self._turn.timeout.connect(self.refresh)
        self.go.clicked.connect(self.sync_now)
        joined.turned.connect(self.keys_changed)
        joined.standing.agree.clicked.connect(self._agree)
        joined.tickets.opened.connect(news.ticket_wanted)
        joined.conflicts.ticket_wanted.connect(news.ticket_wanted)
        joined.conflicts.settled.connect(self._settle)
        joined.stick.done.connect(self.refresh)
        for form in (self.enrol, joined.again):
            form.enrolled.connect(self._enrolled)
            form.turned.connect(self.keys_changed)
        for signal in (news.ticket_changed, news.arrived, news.person_changed):
            signal.connect(self._something_changed)

    def _something_changed(self) -> None:
        if self.isVisible():
            self.refresh()
