"""The kinds of document there are: one settings file each in ``resources/documents``."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.refusals import InputError
from app.usecases.paper import DocumentKind, Paper, ParticularForm, ParticularKind
from app.usecases.paper.stating import missing_particulars


@dataclass(frozen=True)
class Settings:
    """How one kind is issued.

    `clauses` is the version of its wording in force; `lying` names the media it uses on their long
    side; `required` the parts of a Paper it cannot do without; a `bare` document has neither head
    nor foot (labels).
    """

    kind: DocumentKind
    clauses: int
    lying: frozenset[str] = frozenset()
    required: tuple[str, ...] = ()
    bare: bool = False

    def check(self, paper: Paper) -> None:
        """Raises InputError ``document_incomplete`` naming the part that is missing."""
        missing = [part for part in self.required if not getattr(paper, part)]
        missing += missing_particulars(self.kind.particulars, paper.particulars)
        if missing:
            raise InputError("document_incomplete", missing[0], kind=self.kind.kind)

    def check_medium(self, medium: str) -> None:
        """Raises InputError ``paper_not_offered`` for a medium the kind does not come on."""
        if medium not in self.kind.media:
            raise InputError("paper_not_offered", "paper", paper=medium, offered=", ".join(self.kind.media))

    def check_bilingual(self) -> None:
        """Raises InputError ``bilingual_not_offered`` for a kind that comes in Chinese alone."""
        if not self.kind.bilingual:
            raise InputError("bilingual_not_offered", "bilingual", kind=self.kind.kind)

    def check_copy(self, copy: str) -> None:
        """Raises InputError ``copy_unknown`` for a copy the kind does not have."""
        if copy not in self.kind.copies:
            raise InputError("copy_unknown", "copy", copy=copy, copies=", ".join(self.kind.copies))


def read_settings(folder: Path, kind: str) -> Settings:
    """The settings of `kind`. Raises InputError ``document_kind_unknown``."""
    path = folder / f"{kind}.toml"
    if not _KIND.fullmatch(kind) or not path.is_file():
        raise InputError("document_kind_unknown", "kind", kind=kind)
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    return Settings(
        DocumentKind(
            kind,
            values["code"],
            _both_ways(values["media"], values.get("lying", ())),
            tuple(values["copies"]),
            tuple(_particular(each) for each in values.get("particulars", ())),
            values.get("bilingual", False),
            values.get("stampable", False),
        ),
        values["clauses"],
        frozenset(values.get("lying", ())),
        tuple(values.get("required", ())),
        values.get("bare", False),
    )


def _both_ways(media: Sequence[str], lying: Sequence[str]) -> tuple[str, ...]:
    """The media of a kind; what comes on A5 comes the other way round, and two on A4, where wanted."""
    if "a5" not in media:
        return tuple(media)
    return (*media, "a5-upright" if "a5" in lying else "a5-lying", "a5-two")


def _particular(values: Mapping[str, Any]) -> ParticularKind:
    return ParticularKind(
        values["key"],
        ParticularForm(values["form"]),
        values.get("required", False),
        tuple(values.get("choices", ())),
        tuple(values.get("columns", ())),
    )


def all_kinds(folder: Path) -> list[DocumentKind]:
    """Every kind that has a settings file, by code."""
    kinds = [read_settings(folder, path.stem).kind for path in folder.glob("*.toml")]
    return sorted(kinds, key=lambda kind: kind.code)


_KIND = re.compile(r"[a-z]+(?:-[a-z]+)*")
