"""As much of HTTP/1.1 as a proxy needs that breaks it on purpose: heads, and bodies piece by piece."""

from __future__ import annotations

from asyncio import IncompleteReadError, StreamReader
from collections.abc import AsyncIterator
from dataclasses import dataclass

PIECE = 16 * 1024


@dataclass(frozen=True)
class Head:
    """The first line and the headers of a message, and their bytes as they came."""

    raw: bytes
    first: tuple[str, str, str]
    headers: dict[str, str]

    @property
    def chunked(self) -> bool:
        """Whether the body tells its length in pieces."""
        return "chunked" in self.headers.get("transfer-encoding", "").lower()

    @property
    def length(self) -> int | None:
        """Bytes of the body as announced; None when they are not."""
        told = self.headers.get("content-length")
        return None if told is None or self.chunked else int(told)

    def with_length(self, length: int) -> bytes:
        """The head for a body of that length."""
        kept = {
            name: value
            for name, value in self.headers.items()
            if name not in ("content-length", "transfer-encoding")
        }
        kept["content-length"] = str(length)
        lines = [" ".join(self.first), *(f"{name}: {value}" for name, value in kept.items())]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


async def read_head(reader: StreamReader) -> Head | None:
    """The next head; None when the other end closed before it."""
    try:
        raw = await reader.readuntil(b"\r\n\r\n")
    except IncompleteReadError as end:
        if end.partial:
            raise
        return None
    lines = raw.decode("latin-1").split("\r\n")
    one, two, three = [*lines[0].split(" ", 2), ""][:3]
    told = (line.partition(":") for line in lines[1:] if line)
    return Head(raw, (one, two, three), {name.strip().lower(): value.strip() for name, _, value in told})


async def body_of(reader: StreamReader, head: Head, *, until_end: bool) -> AsyncIterator[bytes]:
    """The body as it travels, chunk marks and all. `until_end`: it ends with the connection where no length says."""
    if head.chunked:
        async for piece in _chunks(reader):
            yield piece
        return
    left = head.length if head.length is not None else (-1 if until_end else 0)
    while left:
        piece = await reader.read(PIECE if left < 0 else min(PIECE, left))
        if not piece:
            if left > 0:
                raise IncompleteReadError(b"", left)
            return
        left -= len(piece) if left > 0 else 0
        yield piece


async def _chunks(reader: StreamReader) -> AsyncIterator[bytes]:
    while True:
        line = await reader.readuntil(b"\r\n")
        yield line
        size = int(line.split(b";")[0], 16)
        if size == 0:
            while (trailer := await reader.readuntil(b"\r\n")) != b"\r\n":
                yield trailer
            yield b"\r\n"
            return
        yield await reader.readexactly(size + 2)


def unchunked(body: bytes) -> bytes:
    """What chunks hold."""
    out = b""
    while body:
        line, _, rest = body.partition(b"\r\n")
        size = int(line.split(b";")[0], 16)
        if size == 0:
            return out
        out, body = out + rest[:size], rest[size + 2 :]
    return out


def bodiless(method: str, status: int) -> bool:
    """Whether a reply has no body whatever its headers say."""
    return method == "HEAD" or status in (204, 304) or status < 200
