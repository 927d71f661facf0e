"""单据: issuing, printing again, delivering, signing and voiding documents.

An issued document never changes: the entry carries its number, the hash of its
content and the file itself, and is committed before the first byte goes to a printer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.records import BlobRef, Document, Signature
from app.domain.refusals import Refusal
from app.domain.signing import MOST_POINTS, Drawn, seal_of
from app.domain.status import Stage
from app.domain.steps.common import advance
from app.domain.steps.confirming import why_not_by_pin
from app.domain.ticket import Ticket
from app.domain.vocabulary import SUPERVISING, Delivery, Role, SignatureMethod, Signer

LIABILITY_NOTICE = "liability-notice"
EXCHANGE_RETURN_SLIP = "exchange-return-slip"

_SUPERVISED: Final[Mapping[str, str]] = {"review-report": "S1-37", "follow-up-record": "S1-43"}
"""What a supervisor signs for the house, with the rule: the review, and what a customer said afterwards."""


@dataclass(frozen=True)
class DocumentIssued(Body):
    """A document was issued: from here on it exists, printed or not.

    `blob` is the file as issued, `content` the frozen record it was set from, so
    that a reprint years later says the same. `stands_on` is the entry it tells of: the
    determination or the customer's answer; none for a document of the whole ticket.
    `shows` is a hash over what it shows of the customer, the goods and the course; a person could be guessed
    from it.
    """

    TYPE: ClassVar[str] = "document.issued"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"shows"})

    document: str
    kind: str
    number: str
    version: int
    blob: BlobRef
    content: BlobRef
    content_sha256: str
    clauses: str
    item: str | None = None
    replaces: str | None = None
    stands_on: str | None = None
    shows: str = ""

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One more document; a known id stays as it is; the one it replaces is void."""
        if ticket.document(self.document):
            return ticket
        issued = Document(
            id=self.document,
            kind=self.kind,
            number=self.number,
            version=self.version,
            issued_at=entry.at,
            issued_by=entry.user,
            blob=self.blob,
            content=self.content,
            content_sha256=self.content_sha256,
            clauses=self.clauses,
            item=self.item,
            stands_on=self.stands_on,
            shows=self.shows,
        )
        documents = tuple(replace(d, voided=True) if d.id == self.replaces else d for d in ticket.documents)
        return replace(ticket, documents=(*documents, issued))


