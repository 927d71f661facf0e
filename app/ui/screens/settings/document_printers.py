"""Per document: its printer, paper, copies and tray; those with a choice of their own, others on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.text import Text
from app.ui.labels.papers import copy_label, document_label
from app.ui.screens.settings.words import medium_label, setting_label
from app.ui.theme import Space
from app.usecases.desk_settings import DEFAULT_PRINTER, PAPER_PRINTERS, text_of
from app.usecases.evidence_ports import PrintQueue
from app.usecases.paper import DocumentKind
from app.usecases.print_choices import counts_text, read_counts

DEFAULT = "default"


class DocumentPrinters(Card):
    """Signals: `chosen` with settings to keep, `test_wanted` with a kind (``default`` for every document).

    `printers`, `papers`, `copies`, `trays` and `tests` by setting: ``printer.receipt``, ``media.receipt`` …
    """

    chosen = Signal(object)
    test_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            QCoreApplication.translate("DocumentPrinters", "Printer per document"),
            note=QCoreApplication.translate("DocumentPrinters", "empty: as for every document"),
        )
        self.printers: dict[str, Combo] = {}
        self.papers: dict[str, Combo] = {}
        self.copies: dict[str, Combo] = {}
        self.trays: dict[str, Combo] = {}
        self.tests: dict[str, Button] = {}
        self.more = Combo(placeholder=self.tr("Another document…"))
        self.more.setAccessibleName(self.tr("Another document"))
        self._kinds: dict[str, DocumentKind] = {}
        self._queues: Sequence[PrintQueue] = ()
        self._trays: Mapping[str, Sequence[str]] = {}
        self._grid = QGridLayout()
        self._build()

    def show_values(self, values: Mapping[str, object]) -> None:
        """The choices as they are kept; a row for each document that has one."""
        for key in values:
            group, _, kind = key.partition(".")
            if group in ("printer", "media", "copies", "tray") and kind and values[key]:
                self._need_row(kind)
        for combos in (self.printers, self.papers, self.copies, self.trays):
            for key, combo in combos.items():
                combo.set_value(text_of(values, key) or None)
                combo.setCursorPosition(0)  # the beginning of what is too long for its column
                combo.setToolTip(combo.text())

    def show_found(
        self, kinds: Sequence[DocumentKind], queues: Sequence[PrintQueue], trays: Mapping[str, Sequence[str]]
    ) -> None:
        """What can be chosen: documents, printers, and the trays of each printer."""
        self._kinds = {each.kind: each for each in kinds}
        self._queues, self._trays = queues, trays
        for kind in self._shown():
            self._offer(kind)
        left = [each for each in self._kinds if each not in self._shown()]
        self.more.set_choices([Choice(kind, document_label(kind)) for kind in left])

    def printer_of(self, kind: str) -> str:
        """The printer chosen for a document, else for every one; empty: none."""
        own = self.printers.get(f"printer.{kind}")
        return (own.value() if own else None) or self.printers[DEFAULT_PRINTER].value() or ""

    def medium_of(self, kind: str) -> str:
        """The paper of a document: as chosen, else the usual one; empty: not known."""
        own = self.papers.get(f"media.{kind}")
        known = self._kinds.get(kind)
        return (own.value() if own else None) or (known.media[0] if known else "")

    def _shown(self) -> list[str]:
        return [key.removeprefix("printer.") for key in self.printers if key != DEFAULT_PRINTER]

    def _offer(self, kind: str) -> None:
        choices = [Choice(queue.name, queue.name) for queue in self._queues]
        self.printers[f"printer.{kind}"].set_choices(choices)
        if kind == DEFAULT:
            return
        known = self._kinds.get(kind)
        media = known.media if known else ()
        papers = self.papers[f"media.{kind}"]
        papers.set_choices([Choice(medium, medium_label(medium)) for medium in media])
        papers.setPlaceholderText(medium_label(media[0]) if media else "")
        copies = known.copies if known else ()
        self.copies[f"copies.{kind}"].set_choices(_copy_choices(copies))
        self._offer_trays(kind)

    def _offer_trays(self, kind: str) -> None:
        trays = self._trays.get(self.printer_of(kind), ())
        self.trays[f"tray.{kind}"].set_choices([Choice(tray, tray) for tray in trays])
        self.trays[f"tray.{kind}"].setEnabled(bool(trays) or bool(self.trays[f"tray.{kind}"].value()))

    def _need_row(self, kind: str) -> None:
        if f"printer.{kind}" not in self.printers:
            self._add_row(kind, document_label(kind))
            if self._kinds:
                self._offer(kind)

    def _add_row(self, kind: str, label: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Text(label), row, 0)
        every = kind == DEFAULT
        hint = self.tr("None yet") if every else self.tr("As above")
        columns = [(self.printers, "printer", self.tr("Printer for {0}"), Combo(free=True, placeholder=hint))]
        if not every:
            columns += [
                (self.papers, "media", self.tr("Paper for {0}"), Combo()),
                (self.copies, "copies", self.tr("Copies of {0}"), Combo(placeholder=self.tr("each once"))),
                (self.trays, "tray", self.tr("Tray for {0}"), Combo(placeholder=self.tr("auto"))),
            ]
        for column, (combos, group, name, combo) in enumerate(columns, 1):
            key = f"{group}.{kind}"
            combo.setAccessibleName(name.format(label))
            combo.changed.connect(partial(self._choose, key, combo))
            combos[key] = combo
            self._grid.addWidget(combo, row, column)
        test = Button(self.tr("Test page"), small=True)
        test.setAccessibleName(self.tr("Test page for {0}").format(label))
        test.clicked.connect(partial(self.test_wanted.emit, kind))
        self.tests[f"printer.{kind}"] = test
        self._grid.addWidget(test, row, 5)

    def _choose(self, key: str, combo: Combo) -> None:
        self.chosen.emit({key: combo.value() or ""})
        if key.startswith("printer."):
            for kind in self._shown():
                self._offer_trays(kind)

    def _choose_more(self) -> None:
        kind = self.more.value()
        if kind:
            self.more.set_value(None)
            self._need_row(kind)
            self.printers[f"printer.{kind}"].setFocus()

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        for column, stretch in ((1, 3), (2, 4), (3, 4), (4, 2)):
            self._grid.setColumnStretch(column, stretch)
        titles = (
            self.tr("Document"),
            self.tr("Printer"),
            self.tr("Paper"),
            self.tr("Copies"),
            self.tr("Tray"),
        )
        for column, title in enumerate(titles):
            self._grid.addWidget(Text(title, "label"), 0, column)
        self._add_row(DEFAULT, setting_label("default_printer"))
        for kind in PAPER_PRINTERS:
            self._add_row(kind, document_label(kind))
        self.body.addLayout(self._grid)
        self.add(self.more)
        self.more.changed.connect(self._choose_more)


def _copy_choices(copies: Sequence[str]) -> list[Choice]:
    """Every copy once or twice, one alone, and one of the first with two of another."""
    counts = [dict.fromkeys(copies, times) for times in (1, 2)]
    if len(copies) > 1:
        counts += [{each: int(each == only) for each in copies} for only in copies]
        counts += [{each: 2 if each == twice else 1 for each in copies} for twice in copies]
    texts = dict.fromkeys(counts_text(each) for each in counts)
    return [Choice(text, copies_words(text, copies)) for text in texts]


def copies_words(kept: str, copies: Sequence[str]) -> str:
    """``store*1 customer*2`` in words."""
    counts = read_counts(kept, copies)
    return " + ".join(f"{count} {copy_label(name)}" for name, count in counts.items() if count)
