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


def emit(value: object) -> None:
    """Write one JSON value and a line end."""
    data = msgspec.json.encode(value) if not isinstance(value, (dict, list)) else _pretty(value)
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def emit_line(value: object) -> None:
    """Write one JSON value on one line (JSON lines)."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def _pretty(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2)


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


def _params(params: Mapping[str, str]) -> dict[str, Any]:
    return {"params": dict(params)} if params else {}


def wall(moment: datetime | None, zone: tzinfo) -> str | None:
    """A moment as wall time of the desk, to the second."""
    return f"{moment.astimezone(zone):%Y-%m-%dT%H:%M:%S}" if moment else None


def yuan(amount: Fen | None) -> str | None:
    """Fen as text in yuan."""
    return format_yuan(amount) if amount is not None else None
