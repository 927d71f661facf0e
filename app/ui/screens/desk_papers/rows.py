"""Papers of the desk as lines of a list: what can be made now, then what was issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from app.ui.kit.droplist import DropRow
from app.ui.labels.papers import document_label
from app.ui.parts.clock_words import say_moment
from app.ui.theme import Tone
from app.usecases.desk_papers import NUMBERED, UNNUMBERED, DeskPaper

ISSUE, SHEET = "issue:", "sheet:"
"""Keys of rows begin so: a kind to be issued, a kind that is only printed. Any other key is a leaf."""


def desk_rows(papers: Sequence[DeskPaper], zone: tzinfo) -> list[DropRow]:
    """What can be made comes first; then what was issued, as it is given: newest first."""
    translate = QCoreApplication.translate
    issue, show = translate("DeskPapers", "Issue"), translate("DeskPapers", "Print")
    rows = [
        DropRow(f"{ISSUE}{kind}", document_label(kind), _about(kind), "plus", issue, "accent")
        for kind in NUMBERED
    ]
    rows += [
        DropRow(f"{SHEET}{kind}", document_label(kind), _about(kind), "printer", show, "info")
        for kind in UNNUMBERED
    ]
    rows += [_issued(each, zone) for each in papers]
    return rows


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
    translate = QCoreApplication.translate
    document = paper.document
    said = [f"{document.number} v{document.version}", say_moment(document.issued_at, zone)]
    said += [document.issued_by] if document.issued_by else []
    said.append(
        translate("DeskPapers", "printed {0} times").format(document.prints)
        if document.prints
        else translate("DeskPapers", "not printed")
    )
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
