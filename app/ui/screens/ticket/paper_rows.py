"""单据 of a ticket in words: what was issued, how it stands, and what could be issued now."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.records import Document
from app.domain.ticket import Ticket
from app.ui.kit.droplist import DropRow
from app.ui.labels.doings import means_label
from app.ui.labels.lists import listed
from app.ui.labels.papers import copy_label, document_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.common.ticket_words import goods_words
from app.ui.theme import Tone
from app.usecases.left_prints import doubtful
from app.usecases.paper import DocumentKind
from app.usecases.read_models import PrintJob
from app.usecases.situation import PossibleDocument

HANDED_OUT = frozenset({"receipt", "label"})
"""The customer takes these along; nobody asks how they were delivered."""

ISSUE = "issue:"
"""Keys of documents that are not issued yet begin with this; the kind follows."""


def paper_rows(
    ticket: Ticket,
    kinds: tuple[DocumentKind, ...],
    possible: tuple[PossibleDocument, ...],
    zone: tzinfo,
    left: tuple[PrintJob, ...] = (),
) -> list[DropRow]:
    """Issued documents, newest first, then the kinds that can be issued now. `left`: see `Situation`."""
    copies = {kind.kind: kind.copies for kind in kinds}
    orders = {job.document: job for job in left}
    rows = [
        _issued(each, copies.get(each.kind, ()), zone, orders.get(each.id))
        for each in reversed(ticket.documents)
    ]
    issue = QCoreApplication.translate("Papers", "Issue and print")
    rows += [
        DropRow(issue_key(each), document_label(each.kind), _about(ticket, each), "plus", issue, "accent")
        for each in possible
    ]
    return rows


def issue_key(document: PossibleDocument) -> str:
    """The key of a row that issues a document: its kind, and the item where it is about one of several."""
    return f"{ISSUE}{document.kind}:{document.item or ''}"


def issued_by(key: str) -> tuple[str, str | None]:
    """Kind and item of such a key."""
    kind, _, item = key.removeprefix(ISSUE).partition(":")
    return kind, item or None


def _about(ticket: Ticket, document: PossibleDocument) -> str:
    item = ticket.item(document.item) if document.item else None
    return goods_words(item.goods) if item else ""


def _issued(document: Document, copies: tuple[str, ...], zone: tzinfo, order: PrintJob | None) -> DropRow:
    translate = QCoreApplication.translate
    said = [f"{document.number} v{document.version}", say_moment(document.issued_at, zone)]
    if copies:
        said.append(listed(copy_label(each) for each in copies))
    said.append(
        translate("Papers", "printed {0} times").format(document.prints)
        if document.prints
        else translate("Papers", "not printed")
    )
    word, tone = standing(document) if order is None else on_paper(order)
    return DropRow(document.id, document_label(document.kind), " · ".join(said), "file-text", word, tone)


def on_paper(order: PrintJob) -> tuple[str, Tone]:
    """What is to be asked or said of a document whose print failed or is in doubt."""
    translate = QCoreApplication.translate
    if doubtful(order):
        return translate("Papers", "Did it print?"), "warn"
    return translate("Papers", "Did not print"), "danger"


def standing(document: Document) -> tuple[str, Tone]:
    """How a document stands in one word: void, signed, delivered, or still here."""
    translate = QCoreApplication.translate
    if document.voided and document.signatures:
        return translate("Papers", "Void, its signature no longer counts"), "neutral"
    if document.voided:
        return translate("Papers", "Void"), "neutral"
    if document.signed:
        return translate("Papers", "Signed"), "ok"
    if document.delivery:
        return means_label(document.delivery), "info"
    if document.kind in HANDED_OUT:
        return "", "neutral"
    return translate("Papers", "Not delivered"), "warn"
