"""All spellings of all words looked for at once: one pattern, one pass over the bytes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple, TypeAlias

from tests.privacy.needles import Needle


class Sighting(NamedTuple):
    """A word that stands somewhere: what it is, and in which spelling. The word itself is never told."""

    kind: str
    spelling: str


class Matcher:
    """Finds every place where one of the words begins, none hidden by another that lies over it."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._means: dict[bytes, list[Sighting]] = {}
        for each in needles:
            for name, spelling in each.spellings:
                self._means.setdefault(spelling, []).append(Sighting(each.kind, name))
        self._lengths = sorted({len(each) for each in self._means})
        self._pattern = re.compile(_pattern_of(self._means), re.DOTALL) if self._means else None

    def sightings(self, data: bytes) -> set[Sighting]:
        """What stands in there."""
        found: set[Sighting] = set()
        at = 0
        while self._pattern is not None and (begins := self._pattern.search(data, at)):
            start = begins.start()
            for length in self._lengths:
                found.update(self._means.get(data[start : start + length], ()))
            at = start + 1
        return found


def _pattern_of(words: Collection[bytes]) -> bytes:
    """One pattern for all of them, beginnings in common written once: a tree, not a list to try in turn."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for byte in word:
            node = node.setdefault(byte, {})
        node[-1] = {}
    return _written(tree)


_Tree: TypeAlias = "dict[int, _Tree]"


def _written(node: _Tree) -> bytes:
    """A word that ends here is enough: `Matcher` asks for all that begin at the place."""
    if -1 in node:
        return b""
    branches = [re.escape(bytes((byte,))) + _written(below) for byte, below in sorted(node.items())]
    return branches[0] if len(branches) == 1 else b"(?:" + b"|".join(branches) + b")"
