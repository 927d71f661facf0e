"""Several small files in one call."""

from __future__ import annotations

import socket
from hashlib import sha256
from random import Random
from urllib.parse import urlsplit

import httpx2
import msgspec
import pytest

from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.http.context import Context
from app.wire.bundle import LARGEST, MEDIA_TYPE, bundled
from app.wire.messages import BundleTaken
from app.wire.problems import WireError
from tests.headoffice.conftest import Client
from tests.headoffice.fakes.office import DEVICE, FakeOffice

BUNDLE = "/cf/v1/blobs/bundle"
TYPE = {"Content-Type": MEDIA_TYPE}
PHOTOS = [Random(seed).randbytes(120_000 + seed) for seed in range(12)]


def name_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def body_of(*files: bytes) -> bytes:
    return b"".join(bundled((name_of(each), each) for each in files))


def sent(client: Client, body: bytes, **more: str) -> httpx2.Response:
    return client.call("POST", BUNDLE, content=body, headers={**TYPE, **more})


def taken(told: httpx2.Response) -> BundleTaken:
    assert told.status_code == 200, told.text
    return msgspec.json.decode(told.content, type=BundleTaken)


def code_of(told: httpx2.Response) -> tuple[int, str]:
    return told.status_code, told.json()["code"]


def test_all_are_here_when_it_is_said(client: Client, office: FakeOffice, context: Context) -> None:
    """Again changes nothing; an empty file is a file."""
    files = [*PHOTOS, b""]
    for _ in range(2):
        told = taken(sent(client, body_of(*files)))
        assert (set(told.whole), told.refused) == ({name_of(each) for each in files}, {})
    assert all(b"".join(context.blobs.read(name_of(each))) == each for each in files)
    assert office.blobs.here == {name_of(each): len(each) for each in files}


def test_a_file_that_is_not_what_its_name_says_keeps_no_other_away(client: Client, context: Context) -> None:
    wrong = name_of(b"right")
    body = body_of(PHOTOS[0]) + b"".join(bundled([(wrong, b"wrong")])) + body_of(PHOTOS[1])
    told = taken(sent(client, body))
    assert (set(told.whole), dict(told.refused)) == (
        {name_of(PHOTOS[0]), name_of(PHOTOS[1])},
        {wrong: "blob_mismatch"},
    )
    assert context.blobs.size_of(wrong) is None


def test_what_came_before_the_line_went_stays_to_the_byte(client: Client, context: Context) -> None:
    """What head office had read of it; the rest goes on as any file in pieces. Less takes nothing back."""
    large = Random(20).randbytes(900_000)
    name, body = name_of(large), body_of(*PHOTOS[:2], large)
    _broken_off(client, body, len(body) - 50_000)
    offset = _settled(client, context, name)
    assert 0 < offset <= len(large) - 50_000
    assert all(context.blobs.size_of(name_of(each)) == len(each) for each in PHOTOS[:2])
    _broken_off(client, body, len(body) - 890_000)
    assert _patched(client, name, offset, large[offset:]) == 204
    assert b"".join(context.blobs.read(name)) == large


def _broken_off(client: Client, body: bytes, end: int) -> None:
    parts = urlsplit(client.url)
    head = [f"POST {BUNDLE} HTTP/1.1", f"Host: {parts.netloc}", "Authorization: Bearer good"]
    head += [f"Content-Type: {MEDIA_TYPE}", f"Content-Length: {len(body)}", "", ""]
    with socket.create_connection((parts.hostname or "", parts.port or 0)) as line:
        line.sendall("\r\n".join(head).encode() + body[:end])
        line.shutdown(socket.SHUT_WR)
        while line.recv(4096):
            pass


def _settled(client: Client, context: Context, name: str) -> int:
    """Where the file stands once the server has noticed that nobody speaks any more."""
    for _ in range(2000):
        there = context.blobs.look(DEVICE, name)
        if there is not None and there.offset and _patched(client, name, there.offset, b"") == 204:
            return there.offset
        assert client.call("GET", "/cf/v1/healthz").status_code == 200
    raise AssertionError("the server did not let go")


def _patched(client: Client, name: str, offset: int, data: bytes) -> int:
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset)}
    headers["Content-Type"] = "application/offset+octet-stream"
    return client.call("PATCH", f"/cf/v1/blobs/{name}", content=data, headers=headers).status_code


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"\0" * 39, (400, "malformed")),
        (body_of(PHOTOS[0])[:-1], (400, "malformed")),
        (b"\0" * 32 + (LARGEST + 1).to_bytes(8, "big"), (413, "too_large")),
        (body_of(b"") * 501, (413, "too_large")),
        (b"\0" * (5 << 20), (413, "too_large")),
    ],
)
def test_what_is_no_bundle_is_refused(client: Client, body: bytes, told: tuple[int, str]) -> None:
    assert code_of(sent(client, body)) == told


def test_it_is_for_those_who_are_signed_in(stranger: Client, client: Client) -> None:
    assert code_of(sent(stranger, body_of(b"a"))) == (401, "not_signed_in")
    assert code_of(sent(client, body_of(b"a"), **{"Content-Type": "image/jpeg"}))[1] == "unsupported_type"


def test_a_full_disk_is_told(client: Client, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: FolderBlobs, device: str, sha256: str, data: bytes) -> None:
        raise WireError("disk_full")

    monkeypatch.setattr(FolderBlobs, "put", full)
    told = sent(client, body_of(*PHOTOS))
    assert code_of(told) == (507, "disk_full")
    assert all(context.blobs.size_of(name_of(each)) is None for each in PHOTOS)
