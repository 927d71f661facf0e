"""Bugs: whatever nobody caught is logged and told once, and the program goes on.

A bug in one thread or one slot is no reason to lose what the others do.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from app.ui.window.redaction import trace_of

log = logging.getLogger("app.fault")
qt_log = logging.getLogger("app.qt")

ErrorHook = Callable[[type[BaseException], BaseException, TracebackType | None], object]

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultWatch(QObject):
    """Catches what nobody caught, in every thread. Signal `met` carries the redacted trace, on the UI
    thread. `release` gives everything back as it was.
    """

    met = Signal(str)
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._caught.connect(self.met, Qt.ConnectionType.QueuedConnection)
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._take
        threading.excepthook = self._take_thread
        self._qt_before = qInstallMessageHandler(_log_qt)

    def tell(self, error: BaseException) -> None:
        """A bug that somebody caught but could not do anything about."""
        self._take(type(error), error, error.__traceback__)

    def release(self) -> None:
        """Stop watching."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(self._qt_before)

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        log.error("unexpected error", exc_info=(kind, error, trace))
        self._caught.emit(trace_of(kind, error, trace))

    def _take_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._take(hook.exc_type, hook.exc_value, hook.exc_traceback)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", words)
