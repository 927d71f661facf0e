"""Results and errors as JSON on standard output; nothing else is ever printed there."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

import msgspec

from app.domain.money import Fen, format_yuan
from app.domain.refusals import InputError, ProblemError, Refusal
from app.library.messages import Messages

DONE, INPUT_WRONG, REFUSED, ENVIRONMENT, BUG = 0, 2, 3, 4, 1
"""Exit codes."""


class OutputLostError(Exception):
    """Standard output cannot be written.

    `closed`: whoever read it went away by itself. `ran`: the command was carried out.
    """

    def __init__(self, reason: str = "", *, closed: bool = False, ran: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.closed = closed
        self.ran = ran


def emit(value: object) -> None:
    """Write one JSON value and a line end. Raises OutputLostError."""
    data = _encoded(value)
    _write(msgspec.json.format(data, indent=2) if isinstance(value, (dict, list)) else data)


def emit_line(value: object) -> None:
    """Write one JSON value on one line (JSON lines). Raises OutputLostError."""
    _write(_encoded(value))


def _write(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise OutputLostError(closed=True) from None
    except OSError as error:
        raise OutputLostError(error.strerror or str(error)) from error


def check_output() -> None:
    """Raise OutputLostError when there is no standard output at all, before anything is done."""
    if sys.stdout is None or sys.stdout.closed:
        raise OutputLostError(ran=False)


def _encoded(value: object) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_readable(value))


def _readable(value: Any) -> Any:
    """What came from the words of a command may hold bytes that are no text: they show as question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_readable(key): _readable(each) for key, each in value.items()}
    return [_readable(each) for each in value] if isinstance(value, list | tuple) else value


def input_error(error: InputError, messages: Messages) -> dict[str, Any]:
    """The form of a wrong input."""
    params = {"field": error.field, **error.params}
    return {
        "error": {
            "code": error.code,
            "field": error.field,
            "message": messages.sentence(error.code, params),
            **_params(error.params),
        }
    }


def refusal(refused: Refusal, messages: Messages) -> dict[str, Any]:
    """The form of a refusal by a rule."""
    return {
        "refusal": {
            "code": refused.code,
            "rule": refused.rule,
            "message": messages.sentence(refused.code, refused.params),
            **_params(refused.params),
        }
    }


def problem(error: ProblemError, messages: Messages) -> dict[str, Any]:
    """The form of a problem of the environment."""
    return {
        "problem": {
            "code": error.code,
            "message": messages.sentence(error.code, error.params),
            "what_to_do": messages.what_to_do(error.code, error.params),
            **_params(error.params),
        }
    }


def bug(kind: str, messages: Messages) -> dict[str, Any]:
    """The form of a bug: the class of the error, never a word of a customer's."""
    return {"bug": {"kind": kind, "message": messages.sentence("bug", {"kind": kind})}}


def _params(params: Mapping[str, str]) -> dict[str, Any]:
    return {"params": dict(params)} if params else {}


def wall(moment: datetime | None, zone: tzinfo) -> str | None:
    """A moment as wall time of the desk, to the second."""
    return f"{moment.astimezone(zone):%Y-%m-%dT%H:%M:%S}" if moment else None


def yuan(amount: Fen | None) -> str | None:
    """Fen as text in yuan."""
    return format_yuan(amount) if amount is not None else None
