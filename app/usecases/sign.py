"""A signature on the screen: the paper that is shown is the paper that is hashed, kept and signed (law 7)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.records import BlobRef, Document
from app.domain.refusals import Refusal, RefusedError
from app.domain.signing import Agreement, Drawn
from app.domain.steps.papers import SignDocument
from app.domain.ticket import Ticket
from app.domain.vocabulary import SignatureMethod, Signer
from app.usecases.desk import Person
from app.usecases.perform import perform
from app.usecases.workplace import Outcome, Workplace


@dataclass(frozen=True)
class ToSign:
    """A document ready to be read and signed: `pdf` is the customer's copy as it would be printed.

    The copy is set from the frozen record whose hash the document bears; other copies hold what is not
    the customer's to read. `agreement` is shown beside it and accepted first.
    """

    ticket: Ticket
    document: Document
    pdf: bytes
    agreement: Agreement


def read_to_sign(workplace: Workplace, ticket_id: str, document_id: str) -> ToSign:
    """What is shown to the customer. Raises RefusedError no_such_document, document_replaced, already_signed;
    InputError copy_unknown for a paper that has no customer's copy.
    """
    ticket = workplace.tickets.ticket(ticket_id)
    document = ticket.document(document_id) if ticket else None
    if ticket is None or document is None:
        raise RefusedError(Refusal("no_such_document", params={"document": document_id}))
    if document.voided:
        raise RefusedError(Refusal("document_replaced", params={"document": document.number}))
    if document.signed:
        raise RefusedError(Refusal("already_signed", params={"document": document.number}))
    # As it was issued: a mark of reprint is about sheets of paper, and no sheet is printed here.
    paper = workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    usual = next(each.media[0] for each in workplace.typesetter.kinds() if each.kind == document.kind)
    rendered = workplace.typesetter.render(paper, usual, ("customer",))
    if rendered.content_sha256 != document.content_sha256:
        raise RefusedError(Refusal("signature_for_other_content", params={"document": document.number}))
    return ToSign(ticket, document, rendered.pdf, workplace.reference.agreement)


def sign_on_screen(
    workplace: Workplace, shown: ToSign, drawn: Drawn, png: bytes, accepted: Agreement, person: Person
) -> Outcome:
    """Keep what was shown and what was drawn, and the signature that binds them.

    `accepted` is the agreement as it was accepted; an empty one refuses. Raises RefusedError: what
    ``SignDocument`` refuses, agreement_missing, document_replaced and signature_too_long among it.
    """
    document = shown.document
    action = SignDocument(
        document=document.id,
        signer=shown.ticket.customer.name,
        role=Signer.CUSTOMER,
        method=SignatureMethod.SCREEN,
        content_sha256=document.content_sha256,
        blob=_kept(workplace, png, "image/png", f"{document.number}-signature.png", "signature"),
        agreed=accepted.name,
        agreed_sha256=accepted.sha256 if accepted.name else "",
        device=workplace.desk.code,
        shown=_kept(
            workplace, shown.pdf, "application/pdf", f"{document.number}-v{document.version}.pdf", "shown"
        ),
        drawn=drawn,
    )
    return perform(workplace, shown.ticket.id, action, person)


def _kept(workplace: Workplace, data: bytes, mime: str, name: str, role: str) -> BlobRef:
    return BlobRef(workplace.blobs.put_bytes(data), len(data), mime, name, role)
