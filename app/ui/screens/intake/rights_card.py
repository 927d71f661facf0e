"""可享权益: what the customer is entitled to, by which strength, until when, and why."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.ticket import StatedFact
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Divider, HintBox, row_of
from app.ui.kit.chips import Chip
from app.ui.kit.focusring import FocusRing
from app.ui.kit.text import Elided, Text
from app.ui.labels.intake import gap_label
from app.ui.labels.lists import listed
from app.ui.labels.trade import remedy_label, strength_label
from app.ui.override import override
from app.ui.parts.clock_words import say_weekday
from app.ui.screens.common.closing_words import ClosingRow
from app.ui.screens.common.fact_words import say_fact
from app.ui.screens.intake.cards import STATE_KEY, put_head
from app.ui.screens.intake.live import LevelView, Live, RightLine, leading_line
from app.ui.theme import Space, Tone

_LOOKS: Mapping[str, tuple[Tone, str]] = {
    "by_right": ("ok", "check"),
    "promise": ("ok", "check"),
    "negotiable": ("info", "message-square"),
    "pending": ("warn", "clock"),
    "not_owed": ("neutral", "x"),
}
_LEVEL_TONES: Mapping[int, Tone] = {1: "danger", 2: "info", 3: "neutral"}


class RightsCard(Card):
    """Rows of remedies; Up and Down go through them, and the box below tells why the chosen one is so.

    Signal `stated_pressed`: what was stated is to be seen or changed.
    """

    stated_pressed = Signal()

    def __init__(self, term_of: Callable[[str], str]) -> None:
        """`term_of` is the trade's word for a fact that has no word here."""
        super().__init__()
        self.level = Chip()
        self.reason = HintBox("", "triangle-alert", tone="danger")
        self.why = HintBox()
        self.cut = HintBox("", "triangle-alert", tone="warn")
        self.closing = ClosingRow()
        self.rows = RightRows(term_of)
        self.stated = Elided("", "note")
        self._state = Button("", kind="quiet", small=True, key=STATE_KEY)
        self._stated_row = QWidget()
        self._term_of = term_of
        self._empty = Text("", "muted", wrap=True)
        self._ground = Elided("", "note")
        self._year = 0
        self._build()

    def show_live(self, live: Live, year: int = 0) -> None:
        """Show rights and level as they stand; days of another `year` than this one are said with it."""
        self._year = year
        self._show_level(live.level)
        self._show_cut(live.judged_signs)
        self._show_stated(live.stated)
        self.rows.show_lines(live.lines, year)
        self.rows.setVisible(bool(live.lines))
        self.closing.show_closing(live.closing)
        self._empty.setVisible(not live.lines)
        self._tell(self.rows.current)

    def _show_cut(self, judged: int) -> None:
        said = self.tr("The words are too long: only the first {0} characters are judged.")
        self.cut.set_text(said.format(f"{judged:,}"))
        self.cut.setVisible(judged > 0)

    def _show_stated(self, stated: Mapping[str, StatedFact]) -> None:
        said = listed(say_fact(key, value, self._term_of) for key, value in stated.items())
        self.stated.setText(self.tr("Stated: {0}").format(said))
        self._stated_row.setVisible(bool(said))

    def _show_level(self, level: LevelView | None) -> None:
        if level is None:
            self.level.show_word("")
            self.reason.hide()
            self._ground.hide()
            return
        words = self.tr("Level {0} {1} · {2}").format(level.level, level.mark, level.owner)
        self.level.show_word(
            words, _LEVEL_TONES.get(level.level, "info"), "flag" if level.level == 1 else "user"
        )
        self.reason.set_text("\n".join(level.reasons))
        self.reason.setVisible(level.level == 1 and bool(level.reasons))
        self._ground.setText("; ".join(level.reasons))
        self._ground.setVisible(level.level != 1 and bool(level.reasons))
        self.level.setToolTip("\n".join(level.reasons))
        self.level.setAccessibleDescription("; ".join(level.reasons))

    def _tell(self, place: int) -> None:
        lines = self.rows.lines
        line = lines[place] if 0 <= place < len(lines) else None
        self.why.setVisible(line is not None)
        if line is None:
            return
        day = _say_day(line.last_day, self._year) if line.last_day else _title(line)
        self.why.set_text(self.tr("Why {0}: {1}").format(day, line.why))

    def _build(self) -> None:
        self._empty.setText(self.tr("Goods and demand tell what the customer is entitled to."))
        put_head(self, self.tr("Rights"), self.level)
        self._state.set_words(self.tr("Change"))
        self._state.clicked.connect(self.stated_pressed)
        self._stated_row.setLayout(row_of(self.stated, self._state, stretch=(1, 0)))
        self.add(self.cut, self._ground, self.reason, self._stated_row, self._empty, self.closing)
        self.add(self.rows, self.why)
        self.rows.moved.connect(self._tell)
        self.show_live(Live())


