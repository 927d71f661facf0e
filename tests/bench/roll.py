"""A receipt on 80 mm of paper: from the finished page to the bytes a roll printer takes, and its paper set too.

Run: ``python -m tests.bench.roll [--fresh 7] [--warm 20] [--peers PYTHON]``; prints one JSON object.
Contestants take turns in the same run, so the ratios hold while the machine's speed drifts.

ours    the page drawn by the decoder apart, sharp writing and photographs told apart, sent in bands
floor   PDFium, Pillow's threshold and one picture command in the process itself: no process apart, no bands,
        no photographs
escpos  with --peers, a Python that has python-escpos, pypdfium2 and Pillow: the page through its `image`
first   a fresh process, from exec to exit: the receipt set and made into bytes (escpos: its PDF given)
warm    one process, further receipts: pages made into bytes alone
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
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST_TARGET, WARM_TARGET = 1.6, 400.0
DOTS = 576

ESCPOS = """
import sys, time
from io import BytesIO
import pypdfium2
from escpos.printer import Dummy
def made(data):
    printer = Dummy()
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=203.2 / 72, grayscale=True).to_pil()
        beside = (picture.width - 576) // 2
        printer.image(picture.crop((beside, 0, beside + 576, picture.height)), impl="bitImageRaster")
        printer.cut()
    return len(printer.output)
data = open(sys.argv[1], "rb").read()
times = []
for _ in range(int(sys.argv[2])):
    began = time.perf_counter()
    made(data)
    times.append((time.perf_counter() - began) * 1000)
print(*times)
"""
"""What the peer does, in its own Python."""


def receipt(number: int) -> bytes:
    """A receipt for the roll."""
    from app.documents.typesetter import PdfTypesetter
    from app.library.files import resource_root
    from tests.documents.samples import receipt as sample

    typesetter = PdfTypesetter(resource_root())
    return typesetter.render(replace(sample(), number=f"SL-2F01-261120-{number:04d}"), "80mm").pdf


def ours() -> Callable[[bytes], int]:
    """What the program does."""
    from app.media.page_bits import PageBitsDrawer
    from app.printing.escpos.commands import page_bytes

    drawer = PageBitsDrawer()

    def make(pdf: bytes) -> int:
        return sum(len(part) for page in drawer.draw(pdf) for part in page_bytes(page, DOTS, cutter=True))

    return make


def floor() -> Callable[[bytes], int]:
    """The least that makes bytes of a page."""
    import pypdfium2  # type: ignore[import-untyped]  # the package ships no type information
    from PIL import Image

    def make(pdf: bytes) -> int:
        size = 0
        with pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                picture = page.render(scale=203.2 / 72, grayscale=True).to_pil()
                beside = (picture.width - DOTS) // 2
                part = picture.crop((beside, 0, beside + DOTS, picture.height))
                inked = part.point([255] * 128 + [0] * 128).convert("1", dither=Image.Dither.NONE)
                head = b"\x1dv0\x00" + (DOTS // 8).to_bytes(2, "little") + part.height.to_bytes(2, "little")
                size += len(head + inked.tobytes())
        return size

    return make


CONTESTANTS: dict[str, Callable[[], Callable[[bytes], int]]] = {"ours": ours, "floor": floor}


def fresh(name: str) -> float:
    """Milliseconds of a process that sets and makes one receipt."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    words = [sys.executable, "-m", "tests.bench.roll", "--one", name]
    subprocess.run(words, cwd=ROOT, env=environment, check=True)
    return (time.perf_counter() - began) * 1000


def escpos(python: str, file: Path, turns: int) -> list[float]:
    """Milliseconds of each turn of the peer."""
    words = [python, "-c", ESCPOS, str(file), str(turns)]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return [float(each) for each in said.splitlines()[-1].split()]  # it warns on its first lines


def compare(fresh_turns: int, warm_turns: int, peers: str, folder: Path) -> dict[str, object]:
    """All turns, interleaved; the report."""
    file = folder / "receipt.pdf"
    file.write_bytes(receipt(0))
    first: dict[str, list[float]] = {name: [] for name in (*CONTESTANTS, *(["escpos"] if peers else []))}
    for turn in range(fresh_turns + 1):
        for name, times in first.items():
            began = time.perf_counter()
            if name == "escpos":
                escpos(peers, file, 1)
            spent = (time.perf_counter() - began) * 1000 if name == "escpos" else fresh(name)
            if turn:  # the first turn writes byte code and fills the page cache
                times.append(spent)
    makers = {name: make() for name, make in CONTESTANTS.items()}
    sizes = {name: make(file.read_bytes()) for name, make in makers.items()}
    later: dict[str, list[float]] = {name: [] for name in makers}
    for number in range(1, warm_turns + 1):
        pdf = receipt(number)
        for name, make in makers.items():
            began = time.perf_counter()
            make(pdf)
            later[name].append((time.perf_counter() - began) * 1000)
    if peers:
        later["escpos"] = escpos(peers, file, warm_turns + 1)[1:]
    middle = {
        when: {name: round(statistics.median(times), 1) for name, times in turns.items()}
        for when, turns in (("first", first), ("warm", later))
    }
    return {
        "ms": middle,
        "bytes": sizes,
        "ratio_first": round(middle["first"]["ours"] / middle["first"]["floor"], 2),
        "target_first": FIRST_TARGET,
        "ms_warm": middle["warm"]["ours"],
        "target_warm": WARM_TARGET,
    }


def main() -> None:
    """All turns, then the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fresh", type=int, default=7)
    parser.add_argument("--warm", type=int, default=20)
    parser.add_argument("--peers", default="")
    parser.add_argument("--one", choices=CONTESTANTS)
    arguments = parser.parse_args()
    if arguments.one:
        CONTESTANTS[arguments.one]()(receipt(1))
        return
    with tempfile.TemporaryDirectory() as folder:
        report = compare(arguments.fresh, arguments.warm, arguments.peers, Path(folder))
    json.dump(report, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
