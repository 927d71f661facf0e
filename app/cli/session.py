"""One run of the command line: where the store is, in which language to speak, who acts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import open_workplace, read_store
from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.library.messages import Messages, load_messages
from app.places import store_folder
from app.usecases.desk import Person, staff_of
from app.usecases.typed_text import LONGEST_LINE, fitting
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Session:
    """What every command gets: the store folder, the sentences, the person who acts."""

    folder: Path
    messages: Messages
    clerk: str | None = None

    @contextmanager
    def reading(self) -> Iterator[Workplace]:
        """The store to be read alone: also while the window has it open."""
        with read_store(self.folder) as (_, workplace):
            yield workplace

    @contextmanager
    def workplace(self) -> Iterator[Workplace]:
        """The store opened, to be written to, and closed again."""
        with open_workplace(self.folder) as workplace:
            yield workplace

    def person(self, workplace: Workplace, name: str | None = None, role: str | None = None) -> Person:
        """Who acts: named here, or by the store's signed-in person.

        Raises InputError choice_expected for an unknown role, text_missing for a name without letters,
        text_too_long for one that is no name.
        """
        if self.clerk is not None and not self.clerk.strip():
            raise InputError("text_missing", "clerk")
        fitting(self.clerk or "", "clerk", LONGEST_LINE)
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
