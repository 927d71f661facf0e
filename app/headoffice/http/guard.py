"""The outermost layer: no error leaves but as a problem, and each call is logged without its data."""

from __future__ import annotations

import logging
import time
import traceback
from pathlib import PurePath
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.headoffice.http.answers import problem_answer
from app.headoffice.http.context import Context
from app.wire.problems import WireError

log = logging.getLogger(__name__)
access = logging.getLogger("app.headoffice.access")

AT_ONCE: Final = 1000
"""Calls in hand at once, without those that wait for news; more are asked to come again."""

_CODES: Final = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "unsupported_type"}


class Guard:
    """Stands before the calls of desks and before the pages."""

    def __init__(self, app: ASGIApp, context: Context) -> None:
        self._app = app
        self._context = context
        self._in_hand = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        watched = _Watched(send)
        scope["cf.context"] = self._context
        scope["app"] = self  # so that the router raises what it does not find
        begun = time.perf_counter()
        self._in_hand += 1
        try:
            await self._answered(scope, receive, watched)
        finally:
            self._in_hand -= 1
            took = (time.perf_counter() - begun) * 1000
            access.info("%s %s %s %.0f ms", scope["method"], _loggable(scope["path"]), watched.status, took)

    async def _answered(self, scope: Scope, receive: Receive, send: _Watched) -> None:
        headers: dict[str, str] = {}
        try:
            if self._in_hand - self._context.waiting.held > AT_ONCE:
                raise WireError("overloaded")  # noqa: TRY301 - told as any other problem
            await self._app(scope, receive, send)
            return
        except WireError as error:
            problem = error
        except HTTPException as error:
            problem = WireError(_CODES.get(error.status_code, "malformed"))
            headers = dict(error.headers or {})
        except ClientDisconnect:
            problem, headers = WireError("malformed", what="cut_off"), {"Connection": "close"}
        except Exception as error:  # noqa: BLE001 - the last line of defence: logged, and told as a number alone
            log.error("%s %s failed: %s", scope["method"], _loggable(scope["path"]), _where(error))  # noqa: TRY400 - the trace could hold what a customer said
            problem = WireError("server_error")
        if not send.status:
            await problem_answer(problem, headers)(scope, receive, send)


class _Watched:
    """Knows whether a reply has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        await self._send(message)


def _loggable(path: str) -> str:
    """A path without line breaks or other signs that could forge the log."""
    return "".join(char if char.isprintable() else "?" for char in path[:200])


def _where(error: BaseException) -> str:
    """What went wrong and where, without the words of the error: those may hold data."""
    steps = traceback.extract_tb(error.__traceback__)[-6:]
    way = " < ".join(f"{PurePath(each.filename).name}:{each.lineno} {each.name}" for each in reversed(steps))
    return f"{type(error).__name__} at {way}"
