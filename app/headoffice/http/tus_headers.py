"""The words of tus 1.0: what stands in headers (https://tus.io/protocols/resumable-upload)."""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64decode
from collections.abc import Mapping
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from starlette.requests import Request

from app.headoffice.blobs.port import Upload, is_sha256
from app.wire.messages import BASE
from app.wire.problems import WireError

if TYPE_CHECKING:
    from hashlib import _Hash

VERSION: Final = "1.0.0"
BYTES: Final = "application/offset+octet-stream"
EXTENSIONS: Final = "creation,creation-with-upload,checksum,expiration,termination"
ALGORITHMS: Final = ("sha256", "sha1")
"""sha1 since the protocol asks for it; it guards against broken lines, not against people."""

_LONGEST_METADATA: Final = 8192


class Checksum:
    """The sum a client says a piece has."""

    def __init__(self, algorithm: str, wanted: bytes) -> None:
        self._running: _Hash = hashlib.new(algorithm, usedforsecurity=False)
        self._wanted = wanted

    def is_sha256(self, name: str) -> bool:
        """Whether it is that sha256."""
        return self._running.name == "sha256" and self._wanted.hex() == name

    def update(self, data: bytes | bytearray) -> None:
        """The next bytes."""
        self._running.update(data)

    def check(self) -> None:
        """Raises WireError blob_mismatch."""
        if self._running.digest() != self._wanted:
            raise WireError("blob_mismatch", what="checksum")


def check_version(request: Request) -> None:
    """Raises WireError tus_version."""
    if request.headers.get("tus-resumable") != VERSION:
        raise WireError("tus_version", versions=[VERSION])


def checksum_of(request: Request) -> Checksum | None:
    """The sum of this piece, where one is told. Raises WireError malformed."""
    told = request.headers.get("upload-checksum")
    if told is None:
        return None
    algorithm, _, value = told.strip().partition(" ")
    try:
        wanted = b64decode(value.strip().encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise WireError("malformed", what="Upload-Checksum") from error
    if (
        algorithm not in ALGORITHMS
        or len(wanted) != hashlib.new(algorithm, usedforsecurity=False).digest_size
    ):
        raise WireError("malformed", what="Upload-Checksum", algorithms=list(ALGORITHMS))
    return Checksum(algorithm, wanted)


def sha256_of(request: Request) -> str | None:
    """The sha256 of the whole file from ``Upload-Metadata``, if told. Raises WireError malformed."""
    told = request.headers.get("upload-metadata", "")
    if len(told) > _LONGEST_METADATA:
        raise WireError("malformed", what="Upload-Metadata")
    for pair in told.split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "sha256":
            return _sha256(value.strip())
    return None


def _sha256(value: str) -> str:
    try:
        text = b64decode(value.encode("ascii"), validate=True).decode("ascii").strip().lower()
    except (binascii.Error, UnicodeError) as error:
        raise WireError("malformed", what="sha256") from error
    if not is_sha256(text):
        raise WireError("malformed", what="sha256")
    return text


def told(upload: Upload) -> Mapping[str, str]:
    """How far a file has come."""
    headers = {"Tus-Resumable": VERSION, "Cache-Control": "no-store", "Upload-Offset": str(upload.offset)}
    if upload.sha256:
        headers["CF-Blob"] = upload.sha256
    else:
        headers["Upload-Expires"] = format_datetime(upload.expires, usegmt=True)
    return headers


def location(name: str) -> str:
    """Where a file is sent to: nothing that has to be remembered."""
    return f"{BASE}/blobs/{name}"


def abilities(largest: int) -> Mapping[str, str]:
    """The answer to ``OPTIONS``."""
    return {
        "Tus-Resumable": VERSION,
        "Tus-Version": VERSION,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(largest),
        "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        "Cache-Control": "no-store",
    }
