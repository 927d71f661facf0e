"""Adding photos, video and scans to a ticket, or to an intake that is being typed."""

from __future__ import annotations

from pathlib import Path

from app.domain.records import BlobRef
from app.domain.steps.evidence import AttachEvidence
from app.usecases.desk import Person
from app.usecases.evidence_ports import ImportedEvidence, Progress
from app.usecases.perform import perform
from app.usecases.workplace import Outcome, Workplace


def evidence_action(imported: ImportedEvidence, role: str, item: str | None = None) -> AttachEvidence:
    """The action that adds an imported file in that role."""
    return AttachEvidence(
        blob=BlobRef(imported.sha256, imported.size, imported.mime, imported.safe_name, role),
        role=role,
        taken_at=imported.taken_at,
        work_sha256=imported.work_sha256,
        thumb_sha256=imported.thumb_sha256,
        width=imported.width,
        height=imported.height,
        hints=(*imported.warnings, *(hint.code for hint in imported.hints)),
        item=item,
    )


def import_file(workplace: Workplace, path: Path, progress: Progress | None = None) -> ImportedEvidence:
    """Take a file into the store. Raises RefusedError when it is no usable evidence."""
    return workplace.importer.import_file(path, workplace.blobs, progress)


def attach(
    workplace: Workplace, reference: str, path: Path, role: str, person: Person
) -> tuple[ImportedEvidence, Outcome]:
    """Import a file and add it to the ticket."""
    imported = import_file(workplace, path)
    return imported, perform(workplace, reference, evidence_action(imported, role), person)