@dataclass(frozen=True)
class DocumentPrinted(Body):
    """A print of an issued document was ordered; from the second on it is marked 补打."""

    TYPE: ClassVar[str] = "document.printed"

    document: str
    copies: tuple[str, ...] = ()
    printer: str = ""

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One print more."""
        return ticket.with_document(self.document, lambda d: replace(d, prints=d.prints + 1))


@dataclass(frozen=True)
class DocumentDelivered(Body):
    """A document reached the customer, or was refused before a witness."""

    TYPE: ClassVar[str] = "document.delivered"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"witness"})

    document: str
    how: str
    witness: str | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """A delivered liability notice makes its items 已告知."""
        told = ticket.with_document(
            self.document,
            lambda d: replace(d, delivery=self.how, delivered_at=entry.at, witness=self.witness),
        )
        document = told.document(self.document)
        if document is None or document.kind != LIABILITY_NOTICE:
            return told
        marked = told.at_milestone("notified", entry.at)
        for item in marked.items:
            if item.stage is Stage.LIABILITY_DETERMINED and document.item in (None, item.id):
                marked = marked.with_item(
                    item.id, lambda each: advance(each, Stage.NOTIFIED, "notified", entry.at)
                )
        return marked


@dataclass(frozen=True)
class RecordDelivery(Action):
    """Record how a document reached the customer (D03)."""

    NAME: ClassVar[str] = "RecordDelivery"

    document: str
    how: Delivery
    witness: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """A refusal needs the witness's name."""
        document = ticket.document(self.document)
        if document is None or document.voided:
            return Refusal("no_such_document", params={"document": self.document})
        if document.delivery:
            return Refusal(
                "already_delivered", params={"document": document.number, "how": document.delivery}
            )
        if self.how is Delivery.REFUSED_BEFORE_WITNESS and not (self.witness or "").strip():
            return Refusal("witness_missing", "S0-25")
        return (Draft(DocumentDelivered(document.id, self.how, self.witness)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a document was not delivered yet."""
        return any(not d.delivery and not d.voided for d in ticket.documents)


@dataclass(frozen=True)
class DocumentSigned(Body):
    """Somebody signed a document. The signature holds for exactly the content whose hash it names.

    Given on a screen, `shown` is the very file the signer saw, `file_sha256` the file as issued, `drawn`
    the strokes, `agreed` the agreement accepted before (with the hash of its words), `previous` what was
    sealed before on this document, and `seal` the hash over all of these (law 7: sign record).
    """

    TYPE: ClassVar[str] = "document.signed"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"signer", "blob.name", "drawn"})

    document: str
    signer: str
    role: str
    method: SignatureMethod
    content_sha256: str
    clause_version: str
    blob: BlobRef | None = None
    file_sha256: str = ""
    shown: BlobRef | None = None
    drawn: Drawn | None = None
    drawn_sha256: str = ""
    device: str = ""
    agreed: str = ""
    agreed_sha256: str = ""
    previous: str = ""
    seal: str = ""

    def sealed(self) -> DocumentSigned:
        """With the seal over everything it is bound to. Names are left out: a name could be guessed."""
        parts = {
            "agreed": self.agreed,
            "agreed_sha256": self.agreed_sha256,
            "clause_version": self.clause_version,
            "content_sha256": self.content_sha256,
            "device": self.device,
            "document": self.document,
            "drawn_sha256": self.drawn_sha256,
            "file_sha256": self.file_sha256,
            "method": self.method.value,
            "picture_sha256": self.blob.sha256 if self.blob else "",
            "previous": self.previous,
            "role": str(self.role),
            "shown_sha256": self.shown.sha256 if self.shown else "",
        }
        return replace(self, seal=seal_of(parts))

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One signature more; the customer's signature is a delivery too."""
        signature = Signature(
            signer=self.signer,
            role=self.role,
            method=self.method,
            at=entry.at,
            blob_sha256=self.blob.sha256 if self.blob else None,
            document_sha256=self.content_sha256,
            shown=self.shown,
            drawn_sha256=self.drawn_sha256,
            agreed=self.agreed,
            device=self.device,
            seal=self.seal,
        )
        signed = ticket.with_document(
            self.document, lambda d: replace(d, signatures=(*d.signatures, signature))
        )
        document = signed.document(self.document)
        if document is None or document.kind != EXCHANGE_RETURN_SLIP or self.role != "customer":
            return signed
        return signed.at_milestone("slip_signed", entry.at, first=False)


def may_not_sign(kind: str, signer: Signer, acting: Role) -> Refusal | None:
    """Why whoever is signed in may not sign that kind in that role on the screen; None where they may."""
    if signer is not Signer.STORE or kind not in _SUPERVISED or acting in SUPERVISING:
        return None
    params = {"needed": Role.SUPERVISOR.value, "role": acting.value}
    return Refusal("role_not_enough", _SUPERVISED[kind], params)


@dataclass(frozen=True)
class SignDocument(Action):
    """Take a signature: drawn on screen or tablet, or the signed paper scanned back.

    On screen or tablet the agreement must have been accepted (`agreed` names its version); `drawn` are
    the strokes, `shown` the file that the signer saw. By PIN (`confirming`) there is no picture.
    """

    NAME: ClassVar[str] = "SignDocument"

    document: str
    signer: str
    role: Signer
    method: SignatureMethod
    content_sha256: str
    blob: BlobRef | None = None
    agreed: str = ""
    agreed_sha256: str = ""
    device: str = ""
    shown: BlobRef | None = None
    drawn: Drawn | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """The hash must be that of the issued document: an old version cannot be signed."""
        document = ticket.document(self.document)
        if document is None:
            return Refusal("no_such_document", params={"document": self.document})
        if document.voided:
            return Refusal("document_replaced", params={"document": document.number})
        if self.content_sha256 != document.content_sha256:
            return Refusal("signature_for_other_content", params={"document": document.number})
        by_pin = self.method is SignatureMethod.PIN
        if self.blob is None and not by_pin:
            return Refusal("signature_picture_missing", params={"document": document.number})
        if self.role not in document.unsigned_by:
            return Refusal("already_signed", params={"document": document.number})
        if not self.signer.strip():
            return Refusal("text_missing", params={"field": "signer"})
        if by_pin:
            refusal = why_not_by_pin(document, self.role, self.signer, context.person)
            return refusal or (self._signed(document, None),)
        on_paper = self.method is SignatureMethod.PAPER_SCAN  # somebody else may file what was signed
        refusal = None if on_paper else may_not_sign(document.kind, self.role, context.role)
        refusal = refusal or self._unbound(document)
        if refusal:
            return refusal
        drafts = [self._signed(document, self.blob)]
        if self.role == "customer" and not document.delivery:
            drafts.append(Draft(DocumentDelivered(document.id, Delivery.SIGNED)))
        return tuple(drafts)

    def _unbound(self, document: Document) -> Refusal | None:
        """Why a signature drawn on a screen would not hold."""
        if self.method is not SignatureMethod.PAPER_SCAN:
            params = {"document": document.number}
            if not self.agreed.strip() or not self.agreed_sha256:
                return Refusal("agreement_missing", "law 7", params)
            if self.shown is None:
                return Refusal("signature_shown_missing", "law 7", params)
            if not self.device.strip():
                return Refusal("text_missing", params={"field": "device"})
        if self.drawn is None:
            return None
        if self.drawn.points > MOST_POINTS:
            params = {"points": str(self.drawn.points), "limit": str(MOST_POINTS)}
            return Refusal("signature_too_long", params=params)
        return None if self.drawn.sound else Refusal("signature_form", params={"document": document.number})

    def _signed(self, document: Document, blob: BlobRef | None) -> Draft:
        signed = DocumentSigned(
            document=document.id,
            signer=self.signer,
            role=self.role,
            method=self.method,
            content_sha256=self.content_sha256,
            clause_version=document.clauses,
            blob=blob,
            file_sha256=document.blob.sha256,
            shown=self.shown.unnamed if self.shown else None,
            drawn=self.drawn,
            drawn_sha256=self.drawn.sha256 if self.drawn else "",
            device=self.device,
            agreed=self.agreed,
            agreed_sha256=self.agreed_sha256,
            previous=document.sealed,
        )
        files = tuple(each for each in (blob.unnamed if blob else None, signed.shown) if each is not None)
        return Draft(signed.sealed(), blobs=files)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While somebody has yet to sign a document."""
        return any(d.unsigned_by and not d.voided for d in ticket.documents)


@dataclass(frozen=True)
class EvidenceExported(Body):
    """An evidence bundle was handed out: to whom and what for (S3-07, 个保法 23).

    `form` is ``pdf`` or ``zip``; of a zip `manifest_sha256` is the fingerprint by which it is known again.
    """

    TYPE: ClassVar[str] = "evidence.exported"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"recipient", "purpose"})

    document: str
    form: str
    recipient: str
    purpose: str
    manifest_sha256: str = ""

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Changes nothing on the ticket: it is known from the history."""
        return ticket


@dataclass(frozen=True)
class DocumentVoided(Body):
    """A document no longer counts; its number stays used and visible."""

    TYPE: ClassVar[str] = "document.voided"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    document: str
    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Marked void."""
        return ticket.with_document(self.document, lambda d: replace(d, voided=True))


@dataclass(frozen=True)
class VoidDocument(Action):
    """Void an issued document, with a reason."""

    NAME: ClassVar[str] = "VoidDocument"

    document: str
    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """It must be valid still, and there is a reason."""
        document = ticket.document(self.document)
        if document is None or document.voided:
            return Refusal("no_such_document", params={"document": self.document})
        if not self.reason.strip():
            return Refusal("reason_missing")
        return (Draft(DocumentVoided(document.id, self.reason)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a document is valid."""
        return any(not d.voided for d in ticket.documents)
