"""The copies of the data that were found: one is chosen by keyboard and restored beside what is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.card import HintBox
from app.ui.kit.droplist import DropRow
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import current_look
from app.ui.kit.progress import BusyLine
from app.ui.kit.text import Text
from app.ui.parts.clock_words import say_weekday
from app.ui.screens.common.picklist import PickList
from app.ui.theme import Space, Tone
from app.ui.window.program import Sentence
from app.usecases.housekeeping import BackupFound

ABOUT_CODES = frozenset(
    {
        "backup_locked",
        "recovery_code_wrong",
        "recovery_code_length",
        "recovery_code_group",
        "passphrase_wrong",
    }
)
"""What a person answers by typing the recovery code, or typing it again."""

_ROWS = 4
"""The list shows as many at once; more scroll."""


class BackupCard(QWidget):
    """A list (Up, Down, Enter) and a field for another folder.

    Signals: `restore_wanted` the path of the backup that was taken, `search_wanted` a folder, `left` when
    Esc is pressed in the list.
    """

    restore_wanted = Signal(object)
    search_wanted = Signal(object)
    left = Signal()

    def __init__(self, sentence: Sentence) -> None:
        super().__init__()
        self._sentence = sentence
        self._found: dict[str, BackupFound] = {}
        self._taken: Path | None = None
        self._wrong = HintBox("", "circle-alert", tone="danger")
        self._line = BusyLine()
        self._doing = Text("", "strong")
        self.list = PickList(
            self.tr("Copies that were found"),
            self.tr("Date, desk or name"),
            self.tr("No copy was found. Name the folder or the USB stick where copies are kept."),
            take=self.tr("Try and restore"),
        )
        self.folder = LineEdit(icon="search")
        self.code = LineEdit()
        self._code_field = FormField(
            self.tr("Recovery code"), self.code, hint=self.tr("from the printed sheet; or the passphrase")
        )
        self._build()

    def ask_code(self) -> None:
        """This computer lacks the key of the copies: somebody types the recovery code, then Enter."""
        self._code_field.show()
        self.code.setFocus()
        self.code.selectAll()

    def typed(self) -> str:
        """The recovery code or the passphrase, as it was typed; nothing where none was asked for."""
        return self.code.text().strip()

    def show_backups(self, found: Sequence[BackupFound]) -> None:
        """Offer these, the newest first."""
        self._found = {str(each.path): each for each in found}
        self.list.show_rows([self._row(each) for each in found])

    def show_busy(self, on: bool) -> None:
        """A copy is being tried and restored."""
        for control in (self.list.field, self.list.list, self.folder, self.code):
            control.setEnabled(not on)
        words = self.tr("The copy is being tried, then restored into a new folder …") if on else ""
        self._doing.setText(words)
        self._doing.setVisible(on)
        if on:
            self.say("")
            self._line.show_busy(words)
        else:
            self._line.rest()

    def say(self, sentence: str) -> None:
        """What is the matter with the copy that was taken; nothing for an empty sentence."""
        self._wrong.set_text(sentence)
        self._wrong.setVisible(bool(sentence))

    def _row(self, found: BackupFound) -> DropRow:
        when = self._when(found)
        size = self.tr("{0} MB").format(f"{found.size / 1e6:,.1f}")
        parts = [found.desk, self.tr("{0} tickets").format(found.tickets), size, found.path.name]
        if found.trouble:
            parts = [size, str(found.path)]
        chip = {
            "": self.tr("tried when made"),
            "backup_damaged": self.tr("damaged"),
            "store_newer": self.tr("newer program"),
        }.get(found.trouble, found.trouble)
        tone: Tone = "danger" if found.trouble else "ok"
        detail = " · ".join(part for part in parts if part)
        return DropRow(str(found.path), when, detail, "save", chip, tone)

    def _when(self, found: BackupFound) -> str:
        if found.made_at is None:
            return found.path.name
        local = found.made_at.astimezone()
        return f"{local:%Y-%m-%d} {say_weekday(local)} {local:%H:%M}"

    def _take(self, key: str) -> None:
        found = self._found[key]
        if found.trouble:
            self.say(self._sentence(found.trouble, {"path": key, "found": "", "known": "", "folder": key}))
        else:
            self._taken = found.path
            self.restore_wanted.emit(found.path)

    def _take_again(self) -> None:
        if self._taken is not None and self.typed():
            self.restore_wanted.emit(self._taken)

    def _look(self) -> None:
        typed = self.folder.text().strip()
        if typed:
            self.search_wanted.emit(Path(typed).expanduser())

    def _build(self) -> None:
        words = self.tr(
            "What was done after a copy was made is not in it: enter it again from the slips and receipts."
        )
        rows = _ROWS * (current_look().theme.sizes.control + Space.XS) + Space.XS
        self.list.list.setFixedHeight(rows)
        self.setFocusProxy(self.list)
        self.list.picked.connect(self._take)
        self.list.left.connect(self.left)
        self.folder.returnPressed.connect(self._look)
        self.code.returnPressed.connect(self._take_again)
        self._wrong.hide()
        self._doing.hide()
        self._code_field.hide()
        field = FormField(self.tr("Look in another folder"), self.folder, hint=self.tr("Enter looks there"))
        self.list.body.insertWidget(1, HintBox(words, "info"))
        self.list.add(self._wrong, self._code_field, self._doing, self._line, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
