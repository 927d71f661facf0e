"""Scanner and camera: does this computer hear the one and see the other."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from PySide6.QtWidgets import QVBoxLayout

from app.domain.scan import Barcode, ScannedDocument, TicketNumber, classify_scan
from app.ui.kit.card import Card, HintBox, clear_layout, row_of
from app.ui.kit.chips import Chip
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.text import IconLabel, Text
from app.ui.screens.settings.section import Room, Section


def camera_names() -> list[str] | None:
    """The cameras of this computer; None where the package that sees them is not installed."""
    if find_spec("PySide6.QtMultimedia") is None:
        return None
    from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - an optional package

    return [device.description() for device in QMediaDevices.videoInputs()]


class DevicesSection(Section):
    """Shows every scan that comes while it is in front."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.scanned = DefinitionList([])
        self.waiting = Text(self.tr("Scan anything now: goods, a label, a receipt."), "strong")
        self.cameras = QVBoxLayout()
        self._build()

    def show_values(self, values: Mapping[str, object]) -> None:
        clear_layout(self.cameras)
        names = camera_names()
        if names is None:
            words = self.tr(
                "The camera package is not installed. Photos from a phone or a card reader work:"
                " F6 in the intake takes files."
            )
            self.cameras.addWidget(HintBox(words, "camera"))
        elif not names:
            self.cameras.addWidget(HintBox(self.tr("No camera is connected."), "camera"))
        for name in names or ():
            self.cameras.addLayout(row_of(Text(name, "strong"), Chip(self.tr("Ready"), "ok", "check")))

    def take_scan(self, text: str) -> bool:
        scan = classify_scan(text)
        if isinstance(scan, ScannedDocument):
            kind = self.tr("A document of ours")
        elif isinstance(scan, TicketNumber):
            kind = self.tr("A ticket number")
        elif isinstance(scan, Barcode):
            kind = self.tr("Goods, check digit right")
        else:
            kind = self.tr("Some other code")
        self.waiting.setText(self.tr("The scanner works."))
        self.waiting.set_tone("ok")
        self.scanned.show_facts(
            [
                Fact(self.tr("Read"), text),
                Fact(self.tr("What it is"), kind),
                Fact(self.tr("Signs"), str(len(text))),
            ]
        )
        return True

    def _build(self) -> None:
        scanner = Card(self.tr("Scanner"))
        scanner.body.addLayout(row_of(IconLabel("scan-barcode", size=24), self.waiting, stretch=(0, 1)))
        scanner.add(self.scanned)
        words = self.tr("A scanner types like a keyboard. Set it to send Enter or Tab after each code.")
        scanner.add(HintBox(words, "info"))
        camera = Card(self.tr("Camera"))
        camera.body.addLayout(self.cameras)
        self.put(scanner, camera)
