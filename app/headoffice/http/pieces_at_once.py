"""Pieces of files that fit into memory: taken in whole, then kept by one thread in one go.

Most files are a photo or less. Each time a thread is handed something the loop waits its turn, so
that a photo in a dozen steps costs more than its bytes do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from starlette.requests import ClientDisconnect, Request

from app.headoffice.blobs.port import Upload, is_sha256
from app.headoffice.callers import Caller
from app.headoffice.http.bodies import pieces
from app.headoffice.http.context import Context
from app.headoffice.http.tus_headers import Checksum
from app.wire.limits import MIB

GATHERED: Final = MIB
"""Bytes of a file that are held in memory before they are written."""


class Piece(NamedTuple):
    """Whose it is, of which file, where it belongs, and the sum it is said to have.

    `caller` and `begin` are asked when the bytes are here: who may send, and how the file stands.
    """

    caller: Callable[[], Caller]
    begin: Callable[[], Upload]
    name: str
    offset: int
    checksum: Checksum | None


def kept_when_cut(name: str, checksum: Checksum | None) -> bool:
    """Whether what came of a piece is kept where the line broke in the middle of it.

    The sum of the whole piece says nothing of half of it. Where the file's name is its own sum all of it is
    looked at once more at the end; another file with sums is put together of proven pieces alone.
    """
    return checksum is None or is_sha256(name)


async def take_at_once(context: Context, request: Request, piece: Piece) -> Upload:
    """The bytes of this request, at most GATHERED. Of a piece that was cut off is kept what `kept_when_cut`
    says. Raises ClientDisconnect, WireError.
    """
    gathered, cut = bytearray(), None
    try:
        async for each in pieces(request, context.stall):
            gathered += each
    except ClientDisconnect as error:
        if not kept_when_cut(piece.name, piece.checksum):
            raise
        cut, piece = error, piece._replace(checksum=None)
    done = await context.disk(_keep, context, piece, gathered)
    if cut is not None:
        raise cut
    return done


def _keep(context: Context, piece: Piece, data: bytearray) -> Upload:
    """On the disk when this returns. A file of which this is here already is told as it stands."""
    caller = piece.caller()
    begun = piece.begin()
    if begun.sha256 or begun.offset != piece.offset or not data:
        return begun
    if piece.checksum is not None and not _is_its_name(piece.checksum, begun, len(data)):
        piece.checksum.update(data)
        piece.checksum.check()
    writer = context.blobs.open(caller.device, begun.name, begun.offset)
    try:
        writer.write(data)
        done = writer.end()
    finally:
        writer.close()
    if done.sha256:
        context.office.blobs.arrived(caller.tenant, done.sha256, done.length)
    return done


def _is_its_name(checksum: Checksum, begun: Upload, size: int) -> bool:
    """Whether the sum is the one that is checked anyway when the file is whole."""
    whole = begun.offset == 0 and size == begun.length
    return whole and is_sha256(begun.name) and checksum.is_sha256(begun.name)
