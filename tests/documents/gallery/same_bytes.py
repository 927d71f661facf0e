"""The hash of every kind of document on every paper, and of what a roll printer is sent for it.

``python -m tests.documents.gallery.same_bytes`` prints them; ``--backwards`` in the opposite order, ``--one``
each kind on one paper alone, ``--compare`` makes them again in two other surroundings and tells what differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence

from app.documents.catalogue import all_kinds
from app.documents.media import MEDIA
from app.documents.typesetter import PdfTypesetter
from app.media.page_bits import PageBitsDrawer
from app.printing.escpos.commands import page_bytes
from tests.documents.gallery.cases import RESOURCES, GalleryCase

ROOT = RESOURCES.parent
SURROUNDINGS: tuple[Mapping[str, str], ...] = (
    {
        "PYTHONHASHSEED": "1",
        "TZ": "Asia/Shanghai",
        "LC_ALL": "C",
        "USER": "lin",
        "LOGNAME": "lin",
        "UMASK": "022",
    },
    {
        "PYTHONHASHSEED": "4711",
        "TZ": "America/St_Johns",
        "LC_ALL": "zh_CN.UTF-8",
        "LANG": "zh_CN.UTF-8",
        "USER": "何立",
        "LOGNAME": "何立",
        "HOME": "/nowhere",
        "UMASK": "077",
        "SOURCE_DATE_EPOCH": "1",
    },
)
"""Two machines as different as can be in what is no content. UMASK is set before the program starts."""


def one_each(length: str = "demo") -> list[GalleryCase]:
    """Each kind on the paper that was taken least until then, and every paper at least once."""
    kinds = all_kinds(RESOURCES / "documents")
    taken = dict.fromkeys(MEDIA, 0)
    cases = []
    for kind in sorted(kinds, key=lambda each: len(each.media)):
        medium = min(kind.media, key=lambda name: taken[name])
        taken[medium] += 1
        cases.append(GalleryCase(kind, medium, length))
    for medium, times in taken.items():
        kind = next(each for each in kinds if medium in each.media)
        cases += [] if times else [GalleryCase(kind, medium, length)]
    return cases


def all_of_them() -> list[GalleryCase]:
    """Each kind on each of its papers."""
    kinds = all_kinds(RESOURCES / "documents")
    return [GalleryCase(kind, medium, "demo") for kind in kinds for medium in kind.media]


def hashes(cases: Sequence[GalleryCase]) -> Iterator[tuple[str, str]]:
    """What each comes to: the PDF, and the bytes for a roll printer."""
    typesetter, drawer = PdfTypesetter(RESOURCES), PageBitsDrawer()
    for case in cases:
        pdf = typesetter.render(case.paper(), case.medium).pdf
        yield case.name, hashlib.sha256(pdf).hexdigest()
        if MEDIA[case.medium].is_roll:
            dots = 576 if MEDIA[case.medium].width > 70 else 384
            for letters in (False, True):
                sent = (
                    page_bytes(page, dots, cutter=True, letters=letters)
                    for page in drawer.draw(pdf, words=letters)
                )
                sha256 = hashlib.sha256(b"".join(piece for page in sent for piece in page)).hexdigest()
                yield f"{case.name}-{'letters' if letters else 'dots'}", sha256


def elsewhere(words: Sequence[str]) -> list[dict[str, str]]:
    """The hashes as two other processes make them, at the same time, from other folders."""
    started = []
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory(prefix="工作 夹") as second:
        for surroundings, folder, order in zip(
            SURROUNDINGS, (first, second), ([], ["--backwards"]), strict=True
        ):
            here = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **surroundings}
            command = [sys.executable, "-m", "tests.documents.gallery.same_bytes", *words, *order]
            mask = int(here.pop("UMASK"), 8)
            started.append(
                subprocess.Popen(command, cwd=folder, env=here, umask=mask, stdout=subprocess.PIPE, text=True)
            )
        told = [process.communicate(timeout=600)[0] for process in started]
    if any(process.returncode for process in started):
        raise RuntimeError("a process did not end well")
    return [dict(line.split() for line in each.splitlines()) for each in told]


def main() -> int:
    """Print the hashes, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    for word in ("--one", "--backwards", "--compare"):
        parser.add_argument(word, action="store_true")
    chosen = parser.parse_args()
    if chosen.compare:
        one, other = elsewhere(["--one"] if chosen.one else [])
        differ = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
        sys.stdout.write(f"{len(one)} compared, {len(differ)} differ {' '.join(sorted(differ))}\n")
        return 1 if differ else 0
    cases = one_each() if chosen.one else all_of_them()
    for name, sha256 in hashes(cases[::-1] if chosen.backwards else cases):
        sys.stdout.write(f"{name} {sha256}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
