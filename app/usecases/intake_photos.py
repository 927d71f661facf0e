"""Photos of an intake that is still typed: imported, kept by hash, attached when the ticket opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.evidence import AttachEvidence
from app.usecases.attach import evidence_action
from app.usecases.evidence_ports import Progress
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class DraftPhoto:
    """A file the store holds already, and the role it will have on the ticket. `key` tells tiles apart."""

    evidence: AttachEvidence

    @property
    def key(self) -> str:
        """The hash of the original."""
        return self.evidence.file.sha256

    @property
    def role(self) -> str:
        """What the picture shows."""
        return self.evidence.role

    @property
    def thumbnail(self) -> str:
        """The hash of the small picture; of the original where there is none."""
        return self.evidence.file.thumbnail

    @property
    def picture(self) -> str:
        """The hash of the picture to look at closely."""
        return self.evidence.file.picture

    def shown_as(self, role: str) -> DraftPhoto:
        """The same picture in another role."""
        file = self.evidence.file
        return DraftPhoto(
            replace(self.evidence, file=replace(file, blob=replace(file.blob, role=role)), role=role)
        )


def import_photo(
    workplace: Workplace, source: Path | bytes, name: str, role: str, progress: Progress | None = None
) -> DraftPhoto:
    """Take a file, or the bytes of a picture under `name`, into the store.

    Raises RefusedError when it is no usable evidence, ProblemError when the disk refuses.
    """
    if isinstance(source, bytes):
        imported = workplace.importer.import_bytes(source, name, workplace.blobs)
    else:
        imported = workplace.importer.import_file(source, workplace.blobs, progress)
    return DraftPhoto(evidence_action(imported, role))


def photo_objects(photos: Sequence[DraftPhoto]) -> list[dict[str, object]]:
    """Photos as plain objects for the draft's payload."""
    return [_object(photo.evidence) for photo in photos]


def photos_from(raw: object) -> tuple[DraftPhoto, ...]:
    """Photos from plain objects; what is none is left out, so that a draft always opens."""
    listed = raw if isinstance(raw, list) else []
    found = (_photo(each) for each in listed if isinstance(each, Mapping))
    return tuple(photo for photo in found if photo is not None)


def _object(evidence: AttachEvidence) -> dict[str, object]:
    file = evidence.file
    return {
        "sha256": file.sha256,
        "size": file.blob.size,
        "mime": file.blob.mime,
        "name": file.blob.name,
        "role": evidence.role,
        "taken_at": file.taken_at.isoformat() if file.taken_at else None,
        "work": file.work_sha256,
        "thumb": file.thumb_sha256,
        "width": file.width,
        "height": file.height,
        "hints": list(file.hints),
    }


def _photo(raw: Mapping[object, object]) -> DraftPhoto | None:
    texts = {key: _text(raw.get(key)) for key in ("sha256", "mime", "name", "role", "work", "thumb")}
    size = _count(raw.get("size"))
    if not texts["sha256"] or not texts["role"] or size is None:
        return None
    hints = raw.get("hints")
    role = texts["role"]
    file = EvidenceFile(
        blob=BlobRef(texts["sha256"], size, texts["mime"], texts["name"], role),
        taken_at=_moment(raw.get("taken_at")),
        work_sha256=texts["work"] or None,
        thumb_sha256=texts["thumb"] or None,
        width=_count(raw.get("width")),
        height=_count(raw.get("height")),
        hints=tuple(str(hint) for hint in hints) if isinstance(hints, list) else (),
    )
    return DraftPhoto(AttachEvidence(file, role))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
