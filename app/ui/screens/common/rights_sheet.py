"""权益与期限: what is owed, until when, what is missing; why each day is that day. Laid over the tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from app.ui.kit.card import HintBox
from app.ui.kit.escape import takes_escape
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.override import override
from app.ui.screens.common.reasons import Reasons, Sheet
from app.ui.screens.common.rights_lines import FACT
from app.ui.screens.common.sheet_rows import LEAST, SheetLine, SheetRows


class RightsSheet(Sheet):
    """Up and Down go through the rows; the reason of the chosen one stands below.

    Signals: `wanted` carries a missing fact on which Enter was pressed, `left` when Esc closes it.
    """

    wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("RightsSheet", "Rights and periods"))
        self.rows = SheetRows()
        self.why = HintBox()
        self.rows.setAccessibleName(self.title.text())
        self.body.addWidget(self.rows, 1)
        self._reasons = Reasons(self.why)
        self.add(self._reasons)
        ways = [KeyHint("↑ ↓", self.tr("Why")), KeyHint("← →", self.tr("Read on"))]
        hints = [*ways, KeyHint("Enter", self.tr("Answer what is missing"))]
        self.add(HintRow([*hints, KeyHint("Esc", self.tr("Back"))]))
        self.setMinimumWidth(LEAST)
        self.rows.currentRowChanged.connect(lambda _row: self._tell())
        self.rows.itemDoubleClicked.connect(lambda _item: self._go())
        self.setFocusProxy(self.rows)
        self.why.hide()

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        """Show these rows; the row stays where it is."""
        self.rows.show_lines(lines)
        self._tell()

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif not self._reasons.serve_key(event.key()):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reasons.fit(self)

    def _tell(self) -> None:
        line = self.rows.current()
        said = [cell.why for cell in line.cells if cell.why] if line is not None else []
        self.why.setVisible(bool(said))
        asks = line is not None and line.key.startswith(FACT)
        self.why.set_text("\n".join(said) if asks else self.tr("Why: {0}").format("\n".join(said)))
        self._reasons.fit(self)

    def _go(self) -> None:
        line = self.rows.current()
        if line is not None and line.key.startswith(FACT):
            self.wanted.emit(line.key.removeprefix(FACT))
