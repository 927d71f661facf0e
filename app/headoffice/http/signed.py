"""Signs every reply under ``/cf/v1``: what is not signed was said by somebody in between (protocol 3.4)."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from hashlib import sha256
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.headoffice.http.context import Context
from app.wire.messages import BASE
from app.wire.replies import EPOCH, REQUEST, SERVER, SIGNATURE, meant, signed_digest_words

log = logging.getLogger(__name__)

DIGEST: Final = "cf.digest"
"""In the scope: the sha256 of a body that is sent in pieces, hexadecimal, set before it begins."""

_LONGEST_REQUEST_ID: Final = 200


class SignedReplies:
    """Holds a reply back until its body is known, unless its digest was told beforehand."""

    def __init__(self, app: ASGIApp, context: Context) -> None:
        self._app = app
        self._context = context

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = signed_path(scope) if scope["type"] == "http" else ""
        if not path:
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Reply(self._context, scope, path, send))


class _Reply:
    """One reply on its way out."""

    def __init__(self, context: Context, scope: Scope, path: str, send: Send) -> None:
        self._context = context
        self._scope = scope
        self._path = path
        self._send = send
        self._start: Message | None = None
        self._body: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            digest = self._scope.get(DIGEST)
            if digest is not None:
                await self._send(await self._signed(message, digest))
            else:
                self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        # Joining one part copies nothing: a page waits here until a slow line has taken it.
        body = b"" if self._scope["method"] == "HEAD" else b"".join(self._body)
        self._start = None
        self._body.clear()
        await self._send(await self._signed(start, sha256(body).hexdigest()))
        await self._send({"type": "http.response.body", "body": body})

    async def _signed(self, start: Message, digest: str) -> MutableMapping[str, Any]:
        headers = [(name, value) for name, value in start.get("headers", ())]
        told = {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}
        request = _request_id(self._scope)
        words = signed_digest_words(start["status"], self._path, request, digest, meant(told))
        try:
            site = await self._context.site()
            more = {SERVER: site.server_id, EPOCH: site.epoch, REQUEST: request}
            more[SIGNATURE] = (await self._context.signer())(words)
        except Exception as error:  # noqa: BLE001 - without its database head office cannot sign; desks wait then
            log.error("a reply could not be signed: %s", type(error).__name__)  # noqa: TRY400 - its words could hold data
            return start
        headers += [(name.lower().encode(), value.encode("latin-1")) for name, value in more.items()]
        return {**start, "headers": headers}


def signed_path(scope: Scope) -> str:
    """The path as it was sent, from ``/cf/v1`` on and without the query; empty for any other path."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    path = raw.partition(b"?")[0].decode("latin-1")
    at = path.find(BASE)
    inside = at >= 0 and path[at + len(BASE) : at + len(BASE) + 1] in ("", "/")
    return path[at:] if inside else ""


def _request_id(scope: Scope) -> str:
    wanted = REQUEST.lower().encode()
    for name, value in scope["headers"]:
        if name == wanted:
            told: str = value.decode("latin-1")
            return told[:_LONGEST_REQUEST_ID]
    return ""
