"""单据 of a ticket in words: what was issued, how it stands, and what could be issued now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.records import Document
from app.domain.ticket import Ticket
from app.ui.kit.droplist import DropRow
from app.ui.labels.doings import means_label
from app.ui.labels.lists import listed
from app.ui.labels.papers import copy_label, document_label, times_printed
from app.ui.parts.clock_words import say_moment
from app.ui.screens.common.ticket_words import goods_words
from app.ui.theme import Tone
from app.usecases.left_prints import doubtful
from app.usecases.paper import DocumentKind
from app.usecases.papers_wanted import wanted_now
from app.usecases.read_models import PrintJob
from app.usecases.result_message import may_tell_result
from app.usecases.signers import left_to_sign, signed_by_all
from app.usecases.situation import PossibleDocument

HANDED_OUT = frozenset({"receipt", "label"})
"""The customer takes these along; nobody asks how they were delivered."""

MESSAGE = "message:"
"""Keys of the text messages to the customer begin with this; the item follows."""

ISSUE = "issue:"
"""Keys of documents that are not issued yet begin with this; the kind follows."""


@dataclass(frozen=True)
class PaperRows:
    """What is `listed` at once: needed now, then issued. `others` can be issued, too, when somebody asks."""

    listed: list[DropRow]
    others: list[DropRow]


def paper_rows(
    ticket: Ticket,
    kinds: tuple[DocumentKind, ...],
    possible: tuple[PossibleDocument, ...],
    zone: tzinfo,
    left: tuple[PrintJob, ...] = (),
    first: str = "",
) -> PaperRows:
    """The documents of a ticket by what is to be done: those its stage needs, led by the one F9 prints
    (`first`); those issued, newest first; all others that could be issued. `left`: see `Situation`.
    """
    translate = QCoreApplication.translate
    asked = frozenset(kind.kind for kind in kinds if kind.particulars)
    wanted = [each for each in possible if wanted_now(ticket, each)]
    wanted.sort(key=lambda each: each.kind != first)
    needed = [_wanted(ticket, each, asked, first) for each in wanted]
    needed += _message_rows(ticket)
    copies = {kind.kind: kind.copies for kind in kinds}
    orders = {job.document: job for job in left}
    issued = [
        _issued(each, copies.get(each.kind, ()), zone, orders.get(each.id))
        for each in reversed(ticket.documents)
    ]
    listed: list[DropRow] = []
    if needed:
        listed += [DropRow("", translate("Papers", "Needed now")), *needed]
    if issued:
        listed += [DropRow("", translate("Papers", "Issued")), *issued]
    others = [each for each in possible if each.due and each not in wanted]
    return PaperRows(listed, [_wanted(ticket, each, asked) for each in others])


def _wanted(ticket: Ticket, document: PossibleDocument, asked: frozenset[str], first: str = "") -> DropRow:
    """The one that F9 prints says so; of the others, what Enter does."""
    translate = QCoreApplication.translate
    word = translate("Papers", "Fill in") if document.kind in asked else translate("Papers", "Preview")
    if document.kind == first:
        word = translate("Papers", "F9 issue and print")
    said = filter(None, (_about(ticket, document), _again(document)))
    return DropRow(
        issue_key(document), document_label(document.kind), " · ".join(said), "plus", word, "accent"
    )


def _again(document: PossibleDocument) -> str:
    """That the case went on since it was issued."""
    words = QCoreApplication.translate("Papers", "version {0} is out of date")
    return words.format(document.version) if document.outdated else ""


def _message_rows(ticket: Ticket) -> list[DropRow]:
    """The text message about a result, by its goods, from the end of the case until it was sent or closed."""
    translate = QCoreApplication.translate
    title, word = translate("Papers", "Message about the result"), translate("Papers", "Copy")
    return [
        DropRow(
            f"{MESSAGE}{item.id}",
            title,
            goods_words(item.goods) if len(ticket.items) > 1 else "",
            "message-square",
            word,
            "info",
        )
        for item in ticket.items
        if ticket.open and may_tell_result(ticket, item)
    ]


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
    said = [f"{document.number} v{document.version}", say_moment(document.issued_at, zone)]
    if copies:
        said.append(listed(copy_label(each) for each in copies))
    said.append(times_printed(document.prints))
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
    if signed_by_all(document):
        return translate("Papers", "Signed"), "ok"
    if document.signatures and left_to_sign(document):
        return translate("Papers", "Signed by one of two"), "warn"
    if document.delivery:
        return means_label(document.delivery), "info"
    if document.kind in HANDED_OUT:
        return "", "neutral"
    return translate("Papers", "Not delivered"), "warn"