class RightRows(QWidget):
    """One row per remedy, kept and refilled: typing makes no widgets. Signal `moved` carries the row."""

    moved = Signal(int)

    def __init__(self, term_of: Callable[[str], str]) -> None:
        super().__init__()
        self._term_of = term_of
        self.lines: tuple[RightLine, ...] = ()
        self.current = 0
        self._chosen = False
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Rights"))
        self._ring = FocusRing(
            self, area=lambda: self._rows[self.current].geometry() if self._rows else self.rect()
        )

    def show_lines(self, lines: Sequence[RightLine], year: int = 0) -> None:
        """Show these as they read in this `year`; a row that was chosen stays chosen while it is there."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        while len(self._rows) < len(self.lines):
            self._rows.append(self._new_row(len(self._rows)))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self.lines))
            if place < len(self.lines):
                row.show_line(self.lines[place], year, first=place == 0)
        if not self._chosen or self.current >= len(self.lines):
            self.current, self._chosen = leading_line(self.lines), False
        self._describe()

    def choose(self, place: int) -> None:
        """Make a row current."""
        self.current, self._chosen = place, True
        self._describe()
        self._ring.follow()
        self.moved.emit(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self.lines:
            super().keyPressEvent(event)
        else:
            self.choose((self.current + step) % len(self.lines))

    def _new_row(self, place: int) -> "_Row":
        row = _Row(self._term_of)
        row.pressed.connect(lambda: self.choose(place))
        self._column.addWidget(row)
        return row

    def _focus_area(self) -> QRect:
        return self._rows[self.current].geometry() if self._rows else self.rect()

    def _describe(self) -> None:
        if self.lines:
            self.setAccessibleDescription(self.lines[self.current].why)


class _Row(QWidget):
    """Chip, remedy, and one grey line: what it needs, until when, on what ground."""

    pressed = Signal()

    def __init__(self, term_of: Callable[[str], str]) -> None:
        super().__init__()
        self._term_of = term_of
        self._line = Divider()
        self._chip = Chip()
        self._title = Elided("", "strong")
        self._detail = Elided("", "note")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, 84)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._line, 0, 0, 1, 2)
        grid.addWidget(self._chip, 1, 0)
        grid.addWidget(self._title, 1, 1)
        grid.addWidget(self._detail, 2, 1)

    def show_line(self, line: RightLine, year: int, *, first: bool) -> None:
        tone, icon = _LOOKS.get(line.standing, ("neutral", ""))
        self._line.setVisible(not first)
        self._chip.show_word(strength_label(line.standing), tone, icon)
        self._title.setText(_title(line))
        self._detail.setText(self._detail_words(line, year))
        self.setToolTip(line.why)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def _detail_words(self, line: RightLine, year: int) -> str:
        parts: list[str] = []
        if line.last_day is not None:
            weekday = say_weekday(datetime.combine(line.last_day, time()))
            form = self.tr("over since {0} {1}") if line.closed else self.tr("until {0} {1}")
            parts.append(form.format(_say_day(line.last_day, year), weekday))
        if line.promise_over is not None:
            over = self.tr("promise over since {0}")
            parts.append(over.format(_say_day(line.promise_over, year)))
        if line.needs:
            needs = listed(gap_label(need) or self._term_of(need) for need in line.needs)
            parts.append(self.tr("first confirm: {0}").format(needs))
        parts.append(self.tr("by law") if line.basis == "statute" else self.tr("promise of the house"))
        return " · ".join(parts)


def _say_day(day: date, year: int) -> str:
    """Month and day, with the year where it is another one: 11-08 alone would read as a day long past."""
    return f"{day:%m-%d}" if day.year == year else day.isoformat()


def _title(line: RightLine) -> str:
    return listed(remedy_label(remedy) for remedy in line.remedies)
