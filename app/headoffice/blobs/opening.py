"""From what the administrator names to a place for files."""

from __future__ import annotations

from pathlib import Path

from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.blobs.port import BlobStore


def open_blobs(where: str) -> BlobStore:
    """A folder, or the address of object storage such as ``s3://bucket/prefix``.

    Keys and endpoint of the storage come from the environment (``AWS_ACCESS_KEY_ID``,
    ``AWS_SECRET_ACCESS_KEY``, ``AWS_ENDPOINT``, ``AWS_REGION``; ``AWS_ALLOW_HTTP`` inside one's own
    network). Raises LookupError when the extra for object storage is not installed, OSError or
    WireError disk_full where the folder cannot be.
    """
    if "://" not in where:
        return FolderBlobs(Path(where))
    try:
        from obstore.store import from_url  # noqa: PLC0415 - an extra, needed for object storage alone
    except ImportError as error:
        raise LookupError("obstore") from error
    from app.headoffice.blobs.objects import ObjectBlobs  # noqa: PLC0415 - the same reason

    return ObjectBlobs(from_url(where))
