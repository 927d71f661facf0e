"""Files on their way to head office: which are named by entries, and how much they press."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.records import BlobRef

FIRST, PHOTO, VIDEO = 0, 1, 2
"""How much a file presses: signatures and papers, then pictures, then videos (sync 3.6)."""

_FIRST: Final = frozenset({"document", "signature", "content", "thumbnail"})


def urgency_of(blob: BlobRef) -> int:
    """FIRST, PHOTO or VIDEO."""
    if blob.mime.startswith("video/"):
        return VIDEO
    return FIRST if blob.role in _FIRST or not blob.mime.startswith("image/") else PHOTO


def file_rows(
    blobs: Iterable[BlobRef], writer: int, seq: int, ticket: str | None
) -> Iterator[tuple[object, ...]]:
    """Rows of `file_out` for the files that an entry names."""
    for blob in blobs:
        yield blob.sha256, blob.size, blob.role, blob.mime, urgency_of(blob), writer, seq, ticket
