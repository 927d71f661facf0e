"""The clock strip: all clocks of a ticket on one time line, and why each day is that day (N1, N2)."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.card import HintBox
from app.ui.parts.clock_chart import ClockChart
from app.ui.parts.clock_dots import ClockDots
from app.ui.parts.clock_lanes import ClockLanes
from app.ui.parts.clock_view import ClockView
from app.ui.theme import Space


class ClockStrip(QWidget):
    """Clocks with arrow keys to go through them; the reason of the chosen one stands below.

    `form` is ``dots`` (compact, before saving) or ``lanes`` (full). Signal `chosen` carries the key of
    the clock the person moved to.
    """

    chosen = Signal(str)

    def __init__(self, form: Literal["dots", "lanes"] = "lanes") -> None:
        super().__init__()
        self.chart: ClockChart = ClockDots() if form == "dots" else ClockLanes()
        self.why = HintBox()
        self.why.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.chart)
        layout.addWidget(self.why)
        self.setFocusProxy(self.chart)
        self.chart.chosen.connect(self._tell)

    def show_clocks(self, clocks: Sequence[ClockView], now: datetime, zone: tzinfo) -> None:
        """Show `clocks` as of `now`, with times in `zone`; what was chosen stays chosen."""
        self.chart.show_clocks(clocks, now, zone)
        if self.chart.current >= 0:
            self._explain(self.chart.clocks[self.chart.current])
        else:
            self.why.hide()

    def choose(self, key: str) -> None:
        """Choose the clock named `key`, as the arrow keys do; an unknown key changes nothing."""
        for index, clock in enumerate(self.chart.clocks):
            if clock.key == key:
                self.chart.choose(index)

    def _tell(self, clock: ClockView) -> None:
        self._explain(clock)
        self.chosen.emit(clock.key)

    def _explain(self, clock: ClockView) -> None:
        self.why.set_text(clock.why)
        self.why.setVisible(bool(clock.why))
