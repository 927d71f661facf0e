"""Scanner and camera: does this computer hear the one and see the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.paper_code import ScannedDocument
from app.domain.scan import Barcode, TicketNumber, classify_scan
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.text import IconLabel, Text
from app.ui.screens.settings.camera_card import CameraCard
from app.ui.screens.settings.section import Room, Section
from app.ui.shell.actions import KeyAction


class DevicesSection(Section):
    """Shows every scan that comes while it is in front."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.scanned = DefinitionList([])
        self.waiting = Text(self.tr("Scan anything now: goods, a label, a receipt."), "strong")
        self.camera = CameraCard(room.services.camera, room.services.tasks)
        self.camera.turned.connect(self.keys_changed)
        self._build()

    def show_values(self, values: Mapping[str, object]) -> None:
        self.camera.look_again()

    def keys(self) -> Sequence[KeyAction]:
        if self.camera.viewing.running:
            off = self.tr("Camera off")
            return [KeyAction(key, off, self.camera.toggle, shown=key == "F6") for key in ("F6", "Esc")]
        if self.camera.can_look():
            return [KeyAction("F6", self.tr("Try camera"), self.camera.toggle)]
        return []

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
        self.put(scanner, self.camera)
