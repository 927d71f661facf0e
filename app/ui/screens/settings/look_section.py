"""Theme and language: known before the store is open, so they are kept on this computer too."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.fields import FormField
from app.ui.kit.look import current_look
from app.ui.kit.segmented import Segmented
from app.ui.screens.settings.section import Room, Section


class LookSection(Section):
    """The theme changes as it is chosen; the language asks for a restart."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.theme = Segmented(
            [
                Choice("light", self.tr("Light")),
                Choice("dark", self.tr("Dark")),
                Choice("field", self.tr("High contrast")),
            ]
        )
        self.language = Segmented(
            [
                Choice("system", self.tr("As the system")),
                Choice("zh_CN", "中文"),
                Choice("en", "English"),
            ]
        )
        self.restart_hint = HintBox("", "info", tone="info")
        self.restart = PrimaryButton(self.tr("Restart now"), icon="refresh-cw")
        self._build()
        self.theme.changed.connect(self._use_theme)
        self.language.changed.connect(self._use_language)
        self.restart.clicked.connect(self.restart_wanted)

    def show_values(self, values: Mapping[str, object]) -> None:
        choices = self.room.program.choices
        self.theme.set_value(current_look().theme.name)
        self.language.set_value(choices.get("language") or "system")

    def first_focus(self) -> QWidget:
        return self.theme

    def _use_theme(self) -> None:
        name = self.theme.value() or "light"
        current_look().use(name)
        if self.choose_for_computer("theme", name):
            self.keep({"theme": name})

    def _use_language(self) -> None:
        name = self.language.value() or "system"
        if not self.choose_for_computer("language", name):
            return
        self.keep({"language": name})
        self.restart_hint.set_text(self.tr("The language changes with the next start. Drafts are kept."))
        self.restart_hint.show()
        self.restart.show()

    def _build(self) -> None:
        card = Card(self.tr("Look and language"))
        card.add(FormField(self.tr("Theme"), self.theme))
        card.add(FormField(self.tr("Language"), self.language))
        card.add(self.restart_hint)
        row = row_of(self.restart)
        row.addStretch(1)
        card.body.addLayout(row)
        self.restart_hint.hide()
        self.restart.hide()
        self.put(card)
