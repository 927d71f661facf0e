"""The sign-in page: tiles, a PIN, and what is wrong with it. It covers everything else of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, HintBox, ScrollColumn, stand_in_the_middle
from app.ui.kit.fields import FormField
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.text import IconLabel, Text
from app.ui.screens.sign_in.pin_pad import KeyPad, PinEdit
from app.ui.screens.sign_in.tiles import Tile, Tiles
from app.ui.theme import Space

Sentence = Callable[[str, Mapping[str, str]], str]
_WAITING = frozenset({"pin_wait", "pin_wrong_wait"})
_WIDE = 1000


@dataclass(frozen=True)
class Asked:
    """What the page shows: whom one can be, who was here last, PINs of a demo by name, the desk's name."""

    tiles: Sequence[Tile]
    last: str = ""
    shown_pins: Mapping[str, str] | None = None
    place: str = ""


class SignInPage(QWidget):
    """Signal `tried` carries a name and a PIN; the answer is `refuse`, or the page is taken away."""

    tried = Signal(str, str)

    def __init__(self, sentence: Sentence) -> None:
        super().__init__()
        self._sentence = sentence
        self._asked = Asked(())
        self._until: dict[str, float] = {}
        self._refused: dict[str, tuple[str, Mapping[str, str]]] = {}
        self.tiles = Tiles()
        self.pin = PinEdit()
        self.field = FormField(self.tr("PIN"), self.pin)
        self.pad = KeyPad()
        self.enter = PrimaryButton(self.tr("Sign in"), "Enter")
        self.place = Text("", "muted")
        self.who = Text("", "title")
        self.shown_pin = HintBox("", "flag", tone="warn")
        self._busy = False
        self._tick = QTimer(self)
        self._tick.setInterval(1_000)
        self._tick.timeout.connect(self._show_wait)
        self.setProperty("role", "cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()

    def title(self) -> str:
        """What the window is called meanwhile."""
        return self.tr("Sign in")

    def ask(self, asked: Asked) -> None:
        """Show whom one can be; the last one is chosen."""
        self._asked = asked
        self._busy = False
        self.place.setText(asked.place)
        self.tiles.show_tiles(asked.tiles)
        if any(tile.name == asked.last for tile in asked.tiles):
            self.tiles.choose(asked.last)
        self._turn()

    def retell(self, tiles: Sequence[Tile]) -> None:
        """Say something else on the tiles; what is being typed stays."""
        self.tiles.show_tiles(tiles)

    def wait(self, name: str, seconds: int) -> None:
        """That person must wait so long, as far as is known now."""
        self._until[name] = monotonic() + seconds
        self._refused.setdefault(name, ("pin_wait", {"person": name}))
        self._show_wait()

    def refuse(self, name: str, code: str, params: Mapping[str, str]) -> None:
        """Say beside the field what is wrong; whoever waits sees the seconds go by."""
        self._busy = False
        self._refused[name] = (code, params)
        if code in _WAITING:
            self._until[name] = monotonic() + int(params.get("seconds", "0"))
        self.pin.clear()
        self._show_wait()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """The PIN is typed at once, without a click."""
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Enter: have the PIN checked."""
        name, pin = self.tiles.current(), self.pin.text()
        if self._busy or not name or self._left(name) > 0:
            return
        if not pin:
            self.field.set_error(self.tr("Type the PIN"))
            return
        self._busy = True
        self.field.set_error("")
        self.field.set_hint(self.tr("One moment …"))
        self.pin.clear()
        self.enter.setEnabled(False)
        self.tried.emit(name, pin)

    def _turn(self) -> None:
        """Another person is chosen."""
        name = self.tiles.current()
        self.who.setText(name)
        self.pin.clear()
        self.pin.setAccessibleName(self.tr("PIN of {0}").format(name))
        shown = (self._asked.shown_pins or {}).get(name, "")
        self.shown_pin.set_text(self.tr("Demo PIN: {0}").format(shown))
        self.shown_pin.setVisible(bool(shown))
        self._show_wait()
        self.take_keyboard()

    def _left(self, name: str) -> int:
        return max(0, -int(-(self._until.get(name, 0.0) - monotonic()) // 1))

    def _show_wait(self) -> None:
        """The sentence beside the field, with the seconds that are left."""
        name = self.tiles.current()
        left = self._left(name)
        code, params = self._refused.get(name, ("", {}))
        if code in _WAITING and not left:
            self._refused.pop(name, None)
            code = ""
        said = {**params, "seconds": str(left)} if code in _WAITING else params
        self.field.set_error(self._sentence(code, said) if code else "")
        if not self._busy:
            self.field.set_hint("")
            self.enter.setEnabled(not left)
        if left and not self._tick.isActive():
            self._tick.start()
        elif not any(self._left(each) for each in self._until):
            self._tick.stop()

    def _connect(self) -> None:
        self.tiles.picked.connect(lambda _name: self._turn())
        self.pin.entered.connect(self.submit)
        self.pin.stepped.connect(self.tiles.step)
        self.enter.clicked.connect(self.submit)
        self.pad.entered.connect(self.submit)
        self.pad.digit.connect(self._press)
        self.pad.back.connect(self.pin.backspace)

    def _press(self, digit: str) -> None:
        self.take_keyboard()
        self.pin.insert(digit)

    def _build(self) -> None:
        people = Card(self.tr("Who is at the desk?"))
        column = ScrollColumn(spacing=Space.S)
        column.add(self.tiles)
        column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        people.body.addWidget(column, 1)
        own = Card()
        own.body.setSpacing(Space.M)
        own.add(self.who, self.field, self.shown_pin, self.pad, self.enter)
        own.body.addStretch(1)
        own.setFixedWidth(280)
        columns = QHBoxLayout()
        columns.setSpacing(Space.L)
        columns.addWidget(people, 1)
        columns.addWidget(own)
        head = QHBoxLayout()
        head.addWidget(IconLabel("lock"))
        head.addWidget(Text(self.tr("Counterfoil"), "title"))
        head.addWidget(self.place)
        head.addStretch(1)
        keys = HintRow(
            [
                KeyHint("← ↑ ↓ →", self.tr("Person")),
                KeyHint("0–9", self.tr("PIN")),
                KeyHint("Enter", self.tr("Sign in")),
                KeyHint("Esc", self.tr("Clear")),
                KeyHint("F1", self.tr("Help")),
            ]
        )
        inner = QWidget()
        middle = QVBoxLayout(inner)
        middle.setSpacing(Space.M)
        middle.addLayout(head)
        middle.addLayout(columns, 1)
        middle.addWidget(keys)
        frame = QScrollArea()
        frame.setWidgetResizable(True)
        frame.setFrameShape(QScrollArea.Shape.NoFrame)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        held = QWidget()
        stand_in_the_middle(held, inner, _WIDE)
        frame.setWidget(held)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        page.addWidget(frame)
