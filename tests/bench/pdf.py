"""The first and the next liability notice with three photos, against the plain ReportLab canvas.

Run: ``python -m tests.bench.pdf [--fresh 7] [--warm 30] [--peers PYTHON]``; prints one JSON object.
Contestants take turns in the same run, so the ratios hold while the machine's speed drifts.

peer    ReportLab's canvas with ASCII85 off, the same font by its stock parser, the same three photos,
        the same words and a QR code by segno, one below the other without any layout
ours    the typesetter: fields, clauses, tables, QR, appeal routes, one copy
others  with --peers, a Python that has reportlab, fpdf2, weasyprint, typst and segno: the same words, photos
        and code as paragraphs one below the other (``_pdf_peers.py``)
first   a fresh process, from exec to exit, one document
warm    one process, each document another one
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from app.usecases.paper import Photo

ROOT = Path(__file__).resolve().parents[2]
FIRST_TARGET, WARM_TARGET = 1.2, 1.6
_CODES = 1_000


def ours(material: Path) -> Callable[[int], int]:
    """A function that sets document `n` and returns its size in bytes."""
    from app.documents.typesetter import PdfTypesetter
    from app.library.files import resource_root
    from app.store.paper_codec import JsonPaperCodec

    typesetter = PdfTypesetter(resource_root())
    paper = JsonPaperCodec().decode((material / "paper.json").read_bytes())

    def render(n: int) -> int:
        document = replace(paper, number=f"ZR-2F01-261120-{n:04d}")
        return len(typesetter.render(document, "a4", ("customer",)).pdf)

    return render


def code_text(n: int) -> str:
    """What the square code on document `n` says, for everybody: 21 modules."""
    from app.domain.paper_code import ScannedDocument, paper_code

    return paper_code(ScannedDocument(f"ZR-2F01-261120-{n:04d}", 1, "ab12cd34"))


def peer(material: Path) -> Callable[[int], int]:
    """The same on a bare canvas."""
    import segno
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from app.library.files import resource_root

    rl_config.useA85 = 0
    font = next((resource_root() / "fonts").glob("*Regular*.ttf"))
    pdfmetrics.registerFont(TTFont("song", str(font)))
    # By its path a JPEG goes in as it is; from memory ReportLab would decode and pack it anew.
    photos = [str(path) for path in sorted(material.glob("*.jpg"))]

    lines = (material / "words.txt").read_text(encoding="utf-8").splitlines()

    def render(n: int) -> int:
        file = BytesIO()
        canvas = Canvas(file, pagesize=(595, 842), pageCompression=1)
        canvas.setFont("song", 8)
        for place, line in enumerate(lines):
            canvas.drawString(40, 820 - 10 * (place % 78), f"{line} {n:04d}" if place == 0 else line)
        for place, photo in enumerate(photos):
            canvas.drawImage(photo, 60 + 160 * place, 100, 150, 110)
        code = segno.make(code_text(n), error="l", micro=False, boost_error=True)
        for row, cells in enumerate(code.matrix):
            for column, dark in enumerate(cells):
                if dark:
                    canvas.rect(500 + 2 * column, 780 - 2 * row, 2, 2, stroke=0, fill=1)
        canvas.save()
        return len(file.getvalue())

    return render


CONTESTANTS = {"ours": ours, "peer": peer}
PROGRAMS = ("platypus", "fpdf2", "weasyprint", "typst")


def prepare(material: Path) -> None:
    """A notice with three photos as the store keeps it, and the photos by themselves."""
    from app.store.paper_codec import JsonPaperCodec
    from tests.documents.samples import jpeg, liability_notice

    photos = tuple(Photo(jpeg(seed, (1600, 1200)), f"图 {seed}") for seed in range(3))
    (material / "paper.json").write_bytes(JsonPaperCodec().encode(replace(liability_notice(), photos=photos)))
    for number, photo in enumerate(photos):
        (material / f"{number}.jpg").write_bytes(photo.jpeg)
    (material / "words.txt").write_text(_words_of_ours(material), encoding="utf-8")
    (material / "code.txt").write_text("\n".join(map(code_text, range(_CODES))), encoding="utf-8")


def _words_of_ours(material: Path) -> str:
    """Every word our notice prints, so that the peer needs the same characters."""
    import pypdfium2  # type: ignore[import-untyped]  # the package ships no type information

    from app.documents.typesetter import PdfTypesetter
    from app.library.files import resource_root
    from app.store.paper_codec import JsonPaperCodec

    paper = JsonPaperCodec().decode((material / "paper.json").read_bytes())
    pdf = PdfTypesetter(resource_root()).render(paper, "a4", ("customer",)).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def fresh(name: str, material: Path) -> float:
    """Milliseconds of a process that sets one document."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tests.bench.pdf", "--one", name, "--material", str(material)],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    return (time.perf_counter() - began) * 1000


