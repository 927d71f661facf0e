"""A signature on the screen: the paper that is shown is the paper that is hashed, kept and signed (law 7)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.records import BlobRef, Document
from app.domain.refusals import Refusal, RefusedError
from app.domain.signing import Agreement, Drawn
from app.domain.steps.papers import SignDocument, may_not_sign
from app.domain.ticket import Ticket
from app.domain.vocabulary import SignatureMethod
from app.usecases.desk import Person
from app.usecases.perform import perform
from app.usecases.signature_proof import page_for
from app.usecases.signers import SIGNERS, SigningParty, left_to_sign, next_to_sign, party_of
from app.usecases.workplace import Outcome, Workplace


@dataclass(frozen=True)
class ToSign:
    """A document ready to be read and signed: `pdf` is the signer's own copy as it would be printed.

    The copy is set from the frozen record whose hash the document bears; other copies hold what is not
    theirs to read. `agreement` is shown beside it and accepted first.
    """

    ticket: Ticket
    document: Document
    pdf: bytes
    agreement: Agreement
    party: SigningParty


def read_to_sign(workplace: Workplace, ticket_id: str, document_id: str, person: Person) -> ToSign:
    """What is shown to whoever signs next; for the house that is `person`.

    Raises RefusedError no_such_document, document_replaced, already_signed, no_place_to_sign,
    role_not_enough where it takes a supervisor;
    InputError copy_unknown for a paper that has no copy of theirs.
    """
    ticket = workplace.tickets.ticket(ticket_id)
    document = ticket.document(document_id) if ticket else None
    if ticket is None or document is None:
        raise RefusedError(Refusal("no_such_document", params={"document": document_id}))
    if document.voided:
        raise RefusedError(Refusal("document_replaced", params={"document": document.number}))
    if document.kind not in SIGNERS:
        raise RefusedError(Refusal("no_place_to_sign", params={"document": document.number}))
    if not left_to_sign(document):
        raise RefusedError(Refusal("already_signed", params={"document": document.number}))
    refused = may_not_sign(document.kind, left_to_sign(document)[0], person.role)
    if refused is not None:
        raise RefusedError(refused)
    # As it was issued: a mark of reprint is about sheets of paper, and no sheet is printed here.
    paper = workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    party = party_of(workplace, ticket, paper, next_to_sign(document, paper), person)
    page = page_for(workplace, document, paper, party.role)
    return ToSign(ticket, document, page, workplace.reference.agreement, party)


def sign_on_screen(
    workplace: Workplace,
    shown: ToSign,
    drawn: Drawn | None,
    png: bytes,
    accepted: Agreement,
    person: Person,
) -> Outcome:
    """Keep what was shown and what was drawn, and the signature that binds them.

    `accepted` is the agreement as it was accepted; an empty one refuses, and so does another than was shown.
    `drawn` is None for a pad that gives a picture alone. Raises RefusedError: what ``SignDocument``
    refuses, agreement_missing, document_replaced and signature_too_long among it, and what makes no proof
    (`signature_proof`).
    """
    document = shown.document
    if accepted != shown.agreement:
        raise RefusedError(Refusal("agreement_missing", "law 7", {"document": document.number}))
    action = SignDocument(
        document=document.id,
        signer=shown.party.name,
        role=shown.party.role,
        method=SignatureMethod.SCREEN,
        content_sha256=document.content_sha256,
        blob=_kept(workplace, png, "image/png", f"{document.number}-signature.png", "signature"),
        agreed=accepted.name,
        agreed_sha256=accepted.sha256,
        device=workplace.desk.code,
        shown=_kept(
            workplace, shown.pdf, "application/pdf", f"{document.number}-v{document.version}.pdf", "shown"
        ),
        drawn=drawn,
    )
    return perform(workplace, shown.ticket.id, action, person)


def _kept(workplace: Workplace, data: bytes, mime: str, name: str, role: str) -> BlobRef:
    return BlobRef(workplace.blobs.put_bytes(data), len(data), mime, name, role)
