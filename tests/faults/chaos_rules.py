"""What may go wrong between a desk and its head office, and when: rules for the chaos proxy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reply:
    """A reply that somebody in between makes up."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    def bytes(self, *, without_body: bool) -> bytes:
        """As it travels; a HEAD gets the head alone."""
        told = {"Content-Length": str(len(self.body)), **self.headers}
        head = f"HTTP/1.1 {self.status} Said In Between\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in told.items())
        return head.encode() + b"\r\n" + (b"" if without_body else self.body)


@dataclass(frozen=True)
class Fault:
    """What happens to a request or its reply. Bytes are counted from the first of the head."""

    name: str = ""
    cut_request: int | None = None
    """The head office gets so many bytes of the request, then both ends are reset."""
    stall_request: int | None = None
    """The head office gets so many bytes, then nothing more until the desk gives up."""
    cut_reply: int | None = None
    """The desk gets so many bytes of the reply, then a reset. The head office has done its work."""
    stall_reply: int | None = None
    """The desk gets so many bytes of the reply, then nothing more until it gives up."""
    delay: float = 0.0
    """Seconds before the reply begins."""
    reply: Reply | None = None
    """Told instead of the head office's reply."""
    reaches: bool = False
    """Whether the head office got the request before `reply` was told."""
    truncate: int | None = None
    """So many bytes of the reply's body, under the same status and a length that fits."""
    inject: bytes = b""
    """Put at the front of the reply's body, with a length that fits."""


@dataclass(frozen=True)
class Rule:
    """A fault and the requests it befalls."""

    fault: Fault
    method: str = ""
    """Any when empty."""
    path: str = ""
    """An expression found in path and query."""
    skip: int = 0
    """So many that match go through before."""
    times: int | None = None
    """So many suffer; None is all of them."""
    chance: float = 1.0
    larger_than: int = -1
    """Only requests whose body is announced larger, in bytes."""
    reused: bool = False
    """Only on a connection that served a request before."""

    def fits(self, method: str, path: str, size: int, *, reused: bool) -> bool:
        """Whether it is about such a request."""
        return (
            self.method in ("", method)
            and re.search(self.path, path) is not None
            and size > self.larger_than
            and (reused or not self.reused)
        )


@dataclass(frozen=True)
class Line:
    """What the way is like, fault or none."""

    rtt: float = 0.0
    """Seconds there and back; a new connection costs one more."""
    bits_per_second: float = 0.0
    """Zero is without limit. Each way of its own."""
    idle: float | None = None
    """Seconds after which a connection that says nothing is closed."""


PORTAL = b"<!doctype html><html><body>Please log in to this network.</body></html>"


def said(status: int, body: bytes = b"", *, reaches: bool = False, **headers: str) -> Fault:
    """Any status from somebody in between; header names with _ for -."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fault(f"said {status}", reply=Reply(status, body, told), reaches=reaches)


def portal_page() -> Fault:
    """A captive portal that answers everything with its page."""
    return said(200, PORTAL, Content_Type="text/html; charset=utf-8")


def portal_redirect(to: str) -> Fault:
    """A captive portal that sends everybody to its page."""
    return said(302, b"", Location=to)


def login_needed() -> Fault:
    """A captive portal that says what it is (RFC 6585)."""
    return said(511, PORTAL, Content_Type="text/html")


def unsigned(body: bytes) -> Fault:
    """What looks like an answer of ours and carries no signature."""
    return said(200, body, Content_Type="application/json")


def too_large(most: int) -> Rule:
    """A proxy that takes bodies up to `most` bytes."""
    return Rule(said(413, b"<html>Request Entity Too Large</html>"), larger_than=most)


def method_barred(method: str) -> Rule:
    """A firewall that knows GET and POST alone."""
    return Rule(said(405, b"", Allow="GET, POST"), method=method)


def lost_reply(path: str = "", times: int | None = 1) -> Rule:
    """The work was done and nobody hears of it."""
    return Rule(Fault("lost reply", cut_reply=0), path=path, times=times)


def dead_socket(times: int | None = None) -> Rule:
    """A kept connection that turns out dead when it is used again."""
    return Rule(Fault("dead socket", cut_request=0), reused=True, times=times)
