"""What the queue asks the store, and how it says what it got."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.identity import mask_phone
from app.ui.kit.droplist import DropRow
from app.ui.kit.pills import PillItem
from app.ui.labels.progress import stage_label
from app.ui.labels.syncing import ticket_sync_label, ticket_sync_look, ticket_sync_words
from app.ui.parts.row_source import RowMark, RowSource, SyncCell
from app.ui.screens.common.closing_words import closing_mark
from app.ui.screens.common.queue_cells import next_cell
from app.ui.screens.queue.rows import BlockSource, HasBlocks, ListSource
from app.usecases.closing_rows import ClosingRows
from app.usecases.desk_link import DeskLink
from app.usecases.naming import exactly
from app.usecases.read_models import QueueFilter, QueueRow, end_of_today
from app.usecases.syncing import LinkWord
from app.usecases.workplace import Workplace

CHIP_ORDER = ("open", "overdue", "today", "mine", "approval", "customer", "unsynced", "closed")
MOST_HITS = 8


def chip_label(chip: str) -> str:
    """The word on a filter."""
    translate = QCoreApplication.translate
    return {
        "open": translate("QueuePage", "All"),
        "overdue": translate("QueuePage", "Overdue"),
        "today": translate("QueuePage", "Due today"),
        "mine": translate("QueuePage", "Mine"),
        "approval": translate("QueuePage", "To approve"),
        "customer": translate("QueuePage", "With customer"),
        "unsynced": translate("QueuePage", "Not sent"),
        "closed": translate("QueuePage", "Closed"),
    }.get(chip, chip)


def chip_items(counts: Mapping[str, int]) -> list[PillItem]:
    """The filters with their counts; what is overdue stands out while there is any."""
    return [
        PillItem(
            chip,
            chip_label(chip),
            str(counts.get(chip, 0)) if counts else "",
            "danger" if chip == "overdue" and counts.get(chip) else "neutral",
        )
        for chip in CHIP_ORDER
    ]


def title_note(counts: Mapping[str, int], search: str) -> str:
    """The grey line after the title."""
    translate = QCoreApplication.translate
    if search:
        return translate("QueuePage", "found for «{0}» · newest first").format(search)
    return translate("QueuePage", "{0} open · by urgency and time left").format(counts.get("open", 0))


@dataclass(frozen=True)
class EmptyWords:
    """What stands where the list would: icon, sentence, small print."""

    icon: str
    title: str
    detail: str


def empty_words(chip: str, search: str, counts: Mapping[str, int]) -> EmptyWords:
    """Why there is nothing, and what to do."""
    translate = QCoreApplication.translate
    if search:
        return EmptyWords(
            "search",
            translate("QueuePage", "Nothing found for «{0}»").format(search),
            translate("QueuePage", "Try the phone tail, initials, or fewer words. Esc shows the queue."),
        )
    if chip == "open" and not counts.get("all"):
        return EmptyWords(
            "inbox",
            translate("QueuePage", "No tickets yet"),
            translate("QueuePage", "F2 takes the first one in."),
        )
    if chip == "open":
        return EmptyWords(
            "circle-check", translate("QueuePage", "Nothing is open"), translate("QueuePage", "All is done.")
        )
    return EmptyWords(
        "circle-check",
        translate("QueuePage", "Nothing under «{0}»").format(chip_label(chip)),
        translate("QueuePage", "Left and Right choose another filter."),
    )


class QueuePresenter:
    """Asks the store for lists, counts and hits. Its methods run on worker threads where said so."""

    def __init__(self, workplace: Workplace, link: DeskLink | None = None) -> None:
        self._workplace = workplace
        self._link = link
        self._closing = ClosingRows(workplace)

    @property
    def zone(self) -> tzinfo:
        """The zone of the desk."""
        return self._workplace.desk.tz

    def now(self) -> datetime:
        """The moment, aware."""
        return self._workplace.time.now()

    def wanted(self, chip: str, person: str, search: str = "") -> QueueFilter:
        """The question for a chip as of now; a search looks through closed tickets too."""
        now = self.now()
        return QueueFilter(now, "all" if search else chip, search, person, end_of_today(now, self.zone))

    def source(self, chip: str, person: str, search: str = "") -> RowSource:
        """The list of a chip or of a search."""
        tickets = self._workplace.tickets
        if not search and isinstance(tickets, HasBlocks):
            return BlockSource(lambda: tickets.blocks(self.wanted(chip, person)), self.now, self.zone)
        return ListSource(tickets, lambda: self.wanted(chip, person, search), self.now, self.zone)

    def counts(self, person: str) -> Mapping[str, int]:
        """How many tickets each chip holds. On a worker."""
        return self._workplace.tickets.counts(self.wanted("open", person))

    def marks(self, numbers: Sequence[str]) -> Mapping[str, RowMark]:
        """Marks of those of these tickets on which a period is about to close. On a worker."""
        return {number: closing_mark(each) for number, each in self._closing.of(numbers).items()}

    def syncs(self, numbers: Sequence[str]) -> Mapping[str, SyncCell]:
        """Where each of these tickets is. On a worker."""
        link = self._link
        if link is None or link.status().word is LinkWord.OFF:
            return {}  # their rows say it already
        found: dict[str, SyncCell] = {}
        for number in numbers:
            ticket_id = self._workplace.tickets.find(number)
            if ticket_id is not None:
                sync = link.state.of(ticket_id)
                icon, tone = ticket_sync_look(sync.word)
                word, words = ticket_sync_label(sync.word), ticket_sync_words(sync)
                found[number] = SyncCell(word, tone, words, icon)
        return found

    def hits(self, text: str, person: str) -> list[DropRow]:
        """What a search finds, the best first, for the list under the search box. On a worker."""
        tickets = self._workplace.tickets
        exact = tickets.named(text) or tickets.document_tickets(text)
        rows = list(tickets.page(self.wanted("all", person, text), limit=MOST_HITS).rows)
        rows.sort(key=lambda row: (row.id not in exact, row.stage in ("closed", "withdrawn")))
        now = self.now()
        return [self._hit(row, now) for row in rows]

    def best(self, text: str, person: str) -> str | None:
        """The id of the ticket meant when Enter follows at once; None when there is none. On a worker.

        Raises RefusedError number_given_twice.
        """
        exact = exactly(self._workplace, text)
        if exact is not None:
            return exact
        found = self.hits(text, person)
        return found[0].key if found else None

    def _hit(self, row: QueueRow, now: datetime) -> DropRow:
        clock = next_cell(row.clock, now, self.zone)
        phone = mask_phone(row.phone) if row.phone else ""
        goods = " · ".join(part for part in (row.goods, row.number) if part)
        return DropRow(
            row.id,
            f"{row.customer} {phone}".strip(),
            goods,
            "inbox",
            clock.text or stage_label(row.stage),
            clock.tone,
        )
