"""The left side of the queue: title, filters with counts, the table or why it is empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import clear_layout
from app.ui.kit.empty import EmptyState
from app.ui.kit.header import PageHeader
from app.ui.kit.pills import FilterChips
from app.ui.parts.row_marks import MarksInSight
from app.ui.parts.tasks import Tasks
from app.ui.parts.ticket_table import TicketTable
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.queue.presenter import QueuePresenter, chip_items, empty_words, title_note


class QueueBoard(QWidget):
    """One list at a time: that of a filter, or of a search.

    Signals: `chosen` the number of the row (empty for none) when it is another one or was read anew.
    """

    chosen = Signal(str)

    def __init__(
        self, tasks: Tasks, presenter: QueuePresenter, deeds: Deeds, person: Callable[[], str]
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._deeds = deeds
        self._person = person
        self._counts: Mapping[str, int] = {}
        self.searched = ""
        self._read = False
        self._lent = False
        self.header = PageHeader(self.tr("Tickets"))
        self.new_intake = PrimaryButton(self.tr("New intake"), "F2")
        self.chips = FilterChips(chip_items({}))
        self.chips.setAccessibleName(self.tr("Filters"))
        self.table = TicketTable(tasks)
        self.marks = MarksInSight(self.table, tasks, presenter.marks, presenter.syncs)
        self._stack = QStackedLayout()
        self._empty = QVBoxLayout()
        self._build()
        self.chips.picked.connect(lambda _chip: self.show_list())
        self.table.current_changed.connect(self.chosen)
        self.table.filled.connect(self._filled)

    def keyboard_place(self) -> QWidget:
        """Where the keyboard belongs: the table, or while there is none the filters, until it fills."""
        self._lent = bool(self._stack.currentIndex())
        return self.chips if self._lent else self.table

    def search(self, text: str) -> None:
        """List what `text` finds; an empty text shows the filter again."""
        self.searched = text.strip()
        self.chips.setVisible(not self.searched)
        self.show_list()

    def show_list(self) -> None:
        """Show the list of the filter or search from its top."""
        self._read = False
        self.table.show_source(self._presenter.source(self.chips.current(), self._person(), self.searched))
        self._count()

    def refresh(self) -> None:
        """Read list and counts anew; what is chosen stays chosen, where it is on the screen."""
        self.table.refresh()
        self._count()

    def read_again(self) -> None:
        """Somebody asked for the list: it is read anew and gets the keyboard."""
        self.keyboard_place().setFocus()
        self.refresh()

    def _build(self) -> None:
        self.header.row.addWidget(self.new_intake)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.chips)
        holder = QWidget()
        holder.setLayout(self._empty)
        column.addLayout(self._stack, 1)  # first: a stack that lies nowhere shows its widget as a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(holder)

    def _count(self) -> None:
        person = self._person()
        self._deeds.ask(lambda: self._presenter.counts(person), self._show_counts, key="counts")

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self.chips.show_items(chip_items(counts))
        self.header.set_note(title_note(counts, self.searched))
        self._show_emptiness()

    def _filled(self) -> None:
        self._read = True
        self._show_emptiness()
        self.chosen.emit(self.table.current_number())

    def _show_emptiness(self) -> None:
        """Nothing is called empty before it was read; the keyboard never falls into nowhere."""
        if not self._read:
            return
        empty = self.table.model().rowCount() == 0
        had_focus = self.table.hasFocus()
        if empty:
            words = empty_words(self.chips.current(), self.searched, self._counts)
            clear_layout(self._empty)
            self._empty.addWidget(EmptyState(words.icon, words.title, words.detail))
        self._stack.setCurrentIndex(int(empty))
        if empty and had_focus:
            self.keyboard_place().setFocus()
        elif not empty and self._lent and self.chips.hasFocus():
            self._lent = False
            self.table.setFocus()
