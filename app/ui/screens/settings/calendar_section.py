"""The holiday years known, and a new one from the official notice as it is pasted (A12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.holiday_notice import Notice, read_notice
from app.domain.refusals import InputError
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, Divider, HintBox, clear_layout, row_of
from app.ui.kit.chips import Chip
from app.ui.kit.fields import FormField
from app.ui.kit.text import Text
from app.ui.kit.textedit import TextEdit
from app.ui.screens.common.beside import beside
from app.ui.screens.settings.calendar_words import (
    counts_words,
    doubt_words,
    origin_chip,
    published_words,
    save_words,
    source_words,
    wanted_words,
)
from app.ui.screens.settings.left_out import left_out_hint
from app.ui.screens.settings.notice_table import NoticeTable
from app.ui.screens.settings.section import Room, Section
from app.ui.shell.actions import KeyAction
from app.ui.theme import Space
from app.usecases.deed_rights import POLICY
from app.usecases.holiday_years import YearChange, change_of, known_years, year_wanted
from app.usecases.house_rules import house_rules, keep_year

_DOUBTS = 8
"""So many are said; a text with more is no notice that was copied whole."""


class CalendarSection(Section):
    """F10 keeps the year that was understood; the button and the line beside it say what that means.

    A known year is given up for a notice with doubts only when F10 is pressed a second time.
    """

    DEED = POLICY

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.paste = TextEdit(rows=5, placeholder="国务院办公厅关于2027年部分节假日安排的通知 …")
        self.field = FormField(self.tr("Official notice"), self.paste)
        self.wanted = HintBox("", "calendar-clock", tone="warn")
        self.years = QGridLayout()
        self.table = NoticeTable()
        self.doubts = HintBox("", "triangle-alert", tone="warn")
        self.reason = Text("", "note", wrap=True)
        self.done = HintBox("", "circle-check", tone="ok")
        self.save = PrimaryButton(self.tr("Save"), "F10")
        self._notice: Notice | None = None
        self._change: YearChange | None = None
        self._asked = False
        self._house: Collection[str] = ()
        self._build()
        self.paste.textChanged.connect(self._read)
        self.save.clicked.connect(self.submit)
        self._read()

    def show_values(self, values: Mapping[str, object]) -> None:
        calendar, today = self.room.services.workplace.policy.calendar, self.room.now().date()
        wanted = year_wanted(calendar, today)
        self.wanted.setVisible(wanted is not None)
        if wanted is not None:
            self.wanted.set_text(wanted_words(wanted))
        clear_layout(self.years)
        self._house = house_rules(values).years
        office = self.room.services.workplace.policy.office.years
        for row, known in enumerate(known_years(calendar, self._house, today, office)):
            if row:
                self.years.addWidget(Divider(), row * 2 - 1, 0, 1, 4)
            word, tone, icon = origin_chip(known.origin)
            year = Text(str(known.year), "strong")
            year.setAccessibleName(f"{known.year} {word} {counts_words(known)}")
            self.years.addWidget(year, row * 2, 0)
            self.years.addWidget(Chip(word, tone, icon), row * 2, 1)
            self.years.addWidget(Text(counts_words(known), wrap=True), row * 2, 2)
            self.years.addWidget(Text(source_words(known), "note", wrap=True), row * 2, 3)

    def changing(self) -> Sequence[QWidget]:
        return [self.paste]

    def first_focus(self) -> QWidget:
        return self.paste

    def keys(self) -> Sequence[KeyAction]:
        return [KeyAction("F10", self.tr("Save year"), self.submit)] if self.save.isEnabled() else []

    def submit(self) -> None:
        """Keep the year that was understood."""
        if not self.save.isEnabled() or self._change is None:
            return
        if self._change.to_confirm and not self._asked:
            self._ask(self._change)
            return
        self.save.setEnabled(False)
        workplace, plan = self.room.services.workplace, self._change.plan
        person = self.actor()

        def work() -> tuple[int, Mapping[str, object]]:
            return keep_year(workplace, plan, person), workplace.settings.all()

        self.run(work, lambda kept: self._kept(plan.year, *kept))

    def _ask(self, change: YearChange) -> None:
        """Say what would be given up, and for what; the same key then does it."""
        self._asked = True
        words = self.tr("Really replace the year {0}? Doubts in this notice: {1}. F10 again replaces it.")
        if change.official:
            words = self.tr(
                "Really replace the official year {0}? Doubts in this notice: {1}. F10 again replaces it."
            )
        said = words.format(change.plan.year, change.plan.doubts)
        self.reason.setText(said)
        self.doubts.set_text("\n".join([said, *(self._doubts(self._notice) if self._notice else [])]))

    def _kept(self, year: int, judged: int, values: Mapping[str, object]) -> None:
        self.paste.clear()
        self.show_values(values)
        words = self.tr("The plan of {0} is kept. Open tickets judged again: {1}.").format(year, judged)
        self.done.set_text(words)
        self.done.show()
        self.say_saved()
        self.say(words)
        self.paste.setFocus()

    def _refused(self, error: Exception) -> None:
        self._read()
        super()._refused(error)

    def _read(self) -> None:
        """Understand what stands in the field; it takes a few milliseconds at most."""
        text = self.paste.toPlainText()
        self._notice = self._change = None
        self._asked = False
        self.field.set_error()
        self.reason.setText(self.tr("Paste the notice first."))
        if text.strip():
            self.done.hide()
            try:
                self._notice = read_notice(text)
            except InputError as error:
                self.field.set_error(beside(self.room.program.sentence, error))
                self.reason.setText(self.tr("Nothing to save yet."))
        self._show_notice()
        self.keys_changed.emit()

    def _show_notice(self) -> None:
        notice = self._notice
        self.table.show_notice(notice)
        self.doubts.setVisible(bool(notice and notice.doubts))
        self.save.set_words(self.tr("Save"))
        if notice is not None:
            policy = self.room.services.workplace.policy
            self._change = change_of(policy.calendar, notice, self._house, policy.office.years)
            self.save.set_words(save_words(self._change, len(notice.doubts)))
            self.reason.setText(self._consequence(self._change))
            self.doubts.set_text("\n".join(self._doubts(notice)))
        change = self._change
        self.save.setEnabled(change is not None and not change.nothing and not change.held)

    def _doubts(self, notice: Notice) -> list[str]:
        sentence = self.room.program.sentence
        said = [doubt_words(sentence, doubt) for doubt in notice.doubts[:_DOUBTS]]
        more = len(notice.doubts) - len(said)
        return [*said, self.tr("and {0} more").format(more)] if more else said

    def _consequence(self, change: YearChange) -> str:
        if change.before is None:
            words = self.tr("{0} has no plan yet. Saving judges the open tickets again.")
            return words.format(change.plan.year)
        if change.held:
            words = self.tr("The plan of {0} comes from head office and is not replaced here.")
            return words.format(change.plan.year)
        if change.nothing:
            return self.tr("{0} is known already, with the same days.").format(change.plan.year)
        words = self.tr("{0} is known already ({1}, {2}). Saving replaces it; days that change: {3}.")
        before = change.before
        return words.format(before.year, before.source, published_words(before), change.days)

    def _build(self) -> None:
        years = Card(self.tr("Holiday years"))
        left_out = left_out_hint(self.room)
        if left_out is not None:
            years.add(left_out)
        years.add(self.wanted)
        self.years.setHorizontalSpacing(Space.M)
        self.years.setVerticalSpacing(Space.S - 2)
        self.years.setColumnStretch(2, 4)
        self.years.setColumnStretch(3, 7)
        years.body.addLayout(self.years)
        new = Card(self.tr("Import a year"))
        self.field.set_hint(self.tr("Paste the whole notice from the official site; Ctrl+V."))
        new.add(self.field, self.done)
        new.body.addLayout(row_of(self.reason, self.save, stretch=(1,)))
        new.add(self.doubts, self.table)
        self.done.hide()
        self.put(years, new)
