"""What the cards of the left side share: named fields, rows that wrap, choices by digit."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.card import Card
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.fields import FormField
from app.ui.kit.flow import FlowLayout
from app.ui.kit.segmented import Segmented
from app.ui.theme import Space


class FormCard(Card):
    """A card of the form. `fields` are its form fields by the name they have in the form.

    Signal `changed` follows every change, typed or chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(14, 6, 14, 10)  # all cards are in sight at once on a low screen
        self.fields: dict[str, FormField] = {}

    def name_fields(self, fields: Mapping[str, FormField]) -> None:
        """Name the fields and listen to them."""
        self.fields = dict(fields)
        for field in self.fields.values():
            listen(field.control, self.changed.emit)

    def row_of_fields(self, *names: str, stretch: tuple[int, ...] = ()) -> None:
        """Named fields side by side."""
        self.add_row(*(self.fields[name] for name in names), stretch=stretch)


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
