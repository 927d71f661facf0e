"""The link with head office, to read: who it is, since when, what it asks. Done on the page of sync."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.parts.clock_words import say_moment
from app.ui.screens.settings.section import Room, Section
from app.ui.shell.actions import KeyAction
from app.usecases.desk_link import Joined
from app.usecases.desk_settings import JOINED_AT
from app.usecases.syncing import LinkWord, SyncStatus


class HeadOfficeSection(Section):
    """What is remembered of head office. F10 leads to the page of sync, where one is joined."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.facts = DefinitionList(label_width=96)
        self.none = HintBox(
            self.tr("This desk has no head office. Everything works without one."), "circle-check", tone="ok"
        )
        self.go = Button(self.tr("To the sync page"), key="F10", icon="refresh-cw")
        card = Card(self.tr("Head office"))
        card.add(self.none, self.facts)
        row = row_of(self.go)
        row.addStretch(1)
        card.body.addLayout(row)
        self.put(card)
        self.none.hide()
        self.go.clicked.connect(self._go)

    def first_focus(self) -> QWidget:
        return self.go

    def keys(self) -> Sequence[KeyAction]:
        return [KeyAction("F10", self.tr("Sync"), self._go)]

    def show_values(self, values: Mapping[str, object]) -> None:
        link, since = self.room.services.link, values.get(JOINED_AT)

        def read() -> tuple[SyncStatus, Joined]:
            return link.status(), link.records.joined()

        self.ask(read, lambda found: self._show(*found, str(since or "")), "link")

    def _show(self, status: SyncStatus, joined: Joined, since: str) -> None:
        off = status.word is LinkWord.OFF
        self.none.setVisible(off)
        self.facts.setVisible(not off)
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
