"""Looks at every byte that the demo leaves on the disk and sends over the wire, for words of its customers.
What is looked for: the identity numbers, which may stand nowhere; names and whole phones, which may
stand where people read them: in the lists of the desk's own database, and on papers. After the persons
were erased, everywhere, for all of them: nothing; and the chains still hold.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.privacy.layers import DEEPEST, pdfs_in, unpacked
from tests.privacy.matching import Matcher, Sighting
from tests.privacy.needles import IDENTITY, Needle

CLEAR_TABLES: Final = frozenset({"ticket_row", "ticket_text", "draft"})
"""Of the desk's own database: what people look at and search in (decision 0062). The search index holds terms."""

DATABASE, PAPERS, ELSEWHERE = "database", "papers", "elsewhere"

_TERMS: Final = "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search', 'row')"


@dataclass(frozen=True)
class Found:
    """A word where it must not be: the file, the layer in it, what it is and in which spelling."""

    path: str
    layer: str
    kind: str
    spelling: str

    def __str__(self) -> str:
        return f"{self.path}{self.layer}: {self.kind} ({self.spelling})"


class Search:
    """Looks for all words at once; what lies in several places is looked at once.

    In the `papers` that are given names and phones may stand, also where they lie in other bytes.
    """

    def __init__(self, needles: Iterable[Needle], papers: Iterable[bytes] = ()) -> None:
        self.needles = tuple(needles)
        self._matcher = Matcher(self.needles)
        self._looked: dict[tuple[bytes, int], frozenset[tuple[str, Sighting]]] = {}
        self._papers = sorted(set(papers), key=len, reverse=True)
        pdfs = (pdf for each in self._papers for pdf in pdfs_in(each))
        self._known = {_digest(each) for each in (*self._papers, *pdfs)}
        self.looked_at = 0

    def _sightings(self, data: bytes) -> set[Sighting]:
        """Words in those bytes as they are, no layer deeper."""
        self.looked_at += len(data)
        found = self._matcher.sightings(data)
        if not found or not self._papers:
            return found
        for each in self._papers:
            data = data.replace(each, b"")
        return {each for each in found if each.kind == IDENTITY} | self._matcher.sightings(data)

    def deep(self, data: bytes, depth: int = 0) -> frozenset[tuple[str, Sighting]]:
        """Words in those bytes and in whatever is packed in them, with the layer each is in."""
        if not data.strip(b"\0"):
            self.looked_at += len(data)  # room kept free
            return frozenset()
        key = (_digest(data), depth)
        if key not in self._looked:
            found = {("", each) for each in self._sightings(data)}
            if depth < DEEPEST:
                for name, content in unpacked(data):
                    found |= {(f"!{name}{below}", each) for below, each in self.deep(content, depth + 1)}
            if key[0] in self._known:
                found = {(name, each) for name, each in found if each.kind == IDENTITY}
            self._looked[key] = frozenset(found)
        return self._looked[key]

    def places(self, data: bytes, label: str, kinds: Collection[str] = ()) -> list[Found]:
        """The same as places under that label; `kinds` alone where some are given."""
        return [
            Found(label, layer, each.kind, each.spelling)
            for layer, each in self.deep(data)
            if not kinds or each.kind in kinds
        ]


def search_file(path: Path, search: Search, label: str = "", kinds: Collection[str] = ()) -> list[Found]:
    """Every needle in any layer of a file, its name included."""
    label = label or str(path)
    name = search.places(path.name.encode(), f"{label} (name)", kinds)
    return [*name, *search.places(path.read_bytes(), label, kinds)]


def search_tables(database: Path, search: Search, besides: Collection[str] = ()) -> list[Found]:
    """Every needle in any value of any table, whatever pages it is spread over; `besides` these tables."""
    found: list[Found] = []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {name for (name,) in listed}
        for name in sorted(names - {*besides}):
            if name.startswith("search"):
                continue
            rows = (_held(row) for row in connection.execute(f'SELECT * FROM "{name}"'))
            found += search.places(b"\n".join(rows), f"{database}:{name}")
        if "search" in names and not besides:
            connection.execute(_TERMS)
            terms = (term for (term,) in connection.execute("SELECT term FROM temp.terms"))
            found += search.places("\n".join(terms).encode(), f"{database}:terms")
    return found


def _held(row: Iterable[object]) -> bytes:
    return b"\n".join(each if isinstance(each, bytes) else str(each).encode() for each in row)


def kind_of(path: Path) -> str:
    """Which words may stand in a file: those of a desk's database, of papers, or none."""
    if path.name.startswith("store.db"):
        return DATABASE
    folders = set(path.parts)
    if "blobs" in folders or "papers" in folders:
        return PAPERS
    return ELSEWHERE


def files_under(root: Path) -> Iterator[Path]:
    """All of them, in order."""
    return iter(sorted(each for each in root.rglob("*") if each.is_file()))


def search_folder(
    root: Path, search: Search, *, erased: bool = False, allowed: Collection[str] = ()
) -> list[Found]:
    """Everything under `root` where it must not be. `erased`: then it must be nowhere at all.
    Kinds that are `allowed` are so in every file.
    """
    found: list[Found] = []
    for path in files_under(root):
        anything = erased or kind_of(path.relative_to(root.parent)) == ELSEWHERE
        wanted = {each.kind for each in search.needles} if anything else {IDENTITY}
        kinds = wanted - {*allowed}
        if kinds:
            found += search_file(path, search, str(path.relative_to(root.parent)), kinds)
        if path.name == "store.db":
            found += search_tables(path, search, () if erased else CLEAR_TABLES)
    return found


def search_wire(said: Mapping[str, bytes], papers: Iterable[bytes], search: Search) -> list[Found]:
    """What passed by, without the papers and pictures in it, which go as the files they are."""
    passing = Search(search.needles, papers)
    return [each for label, data in said.items() for each in passing.places(data, label)]


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
