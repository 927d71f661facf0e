"""By hand where there is no network: out with a USB stick, back with a receipt; and a bundle for support."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, clear_layout, row_of
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.file_dialog import ask_files, ask_folder
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.progress import BusyLine
from app.ui.kit.text import Text
from app.ui.screens.common.beside import beside
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.sync_words import size_words, with_advice
from app.ui.screens.sync.presenter import Helping
from app.ui.screens.sync.sticks import newest_receipt, stick_folders
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.support_bundle import make_support_bundle, standing_of
from app.usecases.syncing import CarriedFile, ReceiptTaken

T = TypeVar("T")


class StickPanel(QWidget):
    """Three cards: carry out, take in, ask for help. Signal `done` when something is other than before."""

    done = Signal()

    def __init__(self, services: Services, helping: Helping) -> None:
        super().__init__()
        self._services = services
        self._helping = helping
        self.folder = LineEdit(icon="usb")
        self.receipt = LineEdit(icon="file-text")
        self.carry = Button(self.tr("Write to the stick"), icon="upload")
        self.take = Button(self.tr("Take the receipt in"), icon="download")
        self.bundle = Button(self.tr("Make a support bundle"), icon="package")
        self.fields = {
            "stick": FormField(self.tr("USB stick or folder"), self.folder),
            "receipt": FormField(self.tr("Receipt (.cfr)"), self.receipt),
        }
        self.lines = {key: BusyLine() for key in ("stick", "receipt", "bundle")}
        self.results = {key: QVBoxLayout() for key in ("stick", "receipt", "bundle")}
        self._build()
        self._connect()

    def look_for_sticks(self) -> None:
        """Propose a stick that is plugged in, and a receipt that lies on it, where nothing is typed."""

        def look() -> tuple[Sequence[Path], Path | None]:
            folders = stick_folders()
            return folders, newest_receipt(folders)

        self._services.tasks.run_query(look, self._propose, self._quiet, owner=self, key="sticks")

    def export(self) -> None:
        """Write what head office lacks, sealed for it alone."""
        link, folder = self._services.link, Path(self.folder.text().strip())
        self.fields["stick"].set_error()
        if not self.folder.text().strip():
            self.fields["stick"].set_error(self.tr("Choose the stick first"))
            self.folder.setFocus()
            return
        self._run(
            "stick", self.tr("Writing to the stick"), lambda: link.syncing.export(folder), self._carried
        )

    def take_in(self) -> None:
        """Take head office's receipt."""
        link, path = self._services.link, Path(self.receipt.text().strip())
        self.fields["receipt"].set_error()
        if not self.receipt.text().strip():
            self.fields["receipt"].set_error(self.tr("Choose the receipt first"))
            self.receipt.setFocus()
            return
        self._run("receipt", self.tr("Reading"), lambda: link.syncing.take_receipt(path), self._taken)

    def make_bundle(self) -> None:
        """A file for whoever helps, without anything of a customer."""
        services, helping = self._services, self._helping
        moment = services.workplace.time.now().astimezone(services.workplace.desk.tz)
        name = (
            f"counterfoil-support-{services.workplace.desk.code.replace('-', '')}-{moment:%Y%m%d-%H%M%S}.zip"
        )
        target = helping.folder / name

        def make() -> tuple[Path, int]:
            return make_support_bundle(
                services.workplace, standing_of(services.link), helping.log, helping.version(), target
            )

        self._run("bundle", self.tr("Gathering"), make, self._bundled)

    def _run(self, key: str, words: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        buttons = {"stick": self.carry, "receipt": self.take, "bundle": self.bundle}
        button = buttons[key]
        if not button.isEnabled():
            return
        button.setEnabled(False)
        self.lines[key].show_busy(words)
        clear_layout(self.results[key])

        def end() -> None:
            button.setEnabled(True)
            self.lines[key].rest()

        def succeed(found: T) -> None:
            end()
            done(found)

        def fail(error: Exception) -> None:
            end()
            self._refused(key, error)

        # A query thread: saving must not wait for a slow stick.
        self._services.tasks.run_query(work, succeed, fail, owner=self, key=key)

    def _refused(self, key: str, error: Exception) -> None:
        code, params = trouble_of(error)
        if key in self.fields and isinstance(error, InputError):
            self.fields[key].set_error(beside(self._services.sentence, error))
            self.fields[key].setFocus()
            return
        said = self._services.sentence(code, params)
        advice = self._helping.advice(code, params)
        words = with_advice(said, advice)
        fine = code == "nothing_to_carry"
        icon = "circle-check" if fine else "circle-alert"
        self.results[key].addWidget(HintBox(words, icon, tone="ok" if fine else "danger"))

    def _propose(self, found: tuple[Sequence[Path], Path | None]) -> None:
        folders, receipt = found
        if folders and not self.folder.text():
            self.folder.setText(str(folders[0]))
        if receipt is not None and not self.receipt.text():
            self.receipt.setText(str(receipt))
        none = self.tr("No stick is plugged in; a folder does as well.")
        self.fields["stick"].set_hint("" if folders else none)

    def _quiet(self, _error: Exception) -> None:
        """Nothing is proposed where the drives cannot be listed."""

    def _carried(self, files: Sequence[CarriedFile]) -> None:
        for each in files:
            amount = (
                self.tr("%n entries", "", each.entries),
                self.tr("%n files", "", each.files),
                size_words(each.size),
            )
            facts = [Fact(self.tr("Written"), str(each.path), self.tr("sealed"), "ok", "lock")]
            facts.append(Fact(self.tr("Holds"), " · ".join(amount)))
            self.results["stick"].addWidget(DefinitionList(facts))
        words = self.tr(
            "Take the stick out safely (Eject) before you pull it. Head office gives a receipt for it;"
            " until that is back here the entries count as not received."
        )
        self.results["stick"].addWidget(HintBox(words, "usb", tone="info"))
        self.done.emit()

    def _taken(self, receipt: ReceiptTaken) -> None:
        words = self.tr("Head office has received %n entries more", "", receipt.entries)
        if receipt.files:
            words += " · " + self.tr("%n files", "", receipt.files)
        self.results["receipt"].addWidget(HintBox(words, "circle-check", tone="ok"))
        if receipt.waiting:
            lacking = self.tr("Head office waits for another stick: {0}").format(", ".join(receipt.waiting))
            self.results["receipt"].addWidget(HintBox(lacking, "hourglass", tone="warn"))
        for code in receipt.sentences():
            told = with_advice(self._services.sentence(code, {}), self._helping.advice(code, {}))
            self.results["receipt"].addWidget(HintBox(told, "circle-alert", tone="warn"))
        self.receipt.clear()
        self.done.emit()

    def _bundled(self, made: tuple[Path, int]) -> None:
        path, size = made
        fact = Fact(self.tr("Written"), str(path), size_words(size), "ok", "check")
        self.results["bundle"].addWidget(DefinitionList([fact]))

    def _connect(self) -> None:
        self.carry.clicked.connect(self.export)
        self.take.clicked.connect(self.take_in)
        self.bundle.clicked.connect(self.make_bundle)
        self.folder.returnPressed.connect(self.export)
        self.receipt.returnPressed.connect(self.take_in)

    def _choose_folder(self) -> None:
        ask_folder(self, self.tr("Where to write"), self.folder.text().strip(), self.folder.setText)

    def _choose_receipt(self) -> None:
        kinds = self.tr("Receipts") + " (*.cfr)"
        ask_files(
            self, self.tr("Receipt"), lambda files: self.receipt.setText(files[0]), kinds=kinds, many=False
        )

    def _build(self) -> None:
        choose = Button(self.tr("Choose …"), small=False)
        choose.setAccessibleName(self.tr("Choose the stick"))
        choose.clicked.connect(self._choose_folder)
        pick = Button(self.tr("Choose …"))
        pick.setAccessibleName(self.tr("Choose the receipt"))
        pick.clicked.connect(self._choose_receipt)
        carry = self.tr("Writes everything head office lacks, readable for head office alone.")
        take = self.tr("Head office writes it back onto the stick; it proves what was received.")
        helps = self.tr(
            "Versions, counts, the last calls and the log: nothing a customer said, no name, no number."
        )
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(Space.M)
        columns.addWidget(self._card(self.tr("Out by stick"), carry, "stick", choose, self.carry), 4)
        columns.addWidget(self._card(self.tr("Receipt back"), take, "receipt", pick, self.take), 4)
        columns.addWidget(self._card(self.tr("Ask for help"), helps, "bundle", None, self.bundle), 3)

    def _card(self, title: str, words: str, key: str, choose: Button | None, go: Button) -> Card:
        card = Card(title)
        card.add(Text(words, "muted", wrap=True))
        if choose is not None:
            card.add(self.fields[key])
        row = row_of(go, *([choose] if choose is not None else []))
        row.addStretch(1)
        card.body.addLayout(row)
        card.add(self.lines[key])
        card.body.addLayout(self.results[key])
        card.body.addStretch(1)
        return card
