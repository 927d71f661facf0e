"""The desk: code, names, hours, how to reach it. Counts from the next start on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.choices import Choice
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.labels.trade import profile_label
from app.ui.screens.common.beside import beside
from app.ui.screens.settings.section import Room, Section
from app.ui.screens.settings.words import setting_label
from app.ui.shell.actions import KeyAction
from app.usecases.deed_rights import POLICY
from app.usecases.desk import REGIONS
from app.usecases.desk_settings import INSTALLED, PROFILE, REGION, checked_desk, settings_of, text_of
from app.usecases.keep_desk import check_head, keep_desk

_FIRST = "desk.code"
_FIELD_OF = {"region": REGION}
"""Fields that are called otherwise than what is wrong; beside the first what none is called."""


_NOWHERE = "nowhere"


class DeskSection(Section):
    """Fields made from the list of settings; F10 checks and keeps all of them."""

    DEED = POLICY

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.edits: dict[str, LineEdit] = {}
        self.fields: dict[str, FormField] = {}
        self.profile = Segmented([Choice(each, profile_label(each)) for each in INSTALLED], wrap=True)
        regions = [Choice(_NOWHERE, self.tr("None")), *(Choice(each, each) for each in REGIONS)]
        self.region = Segmented(regions, wrap=True)
        self._chosen = {PROFILE: self.profile, REGION: self.region}
        for setting in settings_of("desk"):
            if setting.key in self._chosen:
                shown = self._chosen[setting.key]
                self.fields[setting.key] = FormField(setting_label(setting.label), shown)
                continue
            self.edits[setting.key] = LineEdit()
            required = setting.kind in ("required", "hours")
            label = setting_label(setting.label)
            self.fields[setting.key] = FormField(label, self.edits[setting.key], required=required)
        self.save = PrimaryButton(self.tr("Save"), "F10")
        self.again = Button(self.tr("Restart now"), icon="refresh-cw")
        self.changed_hint = HintBox(self.tr("Kept. It counts from the next start on."), "info", tone="info")
        self._build()
        self.chain = FieldChain(self, *self.fields.values())
        self.chain.finished.connect(self.submit)
        self.save.clicked.connect(self.submit)
        self.again.clicked.connect(self.restart_wanted)

    def show_values(self, values: Mapping[str, object]) -> None:
        for key, edit in self.edits.items():
            edit.setText(text_of(values, key))
        self.profile.set_value(text_of(values, PROFILE))
        self.region.set_value(text_of(values, REGION) or _NOWHERE)

    def changing(self) -> Sequence[QWidget]:
        return [self.profile, self.region]

    def first_focus(self) -> QWidget:
        return self.edits[_FIRST]

    def keys(self) -> Sequence[KeyAction]:
        return [KeyAction("F10", self.tr("Save"), self.submit)]

    def submit(self) -> None:
        """Check every field and keep all, or say beside the field what is wrong."""
        workplace = self.room.services.workplace
        for field in self.fields.values():
            field.set_error()
        typed = {key: edit.text() for key, edit in self.edits.items()}
        typed[PROFILE] = self.profile.value() or ""
        typed[REGION] = (self.region.value() or "").replace(_NOWHERE, "")
        try:
            values = checked_desk(typed, workplace.desk)
            check_head(workplace, values)
        except InputError as error:
            field = self.fields.get(f"desk.{error.field}") or self.fields[_FIELD_OF.get(error.field, _FIRST)]
            field.set_error(beside(self.room.program.sentence, error))
            field.setFocus()
            return
        person = self.actor()
        self.run(lambda: keep_desk(workplace, values, person), lambda _: self._kept())

    def _kept(self) -> None:
        self.say_saved()
        self.changed_hint.show()
        self.again.show()

    def _build(self) -> None:
        card = Card(self.tr("Desk"))
        fields = list(self.fields.values())
        card.add_row(*fields[:3], stretch=(1, 2, 2))
        such = self.tr("such as {0}; empty without shifts").format("早班 09:45-16:00；晚班 15:45-22:15")
        self.fields["desk.shifts"].set_hint(such)
        self.fields["desk.firm"].set_hint(self.tr("as in the business licence; printed at the foot"))
        card.add_row(*fields[3:5], stretch=(2, 3))
        card.add_row(*fields[5:8], stretch=(2, 4, 2))
        card.add(fields[8])
        card.add(self.fields[PROFILE], self.fields[REGION])
        checked = self.tr("Only after checking that they are in force; tickets say that they were applied.")
        self.fields[REGION].set_hint(checked)
        counts = self.tr("Counts for new tickets; those that are there keep the rules they came in under.")
        self.fields[PROFILE].set_hint(counts)
        words = self.tr("Numbers that were given stay as they are, whatever the desk is called later.")
        card.add(HintBox(words, "info"))
        card.add(self.changed_hint)
        row = row_of(self.again, self.save)
        row.insertStretch(0, 1)
        card.body.addLayout(row)
        self.changed_hint.hide()
        self.again.hide()
        self.put(card)
