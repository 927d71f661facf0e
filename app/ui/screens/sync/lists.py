"""The two lists of the page: tickets that head office lacks, and the last calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.ui.kit.look import current_look
from app.ui.labels.syncing import call_label, cause_label, reason_label, ticket_sync_label, ticket_sync_look
from app.ui.override import override
from app.ui.parts.clock_words import say_time
from app.ui.screens.common.sync_words import size_words, time_words
from app.ui.screens.sync.presenter import WaitingTicket
from app.ui.theme import Tone
from app.usecases.syncing import SyncCall

_KEY = Qt.ItemDataRole.UserRole


class PlainTable(QTableWidget):
    """Rows to read: arrows move, Enter tells the row. Signal `opened` its key."""

    opened = Signal(str)

    def __init__(self, name: str, titles: Sequence[str], stretch: int) -> None:
        super().__init__(0, len(titles))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(titles))
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self._fit()
        current_look().changed.connect(self._fit)
        self.doubleClicked.connect(lambda index: self._tell(index.row()))

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str], Tone]], toned: int) -> None:
        """Rows of key, words and the tone of column `toned`; the chosen row stays chosen by its key."""
        chosen = self._key(self.currentRow())
        self.setRowCount(len(rows))
        for at, (key, words, tone) in enumerate(rows):
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setData(_KEY, key)
                item.setToolTip(text)
                if column == toned and tone != "neutral":
                    item.setForeground(QColor(current_look().theme.tones[tone].ink))
                self.setItem(at, column, item)
        keys = [key for key, _, _ in rows]
        if rows:
            self.selectRow(keys.index(chosen) if chosen and chosen in keys else 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _tell(self, row: int) -> None:
        if key := self._key(row):
            self.opened.emit(key)

    def _key(self, row: int) -> str:
        item = self.item(row, 0) if row >= 0 else None
        return str(item.data(_KEY) or "") if item is not None else ""

    def _fit(self) -> None:
        radius = current_look().theme.sizes.card_radius - 2
        # Qt adds three pixels of its own: the words stand under those of the header. Rows and header
        # leave the frame its room in both widths, and its round corners.
        self.setStyleSheet(
            "QTableView { padding: 1px; } QTableView:focus { padding: 0; }"
            "QTableView::item { padding: 0 5px; }"
            "QHeaderView { background: transparent; }"
            f"QHeaderView::section:first {{ border-top-left-radius: {radius}px; }}"
            f"QHeaderView::section:last {{ border-top-right-radius: {radius}px; }}"
        )
        self.verticalHeader().setDefaultSectionSize(current_look().theme.sizes.control)


class TicketsToSend(PlainTable):
    """Tickets that head office has not received whole. `opened` carries a ticket's id."""

    def __init__(self) -> None:
        titles = (
            self.tr("Number"),
            self.tr("Customer"),
            self.tr("Goods"),
            self.tr("Sync"),
            self.tr("Left"),
            self.tr("Why"),
        )
        super().__init__(self.tr("Tickets not received"), titles, 5)

    def show_tickets(self, tickets: Sequence[WaitingTicket]) -> None:
        """Show these."""
        rows = []
        for each in tickets:
            sync = each.sync
            left = " · ".join(
                part
                for part in (
                    self.tr("%n entries", "", sync.entries) if sync.entries else "",
                    self.tr("%n files", "", sync.files) if sync.files else "",
                )
                if part
            )
            row = each.row
            words = (row.number, row.customer, row.goods, ticket_sync_label(sync.word), left)
            tone = ticket_sync_look(sync.word)[1]
            rows.append((row.id, (*words, reason_label(sync.reason)), tone))
        self.show_rows(rows, 3)


class LastCalls(PlainTable):
    """The ledger: what was asked of head office, how much went both ways, how it ended."""

    def __init__(self) -> None:
        titles = (
            self.tr("When"),
            self.tr("What"),
            self.tr("Sent"),
            self.tr("Got"),
            self.tr("Took"),
            self.tr("Status"),
            self.tr("How it ended"),
        )
        super().__init__(self.tr("Last calls"), titles, 6)

    def show_calls(self, calls: Sequence[SyncCall], moment: datetime, zone: tzinfo) -> None:
        """Show these, the newest first."""
        rows: list[tuple[str, Sequence[str], Tone]] = []
        for call in calls:
            words = (
                _when(call.at, moment, zone),
                call_label(call.call),
                size_words(call.sent),
                size_words(call.received),
                time_words(call.ms),
                str(call.status) if call.status else "—",
                cause_label(call.cause),
            )
            rows.append(("", words, "warn" if call.cause else "ok"))
        self.show_rows(rows, 6)


def _when(text: str, moment: datetime, zone: tzinfo) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    if at.tzinfo is None:
        return text
    day = say_time(at, moment, zone)
    clock = f"{at.astimezone(zone):%H:%M:%S}"
    return clock if ":" in day else f"{day} {clock}"
