"""Every kind on every paper it is meant for, through the program: ``python -m tests.documents.gallery.through_print``.

A demo store is made, and for each kind a ticket is looked for that is far enough; what a person must state is
a sample. Each paper is then ordered by the command line as an administrator would, ``counterfoil print``,
and looked at: nothing cut, too small or on top of another, as many pages as told, a text that can be read.
Then once more with all cases put right to the shortest and to the longest words (`lengths.py`), or only the
``--length`` that is asked for. ``--out DIR`` keeps the PDFs. Ends with 1 where something is wrong or a kind
was never possible.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.cli.program import run
from app.demo import make_demo
from app.documents.catalogue import all_kinds
from app.usecases.paper.typesetter import DocumentKind
from tests.documents.gallery.cases import LENGTHS, RESOURCES
from tests.documents.gallery.hostile import faults
from tests.documents.gallery.lengths import CORRECTED, NAMES, SUPERVISOR, put_right, sample
from tests.documents.reading import pages_of

BY = {"review-report": "何立"}
"""Who may issue what; a supervisor all the rest."""
DESK = {"hand-over-sheet": ("print", "-"), "review-report": ("print", "-")}
_TOLD = 12
"""Who prints so much of a name prints all of it."""
OWN_COMMAND = {"service-manual": ("service-manual",), "application-form": ("blank-form",)}


@dataclass(frozen=True)
class Ordered:
    """How an order ended: the pages told, or the refusal's code with its parameters."""

    pages: int = 0
    code: str = ""
    params: tuple[tuple[str, str], ...] = ()


def told(store: Path, *words: object) -> Any:
    """The JSON that a command writes, whatever its exit code."""
    heard = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(heard):
        run(["--store", str(store), *(str(word) for word in words)])
    heard.seek(0)
    said = heard.read()
    if words[0] == "list":  # a line for each ticket
        return [json.loads(line) for line in said.splitlines()]
    return json.loads(said)


class Printing:
    """A demo store and what was found in it: for each kind the tickets that are far enough."""

    def __init__(self, folder: Path, length: str) -> None:
        self.store, self.out, self.length = folder / "store", folder / "papers", length
        self.out.mkdir(parents=True, exist_ok=True)
        make_demo(self.store, frozen=True, pins=False)
        self.changed = put_right(self.store, length) if length in CORRECTED else 0
        self.kinds = all_kinds(RESOURCES / "documents")
        self._able: dict[str, list[str]] = {}
        for row in told(self.store, "list", "--filter", "all", "--limit", 200):
            for each in told(self.store, "documents", row["number"]):
                if each["possible"]:
                    self._able.setdefault(each["kind"], []).append(row["number"])

    def orders(self) -> Iterator[tuple[str, str, Ordered]]:
        """Kind, paper and how it ended, for all of them."""
        for kind in self.kinds:
            for medium in kind.media:
                yield kind.kind, medium, self._on(kind, medium)

    def path(self, kind: str, medium: str) -> Path:
        """Where the PDF lies."""
        return self.out / f"{kind}-{medium}.pdf"

    def _on(self, kind: DocumentKind, medium: str) -> Ordered:
        if kind.kind in OWN_COMMAND:
            return self._order([*OWN_COMMAND[kind.kind]], kind, medium)
        numbers = ["-"] if kind.kind in DESK else self._able.get(kind.kind, [])
        ended = Ordered(code="never_possible")
        for number in numbers:
            words = ["--clerk", BY.get(kind.kind, SUPERVISOR.name), "print", number, kind.kind]
            ended = self._order(words, kind, medium)
            if ended.code == "particulars_missing":
                ended = self._order([*words, "--particulars", self._sample(kind, ended)], kind, medium)
            if not ended.code:
                break
        return ended

    def _order(self, words: Sequence[object], kind: DocumentKind, medium: str) -> Ordered:
        answer = told(self.store, *words, "--paper", medium, "--out", self.path(kind.kind, medium))
        if "pages" in answer:
            return Ordered(int(answer["pages"]))
        fault = next(iter(answer.values()))
        return Ordered(code=fault["code"], params=tuple(fault.get("params", {}).items()))

    def _sample(self, kind: DocumentKind, ended: Ordered) -> Path:
        missing = dict(ended.params)["fields"].split(", ")
        stated = sample(self.length, kind.particulars, missing, date(2026, 11, 20))
        path = self.out / f"{kind.kind}.json"
        path.write_text(json.dumps(stated, ensure_ascii=False), encoding="utf-8")
        return path


def wrong(ended: Ordered, path: Path, medium: str, name: str) -> Iterator[str]:
    """What a careful printer would not hand over."""
    if ended.code:
        yield " ".join((ended.code, *(f"{key}={value}" for key, value in ended.params)))
        return
    pdf = path.read_bytes()
    texts = pages_of(pdf)
    if len(texts) != ended.pages:
        yield f"{len(texts)} pages, {ended.pages} told"
    said = "".join("".join(text.split()) for text in texts)
    if name[:_TOLD] in said and name not in said:
        yield "the customer's name is cut"
    yield from (f"page {number}: no text" for number, text in enumerate(texts, start=1) if not text)
    yield from faults(medium, pdf)


def main() -> int:
    """Print them all; how many, and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--length", choices=LENGTHS)
    chosen = parser.parse_args()
    count = bad = 0
    with tempfile.TemporaryDirectory(prefix="counterfoil-print-") as made:
        for length in [chosen.length] if chosen.length else LENGTHS:
            printing = Printing((chosen.out or Path(made)) / length, length)
            if length in CORRECTED:
                sys.stdout.write(f"{length}: {printing.changed} cases put right\n")
            for kind, medium, ended in printing.orders():
                found = list(wrong(ended, printing.path(kind, medium), medium, NAMES.get(length, "")))
                count, bad = count + 1, bad + bool(found)
                sys.stdout.write(
                    f"{length:8} {kind:24} {medium:11} {ended.pages or '-':>3} {'; '.join(found)}\n"
                )
                sys.stdout.flush()
    sys.stdout.write(f"{count} papers, {bad} wrong\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
