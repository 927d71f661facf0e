"""Roll printers the desk speaks to itself: a list with a test page for each, and a line to add one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, clear_layout, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.ui.screens.common.beside import Sentence, beside
from app.ui.screens.settings.words import medium_label
from app.usecases.direct_printers import (
    DIRECT,
    ROLLS,
    TRIAL_WORDS,
    DirectPrinter,
    Way,
    checked_printer,
    direct_printers,
    direct_value,
    with_printer,
)

_CUT, _TEAR = "cut", "tear"
_ASKED, _QUIET = "asked", "quiet"


class DirectCard(Card):
    """Signals: `changed` with the setting to keep, `test_wanted` with a printer's name."""

    changed = Signal(object)
    test_wanted = Signal(str)

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(
            QCoreApplication.translate("DirectCard", "Roll printers without a driver"),
            note=QCoreApplication.translate("DirectCard", "ESC/POS, 80 or 58 mm"),
        )
        self._sentence = sentence
        self._printers: tuple[DirectPrinter, ...] = ()
        self._taken: tuple[str, ...] = ()
        self.name = LineEdit()
        self.way = Combo([Choice(way, way_label(way)) for way in Way])
        self.address = LineEdit(placeholder="192.168.1.50")
        self.roll = Combo([Choice(roll, medium_label(roll)) for roll in ROLLS])
        self.end = Combo([Choice(_CUT, self.tr("cuts")), Choice(_TEAR, self.tr("is torn off"))])
        self.says = Combo(
            [Choice(_ASKED, self.tr("it is asked")), Choice(_QUIET, self.tr("it cannot say: believe it"))]
        )
        self.add_button = Button(self.tr("Add"), icon="plus")
        self.fields = {
            "name": FormField(self.tr("Name"), self.name),
            "way": FormField(self.tr("Reached by"), self.way),
            "address": FormField(self.tr("Address"), self.address),
            "roll": FormField(self.tr("Paper"), self.roll),
            "end": FormField(self.tr("At the end"), self.end),
            "says": FormField(self.tr("Whether it printed"), self.says),
        }
        self._rows = QVBoxLayout()
        self._question = QVBoxLayout()
        self.answers: tuple[Button, ...] = ()
        self.removers: dict[str, Button] = {}
        self.tests: dict[str, Button] = {}
        self._build()
        self._reset()

    def show_printers(self, values: Mapping[str, object]) -> None:
        """Those that are kept."""
        self._printers = direct_printers(values.get(DIRECT))
        self._list()

    def take_names(self, names: Sequence[str]) -> None:
        """Names that the system's printers have."""
        self._taken = tuple(names)

    def add_printer(self) -> None:
        """Take in the one that is typed."""
        for field in self.fields.values():
            field.set_error()
        typed = {
            "name": self.name.text(),
            "way": self.way.value() or "",
            "address": self.address.text(),
            "roll": self.roll.value() or "",
            "cutter": self.end.value() != _TEAR,
            "quiet": self.says.value() == _QUIET,
        }
        try:
            printers = with_printer(self._printers, checked_printer(typed), self._taken)
        except InputError as error:
            field = self.fields.get(error.field, self.fields["address"])
            field.set_error(beside(self._sentence, error))
            field.setFocus()
            return
        self._reset()
        self._keep(printers)

    def ask_about(self, name: str) -> None:
        """After a test page: are the printer's own letters right? Without an answer nothing changes."""
        clear_layout(self._question)
        asked = self.tr("Does the last line at {0} read “{1}”?").format(name, TRIAL_WORDS)
        yes = Button(self.tr("Yes, print letters"), small=True)
        no = Button(self.tr("No, print pictures"), small=True)
        yes.clicked.connect(partial(self.answer, name, letters=True))
        no.clicked.connect(partial(self.answer, name, letters=False))
        row = row_of(Text(asked, "note"), yes, no)
        row.addStretch(1)
        self._question.addLayout(row)
        self.answers = (yes, no)

    def answer(self, name: str, *, letters: bool) -> None:
        """What the paper showed."""
        clear_layout(self._question)
        self._keep(
            tuple(replace(each, letters=letters) if each.name == name else each for each in self._printers)
        )

    def remove(self, name: str) -> None:
        """Forget one; orders for it are asked about when they come to be printed."""
        self._keep(tuple(each for each in self._printers if each.name != name))

    def _keep(self, printers: tuple[DirectPrinter, ...]) -> None:
        self._printers = printers
        self._list()
        self.changed.emit({DIRECT: direct_value(printers)})

    def _reset(self) -> None:
        self.name.clear()
        self.address.clear()
        self.way.set_value(Way.NETWORK)
        self.roll.set_value(next(iter(ROLLS)))
        self.end.set_value(_CUT)
        self.says.set_value(_ASKED)

    def _list(self) -> None:
        clear_layout(self._rows)
        self.removers, self.tests = {}, {}
        for printer in self._printers:
            self._rows.addLayout(self._row(printer))

    def _row(self, printer: DirectPrinter) -> QHBoxLayout:
        name = Text(printer.name, "strong")
        name.setMinimumWidth(140)
        row = row_of(name, Text(f"{way_label(printer.way)} {printer.address}", "muted"))
        row.addWidget(Text(medium_label(printer.roll), "note"))
        if printer.letters:
            row.addWidget(Text(self.tr("own letters"), "note"))
        row.addStretch(1)
        test = Button(self.tr("Test page"), icon="printer", small=True)
        test.setAccessibleName(self.tr("Test page for {0}").format(printer.name))
        test.clicked.connect(partial(self.test_wanted.emit, printer.name))
        remove = Button("", kind="quiet", icon="trash-2")
        remove.setAccessibleName(self.tr("Remove {0}").format(printer.name))
        remove.setToolTip(self.tr("Remove {0}").format(printer.name))
        remove.clicked.connect(partial(self.remove, printer.name))
        self.tests[printer.name], self.removers[printer.name] = test, remove
        row.addWidget(test)
        row.addWidget(remove)
        return row

    def _build(self) -> None:
        self.body.addLayout(self._rows)
        self.body.addLayout(self._question)
        first = row_of(self.fields["name"], self.fields["way"], self.fields["address"], stretch=(2, 2, 3))
        second = row_of(self.fields["roll"], self.fields["end"], self.fields["says"], stretch=(2, 2, 3))
        holder = QVBoxLayout()
        holder.addSpacing(20)
        holder.addWidget(self.add_button)
        holder.addStretch(1)
        second.addLayout(holder)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.add_button.clicked.connect(self.add_printer)


def way_label(way: Way) -> str:
    """How a printer is reached."""
    return {
        Way.NETWORK: QCoreApplication.translate("DirectCard", "Network"),
        Way.USB: QCoreApplication.translate("DirectCard", "USB device"),
        Way.SERIAL: QCoreApplication.translate("DirectCard", "Serial line"),
        Way.FILE: QCoreApplication.translate("DirectCard", "File"),
    }[way]
