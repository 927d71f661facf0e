"""Taking photos, films and scans in: copied once, judged, made smaller, handed to the blob store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.refusals import Refusal, RefusedError
from app.media.decoder_process import DecoderProcess
from app.media.derivatives import Derivatives, make_derivatives
from app.media.inspection import CLOCK_WRONG, Inspection, inspect
from app.media.limits import MediaLimits
from app.media.names import safe_name
from app.media.sources import Source, UnacceptableError
from app.media.staging import staged_copy
from app.usecases.evidence_ports import BlobSink, ImportedEvidence, Progress

CHINA_TIME = timedelta(hours=8)

CLOCK_MAY_LEAD = timedelta(days=1)
"""A camera without a zone may come from anywhere, and clocks run ahead; later is no time of taking."""


class EvidenceImporter:
    """Fills the importer port. Holds no state between calls; two worker threads may share it.

    `staging` is a folder on the blob store's volume, so that the copy is moved there and not copied
    again. `assumed_offset` from UTC holds for cameras that write no time zone. What is said to be taken
    after `now` was taken at a time nobody knows; without it every time is believed.
    `decoder`: one that stands ready.
    """

    def __init__(
        self,
        staging: Path,
        limits: MediaLimits | None = None,
        assumed_offset: timedelta = CHINA_TIME,
        now: Callable[[], datetime] | None = None,
        decoder: DecoderProcess | None = None,
    ) -> None:
        self._staging = staging
        self._limits = limits or MediaLimits()
        self._assumed_offset = assumed_offset
        self._now = now
        self._decoder = decoder

    def import_file(self, path: Path, blobs: BlobSink, progress: Progress | None = None) -> ImportedEvidence:
        """Take in the file at `path`, which is read once and not changed.

        Raises RefusedError (codes in ``app/media/README.md``, parameter ``name``) and ProblemError
        ``disk_full``, ``store_read_only`` or ``store_unreachable``; then nothing is left behind but
        blobs that nobody names.
        """
        name = safe_name(path.name)
        try:
            with staged_copy(path, self._staging, self._limits, progress) as staged:
                found = self._accepted(staged.path, name)
                made = make_derivatives(staged.path, found, self._decoder)
                sha256 = blobs.put_file(staged.path, staged.sha256)
        except UnacceptableError as refused:
            raise _refusal(refused, name) from None
        return self._kept(sha256, name, found, made, blobs)

    def import_bytes(self, data: bytes, name: str, blobs: BlobSink) -> ImportedEvidence:
        """Take in bytes from clipboard or camera under `name`. Raises as `import_file`."""
        name = safe_name(name)
        try:
            found = self._accepted(data, name)
            made = make_derivatives(data, found, self._decoder)
        except UnacceptableError as refused:
            raise _refusal(refused, name) from None
        return self._kept(blobs.put_bytes(data), name, found, made, blobs)

    def _accepted(self, source: Source, name: str) -> Inspection:
        found = inspect(source, name, self._limits)
        if found.refusal:
            raise UnacceptableError(found.refusal)
        return self._believed(found)

    def _believed(self, found: Inspection) -> Inspection:
        """Without a time of taking that is still to come."""
        taken = found.taken_at(self._assumed_offset)
        if taken is None or self._now is None or taken <= self._now() + CLOCK_MAY_LEAD:
            return found
        return replace(found, taken=None, filmed_at=None, warnings=(*found.warnings, CLOCK_WRONG))

    def _kept(
        self,
        sha256: str,
        name: str,
        found: Inspection,
        made: Derivatives,
        blobs: BlobSink,
    ) -> ImportedEvidence:
        if found.kind is None:  # an accepted file has a kind
            raise AssertionError
        return ImportedEvidence(
            sha256=sha256,
            size=found.size,
            kind=found.kind,
            safe_name=name,
            taken_at=found.taken_at(self._assumed_offset),
            taken_zone_assumed=found.taken is not None and found.taken.offset is None,
            width=found.width,
            height=found.height,
            duration_ms=found.duration_ms,
            pages=found.pages,
            warnings=found.warnings,
            hints=made.hints,
            work_sha256=blobs.put_bytes(made.work_jpeg),
            thumb_sha256=blobs.put_bytes(made.thumb_jpeg),
        )


def _refusal(refused: UnacceptableError, name: str) -> RefusedError:
    return RefusedError(Refusal(refused.code, rule="S0-15", params={"name": name}))
