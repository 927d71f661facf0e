"""Packing and unpacking of bodies: zstd where both know it, gzip or nothing where a proxy insists."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any, Final

from app.wire.limits import MIB, RATIO
from app.wire.problems import WireError
from app.wire.zstandard import zstd

ZSTD, GZIP, IDENTITY = "zstd", "gzip", "identity"
LEVEL: Final = 3
_QUICK: Final = 1
"""For what is sealed for the most part: the usual level takes
twice as long and finds a hundredth more in it."""
_GZIP_WINDOW: Final = 31
_STEP: Final = 64 * 1024
_WINDOW_LOG: Final = 23
"""A frame may ask for 8 MiB to look back upon, as RFC 9659 says for zstd over HTTP, and not for gigabytes."""


def pack(data: bytes, encoding: str = ZSTD, *, quick: bool = False) -> bytes:
    """`data` in that encoding; `quick` where little can be gained. Raises WireError unsupported_encoding."""
    if encoding == ZSTD:
        return bytes(zstd.compress(data, _QUICK if quick else LEVEL))
    if encoding == GZIP:
        packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP_WINDOW)
        return packer.compress(data) + packer.flush()
    if encoding == IDENTITY:
        return data
    raise WireError("unsupported_encoding")


class Unpacking:
    """Unpacks piece by piece and stops before a bomb goes off.

    One gzip member or zstd frame and nothing behind it. Raises WireError: unsupported_encoding,
    too_large (more than `most` bytes, or more than `ratio` bytes from one once it is past a MiB),
    bad_encoding (the bytes are not what the encoding says).
    """

    def __init__(self, encoding: str, most: int, ratio: int = RATIO) -> None:
        self._most = most
        self._ratio = ratio
        self._taken = 0
        self._given = 0
        self._engine = _engine(encoding)

    def feed(self, piece: bytes) -> Iterable[bytes]:
        """What `piece` adds, in pieces of bounded size."""
        self._taken += len(piece)
        if self._engine is None:
            yield self._counted(piece)
            return
        yield from self._unfolded(piece)

    def _unfolded(self, piece: bytes) -> Iterable[bytes]:
        rest: bytes | None = piece
        while rest is not None:
            try:
                out, rest = self._engine.step(rest)
            except (zlib.error, zstd.ZstdError, EOFError) as error:
                raise WireError("bad_encoding") from error
            if out:
                yield self._counted(out)

    def _counted(self, out: bytes) -> bytes:
        self._given += len(out)
        if self._given > self._most or self._given > max(self._taken * self._ratio, MIB):
            raise WireError("too_large")
        return out

    def end(self) -> None:
        """Nothing more comes. Raises WireError bad_encoding when it broke off in the middle."""
        if self._engine is not None and not self._engine.whole:
            raise WireError("bad_encoding")


def unpack(data: bytes, encoding: str, most: int) -> bytes:
    """All of it at once; see `Unpacking`."""
    unpacking = Unpacking(encoding, most)
    out = b"".join(unpacking.feed(data))
    unpacking.end()
    return out


class _Zstd:
    def __init__(self) -> None:
        self._inner: Any = zstd.ZstdDecompressor(
            options={zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
        )

    @property
    def whole(self) -> bool:
        return bool(self._inner.eof)

    def step(self, data: bytes) -> tuple[bytes, bytes | None]:
        if self._inner.eof:
            if data:
                raise EOFError
            return b"", None
        out = self._inner.decompress(data, _STEP)
        more = not self._inner.eof and not self._inner.needs_input
        return out, b"" if more else (self._inner.unused_data or None)


class _Gzip:
    def __init__(self) -> None:
        self._inner: Any = zlib.decompressobj(_GZIP_WINDOW)

    @property
    def whole(self) -> bool:
        return bool(self._inner.eof)

    def step(self, data: bytes) -> tuple[bytes, bytes | None]:
        if self._inner.eof:
            if data:
                raise EOFError
            return b"", None
        out = self._inner.decompress(data, _STEP)
        if self._inner.eof:
            return out, self._inner.unused_data or None
        return out, self._inner.unconsumed_tail or None


def _engine(encoding: str) -> Any:
    if encoding == IDENTITY:
        return None
    if encoding in (ZSTD, GZIP):
        return _Zstd() if encoding == ZSTD else _Gzip()
    raise WireError("unsupported_encoding")
