"""Results and errors as JSON on standard output, as every command of this product gives them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from app.headoffice.store.checking import RowRefusedError
from app.headoffice.store.refusals import HeadOfficeError, RetireRefusedError
from app.wire.problems import WireError

DONE, BUG, INPUT_WRONG, REFUSED, ENVIRONMENT = 0, 1, 2, 3, 4
"""Exit codes."""

_SENTENCES: Final = Path(__file__).parent / "sentences"
_INPUT: Final = frozenset(
    {
        "unknown_branch",
        "branch_exists",
        "branch_ambiguous",
        "unknown_device",
        "collection_unknown",
        "backup_damaged",
        "backup_of_another",
    }
)
_HERE: Final = frozenset({"disk_full", "maintenance", "overloaded", "server_error", "busy"})


class CommandError(Exception):
    """A command cannot be carried out. `exit_code` is one of the exit codes, `field` what it is about."""

    def __init__(self, exit_code: int, code: str, field: str = "", **detail: Any) -> None:
        super().__init__(code)
        self.exit_code, self.code, self.field, self.detail = exit_code, code, field, detail


def emit(value: object) -> None:
    """One JSON value, readable."""
    _write(msgspec.json.format(msgspec.json.encode(value), indent=2))


def emit_line(value: object) -> None:
    """One JSON value on one line."""
    _write(msgspec.json.encode(value))


def as_command_error(error: Exception) -> CommandError | None:
    """What went wrong, in the form of this program; None for what is a bug."""
    if isinstance(error, CommandError):
        return error
    if isinstance(error, HeadOfficeError):
        wrong = error.code in _INPUT
        return CommandError(INPUT_WRONG if wrong else ENVIRONMENT, error.code, "", **error.detail)
    if isinstance(error, RetireRefusedError):
        return CommandError(REFUSED, "too_many_would_go", "", gone=error.gone, all=error.all)
    if isinstance(error, RowRefusedError):
        field = error.fault.field if error.fault is not None else "key"
        return CommandError(INPUT_WRONG, error.code, field, **error.detail)
    if isinstance(error, WireError):
        return CommandError(
            ENVIRONMENT if error.code in _HERE else INPUT_WRONG, error.code, "", **error.detail
        )
    if isinstance(error, OSError):
        return CommandError(ENVIRONMENT, "environment", "", reason=error.strerror or type(error).__name__)
    return None


def told(error: CommandError) -> Mapping[str, Any]:
    """The error as JSON."""
    sentence = sentences(language()).get(error.code, {})
    filled = {**error.detail, "field": error.field}
    message = sentence.get("message", error.code).format_map(_Lenient(filled))
    if error.exit_code == INPUT_WRONG:
        return {
            "error": {"code": error.code, "field": error.field, "message": message, **_plain(error.detail)}
        }
    if error.exit_code == REFUSED:
        return {"refusal": {"code": error.code, "rule": "", "message": message, **_plain(error.detail)}}
    do = sentence.get("do", "").format_map(_Lenient(filled))
    return {"problem": {"code": error.code, "message": message, "what_to_do": do, **_plain(error.detail)}}


def language() -> str:
    """``zh`` for a Chinese locale, otherwise ``en``, as for the other program."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"


@cache
def sentences(language: str) -> Mapping[str, Mapping[str, str]]:
    """Sentences for codes."""
    data = (_SENTENCES / f"{language}.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, dict[str, str]])


class _Lenient(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


def _plain(detail: Mapping[str, Any]) -> Mapping[str, Any]:
    """Details that do not take the place of what every error has."""
    return {name: value for name, value in detail.items() if name not in {"code", "field", "message"}}


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()
