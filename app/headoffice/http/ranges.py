"""Files sent whole or in part, with the digest of what is sent known before the first byte goes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.headoffice.http.context import Context
from app.headoffice.http.facade import Snapshot
from app.headoffice.http.signed import DIGEST
from app.wire.problems import WireError

PIECE: Final = 256 * 1024


class Sent(NamedTuple):
    """A file to send: its bytes, its sum, what it is, and how to read a part of it."""

    size: int
    sha256: str
    media_type: str
    read: Callable[[int, int], Iterator[bytes]]


async def send_file(context: Context, request: Request, made: Snapshot) -> Response:
    """A snapshot, or the range of it that was asked for."""

    def read(start: int, end: int) -> Iterator[bytes]:
        return read_part(made.path, start, end)

    size = (await context.disk(made.path.stat)).st_size
    sent = Sent(size, made.sha256, "application/zstd", read)
    response = await send(context, request, sent)
    response.headers["CF-Pos"] = str(made.pos)
    return response


async def send(context: Context, request: Request, sent: Sent) -> Response:
    """The file, or the range of it that was asked for."""
    etag = f'"{sent.sha256}"'
    asked = request.headers.get("range")
    if request.headers.get("if-range", etag) != etag:
        asked = None
    part = asked_range(asked, sent.size)
    start, end = part or (0, sent.size)
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-store, no-transform",
        "Content-Length": str(end - start),
        "ETag": etag,
        "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(sent.sha256)).decode()}:",
        "X-Content-Type-Options": "nosniff",
    }
    if part is not None:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{sent.size}"
    request.scope[DIGEST] = await context.disk(_digest, sent, start, end)
    pieces = _in_threads(context, sent.read(start, end))
    return StreamingResponse(pieces, 206 if part else 200, headers, sent.media_type)


def asked_range(header: str | None, size: int) -> tuple[int, int] | None:
    """The part (from, to before) of a ``Range`` header; None for the whole, also where it makes no sense.

    Raises WireError malformed where there is nothing at that place.
    """
    unit, _, told = (header or "").partition("=")
    # Stripped once: there are signs that strip takes for blanks and int does not.
    first, dash, last = (part.strip() for part in told.partition("-"))
    if unit.strip().lower() != "bytes" or not dash or not _plain(first) or not _plain(last):
        return None
    if not first:
        if not last:
            return None
        return (max(0, size - int(last)), size) if size and int(last) else None
    start = int(first)
    end = min(int(last) + 1, size) if last else size
    if start >= size or end <= start:
        raise WireError("malformed", what="range", size=size)
    return start, end


def read_part(path: Path, start: int, end: int) -> Iterator[bytes]:
    """Bytes of a file from `start` to before `end`, in pieces."""
    with path.open("rb") as file:
        file.seek(start)
        left = end - start
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _plain(text: str) -> bool:
    return text == "" or (text.isascii() and text.isdecimal() and len(text) < 19)


def _digest(sent: Sent, start: int, end: int) -> str:
    """A part is read twice, once for its sum: the signature comes before the body."""
    if (start, end) == (0, sent.size):
        return sent.sha256
    running = sha256()
    for piece in sent.read(start, end):
        running.update(piece)
    return running.hexdigest()


async def _in_threads(context: Context, pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    while piece := await context.disk(next, pieces, b""):
        yield piece
