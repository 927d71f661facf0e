"""日终核对: what was issued on a day, and whether paper, store and head office agree about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import HintBox, row_of
from app.ui.kit.chips import Chip
from app.ui.kit.empty import EmptyState
from app.ui.kit.file_dialog import ask_files
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.labels.paper_count import series_label
from app.ui.override import override
from app.ui.parts.clock_words import say_weekday
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.day_end.presenter import DayPageState, read_day, today
from app.ui.screens.day_end.sheet import DaySheet
from app.ui.screens.day_end.table import DayTable
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.theme import Space
from app.usecases.day_end import DayEnd

_FILES = "*.jpg *.jpeg *.png *.webp *.heic *.pdf"


class DayEndPage(Page):
    """Arrows left and right turn the days, Enter opens a paper, F9 prints the sheet to sign.

    `ask` shows the papers that could not be told, `take` files signed papers that somebody chose.
    """

    def __init__(
        self, services: Services, ask: Callable[[], None], take: Callable[[list[str]], None]
    ) -> None:
        super().__init__()
        self._services = services
        self._ask = ask
        self._take = take
        self._deeds = Deeds(services, self)
        self._day = today(services.workplace)
        self._state: DayPageState | None = None
        self.header = PageHeader(self.tr("Day end"))
        self.verdict = Chip()
        self.figures = HintBox("", "list-checks")
        self.waiting = Button("", icon="circle-question-mark", key="W")
        self.choose = Button(self.tr("Choose signed papers"), icon="scan-barcode", key="S")
        self.table = DayTable()
        self._nothing = EmptyState("file-text", self.tr("No paper was issued on this day"))
        self.sheet = DaySheet(services, self._deeds, self)
        self._both = QStackedLayout()
        self._build()
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("Day end")

    @override
    def first_focus(self) -> QWidget:
        return self.table

    @override
    def hints(self) -> Sequence[KeyHint]:
        turn = KeyHint("← →", self.tr("Day"))
        return [KeyHint("Enter", self.tr("Open")), turn, KeyHint("S", self.tr("Signed papers"))]

    @override
    def actions_now(self) -> Actions:
        return Actions(
            [
                KeyAction("F9", self.tr("Print sheet"), self.print_sheet),
                KeyAction("F10", self.tr("Save PDF"), self.save_sheet),
                KeyAction("Esc", self.tr("Back"), self.left.emit),
            ]
        )

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        workplace, link, day = self._services.workplace, self._services.link, self._day
        self._deeds.ask(lambda: read_day(workplace, link, day), self._show, key="day")

    def turn(self, days: int) -> None:
        """Another day, none that is still to come."""
        self._day = min(self._day + timedelta(days=days), today(self._services.workplace))
        self.refresh()

    def print_sheet(self) -> None:
        """Print the sheet of this day."""
        if self._state is not None:
            self.sheet.print_out(self._state.count)

    def save_sheet(self) -> None:
        """Save the sheet of this day as a file."""
        if self._state is not None:
            self.sheet.save_as(self._state.count, self.window())

    def choose_files(self) -> None:
        """Let somebody choose scans or photos of signed papers."""
        kinds = self.tr("Pictures and PDF ({0})").format(_FILES)
        ask_files(self.window(), self.tr("Signed papers"), self._take, kinds=kinds)

    def _show(self, state: DayPageState) -> None:
        self._state = state
        count = state.count
        self.header.set_note(f"{count.day:%Y-%m-%d} {say_weekday(count.day)} · {count.desk}")
        if count.agrees:
            self.verdict.show_word(self.tr("Agrees"), "ok", "circle-check")
        else:
            self.verdict.show_word(self.tr("Does not agree"), "danger", "circle-alert")
        self.figures.set_text(self._figures(count))
        words = self.tr("%n papers wait to be told", "", len(state.waiting))
        self.waiting.set_words(words)
        self.waiting.setVisible(bool(state.waiting))
        self.table.show_count(count)
        self._both.setCurrentIndex(0 if count.rows or not count.agrees else 1)
        self.keys_changed.emit()

    def _figures(self, count: DayEnd) -> str:
        totals = count.totals
        counting = totals.numbers - totals.voided
        parts = [
            self.tr("Issued {0}, void {1}").format(totals.numbers, totals.voided),
            self.tr("printed {0} of {1}").format(totals.printed, counting),
            self.tr("stored {0} of {1}").format(totals.stored, counting),
        ]
        if totals.synced is not None:
            parts.append(self.tr("at head office {0} of {1}").format(totals.synced, counting))
        wanted = totals.stubs_present + totals.stubs_missing
        parts.append(self.tr("signed stubs {0} of {1}").format(totals.stubs_present, wanted))
        if count.unknown:
            parts.append(self.tr("orders nobody knows the end of: {0}").format(len(count.unknown)))
        lines = [" · ".join(parts)]
        lines += [
            f"{series_label(each.kind)}: {each.first} – {each.last.rpartition('-')[2]}"
            + (self.tr(" · missing {0}").format(", ".join(each.gaps)) if each.gaps else "")
            for each in count.series
            if each.gaps
        ]
        return "\n".join(lines)

    def _open(self, document_id: str) -> None:
        rows = self._state.count.rows if self._state is not None else ()
        row = next((each for each in rows if each.document == document_id), None)
        if row is not None:
            self._services.news.document_wanted.emit(row.ticket, row.document)

    def _changed(self, _ticket: str) -> None:
        if self.isVisible():
            self.refresh()

    def _build(self) -> None:
        self.waiting.hide()
        self.header.row.insertWidget(1, self.verdict)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        page.setSpacing(Space.M)
        page.addWidget(self.header)
        page.addWidget(self.figures)
        page.addLayout(self._both, 1)
        page.addLayout(row_of(QWidget(), self.waiting, self.choose, stretch=(1, 0, 0)))
        self._both.addWidget(self.table)
        self._both.addWidget(self._nothing)

    def _connect(self) -> None:
        news = self._services.news
        self._deeds.refused.connect(self.problem_met)
        self.sheet.failed.connect(self.problem_met)
        self.sheet.told.connect(self.message_ready)
        self.table.opened.connect(self._open)
        self.table.turned.connect(self.turn)
        self.choose.clicked.connect(self.choose_files)
        self.waiting.clicked.connect(partial(self._ask))
        for keys, act in (("S", self.choose_files), ("W", self._ask)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(act))
        news.ticket_changed.connect(self._changed)
        news.arrived.connect(self._changed)
