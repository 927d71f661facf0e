"""Files of the store that lie sealed: 64 KiB pieces, any of which can be read without the others."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from typing import IO, BinaryIO, Final, cast

from app.domain.refusals import ProblemError
from app.store.files import owner_only
from app.wire.sealed_stream import PIECE, SealBrokenError, SealedReader, SealedWriter

_CHUNK: Final = 1024 * 1024
HEAD: Final = b'{"kind": "counterfoil-blob"}'


class _Owned(SealedReader):
    """Closes the file below with itself."""

    def close(self) -> None:
        self._file.close()
        super().close()


def open_sealed(place: Path, key: bytes) -> BinaryIO:
    """The content, to be read from any place. Raises ProblemError blob_damaged where it does not open."""
    file = place.open("rb")
    try:
        return cast("BinaryIO", io.BufferedReader(_Owned(file, key), PIECE))
    except SealBrokenError as error:
        file.close()
        raise ProblemError("blob_damaged", sha256=place.name) from error
    except BaseException:
        file.close()
        raise


def sealing(file: BinaryIO, key: bytes) -> SealedWriter:
    """What is written to it comes to lie in `file` sealed; only its `finish` makes it whole."""
    return SealedWriter(file, key, HEAD)


def pour(content: IO[bytes], target: Path, key: bytes | None) -> str:
    """Write the content durably into a new file, sealed where there is a key; the content's SHA-256, in hex.

    Raises OSError, and what reading `content` raises; what was written until then is left.
    """
    digest = hashlib.sha256()
    with open(target, "wb", opener=owner_only) as file:
        sealed = None if key is None else sealing(file, key)
        while part := content.read(_CHUNK):
            digest.update(part)
            (sealed or file).write(part)
        if sealed is not None:
            sealed.finish()
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def size_within(place: Path, key: bytes) -> int:
    """Bytes of the content. Raises ProblemError blob_damaged."""
    with open_sealed(place, key) as content:
        return content.seek(0, io.SEEK_END)


def sealed_sha256(place: Path, key: bytes) -> str | None:
    """The SHA-256 of the content, in hex; None where the seal of any piece is broken."""
    digest = hashlib.sha256()
    try:
        with open_sealed(place, key) as content:
            while part := content.read(_CHUNK):
                digest.update(part)
    except (ProblemError, SealBrokenError):
        return None
    return digest.hexdigest()


def read_sealed(place: Path, key: bytes) -> bytes:
    """The whole content. Raises ProblemError blob_damaged."""
    with open_sealed(place, key) as content:
        try:
            return content.read()
        except SealBrokenError as error:
            raise ProblemError("blob_damaged", sha256=place.name) from error