def fresh_other(python: str, program: str, material: Path) -> float:
    """The same of one of the others."""
    began = time.perf_counter()
    others(python, program, material, 1)
    return (time.perf_counter() - began) * 1000


def others(python: str, program: str, material: Path, turns: int) -> list[float]:
    """Milliseconds of each document of one of the others, in a process of its own."""
    font = next((ROOT / "resources" / "fonts").glob("*Regular*.ttf"))
    words = [python, str(ROOT / "tests/bench/_pdf_peers.py"), program, str(material), str(font), str(turns)]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return [float(each) for each in said.splitlines()[-1].split()]


def warm(render: Callable[[int], int], n: int) -> float:
    """Milliseconds for document `n`."""
    began = time.perf_counter()
    render(n)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """All turns, then the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fresh", type=int, default=7)
    parser.add_argument("--warm", type=int, default=30)
    parser.add_argument("--peers", default="")
    parser.add_argument("--one", choices=CONTESTANTS)
    parser.add_argument("--material", type=Path)
    arguments = parser.parse_args()
    if arguments.one:
        CONTESTANTS[arguments.one](arguments.material)(1)
        return
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        report = compare(Path(folder), arguments.fresh, arguments.warm, arguments.peers)
    json.dump(report, sys.stdout, indent=1)
    sys.stdout.write("\n")


def compare(material: Path, fresh_turns: int, warm_turns: int, peers: str = "") -> dict[str, object]:
    """All turns, interleaved; the report."""
    programs = PROGRAMS if peers else ()
    first: dict[str, list[float]] = {name: [] for name in (*CONTESTANTS, *programs)}
    for turn in range(fresh_turns + 1):
        for name, times in first.items():
            spent = fresh_other(peers, name, material) if name in programs else fresh(name, material)
            if turn:  # the first turn writes byte code and fills the page cache
                times.append(spent)
    makers = {name: make(material) for name, make in CONTESTANTS.items()}
    sizes = {name: render(0) for name, render in makers.items()}
    later: dict[str, list[float]] = {name: [] for name in CONTESTANTS}
    for n in range(1, warm_turns + 1):
        for name, render in makers.items():
            later[name].append(warm(render, n))
    later |= {name: others(peers, name, material, warm_turns + 2)[2:] for name in programs}
    middle = {
        when: {name: statistics.median(times) for name, times in turns.items()}
        for when, turns in (("first", first), ("warm", later))
    }
    return {
        "ms": {when: {name: round(ms, 1) for name, ms in times.items()} for when, times in middle.items()},
        "bytes": sizes,
        "ratio_first": round(middle["first"]["ours"] / middle["first"]["peer"], 2),
        "target_first": FIRST_TARGET,
        "ratio_warm": round(middle["warm"]["ours"] / middle["warm"]["peer"], 2),
        "target_warm": WARM_TARGET,
    }


if __name__ == "__main__":
    main()
