"""Text that people, programs and attackers write, in every place of a document where anybody writes.

``python -m tests.documents.gallery.hostile [--out DIR] [KIND …]`` prints every kind on every paper, as
often as there are attacks, so that each stands in each place once, and reads each file back with two
programs: PDFium and Poppler (``pdftotext``). What is read has to be what was written, by `as_printed`.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any

from app.documents.catalogue import all_kinds, read_settings
from app.documents.media import MEDIA, POINTS_PER_MM
from app.documents.press.styles import SMALLEST
from app.documents.press.text import clean
from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Paper, ParticularForm, ParticularKind, RenderedDocument
from app.usecases.paper.stating import LINE_LENGTH
from tests.documents.gallery.cases import RESOURCES, GalleryCase
from tests.documents.gallery.looking import Glyph, seen_pages
from tests.documents.reading import pages_of, squeezed

ATTACKS = (
    "<b>&amp;</b>&{}{0}{phone}%s%(a)s\\n'\";--]]>(\\)$x`id`",
    "甲\x00\x07\x1b[31m乙\r\n丙\t丁\x7f\x85戊\u2028己",
    "\u202e倒着abc\u202c\u2066x\u2069\u200b零\u200d宽\ufeff\u061c\u2067行",
    "W" * 170,
    "👨\u200d👩\u200d👧\u200d👦🇨🇳👍🏽❤\ufe0f",
    "没有空格" * 40,
    "é" + "\u0300\u0302" * 20 + "Z\u0335\u0336o\u20dd",
    "\ud83d半\udc00\ue000\U0010fffd\ufdd0",
    "བཀྲ་ཤིས་སྒྲོལ་མ",
    "ئايگۈلنۇرمۇھەممەتقىزى",
    "，。！？）》”" * 20,
    "a" * 80 + "://" + "／" * 60,
    "𱖑㛃䶮𬱖𠮷",
)
"""Each at most 200 characters with its marks: what a line may have."""

_CODE = re.compile(r"[a-z_]*|[0-9.,:/-]*")
"""A code of ours or a number, whichever field it stands in."""

LEFT_ALONE = frozenset(("kind", "number", "document", "entry", "writer", "agreed", "seal", "house"))
"""Fields that hold codes and numbers of ours, never what somebody writes."""


@dataclass
class Hostile:
    """Fills papers, beginning with the attack of that number; `written` tells every text by its opening mark."""

    first: int = 0
    written: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        first = self.first % len(ATTACKS)
        self._attacks = cycle(ATTACKS[first:] + ATTACKS[:first])

    def paper(self, paper: Paper, kinds: tuple[ParticularKind, ...]) -> Paper:
        """`paper` with an attack in every field, cell and line."""
        forms = {each.key: each.form for each in kinds}
        told = tuple(
            each if forms[each.key] is ParticularForm.CHOICE else self._filled(each)
            for each in paper.particulars
        )
        filled: Paper = self._filled(replace(paper, particulars=()))
        return replace(filled, particulars=told)

    def _filled(self, record: Any) -> Any:
        """The same record with its texts replaced; what is empty stays so."""
        if isinstance(record, str):
            return record if _CODE.fullmatch(record) else self._attack()
        if isinstance(record, tuple):
            return tuple(map(self._filled, record))
        if not is_dataclass(record):
            return record
        names = [each.name for each in fields(record) if each.name not in LEFT_ALONE]
        return replace(record, **{name: self._filled(getattr(record, name)) for name in names})  # type: ignore[type-var]  # a dataclass, looked at above

    def _attack(self) -> str:
        mark = f"Q{len(self.written):04d}"
        text = self.written[mark] = f"{mark}z{next(self._attacks)}z{mark}"
        assert len(text) <= LINE_LENGTH
        return text


def as_printed(text: str) -> str:
    """What a reader of the file finds of `text`.

    The rule: controls, marks of direction and joiners are gone, halves of characters are U+FFFD, a Latin
    letter and its accent are one character (`clean`); and where lines break is not what it says.
    """
    return squeezed(clean(text))


def printed(typesetter: PdfTypesetter, case: GalleryCase, first: int) -> tuple[Hostile, RenderedDocument]:
    """The usual content of a case, attacked everywhere."""
    hostile = Hostile(first)
    return hostile, typesetter.render(hostile.paper(case.paper(), case.kind.particulars), case.medium)


def faults(medium: str, pdf: bytes) -> Iterator[str]:
    """What a careful printer would not hand over."""
    margin = (min(MEDIA[medium].margins) - 0.5) * POINTS_PER_MM
    for number, page in enumerate(seen_pages(pdf), start=1):
        outside = "".join(each.character for each in page.outside(margin) if not _accent(each))
        if outside:
            yield f"page {number}: {outside!r} outside"
        if page.smallest() < SMALLEST - 0.01:
            yield f"page {number}: {page.smallest():.1f} points"
        for one, other in page.overlaps():
            if not _accent(one) and not _accent(other):
                yield f"page {number}: {one.character!r} over {other.character!r}"


def copies_told(document: RenderedDocument) -> list[tuple[int, int]]:
    """Which copy of how many the pages say they are."""
    found = re.findall(r"第(\d+)联/共(\d+)联", "".join(pages_of(document.pdf)))
    return [(int(place), int(of)) for place, of in found]


def copies_wanted(case: GalleryCase) -> list[tuple[int, int]]:
    """One after another; carbon paper and what has no head says nothing of the kind."""
    bare = read_settings(RESOURCES / "documents", case.kind.kind).bare
    count = 0 if bare or MEDIA[case.medium].carbon else len(case.kind.copies)
    return [(place, count) for place in range(1, count + 1)]


def seams_wanted(case: GalleryCase) -> int:
    """A stamp goes across the copies of a sheet: each of several says where."""
    count = len(copies_wanted(case))
    return 0 if MEDIA[case.medium].is_roll or count < 2 else count


def misread(case: GalleryCase, hostile: Hostile, text: str) -> Iterator[str]:
    """Texts that are on the paper and do not read back as they were written."""
    sticker = MEDIA[case.medium].is_label  # one sticker has room for so much, and says where it ends: …
    shown = [mark for mark in hostile.written if f"{mark}z" in text]
    if not shown:
        yield "nothing is there"
    for mark in shown:
        wanted = as_printed(hostile.written[mark])
        if not sticker and not 0 < pieces_needed(wanted, text) <= _MOST_PIECES:
            yield f"{mark}: {wanted[:40]}"


def pieces_needed(text: str, page_texts: str) -> int:
    """Into how many runs `text` is parted in `page_texts`; 0 when some of it is not there at all.

    A text that goes on on another page is parted by the foot and the head between them.
    """
    count = 0
    while text:
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[:middle] in page_texts else (low, middle - 1)
        if not low:
            return 0
        text, count = text[low:], count + 1
    return count


def _accent(glyph: Glyph) -> bool:
    """Accents stand over their letter, and over each other where somebody wrote twenty."""
    return unicodedata.category(glyph.character).startswith("M")


def _by_poppler(pdf: Path) -> str:
    said = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return squeezed(re.sub("[\u202a-\u202e\f]", "", said.stdout.decode("utf-8")))


_MOST_PIECES = 3


def main() -> int:
    """Print all, tell what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("kinds", nargs="*")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    typesetter, wrong, count = PdfTypesetter(RESOURCES), 0, 0
    for kind in all_kinds(RESOURCES / "documents"):
        for medium in kind.media if not chosen.kinds or kind.kind in chosen.kinds else ():
            case = GalleryCase(kind, medium, "demo")
            for first in range(len(ATTACKS)):
                hostile, document = printed(typesetter, case, first)
                path = chosen.out / f"{kind.kind}-{medium}-{first}.pdf"
                path.write_bytes(document.pdf)
                said = [
                    *faults(medium, document.pdf),
                    *misread(case, hostile, "".join(pages_of(document.pdf))),
                    *(f"pdftotext {each}" for each in misread(case, hostile, _by_poppler(path))),
                ]
                count += 1
                wrong += bool(said)
                for each in said[:4]:
                    sys.stdout.write(f"{path.name}: {each}\n")
    sys.stdout.write(f"{count} documents, {wrong} with something wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
