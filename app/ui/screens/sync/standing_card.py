"""How things stand with head office: one word, why, what to do, and how much waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox
from app.ui.kit.text import Elided, IconLabel, Text
from app.ui.screens.common.sync_words import (
    Sentence,
    age_words,
    contact_words,
    incoming_words,
    next_try_words,
    size_words,
    skew_words,
    sync_sign,
)
from app.ui.screens.sync.presenter import SyncPageState
from app.ui.theme import Space, Tone
from app.usecases.desk_link import Amount
from app.usecases.syncing import SyncStatus

_SKEW_MS = 300_000
_FIGURES = ("here", "moving", "received", "safe")


class StandingCard(Card):
    """The word with its sentence at the left, figures at the right; `agree` where somebody must agree,
    `copied` where the desk goes on in two places.
    """

    def __init__(self, sentence: Sentence, advice: Sentence) -> None:
        super().__init__()
        self._sentence = sentence
        self._advice = advice
        self.icon = IconLabel("cloud-off", size=28)
        self.word = Text("", "title")
        self.why = Text("", wrap=True)
        self.what_to_do = HintBox("", "lightbulb")
        self.copied = HintBox("", "copy", tone="warn")
        self.when = Text("", "note", wrap=True)
        self.agree = Button(self.tr("Agree to what head office retires"), icon="check")
        self.figures = {key: Figure(title) for key, title in self._titles().items()}
        self._build()

    def show_state(self, state: SyncPageState, moment: datetime, zone: tzinfo) -> None:
        """Show how things stand at `moment`."""
        status = state.now.status
        sign = sync_sign(state.now, self._sentence, moment, zone)
        self.icon.set_icon(sign.icon, sign.tone)
        self.word.setText(sign.word)
        self.word.set_tone(sign.tone if sign.tone != "neutral" else None)
        self._show_why(status, state.now.conflicts)
        parts = [contact_words(status, moment, zone), next_try_words(status, moment, zone)]
        parts.append(incoming_words(status))
        if abs(status.skew_ms) > _SKEW_MS:
            parts.append(skew_words(status.skew_ms))
        self.when.setText(" · ".join(part for part in parts if part))
        self._show_copied(status, zone)
        code = status.hindrance.code if status.hindrance else ""
        self.agree.setVisible(code == "sync_retire_waiting")
        self._show_figures(state, moment)

    def _show_why(self, status: SyncStatus, conflicts: int) -> None:
        params: Mapping[str, str] = status.hindrance.params if status.hindrance else {}
        code = status.hindrance.code if status.hindrance else ""
        said = self._sentence(code, params) if code else ""
        if not said and conflicts:
            said = self.tr("%n tickets wait for a decision", "", conflicts)
        left = status.entries or status.files
        usual = self.tr("Everything goes up by itself.") if left else self.tr("Head office has everything.")
        self.why.setText(said or usual)
        advice = self._advice(code, params) if code else ""
        self.what_to_do.set_text(advice)
        self.what_to_do.setVisible(bool(advice))

    def _show_copied(self, status: SyncStatus, zone: tzinfo) -> None:
        self.copied.setVisible(status.copied is not None)
        if status.copied is not None:
            said = status.copied.sentence(status.desk, zone)
            words = (self._sentence(said.code, said.params), self._advice(said.code, said.params))
            self.copied.set_text("\n".join(filter(None, words)))

    def _show_figures(self, state: SyncPageState, moment: datetime) -> None:
        figures, revoked = state.figures, state.now.status.revoked
        waiting, none = figures.waiting, Amount()
        self.figures["here"].show_amount(waiting if revoked else none, moment, "warn")
        self.figures["moving"].show_amount(none if revoked else waiting, moment, "info")
        self.figures["received"].show_amount(figures.received, moment)
        self.figures["safe"].show_amount(figures.safe, moment, "ok")

    def _titles(self) -> Mapping[str, str]:
        return {
            "here": self.tr("Here only"),
            "moving": self.tr("On its way"),
            "received": self.tr("Received"),
            "safe": self.tr("Safe"),
        }

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.icon)
        head.addWidget(self.word)
        head.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(Space.XS)
        left.addLayout(head)
        for widget in (self.why, self.what_to_do, self.copied, self.when, self.agree):
            left.addWidget(widget)
        left.addStretch(1)
        self.what_to_do.hide()
        self.copied.hide()
        self.agree.hide()
        right = QGridLayout()
        right.setHorizontalSpacing(Space.S)
        right.setVerticalSpacing(Space.S)
        for place, key in enumerate(_FIGURES):
            right.addWidget(self.figures[key], 0, place)
            right.setColumnStretch(place, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.XL)
        row.addLayout(left, 5)
        row.addLayout(right, 6)
        self.body.addLayout(row)


class Figure(QWidget):
    """One amount: how many entries, under it files, bytes, and since when."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.count = Text("0", "figure")
        self.files = Elided("", "note")
        self.bulk = Elided("", "note")
        self.since = Elided("", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (Text(title, "label"), self.count, self.files, self.bulk, self.since):
            column.addWidget(widget)
        column.addStretch(1)

    def show_amount(self, amount: Amount, moment: datetime, tone: Tone | None = None) -> None:
        """Show it; without anything it is grey."""
        any_of_it = bool(amount.entries or amount.files)
        self.count.setText(f"{amount.entries:,}")
        self.count.set_tone(tone if any_of_it else None)
        self.files.setText(self.tr("%n files", "", amount.files) if amount.files else "")
        self.bulk.setText(size_words(amount.size) if amount.size else "")
        self.since.setText(age_words(amount.oldest, moment) if amount.oldest is not None else "")
        for line in (self.files, self.bulk, self.since):
            line.setVisible(bool(line.text()))
        said = (self._title, self.count.text(), self.files.text(), self.bulk.text(), self.since.text())
        self.setAccessibleName(" ".join(part for part in said if part))
