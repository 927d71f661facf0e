"""The counterfoil comes back: a signed paper, scanned or photographed, finds its ticket by itself (N5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.records import BlobRef, Document
from app.domain.refusals import Refusal, RefusedError
from app.domain.scan import ScannedDocument, classify_scan
from app.domain.shots import EvidenceRole
from app.domain.steps.papers import SignDocument
from app.domain.ticket import Ticket
from app.domain.vocabulary import SignatureMethod, Signer
from app.usecases.attach import evidence_action
from app.usecases.desk import Person
from app.usecases.evidence_ports import ImportedEvidence
from app.usecases.naming import scanned_ticket
from app.usecases.paper import short_hash
from app.usecases.perform import known_ticket, perform_in
from app.usecases.ports import Transaction
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class ScannedBack:
    """A signed paper that was filed: the ticket as it is now and the document that is signed."""

    ticket: Ticket
    document: Document


def scan_back(
    workplace: Workplace, source: Path | bytes, person: Person, *, name: str = "", wanted: str | None = None
) -> ScannedBack:
    """File a picture or PDF of a signed paper with the ticket it belongs to.

    `name` is what a picture without a file is called. Of several papers on one picture the one with
    the number `wanted` counts. Raises RefusedError: ``scan_without_code`` (nothing readable),
    ``scan_not_ours`` (codes, but none of our papers), ``scan_unknown_document`` (no paper of this desk),
    ``scan_old_version`` (replaced since), ``scan_hash_differs`` (not what was issued), ``already_signed``,
    ``number_given_twice`` (several papers have its number and none is this one);
    and what importing the file raises.
    """
    scanned = _choose(workplace.codes.read_codes(source), wanted)
    ticket, document = _issued(workplace, scanned)
    if isinstance(source, Path):
        imported = workplace.importer.import_file(source, workplace.blobs)
    else:
        imported = workplace.importer.import_bytes(source, name, workplace.blobs)
    return workplace.journal.transact(lambda tx: _file(workplace, tx, ticket.id, document, imported, person))


def _choose(codes: Sequence[str], wanted: str | None) -> ScannedDocument:
    if not codes:
        raise RefusedError(Refusal("scan_without_code", "N5"))
    papers = [scan for scan in map(classify_scan, codes) if isinstance(scan, ScannedDocument)]
    if not papers:
        raise RefusedError(Refusal("scan_not_ours", "N5", {"value": codes[0][:60]}))
    return next((paper for paper in papers if paper.number == wanted), papers[0])


def _issued(workplace: Workplace, scanned: ScannedDocument) -> tuple[Ticket, Document]:
    """The very paper that was scanned, as it was issued."""
    ticket_id = scanned_ticket(workplace, scanned)
    ticket = workplace.tickets.ticket(ticket_id) if ticket_id else None
    versions = [d for d in ticket.documents if d.number == scanned.number] if ticket else []
    if ticket is None or not versions:
        raise RefusedError(Refusal("scan_unknown_document", "N5", {"document": scanned.number}))
    newest = versions[-1]
    if scanned.version != newest.version or newest.voided:
        params = {
            "document": scanned.number,
            "scanned": str(scanned.version),
            "current": str(newest.version),
        }
        raise RefusedError(Refusal("scan_old_version", "N5", params))
    if scanned.short_hash != short_hash(newest.content_sha256):
        raise RefusedError(Refusal("scan_hash_differs", "N5", {"document": scanned.number}))
    return ticket, newest


def _file(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    document: Document,
    imported: ImportedEvidence,
    person: Person,
) -> ScannedBack:
    """The picture as evidence and the signature it proves, both or neither."""
    ticket = known_ticket(tx, ticket_id)
    role = EvidenceRole.SIGNED_DOCUMENT.value
    kept = (imported.sha256, role, False)
    if all((each.file.sha256, each.role, each.voided) != kept for each in ticket.evidence):
        perform_in(workplace, tx, ticket_id, evidence_action(imported, role, document.item), person)
    signature = SignDocument(
        document=document.id,
        signer=ticket.customer.name,
        role=Signer.CUSTOMER,
        method=SignatureMethod.PAPER_SCAN,
        content_sha256=document.content_sha256,
        blob=BlobRef(imported.sha256, imported.size, imported.mime, imported.safe_name, role),
    )
    outcome = perform_in(workplace, tx, ticket_id, signature, person)
    signed = outcome.ticket.document(document.id)
    return ScannedBack(outcome.ticket, signed or document)
