"""The course of a ticket as it is shown: what happened, when, by whom, with the values worth showing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.entry import Entry
from app.domain.showing import shown_values
from app.domain.steps.papers import DocumentIssued
from app.usecases.read_models import HistoryLine


def shown_lines(entries: Iterable[Entry]) -> Iterator[HistoryLine]:
    """The entries of one ticket, oldest first; what happens to a document names its number."""
    numbers: dict[str, str] = {}
    for entry in entries:
        kind, values = shown_values(entry)
        if isinstance(entry.body, DocumentIssued):
            numbers[entry.body.document] = entry.body.number
        else:
            number = numbers.get(getattr(entry.body, "document", ""))
            values |= {"number": number} if number else {}
        yield HistoryLine(entry.seq, entry.id, kind, entry.at, entry.user, values)
