"""The rules of each profile, line by line with their sources; Enter edits a value of the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from threading import Event

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.card import Card, HintBox, clear_layout
from app.ui.kit.chain import bring_into_view
from app.ui.kit.choices import Choice
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.segmented import Segmented
from app.ui.labels.trade import profile_label
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.settings.left_out import OfficeLeftOut, left_out_hint
from app.ui.screens.settings.policy_model import (
    ProfileView,
    keep_edits,
    profile_ids,
    read_profile,
    try_edits,
)
from app.ui.screens.settings.policy_rows import LineCard, LineRow, LineWalk
from app.ui.screens.settings.policy_words import group_title, whose_words
from app.ui.screens.settings.section import Room, Section
from app.ui.screens.settings.value_editor import ValueEditor
from app.ui.shell.actions import KeyAction
from app.ui.theme import Space
from app.usecases.deed_rights import POLICY
from app.usecases.profile_editing import Signed
from app.usecases.profile_values import Path

_SHOWN = 3
"""Changes that are listed; all of them are in the profile."""


class PolicySection(Section):
    """Filled when it is first shown: the rules are compiled by then."""

    DEED = POLICY

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._ids: tuple[str, ...] = ()
        self._view: ProfileView | None = None
        self._cards: list[LineCard] = []
        self._stop = Event()
        self._return_to: tuple[Path, ...] = ()
        self.walk = LineWalk([])
        self.editor: ValueEditor | None = None
        self.choice = Segmented(wrap=True)
        self.facts = DefinitionList()
        self.office_left_out = OfficeLeftOut(room)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(Space.M)
        self._build()
        self.choice.changed.connect(self._read)

    def show_values(self, values: Mapping[str, object]) -> None:
        if self._ids:
            return
        workplace = self.room.services.workplace
        self._ids = profile_ids(workplace)
        self.choice.set_choices([Choice(each, profile_label(each)) for each in self._ids])
        self.choice.set_value(workplace.policy.profile)
        self._read()

    def first_focus(self) -> QWidget:
        return self.choice

    def keys(self) -> Sequence[KeyAction]:
        if self.editor is None:
            return []
        return [
            KeyAction("F10", self.tr("Save version"), self.submit),
            KeyAction("Esc", self.tr("Leave it"), self.close_editor),
        ]

    def open_editor(self, row: LineRow) -> None:
        """Edit the values of a row, right under it."""
        view = self._view
        if view is not None and view.origin == "office":
            self.say(self.tr("This version comes from head office and is not edited here."))
            return
        if not self.allowed:
            self.say(self.only_seen.words.text())
            return
        if view is None or not view.may_edit or not row.view.line.values:
            self.say(self.tr("This value is not edited here: {0}").format(row.view.name))
            return
        self.close_editor()
        self.walk.go(self.walk.rows.index(row))
        sentence = self.room.program.sentence
        editor = ValueEditor(row.view, view.owners, view.next_version, sentence)
        self.editor = editor
        editor.tried.connect(self._try)
        editor.wanted.connect(self.submit)
        editor.closed.connect(self.close_editor)
        next(card for card in self._cards if row in card.rows).put_under(row, editor)
        editor.follow(row)
        editor.begin()
        self.keys_changed.emit()

    def close_editor(self) -> None:
        """Leave the values as they are."""
        self._stop.set()
        editor, self.editor = self.editor, None
        if editor is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and editor.isAncestorOf(focus)
        editor.hide()
        editor.deleteLater()
        row = self.walk.current()
        if had_focus and row is not None:
            row.setFocus()
        self.keys_changed.emit()

    def submit(self) -> None:
        """Keep what was typed as a new version."""
        editor, view = self.editor, self._view
        if editor is None or view is None or not editor.save.isEnabled():
            return
        editor.clear_complaints()
        editor.save.setEnabled(False)
        services = self.room.services
        person = self.actor()
        signed = Signed(person.name, editor.reason.text(), self.room.now().date())
        edits = editor.edits()
        self._return_to = edits[0].value.paths
        self.run(lambda: keep_edits(services.workplace, view, edits, signed, person), self._kept)

    def _kept(self, version: str) -> None:
        self.close_editor()
        self.say_saved()
        self.say(self.tr("Version {0} is kept; new tickets are taken in under it.").format(version))
        self._read()

    def _refused(self, error: Exception) -> None:
        editor = self.editor
        if editor is not None:
            editor.save.setEnabled(True)
            if isinstance(error, InputError) and editor.complain(error):
                editor.focus_complaint()
                return
        super()._refused(error)

    def _try(self) -> None:
        """Judge the latest tickets by what stands in the fields; a newer look stops an older one."""
        editor, view = self.editor, self._view
        if editor is None or view is None:
            return
        self._stop.set()
        self._stop = stop = Event()
        editor.clear_complaints()
        editor.show_busy()
        edits, workplace = editor.edits(), self.room.services.workplace
        self.room.services.tasks.run_query(
            lambda: try_edits(workplace, view, edits, stop.is_set),
            editor.show_effect,
            self._cannot_try,
            owner=editor,
            key="effect",
        )

    def _cannot_try(self, error: Exception) -> None:
        editor = self.editor
        if editor is None:
            return
        unchanged = isinstance(error, InputError) and error.code == "value_unchanged"
        editor.show_effect(
            [self.tr("Nothing was changed yet.") if unchanged else self.tr("Not to be judged so.")]
        )
        if not unchanged and not (isinstance(error, InputError) and editor.complain(error)):
            self.problem_met.emit(*trouble_of(error))

    def _read(self) -> None:
        self.close_editor()
        profile, day = self.choice.value() or "", self.room.now().date()
        workplace = self.room.services.workplace
        self.ask(lambda: read_profile(workplace, profile, day), self._fill, key="rules")
        self.office_left_out.read(self)

    def _fill(self, view: ProfileView) -> None:
        self._view = view
        self._show_facts(view)
        clear_layout(self._pages)
        self._cards = [LineCard(group_title(group), lines) for group, lines in view.lines.items() if lines]
        self._cards.append(LineCard(self.tr("Statute: locked, no profile changes it"), view.statutes))
        for card in self._cards:
            self._pages.addWidget(card)
        rows = [row for card in self._cards for row in card.rows]
        for row in rows:
            row.opened.connect(lambda row=row: self.open_editor(row))
        self.walk = LineWalk(rows)
        for before, after in pairwise([self.choice, *rows]):
            QWidget.setTabOrder(before, after)
        back, self._return_to = self._return_to, ()
        for at, row in enumerate(rows):
            if back and any(value.paths == back for value in row.view.line.values):
                self.walk.go(at)
                bring_into_view(row)

    def _show_facts(self, view: ProfileView) -> None:
        profile, own = view.rules.profile, self.room.services.workplace.policy.profile
        facts = [Fact(self.tr("Version"), f"{view.version} · {view.document.get('valid_from', '')}")]
        if profile is not None and profile.id == own:
            facts[0] = Fact(facts[0].label, facts[0].value, self.tr("this desk"), "accent", "store")
        facts.append(Fact(self.tr("Origin"), whose_words(view.origin)))
        for change in view.changes[:_SHOWN]:
            words = f"{change.version} · {change.day} {change.person}: {change.reason}"
            facts.append(Fact(self.tr("Changed"), words))
        self.facts.show_facts(facts)

    def _build(self) -> None:
        head = Card(self.tr("Policy profile"))
        left_out = left_out_hint(self.room)
        if left_out is not None:
            head.add(left_out)
        head.add(self.office_left_out)
        head.add(FormField(self.tr("Profile"), self.choice), self.facts)
        words = self.tr("A ticket is judged by the rules it was taken in under; newer ones never rewrite it.")
        how = self.tr("Arrows choose a line, Enter edits it.")
        head.add(HintBox(f"{words} {how}", "info"))
        self.put(head)
        self.column.insertLayout(1, self._pages)
