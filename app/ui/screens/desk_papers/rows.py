"""Papers of the desk as lines of a list: what can be made now, then what was issued."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from app.ui.kit.droplist import DropRow
from app.ui.kit.messages import Message
from app.ui.labels.papers import document_label, times_printed
from app.ui.parts.clock_words import say_moment
from app.ui.theme import Tone
from app.usecases.desk_papers import NUMBERED, UNNUMBERED, DeskPaper, SheetPrinted

ISSUE, SHEET = "issue:", "sheet:"
"""Keys of rows begin so: a kind to be issued, a kind that is only printed. Any other key is a leaf."""


def desk_rows(papers: Sequence[DeskPaper], zone: tzinfo, may: Callable[[str], bool]) -> list[DropRow]:
    """What can be made comes first; then what was issued, as it is given: newest first.

    Of what is numbered only kinds that the person `may` issue and read.
    """
    translate = QCoreApplication.translate
    issue, show = translate("DeskPapers", "Issue"), translate("DeskPapers", "Print")
    rows = [
        DropRow(f"{ISSUE}{kind}", document_label(kind), _about(kind), "plus", issue, "accent")
        for kind in NUMBERED
        if may(kind)
    ]
    rows += [
        DropRow(f"{SHEET}{kind}", document_label(kind), _about(kind), "printer", show, "info")
        for kind in UNNUMBERED
    ]
    rows += [_issued(each, zone) for each in papers if may(each.document.kind)]
    return rows


def sheet_words(kind: str, done: SheetPrinted, sentence: Callable[[str, Mapping[str, str]], str]) -> Message:
    """What became of a sheet without a number."""
    translate, name = QCoreApplication.translate, document_label(kind)
    if done.problem:
        return Message(sentence(done.problem, {"printer": done.printer}), "warn")
    if not done.printer:
        return Message(translate("DeskPapers", "{0}: no printer is set").format(name), "warn")
    words = translate("DeskPapers", "{0} goes to {1}").format(name, done.printer)
    return Message(words, "ok", seconds=4)


def _about(kind: str) -> str:
    """What it is for, in one line."""
    translate = QCoreApplication.translate
    return {
        "hand-over-sheet": translate("DeskPapers", "What is open at the end of a shift; two sign it"),
        "review-report": translate("DeskPapers", "Numbers of a week or a month, and what to do better"),
        "service-manual": translate(
            "DeskPapers", "Rights, clocks, levels and sentences by the rules in force"
        ),
        "application-form": translate("DeskPapers", "Blank, to be filled in by hand"),
    }.get(kind, "")


def _issued(paper: DeskPaper, zone: tzinfo) -> DropRow:
    document = paper.document
    said = [f"{document.number} v{document.version}", say_moment(document.issued_at, zone)]
    said += [document.issued_by] if document.issued_by else []
    said.append(times_printed(document.prints))
    word, tone = _standing(paper)
    title = document_label(document.kind)
    return DropRow(paper.leaf, title, " · ".join(said), "file-text", word, tone)


def _standing(paper: DeskPaper) -> tuple[str, Tone]:
    translate = QCoreApplication.translate
    if paper.document.voided:
        return translate("DeskPapers", "Void"), "neutral"
    if paper.filed:
        return translate("DeskPapers", "Signed"), "ok"
    return translate("DeskPapers", "To be signed"), "warn"
