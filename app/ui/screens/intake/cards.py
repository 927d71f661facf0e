"""What the cards of the left side share: named fields, rows that wrap, choices by digit."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.dateentry import Toward, parse_date
from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.fields import FormField
from app.ui.kit.flow import FlowLayout
from app.ui.kit.segmented import Segmented
from app.ui.screens.intake.wrapping import FieldLines, Room
from app.ui.theme import Space
from app.usecases.intake_draft import IntakeForm

MORE_KEY = "Alt+M"
"""Opens the rare fields of the card where the keyboard is."""

STATE_KEY = "Alt+F"
"""States what no field holds."""


class FormCard(Card):
    """A card of the form. `fields` are its form fields by the name they have in the form.

    Fields that are seldom needed are `rare`: folded away until somebody opens them, they hold something,
    or they matter for this case. Signal `changed` follows every change, typed or chosen; `folding_asked`
    a press of the button that opens the rare fields.
    """

    changed = Signal()
    folding_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(14, 4, 14, 8)  # all cards are in sight at once on a low screen
        self.fields: dict[str, FormField] = {}
        self.rare: tuple[str, ...] = ()
        self.more = Button("", kind="quiet", small=True, icon="chevron-down")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self.folding_asked.emit)
        self._lines: list[FieldLines] = []
        self._open = False
        self._revealed: set[str] = set()
        self._matters: frozenset[str] = frozenset()

    @property
    def opened(self) -> bool:
        """Whether somebody opened the rare fields."""
        return self._open

    def name_fields(self, fields: Mapping[str, FormField]) -> None:
        """Name the fields and listen to them."""
        self.fields = dict(fields)
        for field in self.fields.values():
            listen(field.control, self.changed.emit)

    def put_fields(self, rooms: Mapping[str, Room], *, cells: bool = False) -> FieldLines:
        """Named fields side by side, on as many lines as it takes."""
        lines = FieldLines(cells=cells)
        for name, room in rooms.items():
            lines.put(self.fields[name], room)
        self.add(lines)
        if any(name in self.rare for name in rooms):
            self._lines.append(lines)
        return lines

    def open_rare(self, shown: bool) -> None:
        """Open the rare fields, or fold those that hold nothing."""
        self._open = shown
        self._revealed.clear()

    def reveal(self, name: str) -> None:
        """Show one rare field until another intake is on the page."""
        self._revealed.add(name)

    def fold(self, form: IntakeForm, matters: frozenset[str] | None = None) -> bool:
        """Show the rare fields that belong in sight; whether that changed. One with the keyboard stays.

        `matters` are those that count for this case; without any, what counted before.
        """
        usual, changed = IntakeForm(), False
        self._matters = self._matters if matters is None else matters
        for name in self.rare:
            held = any(getattr(form, key) != getattr(usual, key) for key in self.holds(name))
            field = self.fields[name]
            called = name in self._matters or name in self._revealed
            wanted = self._open or held or called or field.control.hasFocus()
            if field.isHidden() is wanted:
                field.setVisible(wanted)
                changed = True
        for lines in self._lines:
            lines.follow()
        self.more.set_words(self.tr("Less") if self._open else self.more_words())
        self.more.set_icon("chevron-up" if self._open else "chevron-down")
        return changed

    def holds(self, name: str) -> tuple[str, ...]:
        """Under which names the form keeps what the field holds."""
        return (name,)

    def more_words(self) -> str:
        """What the button says that opens the rare fields."""
        return self.tr("More")


def put_head(card: Card, title: str, *beside: QWidget, note: QWidget | None = None) -> None:
    """Give a card its title row: title, `note` in the room between, `beside` at the right end.

    A card's own words can be said only once it exists, so its title comes after it.
    """
    card.title.setText(title)
    card.setAccessibleName(title)
    card.head.addWidget(card.title)
    if note is not None:
        card.head.addWidget(note)
    if note is not card.note:
        belongs_to(card, card.note)
    card.head.addStretch(1)
    for widget in beside:
        card.head.addWidget(widget)
    card.body.insertLayout(0, card.head)


def belongs_to(owner: QWidget, unused: QWidget) -> None:
    """Give a part that is not shown its owner all the same: widgets must not outlive their window."""
    unused.setParent(owner)
    unused.hide()


class FlowRow(QWidget):
    """Widgets side by side, on the next line where the card is narrow."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._flow = FlowLayout(spacing=Space.M)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(self._flow)
        for widget in widgets:
            self._flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def listen(control: QObject, told: Callable[[], None]) -> None:
    """Be told of every change of `control` a person makes or the page sets."""
    if isinstance(control, QLineEdit):
        control.textChanged.connect(lambda _text: told())
    if isinstance(control, QPlainTextEdit):
        control.textChanged.connect(told)
    if isinstance(control, Combo | Segmented):
        control.changed.connect(told)
    if isinstance(control, DateEdit):
        control.day_changed.connect(told)


def numbered(codes: Iterable[str], label: Callable[[str], str]) -> list[Choice]:
    """Choices that a digit finds, as well as a part of their word or their code."""
    return [Choice(code, label(code), f"{place} {code}") for place, code in enumerate(codes, 1)]


def alone(choice: Segmented, before: tuple[str, ...], single: str = "none") -> tuple[str, ...]:
    """«Nobody», «none of these», «intact» stand alone: taking one lets go of the others."""
    values = choice.values()
    if single in values and len(values) > 1:
        kept = (single,) if single not in before else tuple(each for each in values if each != single)
        choice.set_values(kept)
    return choice.values()


def show_day(edit: DateEdit, text: str, today: date, toward: Toward = Toward.PAST) -> None:
    """Show the day that a form holds, half-typed ones as they were typed."""
    try:
        edit.set_day(parse_date(text, today, toward) if text.strip() else None)
    except InputError:
        edit.setText(text)
