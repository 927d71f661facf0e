"""Who is signed in: a stamped cookie, and a stamp for each form that belongs to it alone."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.web.password import AdminPassword
from app.wire.signing import to_bytes, to_text

COOKIE: Final = "cf-admin"
HOURS: Final = 8


class Person(NamedTuple):
    """Somebody at head office: as they call themselves, and the stamp of their forms."""

    name: str
    stamp: str


class _Visit(msgspec.Struct, frozen=True, array_like=True):
    name: str
    until: float


def begin_visit(
    password: AdminPassword, response: Response, request: Request, name: str, now: datetime
) -> None:
    """Sign somebody in: the cookie goes to this server alone and no script reads it."""
    until = (now + timedelta(hours=HOURS)).timestamp()
    words = msgspec.json.encode(_Visit(name, until))
    value = f"{to_text(words)}.{_stamp(password.secret(), b'visit', words)}"
    response.set_cookie(
        COOKIE,
        value,
        max_age=HOURS * 3600,
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def end_visit(response: Response) -> None:
    """Sign out."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


def person_of(password: AdminPassword, request: Request, now: datetime) -> Person | None:
    """Who is signed in; None when nobody is, or not any more."""
    told, _, stamp = request.cookies.get(COOKIE, "").partition(".")
    secret = password.secret()
    try:
        words = to_bytes(told)
        if not secret or not hmac.compare_digest(stamp, _stamp(secret, b"visit", words)):
            return None
        visit = msgspec.json.decode(words, type=_Visit)
    except (ValueError, TypeError, msgspec.DecodeError):
        return None
    if visit.until <= now.timestamp():
        return None
    return Person(visit.name, _stamp(secret, b"form", words))


def form_is_ours(person: Person, told: str) -> bool:
    """Whether a form was made for this visit."""
    return hmac.compare_digest(person.stamp.encode(), told.encode("utf-8", "replace"))


def _stamp(secret: bytes, purpose: bytes, words: bytes) -> str:
    return to_text(hmac.digest(secret, purpose + b"\0" + words, "sha256"))
