"""The link with head office, to read: who it is, since when, what it asks. Done on the page of sync."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.segmented import Segmented
from app.ui.parts.clock_words import say_moment
from app.ui.screens.settings.section import Room, Section
from app.ui.shell.actions import KeyAction
from app.usecases.desk_link import Joined
from app.usecases.desk_settings import FILE_DAYS, JOINED_AT, USUAL_FILE_DAYS
from app.usecases.syncing import LinkWord, SyncStatus

_DAYS = (0, 30, 90, 365)


class HeadOfficeSection(Section):
    """What is remembered of head office, and how long other desks' files come ahead. F10 leads to the
    page of sync, where one is joined.
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.facts = DefinitionList(label_width=96)
        self.none = HintBox(
            self.tr("This desk has no head office. Everything works without one."), "circle-check", tone="ok"
        )
        self.go = Button(self.tr("To the sync page"), key="F10", icon="refresh-cw")
        card = Card(self.tr("Head office"))
        card.add(self.none, self.facts)
        self.days = Segmented()
        self.files = Card(self.tr("Files of other desks"))
        self._build(card)
        self.none.hide()
        self.files.hide()
        self.go.clicked.connect(self._go)
        self.days.changed.connect(self._keep_days)

    def first_focus(self) -> QWidget:
        return self.go

    def keys(self) -> Sequence[KeyAction]:
        return [KeyAction("F10", self.tr("Sync"), self._go)]

    def show_values(self, values: Mapping[str, object]) -> None:
        self._show_days(values.get(FILE_DAYS))
        link, since = self.room.services.link, values.get(JOINED_AT)

        def read() -> tuple[SyncStatus, Joined]:
            return link.status(), link.records.joined()

        self.ask(read, lambda found: self._show(*found, str(since or "")), "link")

    def _show(self, status: SyncStatus, joined: Joined, since: str) -> None:
        off = status.word is LinkWord.OFF
        self.none.setVisible(off)
        self.facts.setVisible(not off)
        self.files.setVisible(not off)
        self.go.set_words(self.tr("Join a head office") if off else self.tr("To the sync page"))
        if off:
            return
        chip = self.tr("shut out") if status.revoked else ""
        self.facts.show_facts(
            [
                Fact(self.tr("Branch"), status.branch, chip, "danger"),
                Fact(self.tr("Address"), status.url),
                Fact(self.tr("This desk"), status.desk),
                Fact(self.tr("Fingerprint"), joined.fingerprint or "—"),
                Fact(self.tr("Since"), self._moment(since)),
                Fact(self.tr("Network"), self._network(joined)),
                Fact(self.tr("Video"), self._video(joined), self.tr("set by head office"), "neutral", "lock"),
            ]
        )

    def _build(self, card: Card) -> None:
        row = row_of(self.go)
        row.addStretch(1)
        card.body.addLayout(row)
        self.days.setAccessibleName(self.tr("Fetched ahead"))
        hint = self.tr(
            "Photos, papers and videos of open tickets come by themselves; those of closed ones for so long"
            " after they were made. Older ones come when somebody opens the ticket."
        )
        self.files.add(FormField(self.tr("Fetched ahead"), self.days, hint=hint))
        self.put(card, self.files)

    def _show_days(self, kept: object) -> None:
        days = kept if isinstance(kept, int) and kept >= 0 else USUAL_FILE_DAYS
        offered = sorted({*_DAYS, days})
        self.days.set_choices([Choice(str(each), self._days_words(each)) for each in offered])
        self.days.set_value(str(days))

    def _days_words(self, days: int) -> str:
        return self.tr("%n days", "", days) if days else self.tr("Open tickets only")

    def _keep_days(self) -> None:
        self.keep({FILE_DAYS: int(self.days.value() or USUAL_FILE_DAYS)})

    def _moment(self, text: str) -> str:
        zone = self.room.services.workplace.desk.tz
        return say_moment(datetime.fromisoformat(text), zone) if text else "—"

    def _network(self, joined: Joined) -> str:
        return self.tr("paid by the amount") if joined.metered else self.tr("free to use")

    def _video(self, joined: Joined) -> str:
        if joined.video_hours is not None:
            first, last = joined.video_hours
            return self.tr("goes up from {0}:00 to {1}:00").format(first, last)
        return self.tr("goes up at night") if joined.metered else self.tr("goes up at any time")

    def _go(self) -> None:
        self.page_wanted.emit("sync")
