"""Words for the count of a day: how a paper stands, and what is missing of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.ui.labels.papers import document_label
from app.usecases.day_end import TICKETS, OnPaper, PaperRow, Stub

translate = QCoreApplication.translate


def series_label(kind: str) -> str:
    """A series of numbers: tickets, or a kind of document."""
    return translate("PaperCount", "Ticket") if kind == TICKETS else document_label(kind)


def on_paper_label(state: OnPaper) -> str:
    """What became of printing."""
    return {
        OnPaper.PRINTED: translate("PaperCount", "Printed"),
        OnPaper.DELIVERED: translate("PaperCount", "Delivered otherwise"),
        OnPaper.IN_DOUBT: translate("PaperCount", "In doubt"),
        OnPaper.FAILED: translate("PaperCount", "Failed"),
        OnPaper.NOT_PRINTED: translate("PaperCount", "Not printed"),
    }[state]


def stub_label(stub: Stub) -> str:
    """Where the signed part is."""
    return {
        Stub.PRESENT: translate("PaperCount", "Here"),
        Stub.MISSING: translate("PaperCount", "Missing"),
        Stub.REFUSED: translate("PaperCount", "Refused"),
        Stub.NOT_NEEDED: "—",
    }[stub]


def missing_labels(row: PaperRow) -> Iterable[str]:
    """What of that number is missing, in words."""
    if "printed" in row.missing:
        yield {
            OnPaper.IN_DOUBT: translate("PaperCount", "Nobody knows whether it printed"),
            OnPaper.FAILED: translate("PaperCount", "Printing failed"),
        }.get(row.on_paper, translate("PaperCount", "Not printed"))
    words = {
        "stored": translate("PaperCount", "The file is not here"),
        "synced": translate("PaperCount", "Head office does not have it yet"),
        "stub": translate("PaperCount", "Signed stub missing"),
    }
    yield from (words[each] for each in row.missing if each in words)
