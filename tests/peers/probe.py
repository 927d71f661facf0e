"""What tus 1.0 asks of a server, asked by plain HTTP of any server: ours, and one of other people.

Each check raises AssertionError with what was seen instead.
"""

from __future__ import annotations

import socket
import struct
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx2

TUS: Final = {"Tus-Resumable": "1.0.0"}
BYTES: Final = {**TUS, "Content-Type": "application/offset+octet-stream"}
SIZE: Final = 400_000


def _text(value: str) -> str:
    return b64encode(value.encode()).decode()


@dataclass
class Target:
    """A server: where files are begun, and the headers that say who asks."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    chance: Random = field(default_factory=lambda: Random(11))

    def data(self, size: int = SIZE) -> bytes:
        """Bytes that were not sent before."""
        return self.chance.randbytes(size)

    def call(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes = b""
    ) -> httpx2.Response:
        """One call."""
        return httpx2.request(
            method, url, content=content, headers={**self.headers, **headers}, timeout=20, trust_env=False
        )

    def begin(self, data: bytes, *, length: int | None = None) -> httpx2.Response:
        """A new file."""
        metadata = f"filename {_text('照片.jpg')},sha256 {_text(sha256(data).hexdigest())}"
        told = str(len(data) if length is None else length)
        headers = {**TUS, "Upload-Length": told, "Upload-Metadata": metadata}
        return self.call("POST", self.url, headers)

    def begun(self, data: bytes) -> str:
        """The address of a new file."""
        return urljoin(self.url, self.begin(data).headers["location"])

    def piece(self, url: str, offset: int, data: bytes, **more: str) -> httpx2.Response:
        """A piece of it."""
        return self.call("PATCH", url, {**BYTES, "Upload-Offset": str(offset), **more}, data)

    def offset(self, url: str) -> int:
        """How far it is."""
        return int(self.call("HEAD", url, TUS).headers["upload-offset"])


def _same(seen: object, wanted: object) -> None:
    if seen != wanted:
        raise AssertionError(f"{seen} instead of {wanted}")


def _among(seen: object, wanted: tuple[object, ...]) -> None:
    if seen not in wanted:
        raise AssertionError(f"{seen} instead of {' or '.join(map(str, wanted))}")


def abilities(on: Target) -> None:
    """It says what it can do."""
    told = on.call("OPTIONS", on.url, {})
    _among(told.status_code, (200, 204))
    _same(told.headers.get("tus-version"), "1.0.0")
    _same({"creation", "termination"} <= set(told.headers.get("tus-extension", "").split(",")), True)
    _same(int(told.headers.get("tus-max-size", "0")), 2 << 30)


def creation(on: Target) -> None:
    """A file is begun; its address is told."""
    told = on.begin(on.data())
    _same(told.status_code, 201)
    _same(told.headers.get("tus-resumable"), "1.0.0")
    _same(urljoin(on.url, told.headers["location"]).startswith(on.url), True)


def standing(on: Target) -> None:
    """HEAD tells offset and length, and no cache keeps it."""
    told = on.call("HEAD", on.begun(on.data()), TUS)
    _same((told.headers.get("upload-offset"), told.headers.get("upload-length")), ("0", str(SIZE)))
    _same("no-store" in told.headers.get("cache-control", ""), True)


def pieces(on: Target) -> None:
    """Pieces make a whole."""
    data = on.data()
    url = on.begun(data)
    for at in range(0, SIZE, 100_000):
        told = on.piece(url, at, data[at : at + 100_000])
        _same((told.status_code, told.headers.get("upload-offset")), (204, str(at + 100_000)))
    _same(on.offset(url), SIZE)


def wrong_offset(on: Target) -> None:
    """A piece from elsewhere is refused, and nothing of it is taken."""
    data = on.data()
    url = on.begun(data)
    on.piece(url, 0, data[:1000])
    for at in (0, 999, 1001):
        _same(on.piece(url, at, b"x").status_code, 409)
    _same(on.offset(url), 1000)


def wrong_type(on: Target) -> None:
    """Bytes that are not said to be bytes are refused with 415."""
    url = on.begun(on.data())
    _same(on.piece(url, 0, b"x", **{"Content-Type": "text/plain"}).status_code, 415)


def unknown(on: Target) -> None:
    """What was never begun is not there."""
    url = f"{on.url}/{'0' * 64}"
    for told in (on.call("HEAD", url, TUS), on.piece(url, 0, b"x")):
        _among(told.status_code, (403, 404, 410))
        _same("upload-offset" in told.headers, False)


def version(on: Target) -> None:
    """Another version, or none, is refused with 412 and the version it speaks."""
    for headers in ({}, {"Tus-Resumable": "0.2.2"}):
        told = on.call("POST", on.url, {**headers, "Upload-Length": "5"})
        _same((told.status_code, told.headers.get("tus-version")), (412, "1.0.0"))


def length(on: Target) -> None:
    """A file without a length, or with an odd one, is refused."""
    _same(on.call("POST", on.url, TUS).status_code, 400)
    for odd in ("-1", "x", "1.5"):
        _same(on.call("POST", on.url, {**TUS, "Upload-Length": odd}).status_code, 400)


def too_large(on: Target) -> None:
    """A file larger than it takes is refused with 413."""
    _same(on.begin(on.data(10), length=3 << 30).status_code, 413)


def beyond(on: Target) -> None:
    """Bytes behind the end are refused, and do not count."""
    data = on.data(1000)
    url = on.begun(data)
    _among(on.piece(url, 0, data + b"more").status_code, (400, 413))
    _same(on.offset(url) <= 1000, True)


def cut(on: Target) -> None:
    """Most of what came of a piece that was cut off is kept."""
    data = on.data()
    url = on.begun(data)
    _cut(on, url, data[:300_000])
    for _ in range(2000):
        at = on.offset(url)
        told = on.piece(url, at, data[at:])
        if told.status_code not in (409, 423):  # else it is still at work on what was cut
            _same((told.headers.get("upload-offset"), at >= 200_000), (str(SIZE), True))
            return
    raise AssertionError("it does not let go of what was cut")


def _cut(on: Target, url: str, data: bytes) -> None:
    place = urlsplit(url)
    headers = {**on.headers, **BYTES, "Host": place.netloc, "Upload-Offset": "0", "Content-Length": str(SIZE)}
    lines = [f"PATCH {place.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    with socket.create_connection((place.hostname, place.port), timeout=10) as line:
        line.sendall("\r\n".join(lines).encode() + data)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 5))
        line.shutdown(socket.SHUT_WR)
        line.recv(1)


def sums(on: Target) -> None:
    """A piece that does not have its sum is refused with 460, and nothing of it is taken."""
    data = on.data()
    url = on.begun(data)
    told = on.piece(url, 0, data[:1000], **{"Upload-Checksum": f"sha1 {b64encode(bytes(20)).decode()}"})
    _same((told.status_code, on.offset(url)), (460, 0))


def dropping(on: Target) -> None:
    """What was begun can be dropped."""
    url = on.begun(on.data())
    _same(on.call("DELETE", url, TUS).status_code, 204)
    _among(on.call("HEAD", url, TUS).status_code, (404, 410))


def with_bytes(on: Target) -> None:
    """The first bytes may come with the creation."""
    data = on.data(5000)
    metadata = f"sha256 {_text(sha256(data).hexdigest())}"
    told = on.call("POST", on.url, {**BYTES, "Upload-Length": "5000", "Upload-Metadata": metadata}, data)
    _same((told.status_code, told.headers.get("upload-offset")), (201, "5000"))


def by_post(on: Target) -> None:
    """Where only POST goes through, it says which method is meant."""
    data = on.data()
    url = on.begun(data)
    told = on.call("POST", url, {**BYTES, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}, data)
    _same((told.status_code, told.headers.get("upload-offset")), (204, str(SIZE)))


def expiring(on: Target) -> None:
    """What is not whole says until when it is kept."""
    data = on.data()
    url = on.begun(data)
    _same("upload-expires" in on.piece(url, 0, data[:10]).headers, True)


def begun_again(on: Target) -> None:
    """Who begins the same file again hears how far it is, and loses nothing (more than tus asks)."""
    data = on.data()
    url = on.begun(data)
    on.piece(url, 0, data[:1000])
    told = on.begin(data)
    _same((told.headers.get("upload-offset"), on.offset(url)), ("1000", 1000))


def sound(on: Target) -> None:
    """A file that is not what its sha256 says is refused when it is whole (more than tus asks)."""
    url = on.begun(on.data(1000))
    _same(on.piece(url, 0, bytes(1000)).status_code, 460)


CHECKS: Final[tuple[Callable[[Target], None], ...]] = (
    abilities,
    creation,
    standing,
    pieces,
    wrong_offset,
    wrong_type,
    unknown,
    version,
    length,
    too_large,
    beyond,
    cut,
    sums,
    dropping,
    with_bytes,
    by_post,
    expiring,
    begun_again,
    sound,
)
"""In the order of the table."""

DIFFERENCES: Final[Mapping[str, str]] = {
    "wrong_type": "400 instead of 415",
    "version": "(412, None) instead of (412, '1.0.0')",
    "sums": "(204, 1000) instead of (460, 0)",
    "by_post": "(400, None) instead of (204, '400000')",
    "begun_again": "(None, 0) instead of ('1000', 1000)",
    "sound": "204 instead of 460",
}
"""Of @tus/server 2.4 with its files in a folder: what is seen there instead, by check.

It has no sums of pieces (an extension), knows no override of methods, begins a file of the same name
from nothing, and cannot know that a name is a sum. The other two are words of the protocol that it
takes otherwise.
"""
