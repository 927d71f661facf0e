"""A page: what fills the frame, and what it tells the frame about itself."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.keys import KeyHint
from app.ui.override import override
from app.ui.shell.actions import Actions


class Page(QWidget):
    """The base of every screen. Override what differs; nothing needs the base's version called.

    Signals to the shell: `keys_changed` when hints or actions are other ones now;
    `message_ready` with a Message; `problem_met` with a code and its parameters, which the shell
    turns into a sentence; `saved` with the words to show at the lower right; `page_wanted` with
    the key of a destination; `left` when the page is done and the one before should return.
    """

    keys_changed = Signal()
    message_ready = Signal(object)
    problem_met = Signal(str, object)
    saved = Signal(str)
    page_wanted = Signal(str)
    left = Signal()

    with_customer = False
    """Whether a customer has the screen, who reads and does not type: it does not lock itself meanwhile."""

    ticket_id = ""
    """The ticket that the page is about; empty: about none, or many."""

    def title(self) -> str:
        """What the window and a screen reader call this page."""
        return ""

    def hints(self) -> Sequence[KeyHint]:
        """Keys that widgets of this page serve themselves: Enter, arrows, digits."""
        return ()

    def actions_now(self) -> Actions:
        """Keys the shell hands to this page, as things stand now."""
        return Actions()

    def serve_key(self, key: str) -> bool:
        """Do what `key` does here; False leaves it to the shell."""
        return self.actions_now().serve(key)

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts when the page is opened."""
        return None

    def on_enter(self) -> None:
        """The page is shown from now on: refresh what may have changed meanwhile."""

    def on_leave(self) -> None:
        """Another page is shown from now on: keep what was typed."""

    @override
    def heightForWidth(self, width: int) -> int:
        """The least height it can do with: what it would like at most must not make the frame scroll."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return -1
        return layout.totalMinimumHeightForWidth(width)
