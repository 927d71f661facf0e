"""查验: the look at the goods, ticked off (S4-20, S4-38); four ticks and a line of words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import Inspection
from app.ui.kit.buttons import Button
from app.ui.kit.card import row_of
from app.ui.kit.choices import Choice
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.theme import Space

TICKS = ("packaging_intact", "unused", "accessories_complete", "resale_affected")


class InspectionForm(QWidget):
    """Digits tick; once one is ticked or unticked, the others count as looked at too.

    Signals: `changed` after a tick; `asked` when the look is to be recorded (Enter on the words).
    """

    changed = Signal()
    asked = Signal()

    def __init__(self, *, columns: int = 2) -> None:
        super().__init__()
        self._looked = False
        self._kept = Inspection()
        self.ticks = Segmented(self._choices(), multi=True, columns=columns, quiet=True)
        self.ticks.setAccessibleName(self.tr("Look at the goods"))
        self.remarks = LineEdit(placeholder=self.tr("What was seen"))
        self.remarks.setAccessibleName(self.tr("What was seen"))
        self.save = Button(self.tr("Record"), icon="check")
        self._state = Text("", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S - 2)
        column.addWidget(self.ticks)
        column.addLayout(row_of(self.remarks, self.save, stretch=(1, 0)))
        column.addWidget(self._state)
        self.setFocusProxy(self.ticks)
        self.ticks.changed.connect(self._tick)
        self.remarks.textEdited.connect(self._tell)
        self.remarks.returnPressed.connect(self.asked)
        self.save.clicked.connect(self.asked)

    def _choices(self) -> list[Choice]:
        """Short words: four of them stand on tiles."""
        return [
            Choice("packaging_intact", self.tr("Packing ok")),
            Choice("unused", self.tr("Unused")),
            Choice("accessories_complete", self.tr("Complete")),
            Choice("resale_affected", self.tr("Resale hurt")),
        ]

    @property
    def dirty(self) -> bool:
        """Whether something stands here that is not recorded."""
        return self.inspection() != self._kept

    def inspection(self) -> Inspection:
        """The look as it stands here."""
        ticked = self.ticks.values()
        seen = {key: (key in ticked) if self._looked else None for key in TICKS}
        return Inspection(**seen, remarks=self.remarks.text().strip())

    def show_inspection(self, inspection: Inspection | None) -> None:
        """Show what is recorded; what was typed and not recorded is replaced."""
        self._kept = inspection or Inspection()
        values = {key: getattr(self._kept, key) for key in TICKS}
        self._looked = any(value is not None for value in values.values())
        self.ticks.set_values([key for key, value in values.items() if value])
        self.remarks.setText(self._kept.remarks)
        self._tell()

    def _tick(self) -> None:
        self._looked = True
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        inspection = self.inspection()
        self.save.setEnabled(self.dirty)
        if inspection.original_state is None:
            words = self.tr("Not looked at yet")
        elif inspection.original_state:
            words = self.tr("Original state: all three right")
        else:
            words = self.tr("Not in the original state")
        self._state.setText(words)
