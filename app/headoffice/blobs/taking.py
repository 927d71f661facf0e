"""Files that come on a stick, in pieces that may have come before."""

from __future__ import annotations

from app.headoffice.blobs.port import BlobStore, is_sha256
from app.wire.problems import WireError
from app.wire.stick import BlobHead


class StickPieces:
    """Puts pieces together in the same place as those that come over the network."""

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    def piece(self, tenant: str, branch: str, device: str, head: BlobHead, body: bytes) -> bool:
        """Keep a piece; whether the file is whole now.

        What is there already is passed over, and a piece that does not follow on waits for the
        stick that holds the one before it. Raises WireError: malformed, blob_mismatch, disk_full.
        """
        if (
            not is_sha256(head.sha256)
            or head.len != len(body)
            or not 0 <= head.offset <= head.size - head.len
        ):
            raise WireError("malformed", what="blob")
        there = self._blobs.begin(device, head.sha256, head.size)
        if there.sha256:
            return True
        skip = there.offset - head.offset
        if skip < 0 or skip > head.len or (skip == head.len and there.offset < head.size):
            return False
        writer = self._blobs.open(device, head.sha256, there.offset)
        try:
            writer.write(body[skip:])
            return bool(writer.end().sha256)
        finally:
            writer.close()
