"""The window of the program."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.ui.kit.look import current_look
from app.ui.kit.messages import Message, MessageBar, Toast
from app.ui.override import override
from app.ui.shell.actions import Actions
from app.ui.shell.cover import Cover
from app.ui.shell.destinations import Destination
from app.ui.shell.footer import Footer
from app.ui.shell.message_keys import MessageKeys
from app.ui.shell.page import Page
from app.ui.shell.page_voice import PageVoice
from app.ui.shell.rail import Rail
from app.ui.shell.router import KeyRouter
from app.ui.shell.stack import PageStack
from app.ui.shell.topbar import TopBar
from app.ui.shell.visited import Visited

Sentence = Callable[[str, Mapping[str, str]], str]
"""Turns the code and parameters of a refusal or a problem into a sentence that says what to do."""

_COMPACT_BELOW = 900


class Shell(QMainWindow):
    """Rail, top bar, pages, messages, footer. It owns no rule of the trade.

    `top.search`, `rail`, `keys`, `cover`, `stack`, `toast` and `visited` are public: what is put together
    with the frame is wired to them.
    Signal `page_turned` carries the page that is shown now.
    """

    page_turned = Signal(object)

    def __init__(self, destinations: Iterable[Destination], sentence: Sentence, logo: QPixmap) -> None:
        super().__init__()
        places = tuple(destinations)
        self.visited = Visited(places, self._adopt)
        self._sentence = sentence
        self._own_actions = Actions()
        self.cover = Cover()
        self.setWindowTitle("Counterfoil 存根")
        self.setWindowIcon(QIcon(logo))
        self.top = TopBar()
        self.rail = Rail(places, logo, self.tr("Counterfoil"))
        self.stack = PageStack()
        self.message_bar = MessageBar()
        self.footer = Footer()
        self.keys = KeyRouter(self, self.serve_key)
        self._build()
        self.toast = Toast(self.stack)
        self._answering = MessageKeys(self, (self.toast, self.message_bar), self.stack.focus_page)
        self._connect()
        self.set_own_actions(Actions())

    def set_own_actions(self, actions: Actions) -> None:
        """Keys that work on every page which does not serve them itself: F2, F3, F5, F12."""
        self._own_actions = actions
        self._show_keys()

    def open(self, key: str) -> None:
        """Go to a destination of the rail, building its page at the first visit."""
        page = self.visited.page(key)
        self.rail.set_current(key)
        self.stack.go_to(page)

    def current(self) -> str:
        """The key of the destination that is shown; empty while a page is pushed over it."""
        return self.visited.key_of(self.stack.page())

    def push(self, page: Page) -> None:
        """Show a page over the current one: a ticket over the queue. Esc returns."""
        self.stack.push(self._adopt(page))

    def show_alone(self, page: Page) -> None:
        """Show a page with nothing under it to go back to."""
        self.stack.show_alone(self._adopt(page))

    def serve_key(self, key: str) -> bool:
        """Do what a routed key does on this page, or else in the shell; whether anyone served it."""
        if key == "Esc" and self._answering.serve_esc():
            return True
        page = self.stack.page()
        if page is not None and page.serve_key(key):
            return True
        if self._own_actions.serve(key):
            return True
        if key in ("F3", "Ctrl+F"):
            self.focus_search()
            return True
        return key == "Esc" and self.stack.back()

    def focus_search(self) -> None:
        """Put the keyboard into the search box."""
        self.top.search.setFocus()
        self.top.search.selectAll()

    def say(self, message: Message) -> None:
        """Show a message above the page; one that goes by itself floats over its top."""
        (self.toast if message.seconds else self.message_bar).show_message(message)

    def report(self, code: str, params: Mapping[str, str]) -> None:
        """Say what a refusal or a problem means; it stays until it is closed."""
        self.say(Message(self._sentence(code, params), "danger"))

    @override
    def event(self, event: QEvent) -> bool:
        """A key while nothing has the keyboard: it goes to the page, its shortcuts among them."""
        if event.type() == QEvent.Type.ShortcutOverride and not _has_keyboard() and not self.cover.title:
            self.stack.focus_page()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_compact(self.width() < _COMPACT_BELOW)

    def _adopt(self, page: Page) -> Page:
        page.keys_changed.connect(self._show_keys)
        page.keys_changed.connect(self._show_title)
        PageVoice(page, self)
        return page

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.top, self.message_bar):
            right.addWidget(widget)
        right.addWidget(self.stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.footer)
        self.cover.addWidget(content)
        self.setCentralWidget(self.cover)
        self.setMinimumSize(640, 360)
        self.resize(1366, 768)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open)
        self.cover.turned.connect(self._show_title)
        self.cover.turned.connect(lambda: self.keys.shut(on=bool(self.cover.title)))
        self.stack.turned.connect(self._page_turned)
        self.footer.hints.pressed.connect(self.serve_key)
        self.top.search.left.connect(self.stack.focus_page)
        current_look().changed.connect(self._fit)

    def _page_turned(self) -> None:
        page = self.stack.page()
        self.message_bar.dismiss()
        if self.toast.answers():
            self.toast.dismiss()  # what it would do was the affair of the page before
        self._show_keys()
        self._show_title()
        self.page_turned.emit(page)

    def _show_title(self) -> None:
        """Also when a page knows its title only after reading: a ticket's number."""
        page = self.stack.page()
        title = self.cover.title or (page.title() if page is not None else "")
        self.setWindowTitle(f"{title} – Counterfoil 存根" if title else "Counterfoil 存根")

    def _show_keys(self) -> None:
        """The footer shows exactly what the keys do: the page's first, then the shell's."""
        page = self.stack.page()
        actions = page.actions_now() if page is not None else Actions()
        own = self._own_actions.without(actions.keys())
        self.footer.show_hints([*(page.hints() if page else ()), *actions.hints(), *own.hints()])
        always = {"F3", "Ctrl+F", "Esc"}
        self.keys.allow(actions.keys() | own.keys() | always)

    def _fit(self) -> None:
        self.top.fit()
        self.footer.fit()
        self.rail.set_compact(self.width() < _COMPACT_BELOW)


def _has_keyboard() -> bool:
    """Whether any widget has it; the stub leaves None out."""
    return bool(QApplication.focusWidget())
