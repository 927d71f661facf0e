"""What may stand in a log: how the program went wrong, never what a customer said or is called.

Our own code is written in English, so every Chinese word in an error was typed by somebody.
"""

from __future__ import annotations

import re
import traceback
from types import TracebackType

HIDDEN = "‹…›"

_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
_DIGITS = re.compile(r"\d[\d\s-]{3,}\d")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")


def redact(text: str) -> str:
    """`text` without anything a person may have typed: Chinese, long numbers, addresses, quoted values.

    A quoted word goes however short it is: a name in Latin letters looks like one from the code, and
    the line of the code beside it tells which key it was.
    """
    without = _QUOTED.sub(f"'{HIDDEN}'", text)
    without = _MAIL.sub(HIDDEN, without)
    return _DIGITS.sub(HIDDEN, _CHINESE.sub(HIDDEN, without))


def trace_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Where an error happened, frame by frame, and its message redacted. No values of variables."""
    lines: list[str] = []
    told = traceback.TracebackException(kind, error, trace, capture_locals=False)
    for each in _chain(told):
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}: {frame.line or ''}"
            for frame in each.stack
        ]
        lines += [redact(line).rstrip() for line in each.format_exception_only()]
    return "\n".join(lines)


def _chain(told: traceback.TracebackException) -> list[traceback.TracebackException]:
    """The error and those that led to it, the first one first."""
    found = [told]
    while len(found) < 10:
        before = found[0].__cause__ or (None if found[0].__suppress_context__ else found[0].__context__)
        if before is None:
            break
        found.insert(0, before)
    return found


def _short(filename: str) -> str:
    """The path from the package on: where the program is installed is nobody's business."""
    parts = filename.replace("\\", "/").split("/")
    for start in ("app", "site-packages"):
        if start in parts:
            return "/".join(parts[parts.index(start) :])
    return parts[-1]
