"""Periods about to close, in words; and the chips that say it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.card import clear_layout
from app.ui.kit.chips import Chip
from app.ui.kit.flow import FlowLayout
from app.ui.labels.lists import listed
from app.ui.labels.periods import period_label
from app.ui.labels.trade import remedy_label
from app.ui.parts.row_source import RowMark
from app.ui.theme import Space, Tone
from app.usecases.closing_windows import ClosingWindow, Urgency

translate = QCoreApplication.translate

_LOOKS: dict[Urgency, tuple[Tone, str]] = {
    Urgency.PAST: ("danger", "alarm-clock"),
    Urgency.TODAY: ("danger", "alarm-clock"),
    Urgency.TOMORROW: ("warn", "hourglass"),
    Urgency.SOON: ("warn", "timer"),
}


def closing_look(window: ClosingWindow) -> tuple[Tone, str]:
    """Tone and icon."""
    return _LOOKS[window.urgency]


def say_left(window: ClosingWindow) -> str:
    """How long it still is, or since when it is passed."""
    if window.urgency is Urgency.PAST:
        return translate("Closing", "passed {0} d ago").format(-window.left)
    if window.urgency is Urgency.TODAY:
        return translate("Closing", "ends today")
    if window.left == 1:
        return translate("Closing", "1 day left")
    return translate("Closing", "{0} days left").format(window.left)


def say_closing(window: ClosingWindow) -> str:
    """Which period, and how long it still is."""
    return f"{period_label(window.key) or window.key} {say_left(window)}"


def say_closing_detail(window: ClosingWindow) -> str:
    """What may still be asked for, and whose day is which where rest days make two."""
    parts = [listed(remedy_label(each) for each in window.remedies)] if window.remedies else []
    if window.rolled:
        days = translate("Closing", "the desk keeps to {0}, the customer may insist until {1}")
        parts.append(days.format(f"{window.staff_day:%m-%d}", f"{window.right_day:%m-%d}"))
    else:
        parts.append(translate("Closing", "until {0}").format(f"{window.right_day:%m-%d}"))
    return " · ".join(parts)


def closing_mark(closing: Sequence[ClosingWindow]) -> RowMark:
    """The mark of a row: as urgent as the nearest of them, and every one in words."""
    tone, icon = closing_look(closing[0])
    return RowMark(
        icon, tone, "\n".join(f"{say_closing(each)} · {say_closing_detail(each)}" for each in closing)
    )


class ClosingRow(QWidget):
    """One chip for each period about to close; nothing at all while none is."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(spacing=Space.S)
        self._shown: tuple[ClosingWindow, ...] = ()
        self.chips: list[Chip] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        self.setAccessibleName(translate("Closing", "About to close"))
        self.hide()

    def show_closing(self, closing: Sequence[ClosingWindow]) -> None:
        """Show these."""
        if tuple(closing) == self._shown:
            return
        self._shown = tuple(closing)
        clear_layout(self._flow)
        self.chips = [_chip(each) for each in self._shown]
        for chip in self.chips:
            self._flow.addWidget(chip)
        self.setAccessibleDescription("; ".join(map(say_closing, self._shown)))
        self.setVisible(bool(self._shown))

    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.text() for chip in self.chips]


def _chip(window: ClosingWindow) -> Chip:
    tone, icon = closing_look(window)
    chip = Chip(say_closing(window), tone, icon)
    chip.setToolTip("\n".join(filter(None, (say_closing_detail(window), window.why))))
    chip.setAccessibleDescription(say_closing_detail(window))
    return chip
