"""The counterfoil comes back: a signed paper, scanned or photographed, finds its ticket by itself (N5)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.domain.paper_code import ScannedDocument
from app.domain.records import BlobRef, Document
from app.domain.refusals import Refusal, RefusedError
from app.domain.scan import classify_scan
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
from app.usecases.signers import SIGNERS, asked_places, left_to_sign, parties_on_paper
from app.usecases.workplace import Workplace

OLD_VERSION: Final = "scan_old_version"
VOIDED: Final = "scan_voided"
SIGNED_BEFORE: Final = "already_signed"
UNSIGNED_PAGE: Final = "scan_unsigned_page"
UNSIGNED_COPY: Final = "scan_unsigned_copy"
NOBODY_SIGNS: Final = "scan_nobody_signs"
WHICH_PLACE: Final = "scan_which_place"


@dataclass(frozen=True)
class ScannedBack:
    """A paper that was filed: the ticket as it is now and the document it is a picture of.

    `warning` says why the picture lies with the ticket and signs nothing: the version was replaced or the
    document voided, it was signed before, nobody signs it or that copy of it, or the page with the signature
    is not there.
    """

    ticket: Ticket
    document: Document
    warning: Refusal | None = None


@dataclass(frozen=True)
class Picture:
    """What came in: a file or the bytes of one, and what it is called."""

    source: Path | bytes
    name: str = ""

    def imported(self, workplace: Workplace) -> ImportedEvidence:
        """Taken into the store. Raises what importing raises."""
        if isinstance(self.source, Path):
            return workplace.importer.import_file(self.source, workplace.blobs)
        return workplace.importer.import_bytes(self.source, self.name, workplace.blobs)


def scan_back(
    workplace: Workplace, source: Path | bytes, person: Person, *, name: str = "", wanted: str | None = None
) -> ScannedBack:
    """File a picture or PDF of a signed paper with the ticket it belongs to.

    `name` is what a picture without a file is called. Of several papers on one picture the one with
    the number `wanted` counts. Raises RefusedError: ``scan_without_code`` (nothing readable),
    ``scan_not_ours`` (codes, but none of our papers), ``scan_unknown_document`` (no paper of this desk),
    ``scan_old_version`` (replaced since), ``scan_voided``, ``scan_hash_differs`` (not what was issued),
    ``already_signed``, ``scan_unsigned_page`` (the page with the signature is not on it),
    ``scan_unsigned_copy`` (a copy on which nobody signs the document),
    ``scan_which_place`` (it has two places for the same hand),
    ``number_given_twice`` (several papers have its number and none is this one);
    and what importing the file raises.
    """
    codes = workplace.codes.read_codes(source)
    chosen = _choose(codes, wanted)
    # An old version beside the new one is refused like an old one alone: the file would prove both.
    for pages in by_version([each for each in papers_on(codes) if each.number == chosen.number]):
        ticket, document = issued_paper(workplace, pages[0])
        warning = warning_of(ticket, document, pages)
        if warning is not None:
            raise RefusedError(warning)
        check_places(workplace, document)
    imported = Picture(source, name).imported(workplace)
    return workplace.journal.transact(
        lambda tx: file_in(workplace, tx, ticket.id, document, imported, person, None)
    )


def papers_on(codes: Sequence[str]) -> list[ScannedDocument]:
    """Those of the codes that are papers of ours."""
    return [scan for scan in map(classify_scan, codes) if isinstance(scan, ScannedDocument)]


def by_version(papers: Sequence[ScannedDocument]) -> list[list[ScannedDocument]]:
    """Pages of one number, those of each version by themselves, the oldest first: none counts for another."""
    parts: dict[tuple[int, str], list[ScannedDocument]] = {}
    for paper in papers:
        parts.setdefault((paper.version, paper.short_hash), []).append(paper)
    return [parts[key] for key in sorted(parts)]


def _choose(codes: Sequence[str], wanted: str | None) -> ScannedDocument:
    if not codes:
        raise RefusedError(Refusal("scan_without_code", "N5"))
    papers = papers_on(codes)
    if not papers:
        raise RefusedError(Refusal("scan_not_ours", "N5", {"value": codes[0][:60]}))
    return next((paper for paper in papers if paper.number == wanted), papers[0])


def issued_paper(workplace: Workplace, scanned: ScannedDocument) -> tuple[Ticket, Document]:
    """The very paper that was scanned, of whatever version, as it was issued.

    Raises RefusedError ``scan_unknown_document``, ``scan_hash_differs`` or ``number_given_twice``.
    """
    ticket_id = scanned_ticket(workplace, scanned)
    ticket = workplace.tickets.ticket(ticket_id) if ticket_id else None
    versions = [d for d in ticket.documents if d.number == scanned.number] if ticket else []
    if ticket is None or not versions:
        raise RefusedError(Refusal("scan_unknown_document", "N5", {"document": scanned.number}))
    document = next((each for each in versions if each.version == scanned.version), versions[-1])
    if scanned.short_hash != short_hash(document.content_sha256):
        raise RefusedError(Refusal("scan_hash_differs", "N5", {"document": scanned.number}))
    return ticket, document


@dataclass(frozen=True)
class FoundPaper:
    """Where a scanned code leads: ids of the ticket and of the document, the version that was scanned.

    `document` is empty where the code names a ticket alone. `warning`: that it is not what was issued.
    """

    ticket: str
    document: str = ""
    warning: Refusal | None = None


def find_paper(workplace: Workplace, scanned: ScannedDocument) -> FoundPaper | None:
    """What to show when that code is scanned; None when it is no paper of this desk.

    Raises RefusedError number_given_twice.
    """
    ticket_id = scanned_ticket(workplace, scanned)
    ticket = workplace.tickets.ticket(ticket_id) if ticket_id else None
    if ticket is None:
        return None
    try:
        return FoundPaper(ticket.id, issued_paper(workplace, scanned)[1].id)
    except RefusedError as error:
        versions = [each for each in ticket.documents if each.number == scanned.number]
        newest = versions[-1].id if versions else ""
        return FoundPaper(ticket.id, newest, error.refusal if newest else None)


def newest_version(ticket: Ticket, document: Document) -> Document:
    """The last version under the number of that document."""
    return [each for each in ticket.documents if each.number == document.number][-1]


def warning_of(ticket: Ticket, document: Document, pages: Sequence[ScannedDocument] = ()) -> Refusal | None:
    """Why a picture of that paper signs nothing; None where it does. `pages` are those that are on it."""
    newest = newest_version(ticket, document)
    said = {"document": document.number}
    if newest.version != document.version:
        versions = {"scanned": str(document.version), "current": str(newest.version)}
        return Refusal(OLD_VERSION, "N5", {**said, **versions})
    if document.voided:
        return Refusal(VOIDED, "N5", said)
    if document.kind not in SIGNERS:
        return Refusal(NOBODY_SIGNS, "N5", said)
    if not left_to_sign(document):
        return Refusal(SIGNED_BEFORE, params=said)
    if not pages or any(each.signed_here for each in pages):
        return None
    numbered = [each for each in pages if not each.of_unsigned_copy]
    if numbered:
        page = {"page": str(numbered[0].page), "pages": str(numbered[0].pages)}
        return Refusal(UNSIGNED_PAGE, "N5", {**said, **page})
    return Refusal(UNSIGNED_COPY, "N5", said)


def check_places(workplace: Workplace, document: Document, places: Collection[Signer] = ()) -> None:
    """Raises RefusedError ``scan_which_place`` where only a person can see which place is signed, and
    ``scan_no_such_place`` for one that is not among those that are open.
    """
    asked = asked_places(workplace, document)
    said = {"document": document.number, "places": ", ".join(asked)}
    if places and not set(places) <= set(asked):
        strange = next(each for each in places if each not in asked)
        raise RefusedError(
            Refusal("scan_no_such_place", "N5", {"document": document.number, "place": strange})
        )
    if asked and not places:
        raise RefusedError(Refusal(WHICH_PLACE, "N5", said))


def file_in(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    document: Document,
    imported: ImportedEvidence,
    person: Person,
    warning: Refusal | None,
    places: Collection[Signer] = (),
) -> ScannedBack:
    """The picture as evidence and, without a `warning`, the signatures it proves; all or nothing.

    `places` are those that a person saw signed, where the paper has several for the same hand.
    """
    ticket = known_ticket(tx, ticket_id)
    role = EvidenceRole.SIGNED_DOCUMENT.value
    kept = (imported.sha256, role, False)
    if all((each.file.sha256, each.role, each.voided) != kept for each in ticket.evidence):
        action = evidence_action(imported, role, document.item)
        ticket = perform_in(workplace, tx, ticket_id, action, person).ticket
    parties = parties_on_paper(workplace, ticket, document, places) if warning is None else ()
    for party in parties:
        signature = SignDocument(
            document=document.id,
            signer=party.name,
            role=party.role,
            method=SignatureMethod.PAPER_SCAN,
            content_sha256=document.content_sha256,
            blob=BlobRef(imported.sha256, imported.size, imported.mime, imported.safe_name, role),
        )
        ticket = perform_in(workplace, tx, ticket_id, signature, person).ticket
    return replace(ScannedBack(ticket, document, warning), document=ticket.document(document.id) or document)
