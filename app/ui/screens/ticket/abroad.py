"""A ticket and the other desks: its sync word, what came from elsewhere meanwhile, what is in conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, ScrollColumn
from app.ui.kit.chips import Chip
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.messages import Message
from app.ui.kit.text import IconLabel, Text
from app.ui.labels.syncing import ticket_sync_label, ticket_sync_look, ticket_sync_words
from app.ui.screens.common.conflict_card import ConflictList, Seen, Wanted, settle_lent
from app.ui.screens.common.conflict_words import origin_words
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.ticket.body import TicketBody
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.conflict_cases import ConflictCase, decided_cases, open_cases
from app.usecases.deciders import Deciders, deciders
from app.usecases.desk import Person
from app.usecases.desk_link import DeskLink, Origin
from app.usecases.sync_state import TicketSync
from app.usecases.syncing import LinkWord
from app.usecases.workplace import Outcome, Workplace

KEY = "C"


@dataclass(frozen=True)
class SeenAbroad:
    """How a ticket stands to head office; `sync` is None where there is none."""

    sync: TicketSync | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)
    waiting: tuple[ConflictCase, ...] = ()
    decided: tuple[ConflictCase, ...] = ()
    deciders: Deciders = field(default_factory=Deciders)


def look_abroad(workplace: Workplace, link: DeskLink, ticket_id: str, person: Person) -> SeenAbroad:
    """For who is signed in; on a worker."""
    if link.status().word is LinkWord.OFF:
        return SeenAbroad()
    return SeenAbroad(
        link.state.of(ticket_id),
        link.records.origins(ticket_id),
        open_cases(workplace, link, (ticket_id,)),
        decided_cases(workplace, link, (ticket_id,)),
        deciders(workplace, person),
    )


def show_sync(chip: Chip, sync: TicketSync | None) -> None:
    """The word about sync with its reason."""
    if sync is None:
        chip.show_word("")
        return
    icon, tone = ticket_sync_look(sync.word)
    words = ticket_sync_words(sync)
    chip.show_word(ticket_sync_label(sync.word), tone, icon)
    chip.setAccessibleName(words)
    chip.setToolTip(words)


class ConflictBar(QFrame):
    """Says that two said different things, with the button that leads there."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "warn")
        self.words = Text("", tone="warn")
        self.button = Button(self.tr("Decide"), key=KEY, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(IconLabel("triangle-alert", tone="warn", size=16))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_count(self, count: int) -> None:
        """So many conflicts wait."""
        self.words.setText(self.tr("%n conflicts with another desk wait for a decision", "", count))
        self.setVisible(count > 0)


class ConflictPanel(Card):
    """The conflicts of one ticket, laid over its tabs."""

    def __init__(self) -> None:
        super().__init__(self.tr("Conflicts"))
        self.list = ConflictList(alone=True)
        scroll = ScrollColumn()
        scroll.add(self.list)
        self.body.addWidget(scroll, 1)
        keys = [KeyHint("1", self.tr("Keep")), KeyHint("2", self.tr("Take other"))]
        self.add(HintRow([*keys, KeyHint("Esc", self.tr("Back"))]))


class Abroad(QObject):
    """What the page of a ticket knows of the other desks.

    Signals: `told` a Message, `stale` when the ticket is to be read anew.
    """

    told = Signal(object)
    stale = Signal()

    def __init__(
        self, services: Services, deeds: Deeds, ticket_id: str, body: TicketBody, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self._ticket_id = ticket_id
        self._body = body
        self._known: SeenAbroad | None = None
        self._panel: ConflictPanel | None = None
        self.bar = ConflictBar()
        self.chip = Chip()
        self.chip.hide()
        self.bar.button.clicked.connect(self.open)
        services.news.arrived.connect(self._arrived)

    def read(self) -> None:
        """Ask how the ticket stands."""
        workplace, link, person = self._services.workplace, self._services.link, self._services.person()
        ticket = self._ticket_id
        self._deeds.ask(
            lambda: look_abroad(workplace, link, ticket, person), self._show, key="abroad", quiet=True
        )

    def open(self) -> None:
        """Lay the conflicts over the tabs, where there are any."""
        if self._known is None or not (self._known.waiting or self._known.decided):
            return
        panel = self._panel = ConflictPanel()
        panel.destroyed.connect(self._forget)
        panel.list.settled.connect(self._settle)
        self._body.lay_over(panel, whole=True)
        self._fill(panel, self._known)
        panel.list.first_focus().setFocus()

    def _forget(self) -> None:
        self._panel = None

    def _arrived(self, ticket_id: str) -> None:
        if ticket_id in (self._ticket_id, ""):
            self.stale.emit()

    def _show(self, seen: SeenAbroad) -> None:
        before, self._known = self._known, seen
        show_sync(self.chip, seen.sync)
        self.bar.show_count(len(seen.waiting))
        if self._panel is not None and self._body.over() is self._panel:
            self._fill(self._panel, seen)
            if not seen.waiting and before is not None and before.waiting:
                self._body.close_over()
        if before is not None and before.sync is not None:
            self._tell_new(before, seen)

    def _tell_new(self, before: SeenAbroad, seen: SeenAbroad) -> None:
        """What came from elsewhere while the ticket was open."""
        new = [origin for entry, origin in seen.origins.items() if entry not in before.origins]
        others = [origin for origin in new if not origin.own]
        if others:
            where = origin_words(others[-1], self._services.workplace.desk.code)
            words = self.tr("%n changes came from {0}; what you are typing stays", "", len(others))
            self.told.emit(Message(words.format(where), "info", seconds=6))

    def _fill(self, panel: ConflictPanel, seen: SeenAbroad) -> None:
        desk, person = self._services.workplace.desk, self._services.person()
        panel.list.show_cases(seen.waiting, seen.decided, Seen(person, desk.code, desk.tz, seen.deciders))

    def _settle(self, case: ConflictCase, take: bool, note: str) -> None:
        services, person, panel = self._services, self._services.person(), self._panel
        lending = panel.list.lending(case) if panel is not None else None

        def refuse(code: str, params: Mapping[str, str]) -> None:
            if panel is not None and self._panel is panel:
                panel.list.refuse(case, services.sentence(code, params))

        def work() -> Outcome:
            return settle_lent(services, case, person, Wanted(take, note, lending))

        self._deeds.run(case.ticket, work, None, refuse)
