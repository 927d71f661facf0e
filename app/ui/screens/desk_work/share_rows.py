"""责任主体: one party, or several whose shares add up to 100."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.verdicts import Share
from app.domain.vocabulary import Party
from app.ui.kit.buttons import Button
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.ui.labels.trade import party_label
from app.ui.theme import Space

_MOST = 4


class ShareRow(QWidget):
    """One party with the name of the firm and its share in per cent."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.party = Combo(Choice(each, party_label(each), each) for each in Party)
        self.party.setAccessibleName(self.tr("Liable party"))
        self.name = LineEdit(placeholder=self.tr("Name of the firm"))
        self.name.setAccessibleName(self.tr("Name of the firm"))
        self.percent = LineEdit()
        self.percent.setAccessibleName(self.tr("Share %"))
        self.percent.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.percent.setFixedWidth(52)
        self.remove = Button("", kind="quiet", icon="x")
        self.remove.setAccessibleName(self.tr("Remove this party"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.party, 4)
        row.addWidget(self.name, 4)
        row.addWidget(self.percent)
        row.addWidget(Text("%", "muted"))
        row.addWidget(self.remove)
        self.party.changed.connect(self.changed)
        self.name.textEdited.connect(self.changed)
        self.percent.textEdited.connect(self.changed)

    def show_share(self, share: Share) -> None:
        """Show a share."""
        self.party.set_value(share.party)
        self.name.setText(share.name or "")
        self.percent.setText(str(share.percent))

    def share(self) -> Share | None:
        """What stands here; None while no party is chosen."""
        party = self.party.value()
        if not party:
            return None
        text = self.percent.text().strip().rstrip("%")
        return Share(party, int(text) if text.isdecimal() else 0, self.name.text().strip() or None)


class ShareRows(QWidget):
    """Rows of parties. Signal `changed` follows a person, `rows_changed` when rows came or went."""

    changed = Signal()
    rows_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ShareRow] = []
        self._touched = False
        self.more = Button(self.tr("Another party"), kind="quiet", icon="plus", small=True)
        self.more.setParent(self)  # whoever lays it out takes it over; until then it is no window
        self.more.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self.show_shares(())

    @property
    def touched(self) -> bool:
        """Whether a person changed what was proposed."""
        return self._touched

    def rows(self) -> Sequence[ShareRow]:
        """The rows, first to last."""
        return tuple(self._rows)

    def shares(self) -> tuple[Share, ...]:
        """The parties that are chosen, with what they bear."""
        return tuple(share for row in self._rows if (share := row.share()) is not None)

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Let these stand there first."""
        wanted = list(shares) or [Share("", 100)]
        while len(self._rows) > len(wanted):
            self._drop(self._rows[-1])
        while len(self._rows) < len(wanted):
            self._append()
        for row, share in zip(self._rows, wanted, strict=True):
            row.show_share(share)
        self._touched = False
        self._fit()

    def set_wrong(self, wrong: bool) -> None:
        """Draw what makes the sum wrong as wrong."""
        for row in self._rows:
            row.percent.set_wrong(wrong)

    def _append(self) -> ShareRow:
        row = ShareRow()
        row.changed.connect(self._edited)
        row.remove.clicked.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _add(self) -> None:
        """A further party bears what is left of 100."""
        left = max(100 - sum(share.percent for share in self.shares()), 0)
        row = self._append()
        row.percent.setText(str(left))
        self._edited()
        self._fit()
        row.party.setFocus()

    def _remove(self, row: ShareRow) -> None:
        self._drop(row)
        self._edited()
        self._fit()
        self._rows[0].party.setFocus()

    def _drop(self, row: ShareRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _edited(self) -> None:
        self._touched = True
        self.changed.emit()

    def _fit(self) -> None:
        several = len(self._rows) > 1
        for row in self._rows:
            row.remove.setVisible(several)
        self.more.setVisible(len(self._rows) < _MOST)
        self.setFocusProxy(self._rows[0].party)
        self.rows_changed.emit()
