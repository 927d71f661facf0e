"""Ports for evidence taken in and paper sent out: what the use cases expect of media and printing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol


class MediaKind(StrEnum):
    """What a file really is, by its content."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    MP4 = "mp4"
    MOV = "mov"
    PDF = "pdf"

    @property
    def mime(self) -> str:
        return _MIMES[self]

    @property
    def extension(self) -> str:
        """The usual ending of a file of this kind, with its dot."""
        return ".jpg" if self is MediaKind.JPEG else f".{self.value}"


_MIMES: Final = {
    MediaKind.JPEG: "image/jpeg",
    MediaKind.PNG: "image/png",
    MediaKind.WEBP: "image/webp",
    MediaKind.HEIC: "image/heic",
    MediaKind.MP4: "video/mp4",
    MediaKind.MOV: "video/quicktime",
    MediaKind.PDF: "application/pdf",
}


@dataclass(frozen=True)
class QualityHint:
    """A picture may be of no use: a suggestion to take it again, never a refusal (features N8).

    `code` is ``blurred`` (measure: 0 sharp to 1 smooth), ``too_dark`` (mean brightness 0 to 255),
    ``over_exposed`` (share of burnt-out pixels, 0 to 1) or ``too_small`` (shorter side in pixels).
    """

    code: str
    measure: float


@dataclass(frozen=True)
class ImportedEvidence:
    """One file taken in. The original is kept as it came; `sha256`, `size` (bytes) and `mime` are its own.

    `taken_at` (aware, UTC) is what the camera wrote; `taken_zone_assumed` says that it wrote no
    time zone and the desk's was taken. `width` and `height` in pixels as shown upright, None for PDF.
    `duration_ms` for video, `pages` for PDF. `warnings` are codes: ``mislabelled`` (the name says
    another kind), ``clock_wrong`` (the time of taking is still to come, or before there were such cameras:
    `taken_at` is None). `work_sha256` is the JPEG of at most 2048 px for screen and print, `thumb_sha256`
    the one of at most 320 px; both upright and without metadata.
    """

    sha256: str
    size: int
    kind: MediaKind
    safe_name: str
    taken_at: datetime | None
    taken_zone_assumed: bool
    width: int | None
    height: int | None
    duration_ms: int | None
    pages: int | None
    warnings: tuple[str, ...]
    hints: tuple[QualityHint, ...]
    work_sha256: str
    thumb_sha256: str

    @property
    def mime(self) -> str:
        return self.kind.mime


class BlobSink(Protocol):
    """Where file contents are kept, each once, under its SHA-256 in hex."""

    def put_file(self, path: Path, sha256: str | None = None) -> str:
        """Take over the file at `path`, durably, and return its SHA-256.

        The file is moved, not copied, where both are on one volume. `sha256` was reckoned by the
        caller over the very bytes it wrote to `path`; without it the file is read. Raises
        ProblemError ``disk_full``, ``store_read_only`` or ``store_unreachable``; then `path` may
        still be there.
        """
        ...

    def put_bytes(self, data: bytes) -> str:
        """Keep `data` durably and return its SHA-256. Raises as `put_file` does."""
        ...


Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all, from the importing thread. What it raises cancels the import."""


class EvidenceImporterPort(Protocol):
    """Takes photos, video and scans in; may be called from several threads at once."""

    def import_file(self, path: Path, blobs: BlobSink, progress: Progress | None = None) -> ImportedEvidence:
        """Take in the file at `path`, which is only read.

        Raises RefusedError with one of the codes in ``app/media/README.md`` when it is no evidence
        that can be kept, ProblemError when the disk refuses.
        """
        ...

    def import_bytes(self, data: bytes, name: str, blobs: BlobSink) -> ImportedEvidence:
        """Take in bytes from the clipboard or the camera under the name `name`; raises as `import_file`."""
        ...


class CodeReader(Protocol):
    """Reads QR codes and barcodes from pictures, and parts PDFs by page."""

    def read_codes(self, source: bytes | Path) -> list[str]:
        """The texts of all codes on a picture or PDF, top to bottom, each once; none: an empty list."""
        ...

    def read_pages(self, source: bytes | Path, *, quickly: bool = False) -> Sequence[tuple[str, ...]]:
        """The same by page; a picture is one page, and what is neither picture nor PDF has none.

        `quickly`: of a picture that is hard to read no more is tried than a person waits for.
        """
        ...

    def only_pages(self, source: bytes | Path, pages: Sequence[int]) -> bytes:
        """A PDF of these pages alone, counted from 0. Raises RefusedError ``unreadable_file``."""
        ...


class QueueState(StrEnum):
    """What a printer queue is doing."""

    IDLE = "idle"
    PRINTING = "printing"
    STOPPED = "stopped"


@dataclass(frozen=True)
class PrintQueue:
    """A printer as the operating system names it.

    A ``stopped`` queue takes jobs and keeps them; one that is not `accepting` refuses them.
    `reason` is the system's own words, for the log and support; `trouble` the code of what it says keeps it
    from printing (``printer_waits_paper`` …), empty where nothing does. `roll` is the paper of a printer that
    the desk speaks to itself (`direct_printers`), which holds no other.
    """

    name: str
    state: QueueState
    accepting: bool
    is_default: bool
    reason: str = ""
    roll: str = ""
    trouble: str = ""


class Sides(StrEnum):
    """Printing on both sides of the sheet."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True)
class PrintOptions:
    """How to print. `media` is the paper by its PWG or common name; empty: what the printer holds.

    `tray` is where the paper lies, as `PrinterPort.trays` names it; empty: the printer's own choice.
    `trial` lets a direct printer try its own Chinese letters below the page.
    """

    copies: int = 1
    media: str = ""
    sides: Sides = Sides.ONE
    tray: str = ""
    trial: bool = False


class JobState(StrEnum):
    """Where a print job is. A ``held`` one does not go on by itself, even when the printer is well."""

    PENDING = "pending"
    HELD = "held"
    PRINTING = "printing"
    COMPLETED = "completed"
    CANCELED = "canceled"
    ABORTED = "aborted"
    UNKNOWN = "unknown"


class PrinterPort(Protocol):
    """The printers of this computer. Calls may take seconds: not for the window's own thread.

    Every call raises ProblemError ``printing_system_down`` when the printing system does not answer.
    """

    def queues(self) -> tuple[PrintQueue, ...]:
        """All queues, by name."""
        ...

    def default_queue(self) -> str | None:
        """The queue the system prints to when none is named."""
        ...

    def trays(self, queue: str) -> tuple[str, ...]:
        """The trays of that queue by the printer's own names; none where it has no choice or is not there."""
        ...

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        """Hand over a PDF and return the job id, unique on this computer.

        `title` is shown to everybody at the printer: a document number, never a person's name or
        other words. Raises ProblemError ``printer_missing`` (no such queue) or
        ``printer_refused`` (the queue takes no jobs, or not this one), and of a direct printer
        ``printer_offline``, ``printer_paper_out``, ``printer_cover_open``, ``printer_fault`` or
        ``paper_too_wide``. The parameter ``uncertain`` says that some of it may have been printed.
        """
        ...

    def job_state(self, job: str) -> JobState:
        """Where a job is; ``unknown`` when the system has forgotten it."""
        ...

    def stopped(self, job: str) -> bool:
        """Whether the printer stood still when it was given the job: no paper, off, paused.

        The job waits at the printer then. Answered from memory; False for a job of another start.
        """
        ...

    def cancel(self, job: str) -> None:
        """Take back a job that is not printed yet; one that is done or unknown is left as it is."""
        ...
