"""Why a call did not do what it should: codes, never sentences.

Nothing in here ends an entry. Only a signed word of our own head office does; everything else
leaves the outcome unknown, and the same bytes go again (protocol 3.5).
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import httpx2

NO_NETWORK: Final = "no_network"
NO_PATH: Final = "no_path"
CUT: Final = "cut"
STALLED: Final = "stalled"
LOGIN_PAGE: Final = "login_page"
NOT_OURS: Final = "not_ours"
"""Somebody answered, but not our head office: an error page of a proxy, another server."""
INTERCEPTED: Final = "tls_intercepted"
CERTIFICATE: Final = "certificate_wrong"
CLOCK: Final = "clock_wrong"
PROXY_LOGIN: Final = "proxy_login"
PROXY_UNUSABLE: Final = "proxy_unusable"
"""The settings of this computer name a proxy of a kind that is not spoken here, or none that can be."""
OTHER_SERVER: Final = "other_head_office"
"""A head office answers, but not the one this desk was enrolled at."""
BAD_ACK: Final = "bad_ack"
JOURNAL: Final = "journal_damaged"
NO_PROGRESS: Final = "no_progress"
RETIRING: Final = "retire_waiting"
FEED: Final = "feed_damaged"
"""A page of the feed, signed by head office, does not fit what is here."""
REVOKED: Final = "device_revoked"

UNKNOWN: Final = frozenset(
    (NO_NETWORK, NO_PATH, CUT, STALLED, LOGIN_PAGE, NOT_OURS, INTERCEPTED, CERTIFICATE, CLOCK, PROXY_LOGIN)
    + (PROXY_UNUSABLE,)
)
"""What leaves the outcome of a call unknown."""

SMALLER: Final = frozenset((CUT, STALLED, "too_large", "timeout"))
"""After these the next piece is half as large."""

_EPOCH_OF_THE_PROTOCOL: Final = datetime.fromisoformat("2026-11-01T00:00:00+00:00")
"""No clock is right that stands before the protocol existed."""
_FAR: Final = timedelta(days=2)
_FAR_AHEAD: Final = timedelta(days=3 * 365)
_DATES: Final = (9, 10, 0x800B0101, 0x800B0102, -67818, -67819)
"""A certificate that is not valid yet or no more, as OpenSSL, Windows and macOS number it: what they say
in words is in the language of the computer.
"""
_NAMES: Final = (62, 64, 0x800B010F, -67602)
"""A certificate for another name or address, as OpenSSL (two), Windows and macOS number it."""
_NOT_THERE: Final = frozenset(
    (errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, 10051, 10065)
)


@dataclass(frozen=True)
class Cause:
    """A class of failure with what its sentence needs; `wait` is what head office asked for, in seconds."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0


class CallFailedError(Exception):
    """A call did not do what it should; whether it was carried out is unknown unless it was refused."""

    def __init__(self, cause: Cause, status: int = 0) -> None:
        super().__init__(cause.code)
        self.cause = cause
        self.status = status


class RefusedCallError(CallFailedError):
    """Our head office itself said no, and signed it. `detail` is the problem's."""

    def __init__(self, cause: Cause, status: int, detail: Mapping[str, object]) -> None:
        super().__init__(cause, status)
        self.detail = detail


class UnusableProxyError(httpx2.ProxyError):
    """The proxy that this computer's settings name; without its password."""

    def __init__(self, proxy: str) -> None:
        super().__init__(proxy)
        self.proxy = proxy


class StoppedError(Exception):
    """The program ends: whatever is under way breaks off."""


@dataclass(frozen=True)
class Circumstances:
    """What helps to tell causes apart: our clock, the last time head office told, whether a route exists."""

    now: datetime
    told: datetime | None
    connected: bool


def of_error(error: Exception, around: Circumstances, issuer: str = "") -> Cause:
    """The class of an error of the transport; `issuer` names who made the certificate that was shown."""
    for each in _chain(error):
        if isinstance(each, ssl.SSLCertVerificationError):
            return _of_certificate(each, around, issuer)
        if isinstance(each, OSError) and each.errno in _NOT_THERE:
            return Cause(NO_NETWORK)
        if isinstance(each, socket.gaierror):
            return Cause(NO_PATH if around.connected else NO_NETWORK)
    if isinstance(error, UnusableProxyError):
        return Cause(PROXY_UNUSABLE, {"proxy": error.proxy})
    if isinstance(error, httpx2.ProxyError):
        return Cause(PROXY_LOGIN if "407" in str(error) else NO_PATH)
    if isinstance(error, httpx2.ReadTimeout | httpx2.WriteTimeout):
        return Cause(STALLED)
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.PoolTimeout):
        return Cause(NO_PATH if around.connected else NO_NETWORK)
    return Cause(CUT)


def _chain(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    while each is not None:
        yield each
        each = each.__cause__ or each.__context__


def _of_certificate(error: ssl.SSLCertVerificationError, around: Circumstances, issuer: str) -> Cause:
    said, code = str(error).lower(), getattr(error, "verify_code", 0)
    out_of_date = code in _DATES or "expired" in said or "not yet valid" in said
    if out_of_date and clock_is_wrong(around.now, around.told):
        return Cause(CLOCK, {"now": around.now.isoformat(timespec="minutes")})
    if out_of_date or code in _NAMES:
        return Cause(CERTIFICATE, {"reason": getattr(error, "verify_message", "") or str(error.args[-1])})
    return Cause(INTERCEPTED, {"issuer": issuer})


def clock_is_wrong(now: datetime, told: datetime | None) -> bool:
    """Whether this clock cannot be right: before the protocol existed, before head office's last word, or
    years after it. A clock that is merely off is told head office and never a reason to refuse.
    """
    if now < _EPOCH_OF_THE_PROTOCOL:
        return True
    return told is not None and (now < told - _FAR or now > told + _FAR_AHEAD)


def of_unsigned(status: int, headers: Mapping[str, str], body: bytes) -> Cause:
    """The class of a reply that our head office did not sign."""
    if status == httpx2.codes.PROXY_AUTHENTICATION_REQUIRED:
        return Cause(PROXY_LOGIN)
    if status == httpx2.codes.CONTENT_TOO_LARGE:
        return Cause("too_large")
    if status == httpx2.codes.REQUEST_TIMEOUT:
        return Cause("timeout")
    redirect = status in range(300, 400) and status != httpx2.codes.NOT_MODIFIED
    if redirect or status == httpx2.codes.NETWORK_AUTHENTICATION_REQUIRED:
        return Cause(LOGIN_PAGE)
    page = "html" in headers.get("content-type", "") or body[:200].lstrip().lower().startswith(b"<")
    if page and status < 400:
        return Cause(LOGIN_PAGE)
    return Cause(NOT_OURS, {"status": str(status)}, retry_after(headers))


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds that were asked for, an hour at most; 0 when none were."""
    told = headers.get("retry-after", "")
    return float(min(int(told), 3600)) if told.isdecimal() else 0.0
