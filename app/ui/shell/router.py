"""Hands the function keys to whoever serves them now."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.shell.actions import ROUTED_KEYS


class KeyRouter(QObject):
    """One shortcut per routed key; a key nobody serves goes to the focused widget as usual."""

    def __init__(self, window: QWidget, serve: Callable[[str], object]) -> None:
        super().__init__(window)
        self._allowed: frozenset[str] = frozenset()
        self._held = False
        self._shut = False
        self._shortcuts = {key: self._shortcut(window, key, serve) for key in ROUTED_KEYS}

    def allow(self, keys: frozenset[str]) -> None:
        """Serve these keys and no other."""
        self._allowed = keys
        self._enable()

    def hold(self, on: bool) -> None:
        """While held every key goes to the focused widget, whatever is allowed."""
        self._held = on
        self._enable()

    def shut(self, *, on: bool) -> None:
        """While shut no key is served, whatever is allowed or held: the window is covered."""
        self._shut = on
        self._enable()

    def _enable(self) -> None:
        for key, shortcut in self._shortcuts.items():
            shortcut.setEnabled(key in self._allowed and not self._held and not self._shut)

    def _shortcut(self, window: QWidget, key: str, serve: Callable[[str], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)  # a key held down prints once
        shortcut.activated.connect(lambda: serve(key))
        return shortcut
