"""The way out of this machine: the system's trust store and proxies, sockets that can be let go of.

A call stalls when no byte moved for thirty seconds, however long it takes as a whole.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass
from weakref import WeakSet

import httpx2
import truststore
from cryptography import x509
from cryptography.x509.oid import NameOID

from app.sync.causes import StoppedError, UnusableProxyError

STALL: Final = 30.0
"""Seconds without a byte."""
CONNECT: Final = 10.0
IDLE: Final = 50.0
"""Seconds an unused socket is kept: below what proxies and head offices keep theirs."""
_UNSENT: Final = 64 * 1024
"""Bytes the system may hold back unsent: more would hide a stall, or look like one."""


class Lines:
    """The sockets in use, so that another thread can break off what waits on them."""

    def __init__(self) -> None:
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._lock = threading.Lock()
        self.stopped = False

    def traced(self, seen: set[str]) -> Any:
        """A trace of one request: keeps its socket, and notes in `seen` what happened."""

        def trace(event: str, info: Mapping[str, Any]) -> None:
            what = event.rpartition(".")[0].rpartition(".")[2]
            seen.add(what)
            if event.endswith(".complete") and what in ("connect_tcp", "start_tls"):
                self._keep(info["return_value"])

        return trace

    def _keep(self, stream: Any) -> None:
        with self._lock:
            if not self.stopped:
                self._sockets.add(stream.get_extra_info("socket"))
                return
        stream.close()
        raise StoppedError

    def stop(self) -> None:
        """Break off every call under way; later ones do not begin."""
        with self._lock:
            self.stopped = True
            sockets = list(self._sockets)
        for each in sockets:
            with contextlib.suppress(OSError, ValueError):  # closed meanwhile
                each.shutdown(socket.SHUT_RDWR)


def make_http(url: str, trust: ssl.SSLContext | None = None, stall: float = STALL) -> httpx2.Client:
    """A client for one head office. `trust` replaces the system's trust store."""
    limit = getattr(socket, "TCP_NOTSENT_LOWAT", None)
    options = [(socket.IPPROTO_TCP, limit, _UNSENT)] if limit is not None else []
    proxy = proxy_for(url)
    if proxy is not None and not _is_usable(proxy):
        return httpx2.Client(transport=_Refusing(_without_login(proxy)), trust_env=False)
    transport = httpx2.HTTPTransport(
        verify=trust or _trusting(url),
        proxy=proxy,
        limits=httpx2.Limits(max_connections=6, max_keepalive_connections=4, keepalive_expiry=IDLE),
        socket_options=[*options, (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)],
    )
    return httpx2.Client(
        transport=transport,
        timeout=httpx2.Timeout(stall, connect=CONNECT, pool=CONNECT),
        follow_redirects=False,
        trust_env=False,
    )


def _trusting(url: str) -> ssl.SSLContext:
    """On an open line nobody shows a certificate, so nobody need be trusted."""
    return trust_store() if url.startswith("https:") else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def trust_store() -> ssl.SSLContext:
    """Whom this computer trusts, as its own settings say."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def proxy_for(url: str) -> str | None:
    """The proxy that environment or system settings name for this address."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if _is_loopback(host) or proxy_bypass(host):
        return None
    proxies = getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"


class _Refusing(httpx2.BaseTransport):
    """Every call fails, and says which proxy stands in the way: whoever calls is told as of any failure."""

    def __init__(self, proxy: str) -> None:
        self._proxy = proxy

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        raise UnusableProxyError(self._proxy)


def _is_usable(proxy: str) -> bool:
    """Whether it is one that speaks HTTP, at an address; ``socks5://`` and its like are not."""
    try:
        parts = urlsplit(proxy)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _without_login(proxy: str) -> str:
    scheme, _, rest = proxy.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def issuer_of(url: str) -> str:
    """Who made the certificate that is shown there; empty when it cannot be had. Nothing is sent."""
    parts = urlsplit(url)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with (
            socket.create_connection((parts.hostname or "", parts.port or 443), timeout=CONNECT) as plain,
            context.wrap_socket(plain, server_hostname=parts.hostname) as secured,
        ):
            shown = secured.getpeercert(binary_form=True)
        issuer = x509.load_der_x509_certificate(shown or b"").issuer
    except (OSError, ValueError):
        return ""
    named = [
        attribute.value
        for kind in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
        for attribute in issuer.get_attributes_for_oid(kind)
    ]
    return str(named[0]) if named else ""
