"""Secrets on their way into the program: from a file or standard input, never from the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from app.domain.refusals import InputError


def read_secret(file: Path | None) -> str:
    """The first line of a file, of standard input for ``-``; nothing without a file. Raises InputError."""
    if file is None:
        return ""
    try:
        text = sys.stdin.readline() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise InputError("file_expected", "FILE", value=str(file)) from None
    return text.split("\n", 1)[0].strip()
