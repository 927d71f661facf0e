"""Adding photos, video and scans to a ticket, or to an intake that is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.evidence import AttachEvidence
from app.usecases.desk import Person
from app.usecases.evidence_ports import ImportedEvidence, Progress
from app.usecases.perform import known_ticket, locate, perform_in
from app.usecases.ports import Transaction
from app.usecases.workplace import Outcome, Workplace


def evidence_action(imported: ImportedEvidence, role: str, item: str | None = None) -> AttachEvidence:
    """The action that adds an imported file in that role."""
    file = EvidenceFile(
        blob=BlobRef(imported.sha256, imported.size, imported.mime, imported.safe_name, role),
        taken_at=imported.taken_at,
        work_sha256=imported.work_sha256,
        thumb_sha256=imported.thumb_sha256,
        width=imported.width,
        height=imported.height,
        hints=(*imported.warnings, *(hint.code for hint in imported.hints)),
    )
    return AttachEvidence(file, role, item)


def import_file(workplace: Workplace, path: Path, progress: Progress | None = None) -> ImportedEvidence:
    """Take a file into the store. Raises RefusedError when it is no usable evidence."""
    return workplace.importer.import_file(path, workplace.blobs, progress)


def attach(
    workplace: Workplace, reference: str, paths: Sequence[Path], role: str, person: Person
) -> tuple[tuple[ImportedEvidence, ...], Outcome]:
    """Import files and add them to the ticket, all of them or none.

    Raises RefusedError no_such_ticket before anything is read; what importing raises; evidence_known.
    """
    ticket_id = locate(workplace, reference)
    imported = tuple(import_file(workplace, path) for path in paths)

    def work(tx: Transaction) -> Outcome:
        done = [
            perform_in(workplace, tx, ticket_id, evidence_action(each, role), person) for each in imported
        ]
        entries = tuple(entry for outcome in done for entry in outcome.entries)
        return Outcome(known_ticket(tx, ticket_id), entries)

    return imported, workplace.journal.transact(work)
