"""Which document F11 hands over to be signed, and what another version does to a signature."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.records import Document
from app.domain.ticket import Ticket
from app.usecases.bundle.facts import EVIDENCE_BUNDLE
from app.usecases.signers import SIGNERS, left_to_sign


def to_sign(
    ticket: Ticket, begun: str, stood_on: Document | None, *, filling: bool = False
) -> Document | str:
    """The document to hand over; else the sentence that says why there is none.

    `begun` is the kind that is looked at and not issued yet (`filling`: its form is open), `stood_on` the
    issued document that is.
    """
    translate = QCoreApplication.translate
    if begun in SIGNERS:
        if filling:
            return translate("SignWords", "Issue this document first: F10")
        return translate("SignWords", "Issue this document first: F9")
    waiting = [each for each in ticket.documents if left_to_sign(each)]
    if not begun and stood_on is not None and left_to_sign(stood_on):
        return stood_on
    if not begun and stood_on is None and waiting:
        return waiting[-1]
    return translate("SignWords", "Nobody has to sign this document on the screen")


def undone_by(ticket: Ticket, kind: str, item_id: str | None) -> str:
    """That another version makes an end of the signature on this one; nothing where there is none."""
    standing = ticket.latest(kind, item_id)
    if standing is None or not standing.signatures or kind == EVIDENCE_BUNDLE:
        return ""
    words = QCoreApplication.translate(
        "SignWords",
        "Version {0} is signed. What is issued here is a new version: the signature on version {0} then"
        " no longer counts, and the new one has to be signed again.",
    )
    return words.format(standing.version)
