"""Which documents the gallery shows: kinds with a file here, on each of their papers, in three lengths."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from app.documents.catalogue import all_kinds
from app.usecases.paper import DocumentKind, Paper

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
LENGTHS = ("shortest", "demo", "longest")
BILINGUAL = "bilingual"
"""The longest once more, in Chinese and English, of each kind that comes in both."""

TWO = "a5-two"
"""The pages of A5 lying, two on a sheet: how they are placed is tested apart (``test_two_on_a_sheet.py``)."""


class Exhibit(Protocol):
    """What a file of this folder holds."""

    def shortest(self) -> Paper:
        """Only what the document cannot do without."""
        ...

    def demo(self) -> Paper:
        """The usual case."""
        ...

    def longest(self) -> Paper:
        """The longest that will be met."""
        ...


@dataclass(frozen=True)
class GalleryCase:
    """One document on one paper."""

    kind: DocumentKind
    medium: str
    length: str

    @property
    def bilingual(self) -> bool:
        """Whether it is printed in both languages."""
        return self.length == BILINGUAL

    @property
    def name(self) -> str:
        """``receipt-80mm-demo``."""
        return f"{self.kind.kind}-{self.medium}-{self.length}"

    def paper(self) -> Paper:
        """Its content."""
        length = "longest" if self.bilingual else self.length
        module = cast("Exhibit", import_module(f"tests.documents.gallery.{self.kind.kind.replace('-', '_')}"))
        made: Paper = getattr(module, length)()
        return made


def gallery(*, two: bool = False) -> list[GalleryCase]:
    """Every case, kinds by their code; with `two` also the halves of A5 on one sheet."""
    return [
        GalleryCase(kind, medium, length)
        for kind in all_kinds(RESOURCES / "documents")
        for medium in kind.media
        if two or medium != TWO
        for length in (*LENGTHS, *((BILINGUAL,) if kind.bilingual else ()))
    ]
