"""One run of the command line: where the store is, in which language to speak, who acts."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.bootstrap import open_workplace, store_folder
from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.library.messages import Messages, load_messages
from app.usecases.desk import Person, staff_of
from app.usecases.workplace import Workplace

MAX_INPUT = 32 * 1024 * 1024
"""The largest JSON input in bytes."""


@dataclass(frozen=True)
class Session:
    """What every command gets: the store folder, the sentences, the person who acts."""

    folder: Path
    messages: Messages
    clerk: str | None = None

    @contextmanager
    def workplace(self) -> Iterator[Workplace]:
        """The store opened, and closed again."""
        with open_workplace(self.folder) as workplace:
            yield workplace

    def person(self, workplace: Workplace, name: str | None = None, role: str | None = None) -> Person:
        """Who acts: named here, or by the store's signed-in person. Raises InputError role_unknown."""
        settings = workplace.settings.all()
        wanted = name or self.clerk or str(settings.get("person") or "")
        known = next((person for person in staff_of(settings) if person.name == wanted), None)
        if role is not None:
            if role not in tuple(Role):
                raise InputError("choice_expected", "role", value=role, expected=", ".join(Role))
            return Person(wanted, Role(role))
        return known or Person(wanted)


def make_session(store: Path | None, clerk: str | None = None) -> Session:
    """A session over the store named by option, environment or platform."""
    return Session(store_folder(store), load_messages(language()), clerk)


def language() -> str:
    """The language of messages: Chinese for a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh_CN" if os.environ[name].startswith("zh") else "en"
    return "en"


def read_json(source: str) -> Any:
    """The JSON in a file, or on standard input for ``-``. Raises InputError naming FILE and the place."""
    try:
        data = sys.stdin.buffer.read(MAX_INPUT + 1) if source == "-" else _read_file(Path(source))
    except OSError as error:
        raise InputError("file_unreadable", "FILE", value=source, reason=error.strerror or "") from None
    if len(data) > MAX_INPUT:
        raise InputError("file_too_large", "FILE", value=source, limit=str(MAX_INPUT))
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise InputError("not_utf8", "FILE", position=str(error.start)) from None
    except json.JSONDecodeError as error:
        raise InputError("not_json", "FILE", line=str(error.lineno), column=str(error.colno)) from None
    except RecursionError:
        raise InputError("nested_too_deeply", "FILE") from None


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_INPUT + 1)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key given twice is a mistake, never a silent choice of the second."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError("key_twice", key)
        found[key] = value
    return found
