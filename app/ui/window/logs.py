"""The log: one rotating file, one topic a logger, nothing in it that a customer said."""

from __future__ import annotations

import logging
from pathlib import Path

from app.ui.override import override
from app.ui.window.redaction import redact, trace_of

FILE = "counterfoil.log"
BYTES = 1_000_000
KEPT = 4


class _Redacting(logging.Formatter):
    """Time, level, topic and the message, everything that varies redacted."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        moment = self.formatTime(record, "%Y-%m-%d %H:%M:%S%z")
        lines = [f"{moment} {record.levelname} {record.name} {redact(record.getMessage())}"]
        if record.exc_info and record.exc_info[0] is not None and record.exc_info[1] is not None:
            lines.append(trace_of(record.exc_info[0], record.exc_info[1], record.exc_info[2]))
        return "\n".join(lines)


class _Rotating(logging.FileHandler):
    """Starts a new file when the old one is full and keeps a few: ``counterfoil.log.1`` is the newest.

    The library's own handler brings sockets and pickling along, which the first window would wait for.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self._path = path

    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._path.exists() and self._path.stat().st_size >= BYTES:
                self._turn()
            super().emit(record)
        except OSError:
            self.handleError(record)

    def _turn(self) -> None:
        self.close()
        for number in range(KEPT, 0, -1):
            older = self._path.with_name(f"{FILE}.{number}")
            newer = self._path.with_name(f"{FILE}.{number - 1}") if number > 1 else self._path
            if newer.exists():
                newer.replace(older)


class Log:
    """The log while it is open. A folder that cannot be written costs the log, never the work."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._handler: logging.Handler = logging.NullHandler()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = _Rotating(self.path)
        except OSError:
            self._handler = logging.NullHandler()
        self._handler.setFormatter(_Redacting())
        self._handler.setLevel(logging.INFO)
        logging.getLogger().addHandler(self._handler)
        logging.getLogger("app").setLevel(logging.INFO)

    def close(self) -> None:
        """Write what is left and let go of the file."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
