"""Where the work of the current step is shown: a guest, or the next step and what usually follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ticket import Item
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, clear_layout
from app.ui.kit.empty import EmptyState
from app.ui.kit.flow import FlowLayout
from app.ui.kit.keys import KeyHint
from app.ui.kit.text import Text
from app.ui.labels.doings import action_label
from app.ui.screens.common.preview import NextBox
from app.ui.screens.common.ticket_words import next_act
from app.ui.screens.ticket.action_list import usual_actions
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.desk import Person
from app.usecases.situation import Situation

_BOX = 420
OpenForm = Callable[[str], None]


def _nothing() -> Sequence[KeyHint]:
    return ()


def _unserved(_key: str) -> bool:
    return False


def _unheard(_open: OpenForm) -> None:
    return None


@dataclass(frozen=True)
class HostedWork:
    """A widget that does the work of a step, and how the page speaks with it.

    `show` takes the situation and the id of the item in view; `focus` puts the keyboard into the
    work (F7); `serve_key` is offered the routed keys first; `hints` are its keys for the footer; `on_form`
    is told how to open the form of an action, for which somebody else has the right.
    """

    widget: QWidget
    show: Callable[[Situation, str], None]
    focus: Callable[[], None]
    serve_key: Callable[[str], bool] = field(default=_unserved)
    hints: Callable[[], Sequence[KeyHint]] = field(default=_nothing)
    on_form: Callable[[OpenForm], object] = field(default=_unheard)


MakeWork = Callable[[Services], HostedWork]
"""Given to the page by the window; the widget tells of changes through ``services.news.ticket_changed``."""


class UsualWork(Card):
    """What to do now, and buttons for what usually follows. Signal `form_wanted` an action's name."""

    form_wanted = Signal(str)
    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.next = NextBox()
        self.next.button.clicked.connect(self.acted)
        self._usual = Text("", "strong")
        self._flow = FlowLayout(spacing=Space.S)
        self._done = EmptyState("circle-check", self.tr("Nothing is left to do here"))
        self._buttons: list[Button] = []
        self._build()

    def show_case(self, situation: Situation, item: Item, person: Person) -> None:
        """Show what comes next for the item, and what the person may do."""
        act = next_act(situation.ticket)
        self.next.show_act(act)
        self._done.setVisible(act is None)
        clear_layout(self._flow)
        self._buttons = []
        for name in usual_actions(situation.ticket, item.stage, person, situation.offers):
            button = Button(action_label(name))
            button.clicked.connect(lambda _checked=False, each=name: self.form_wanted.emit(each))
            self._buttons.append(button)
            self._flow.addWidget(button)
        self._usual.setVisible(bool(self._buttons))

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return self.next.button if not self.next.isHidden() else next(iter(self._buttons), self)

    def _build(self) -> None:
        self._usual.setText(self.tr("Usually next"))
        self.next.setMaximumWidth(_BOX)
        self.add(self.next, self._done, self._usual)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        self.add(holder)
        self.body.addStretch(1)
