"""The pages of the guide as they lie on the disk. No widget."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^(?P<marks>#{1,3}) (?P<title>.+?)(?: \{#(?P<anchors>[\w. -]+)\})?$", re.MULTILINE)


@dataclass(frozen=True)
class GuidePage:
    """One page: `text` is Markdown without the anchors, `headings` the title that each anchor leads to."""

    key: str
    title: str
    text: str
    headings: dict[str, str]


def read_guide(folder: Path, language: str) -> tuple[GuidePage, ...]:
    """The pages of a language, in the order of their file names (``10-queue.md``)."""
    return tuple(_read(path) for path in sorted((folder / language).glob("*.md")))


def _read(path: Path) -> GuidePage:
    source = path.read_text(encoding="utf-8")
    headings: dict[str, str] = {}
    title = ""
    for found in _HEADING.finditer(source):
        title = title or found["title"]
        for anchor in (found["anchors"] or "").split():
            headings[anchor] = found["title"]
    text = _HEADING.sub(lambda found: f"{found['marks']} {found['title']}", source)
    return GuidePage(path.stem.partition("-")[2], title, text, headings)


def place_of(pages: tuple[GuidePage, ...], anchor: str) -> tuple[GuidePage, str]:
    """The page and the heading of an anchor ``page`` or ``page#field``; else the first page."""
    key, _, field = anchor.partition("#")
    page = next((each for each in pages if each.key == key), pages[0])
    return page, page.headings.get(field, "")
