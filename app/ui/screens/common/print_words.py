"""What became of a print, in one message."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.records import Document
from app.ui.kit.messages import Message
from app.ui.labels.lists import listed
from app.ui.labels.papers import copy_label, document_label, medium_label
from app.usecases.as_printed import AsPrinted
from app.usecases.bundle.export import Exported
from app.usecases.print_now import PrintedNow


def print_order_words(document: Document | None) -> str:
    """What a press of the print key does: nothing valid is issued yet, it was not printed yet, or again."""
    if document is None:
        return QCoreApplication.translate("PrintWords", "Issue and print")
    if document.prints:
        return QCoreApplication.translate("PrintWords", "Reprint")
    return QCoreApplication.translate("PrintWords", "Print")


def goes_to_words(shown: AsPrinted) -> str:
    """«front · A5 · customer copy, store copy × 2 · reprint 1»: what the printer will get."""
    translate = QCoreApplication.translate
    if not shown.medium:
        return ""
    if shown.misfit is not None:
        return misfit_words(shown)
    copies = listed(
        f"{copy_label(name)} × {times}" if times > 1 else copy_label(name) for name, times in shown.copies
    )
    again = translate("PrintWords", "reprint {0}").format(shown.reprint) if shown.reprint else ""
    printer = shown.printer or translate("PrintWords", "no printer")
    return " · ".join(filter(None, (printer, medium_label(shown.medium), copies, again)))


def misfit_words(shown: AsPrinted) -> str:
    """That the printer holds no paper for it, and on which paper it comes; empty where it fits."""
    if shown.misfit is None:
        return ""
    words = QCoreApplication.translate(
        "PrintWords",
        "“{0}” holds paper that does not fit ({1}); this document comes on {2}. Choose another printer,"
        " or save it as PDF.",
    )
    offered = listed(medium_label(each) for each in shown.misfit.offered)
    return words.format(shown.printer, medium_label(shown.misfit.roll), offered)


def printed_words(printed: PrintedNow, sentence: Callable[[str, Mapping[str, str]], str]) -> Message:
    """The document's number and where its paper is; a printer's trouble never looks like success."""
    translate = QCoreApplication.translate
    document = printed.document
    named = f"{document_label(document.kind)} {document.number}"
    if printed.problem:
        trouble = sentence(printed.problem, {"printer": printed.printer})
        text = translate("PrintWords", "{0} is issued; the paper waits: {1}").format(named, trouble)
        return Message(text, "warn")
    if not printed.printer:
        text = translate("PrintWords", "{0} is issued; no printer is set, open it to save it as a file")
        return Message(text.format(named), "warn")
    text = translate("PrintWords", "{0} goes to {1}")
    return Message(text.format(named, printed.printer), "ok", seconds=4)


def bundle_words(name: str, made: Exported) -> Message:
    """Where the bundle is, and the fingerprint by which whoever gets it knows it again."""
    text = QCoreApplication.translate("PrintWords", "Evidence bundle saved as {0}. Fingerprint: {1}")
    return Message(text.format(name, made.fingerprint), "ok", seconds=30)
