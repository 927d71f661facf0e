"""Pills in a row: filters with counts, and tabs of what is open. One of them is current."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.flow import FlowLayout
from app.ui.kit.focusring import FocusRing
from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import rounded, text_at, text_width
from app.ui.override import override
from app.ui.theme import Space, Tone

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class PillItem:
    """`key` identifies it; `note` stands after the label: a count, a remaining time, in its tone."""

    key: str
    label: str
    note: str = ""
    tone: Tone = "neutral"


class PillRow(QWidget):
    """A row that wraps. Left and Right move; signal `picked` carries the key a person chose.

    `shape` ``round`` is for filters (the current one is filled), ``tab`` for things that are open
    (the current one is framed).
    """

    picked = Signal(str)

    def __init__(self, items: Iterable[PillItem] = (), *, shape: Literal["round", "tab"] = "round") -> None:
        super().__init__()
        self._shape: Literal["round", "tab"] = shape
        self._pills: dict[str, _Pill] = {}
        self._current = ""
        self._ends: list[QWidget] = []
        self._flow = FlowLayout(spacing=Space.S - 1)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(self._flow)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._ring = FocusRing(self, area=self._focus_area, pill=shape == "round")
        self.show_items(items)

    def show_items(self, items: Iterable[PillItem]) -> None:
        """Replace the pills; the current one stays current if it is still there."""
        wanted = list(items)
        if [item.key for item in wanted] == list(self._pills):
            for item in wanted:
                self._pills[item.key].show_item(item)
            return
        for pill in self._pills.values():
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._pills = {item.key: self._pill(item) for item in wanted}
        for widget in self._ends:
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        self.set_current(self._current if self._current in self._pills else next(iter(self._pills), ""))

    def add_end(self, widget: QWidget) -> None:
        """Put a widget behind the pills: a button for a new one."""
        self._ends.append(widget)
        self._flow.addWidget(widget)

    def current(self) -> str:
        """The key of the current pill, or an empty string."""
        return self._current

    def set_current(self, key: str) -> None:
        """Make a pill current without telling anyone."""
        self._current = key
        for name, pill in self._pills.items():
            pill.setChecked(name == key)
        self.setAccessibleDescription(self._pills[key].text() if key in self._pills else "")
        self._ring.follow()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._pills:
            super().keyPressEvent(event)
            return
        keys = list(self._pills)
        self._pick(keys[(keys.index(self._current) + step) % len(keys)])

    def _pill(self, item: PillItem) -> "_Pill":
        pill = _Pill(item, self._shape)
        pill.clicked.connect(lambda _checked=False, key=item.key: self._pick(key))
        self._flow.addWidget(pill)
        return pill

    def _pick(self, key: str) -> None:
        changed = key != self._current
        self.set_current(key)
        if changed:
            self.picked.emit(key)

    def _focus_area(self) -> QRect:
        pill = self._pills.get(self._current)
        return pill.geometry() if pill is not None else self.rect()


class FilterChips(PillRow):
    """Filters over a list, each with how many rows it has."""


class PillTabs(PillRow):
    """What is open at the same time, each with its most urgent word."""

    def __init__(self, items: Iterable[PillItem] = ()) -> None:
        super().__init__(items, shape="tab")


class _Pill(QAbstractButton):
    """One pill, drawn by hand: label, then the note in bold."""

    def __init__(self, item: PillItem, shape: Literal["round", "tab"]) -> None:
        super().__init__()
        self._item = item
        self._shape = shape
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(lambda _on: self.updateGeometry())  # the current one is written in bold
        self.show_item(item)

    def show_item(self, item: PillItem) -> None:
        self._item = item
        self.setText(f"{item.label} {item.note}".strip())
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        look = current_look()
        width = text_width(self._label_font(look), self._item.label) + 2 * Space.M + 2
        if self._item.note:
            width += text_width(self._note_font(look), self._item.note) + Space.XS + 2
        height = look.theme.sizes.control - (6 if self._shape == "round" else 5)
        return QSize(round(width), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        c = look.theme.colours
        filled = self.isChecked() and self._shape == "round"
        painter = QPainter(self)
        place = QRectF(self.rect())
        radius = place.height() / 2 if self._shape == "round" else look.theme.sizes.control_radius
        line = c.accent if self.isChecked() else c.line
        fill = c.accent if filled else (c.accent_soft if self.underMouse() else c.panel)
        rounded(painter, place, radius, fill, line, 1.5 if self.isChecked() else 1)
        inner = place.adjusted(Space.M, 0, -Space.M, 0)
        ink = c.on_accent if filled else c.ink
        text_at(painter, inner, self._item.label, self._label_font(look), ink)
        if self._item.note:
            note_ink = c.on_accent if filled else self._note_ink(look)
            taken = text_width(self._label_font(look), self._item.label) + Space.XS + 1
            text_at(painter, inner.adjusted(taken, 0, 2, 0), self._item.note, self._note_font(look), note_ink)

    def _note_ink(self, look: Look) -> str:
        return (
            look.theme.colours.ink if self._item.tone == "neutral" else look.theme.tones[self._item.tone].ink
        )

    def _label_font(self, look: Look) -> QFont:
        return look.font("body", bold=self._shape == "tab" and self.isChecked())

    def _note_font(self, look: Look) -> QFont:
        return look.font("small" if self._shape == "tab" else "body", bold=True)
