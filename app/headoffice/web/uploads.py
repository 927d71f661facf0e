"""A file that a browser sends with a form: taken as it comes, its stamp looked at before anything is kept."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from typing import Final

from starlette.requests import Request

from app.headoffice.http.bodies import pieces
from app.wire.limits import KIB
from app.wire.problems import WireError

FORM_WITH_FILE: Final = "multipart/form-data"
HEAD: Final = 16 * KIB
"""Bytes before the file: its stamp and what the browser calls it."""

_BOUNDARY: Final = re.compile(r'boundary="?([0-9A-Za-z\'()+_,./:=? -]{1,70})"?\s*$')
_NAME: Final = re.compile(rb'[; ]name="([^"]*)"', re.IGNORECASE)
_FILE: Final = re.compile(rb"[; ]filename\*?=", re.IGNORECASE)


async def file_of(request: Request, stall: float, check: Callable[[str], None]) -> AsyncIterator[bytes]:
    """The file of a form that holds a stamp and, behind it, the file.

    `check` gets the stamp and raises what it has against it. Raises WireError: unsupported_type,
    malformed, not_yours (no stamp before the file).
    """
    boundary = _boundary(request.headers.get("content-type", ""))
    end = b"\r\n--" + boundary
    held, begun = bytearray(), False
    async for piece in pieces(request, stall):
        held += piece
        if not begun:
            at = _file_begins(bytes(held[: HEAD + 1]), boundary, check)
            if at is None:
                if len(held) > HEAD:
                    raise WireError("malformed", what="form")
                continue
            del held[:at]
            begun = True
        keep = len(end) + 4
        if len(held) > keep:
            yield bytes(held[:-keep])
            del held[:-keep]
    at = held.rfind(end + b"--") if begun else -1
    if at < 0 or bytes(held[at + len(end) + 2 :]) not in (b"", b"\r\n"):
        raise WireError("malformed", what="form")
    yield bytes(held[:at])


def _boundary(kind: str) -> bytes:
    name, _, rest = kind.partition(";")
    found = _BOUNDARY.search(rest)
    if name.strip().lower() != FORM_WITH_FILE or found is None:
        raise WireError("unsupported_type", wanted=FORM_WITH_FILE)
    return found[1].encode()


def _file_begins(data: bytes, boundary: bytes, check: Callable[[str], None]) -> int | None:
    """Where the bytes of the file begin; None while that has not come. Raises WireError as `file_of`."""
    line = b"--" + boundary + b"\r\n"
    if not line.startswith(data[: len(line)]):
        raise WireError("malformed", what="form")
    at, stamped = len(line), False
    while True:
        head_ends = data.find(b"\r\n\r\n", at)
        if head_ends < 0:
            return None
        head, begins = data[at:head_ends], head_ends + 4
        if _FILE.search(head):
            if not stamped:
                raise WireError("not_yours")
            return begins
        ends = data.find(b"\r\n" + line, begins)
        if ends < 0:
            return None
        name = _NAME.search(head)
        if name is not None and name[1] == b"stamp":
            check(data[begins:ends].decode("ascii", "replace"))
            stamped = True
        at = ends + 2 + len(line)
