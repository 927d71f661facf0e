"""比较政策: what two policies would grant for one case, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import HintBox, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.empty import EmptyState
from app.ui.kit.escape import takes_escape
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Elided
from app.ui.override import override
from app.ui.screens.common.compare_words import compare_line, part_label, policy_label
from app.ui.screens.common.reasons import Reasons, Sheet
from app.ui.screens.common.sheet_rows import LEAST, NARROW, CellWords, SheetLine, SheetRows
from app.usecases.compare_profiles import Comparison


class ComparePanel(Sheet):
    """Rows of two policies; Up and Down go through them, and below stands why each side says so.

    Digits choose the other policy, E shows rows that are equal or hides them. Signal `left` on Esc.
    `compare` is given the id of the other policy; what it raises as InputError is nothing to compare yet.
    """

    left = Signal()

    def __init__(
        self,
        others: Sequence[str],
        compare: Callable[[str], Comparison | None],
        term_of: Callable[[str], str],
        year: int,
    ) -> None:
        super().__init__()
        self._compare = compare
        self._term_of = term_of
        self._year = year
        self._all = True
        self.comparison: Comparison | None = None
        self._others = tuple(others)
        self.others = Segmented([Choice(each, policy_label(each)) for each in others], wrap=True)
        self.equal = Button("", key="E", small=True)
        self.count = Elided("", "note")
        self.rows = SheetRows()
        self.whys = (HintBox(), HintBox())
        self._reasons = Reasons(*self.whys)
        self._nothing = EmptyState("list-checks", self.tr("Nothing to compare yet"))
        self._build()
        self.others.set_value(others[0] if others else None)
        self.refresh()

    def refresh(self) -> None:
        """Compare anew: the case or the choice is another one; the row stays where it is."""
        other = self.others.value()
        try:
            self.comparison = self._compare(other) if other else None
        except InputError:
            self.comparison = None
        self._show()

    def lines(self) -> list[SheetLine]:
        """What is shown now, without the titles of parts."""
        return [line for line in self.rows.lines() if not line.head]

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_E:
            self._turn_equal()
        elif 0 <= place < len(self._others):
            self.others.set_value(self._others[place])
            self.refresh()
        elif not self._reasons.serve_key(event.key()):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reasons.stack(self.width() < NARROW)
        self._reasons.fit(self)

    def _turn_equal(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        found = self.comparison
        self._nothing.setVisible(found is None)
        self.rows.setVisible(found is not None)
        if found is None:
            self.count.setText("")
            self._tell(None)
            return
        rows = found.rows if self._all else found.different
        lines: list[SheetLine] = []
        part = None
        for row in rows:
            if row.part is not part:
                part = row.part
                names = (CellWords(policy_label(each)) for each in (found.left, found.right))
                lines.append(SheetLine(part_label(part), tuple(names), head=True))
            lines.append(compare_line(row, self._year, self._term_of))
        self.rows.show_lines(lines)
        differ, equal = len(found.different), len(found.rows) - len(found.different)
        self.count.setText(self.tr("{0} different, {1} equal").format(differ, equal))
        self.equal.set_words(self.tr("Hide equal rows") if self._all else self.tr("Show equal rows"))
        self._tell(self.rows.current())

    def _tell(self, line: SheetLine | None) -> None:
        sides = line.cells if line is not None else (None, None)
        names = (self.comparison.left, self.comparison.right) if self.comparison else ("", "")
        for box, side, name in zip(self.whys, sides, names, strict=True):
            box.setVisible(side is not None)
            if side is not None:
                why = side.why or self.tr("The rules give no sentence for it.")
                box.set_text(self.tr("Why, {0}: {1}").format(policy_label(name), why))
        self._reasons.fit(self)

    def _build(self) -> None:
        title = self.tr("Compare policies")
        self.setAccessibleName(title)
        self.rows.setAccessibleName(title)
        self.others.setAccessibleName(self.tr("Other policy"))
        self.body.addLayout(row_of(Elided(title, "heading"), self.count, self.equal, stretch=(0, 1, 0)))
        self.add(self.others, self._nothing)
        self.body.addWidget(self.rows, 1)
        self.add(self._reasons)
        digits = KeyHint(f"1…{len(self._others)}", self.tr("Other policy"))
        on = KeyHint("← →", self.tr("Read on"))
        self.add(HintRow([KeyHint("↑ ↓", self.tr("Row")), on, digits, KeyHint("Esc", self.tr("Back"))]))
        self.setMinimumWidth(LEAST)
        self.others.changed.connect(self.refresh)
        self.equal.clicked.connect(self._turn_equal)
        self.rows.currentRowChanged.connect(lambda _row: self._tell(self.rows.current()))
        self.setFocusProxy(self.rows)
