"""Replies: messages as JSON, packed for who asks for it, and problems in place of errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.http.bodies import JSON
from app.headoffice.http.context import Context
from app.wire.compression import GZIP, ZSTD, pack
from app.wire.jsonbody import to_json
from app.wire.limits import KIB
from app.wire.problems import WireError

_WORTH_PACKING: Final = KIB
_NO_STORE: Final = {"Cache-Control": "no-store, no-transform"}
_SAFE: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
"""A problem is also what a browser gets that went astray: words of its address stand in it."""

_WAIT: Final[Mapping[int, int]] = {429: 2, 503: 30, 507: 300}
"""Seconds to wait where nothing better is known."""


async def answer(context: Context, request: Request, message: Any, status: int = 200) -> Response:
    """A message, packed as the asker can bear."""
    data = to_json(message)
    headers = {**_NO_STORE, "Vary": "Accept-Encoding"}
    encoding = _wanted(request) if len(data) > _WORTH_PACKING else ""
    if encoding:
        headers["Content-Encoding"] = encoding
        data = await context.disk(pack, data, encoding) if len(data) > 64 * KIB else pack(data, encoding)
    return Response(data, status, headers, JSON)


def problem_answer(error: WireError, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as it travels."""
    told = {**_NO_STORE, **_SAFE, **(headers or {})}
    if error.status in _WAIT:
        told["Retry-After"] = str(error.detail.get("retry_after", _WAIT[error.status]))
    return Response(to_json(error.problem), error.status, told, JSON)


def _wanted(request: Request) -> str:
    told = request.headers.get("accept-encoding", "").lower()
    offers = [each.replace(" ", "") for each in told.split(",")]
    wanted = {each.partition(";")[0] for each in offers if not each.endswith((";q=0", ";q=0.0"))}
    return ZSTD if ZSTD in wanted else GZIP if GZIP in wanted else ""
