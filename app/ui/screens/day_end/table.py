"""The numbers of a day: one row each, what does not agree at the top; gaps stand among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.labels.paper_count import missing_labels, on_paper_label, series_label, stub_label
from app.ui.labels.papers import document_label
from app.ui.override import override
from app.ui.screens.day_end.presenter import gaps_of, sorted_rows, tone_of
from app.ui.screens.sync.lists import PlainTable
from app.ui.theme import Tone
from app.usecases.day_end import DayEnd, PaperRow

_WORDS = 6


class DayTable(PlainTable):
    """Enter opens a paper. Signal `turned` carries -1 or 1: the day before, the day after."""

    turned = Signal(int)

    def __init__(self) -> None:
        titles = (
            self.tr("Number"),
            self.tr("Document"),
            self.tr("Printed"),
            self.tr("Stored"),
            self.tr("Head office"),
            self.tr("Stub"),
            self.tr("What is to be seen"),
        )
        super().__init__(self.tr("Papers of the day"), titles, _WORDS)

    def show_count(self, count: DayEnd) -> None:
        """Show that day. The key of a row is its document, that of a gap is empty."""
        rows: list[tuple[str, Sequence[str], Tone]] = [
            (
                "",
                (number, series_label(kind), "—", "—", "—", "—", self.tr("Number missing: nothing bears it")),
                "danger",
            )
            for kind, number in gaps_of(count.series)
        ]
        rows += [(row.document, self._words(row), tone_of(row)) for row in sorted_rows(count.rows)]
        self.show_rows(rows, _WORDS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in turns and not event.modifiers():
            self.turned.emit(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _words(self, row: PaperRow) -> tuple[str, ...]:
        received = {None: "—", True: self.tr("yes"), False: self.tr("no")}[row.synced]
        times = f" ×{row.prints}" if row.prints > 1 else ""
        version = f" v{row.version}" if row.version > 1 else ""
        return (
            row.number + version,
            document_label(row.kind),
            on_paper_label(row.on_paper) + times,
            self.tr("yes") if row.stored else self.tr("no"),
            received,
            stub_label(row.stub),
            self._seen(row),
        )

    def _seen(self, row: PaperRow) -> str:
        said = list(missing_labels(row))
        if row.voided:
            said.insert(
                0, self.tr("Void: {0}").format(row.void_reason) if row.void_reason else self.tr("Void")
            )
        return " · ".join(said) or self.tr("In order")
