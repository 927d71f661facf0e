"""Every failpoint there is, and programs that end at one: what a power cut leaves at a chosen step."""

from __future__ import annotations

import ast
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.wire.failpoint import EXIT, VARIABLE


@dataclass(frozen=True, order=True)
class Point:
    """A call of `reached`: its name as written (empty when it is no plain text) and where it stands."""

    name: str
    place: str


def points(folder: Path) -> list[Point]:
    """Every failpoint of the program under `folder`, by reading it."""
    return sorted(
        Point(_name(call), f"{file.relative_to(folder).as_posix()}:{call.lineno}")
        for file in sorted(folder.rglob("*.py"))
        for call in _calls(file.read_text(encoding="utf-8"))
    )


def _calls(text: str) -> Iterator[ast.Call]:
    if "reached(" not in text:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reached":
            yield node


def _name(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def armed(name: str, times: int = 1) -> Mapping[str, str]:
    """The environment of a program that ends when it reaches `name` for that time."""
    return {**os.environ, VARIABLE: f"{name}:{times}"}


def died_at(command: Sequence[str], name: str, cwd: Path, times: int = 1, seconds: float = 60) -> bool:
    """Run a program that is armed; whether it got there and died. Raises AssertionError for any other failure."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=armed(name, times),
        check=False,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    assert done.returncode in (0, EXIT), done.stderr[-3000:]
    return done.returncode == EXIT
