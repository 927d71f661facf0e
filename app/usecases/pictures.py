"""Pictures of evidence, small and large, also of what another desk took in.

An entry names the copies that its own desk made. Where those are not here the same are made from the
original; another version of the program may make others, which are then used instead.
"""

from __future__ import annotations

from typing import Final

from app.domain.records import EvidenceFile
from app.domain.refusals import ProblemError, RefusedError
from app.usecases.evidence_ports import EvidenceImporterPort, ImportedEvidence
from app.usecases.ports import Blobs

_MOST: Final = 500
"""Originals whose copies are remembered."""


def import_again(importer: EvidenceImporterPort, blobs: Blobs, sha256: str) -> ImportedEvidence:
    """Take in once more what the store holds, for its copies. Raises as an import does, and blob_missing."""
    original = blobs.path(sha256)
    if original is not None:
        return importer.import_file(original, blobs)
    return importer.import_bytes(blobs.read(sha256), sha256, blobs)


class Pictures:
    """Brings pictures; takes as long as it takes to make one. Used by several threads at once."""

    def __init__(self, blobs: Blobs, importer: EvidenceImporterPort) -> None:
        self._blobs = blobs
        self._importer = importer
        self._made: dict[str, tuple[str, str]] = {}

    def small(self, file: EvidenceFile) -> bytes:
        """The thumbnail. Raises ProblemError: blob_missing, or ``file_…`` while it is on its way."""
        return self._read(file, file.thumbnail, 1)

    def large(self, file: EvidenceFile) -> bytes:
        """The work copy. Raises as `small` does."""
        return self._read(file, file.picture, 0)

    def _read(self, file: EvidenceFile, named: str, which: int) -> bytes:
        known = self._made.get(file.sha256)
        try:
            return self._blobs.read(known[which] if known else named)
        except ProblemError as missing:
            if missing.code != "blob_missing" or named == file.sha256:
                raise
            return self._blobs.read(self._copies(file, missing)[which])

    def _copies(self, file: EvidenceFile, missing: ProblemError) -> tuple[str, str]:
        try:
            made = import_again(self._importer, self._blobs, file.sha256)
        except RefusedError:
            raise missing from None
        if len(self._made) >= _MOST:
            self._made.clear()
        copies = self._made[file.sha256] = (made.work_sha256, made.thumb_sha256)
        return copies
