"""The store cannot be opened: what is the matter, what to do, and the ways on. Never a traceback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.text import IconLabel, Text
from app.ui.override import override
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.theme import Space
from app.ui.window.backup_card import BackupCard
from app.ui.window.lock_card import LockCard
from app.ui.window.program import Program
from app.usecases.housekeeping import BackupFound

IN_USE, GONE, LOCKED = "store_in_use", "store_gone", "store_locked"
RESCUED = frozenset({"store_damaged", "store_unreachable", "store_missing", GONE})
"""Where a copy of the data helps."""

_WIDTH = 720


@dataclass(frozen=True)
class Trouble:
    """A problem by its code and parameters, and the folder that cannot be opened."""

    code: str
    params: Mapping[str, str]
    folder: Path


class ProblemPage(Page):
    """One sentence, what to do, and buttons; where a copy helps, the copies that were found.

    Signals: `again` to try once more, `switch` to bring up the window that has the store open,
    `anew` to begin with an empty store, `restore_wanted` with the path of a backup, `search_wanted` with
    another folder to look in, `unlock_wanted` with a recovery code or a passphrase, `quit_wanted`.
    """

    again = Signal()
    switch = Signal()
    anew = Signal()
    restore_wanted = Signal(object)
    search_wanted = Signal(object)
    unlock_wanted = Signal(str)
    quit_wanted = Signal()

    def __init__(self, program: Program, trouble: Trouble) -> None:
        super().__init__()
        self._program = program
        self._trouble = trouble
        self._restoring = False
        self.retry = Button(self.tr("Try again"), key="F5", icon="refresh-cw")
        self.leave = Button(self.tr("Quit"), key="Esc")
        self.bring_up = PrimaryButton(self.tr("Go to that window"), "F12")
        self.begin_anew = Button(self.tr("Begin with an empty store"), key="F2")
        self.copies = BackupCard(program.sentence) if trouble.code in RESCUED else None
        self.lock = LockCard() if trouble.code == LOCKED else None
        self.retry.clicked.connect(self.again)
        self.leave.clicked.connect(self.quit_wanted)
        self.bring_up.clicked.connect(self.switch)
        self.begin_anew.clicked.connect(self.anew)
        self._build()

    @override
    def title(self) -> str:
        return self.tr("Cannot open the data")

    @override
    def actions_now(self) -> Actions:
        ways = [KeyAction("F5", self.tr("Try again"), self.again.emit)]
        if self._trouble.code == IN_USE:
            ways.append(KeyAction("F12", self.tr("Go there"), self.switch.emit))
        if self._trouble.code == GONE:
            ways.append(KeyAction("F2", self.tr("Begin anew"), self.anew.emit))
        leave = KeyAction("Esc", self.tr("Quit"), self.quit_wanted.emit)
        return Actions([leave] if self._restoring else [*ways, leave])

    @override
    def first_focus(self) -> QWidget:
        if self.lock is not None:
            return self.lock.field
        return self.bring_up if self._trouble.code == IN_USE else self.retry

    def show_backups(self, found: Sequence[BackupFound]) -> None:
        """Offer these; the keyboard goes to them unless somebody is at another field."""
        if self.copies is None:
            return
        self.copies.show_backups(found)
        if found and not self.copies.folder.hasFocus():
            self.copies.setFocus()

    def show_restoring(self, on: bool) -> None:
        """A backup is being tried and restored: nothing else may begin meanwhile."""
        self._restoring = on
        for button in (self.retry, self.begin_anew):
            button.setEnabled(not on)
        self.keys_changed.emit()
        if self.copies is not None:
            self.copies.show_busy(on)
        if self.lock is not None:
            self.lock.show_busy(on)

    def _build(self) -> None:
        trouble, program = self._trouble, self._program
        sentence = program.sentence(trouble.code, trouble.params)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(IconLabel("triangle-alert", tone="danger", size=28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Text(self.tr("Cannot open the data"), "title"))
        words.addWidget(Text(sentence, "strong", wrap=True))
        head.addLayout(words, 1)
        card.body.addLayout(head)
        advice = self._advice()
        if advice:
            card.add(HintBox(advice, "lightbulb"))
        card.add(DefinitionList(self._facts(), label_width=96))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.leave, self.begin_anew, self.retry, self.bring_up):
            buttons.addWidget(button)
        self.bring_up.setVisible(trouble.code == IN_USE)
        self.begin_anew.setVisible(trouble.code == GONE)
        card.body.addLayout(buttons)
        self._centre([card, *(each for each in (self.lock, self.copies) if each is not None)])
        if self.lock is not None:
            self.lock.unlock_wanted.connect(self.unlock_wanted)
        self.setAccessibleName(sentence)
        if self.copies is not None:
            self.copies.restore_wanted.connect(self.restore_wanted)
            self.copies.left.connect(self.retry.setFocus)
            self.copies.search_wanted.connect(self.search_wanted)

    def _advice(self) -> str:
        """What to do here, in the window; the command line has words of its own."""
        return {
            "store_damaged": self.tr(
                "Delete nothing. Choose a copy below: it is tried first and then restored into a new folder"
                " beside this one. The damaged data stays where it is."
            ),
            "store_newer": self.tr(
                "Start the newer program, or update this one. The data is whole; nothing was changed."
            ),
            IN_USE: self.tr("Go on in the other window (F12), or close it and press F5."),
            "store_read_only": self.tr(
                "See whether the disk is write-protected and whether your account may write there, then press"
                " F5. Nothing was changed."
            ),
            "disk_full": self.tr(
                "Delete what is not needed on this disk, or empty its wastebasket, then press F5. What was"
                " entered is there."
            ),
            GONE: self.tr(
                "Connect the disk or network drive that it is on and press F5. Where it is lost,"
                " choose a copy below."
            ),
            "store_unreachable": self.tr(
                "See whether the disk is connected and press F5. Where it is broken, choose a copy below:"
                " it is restored into a new folder."
            ),
        }.get(self._trouble.code, "") or self._program.advice(self._trouble.code, self._trouble.params)

    def _facts(self) -> list[Fact]:
        facts = [Fact(self.tr("Folder"), str(self._trouble.folder))]
        if self._trouble.params.get("process"):
            facts.append(Fact(self.tr("Process"), self._trouble.params["process"]))
        if self._trouble.params.get("found"):
            versions = self.tr("{0}; this program knows {1}").format(
                self._trouble.params["found"], self._trouble.params.get("known", "")
            )
            facts.append(Fact(self.tr("Format"), versions))
        facts.append(Fact(self.tr("Log"), str(self._program.places.log)))
        return facts

    def _centre(self, cards: list[QWidget]) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(Space.M)
        for card in cards:
            card.setMaximumWidth(_WIDTH)
            middle.addWidget(card)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(middle, 8)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
