"""Files by tus 1.0: what the protocol asks of a server, and what our desks rely on beyond it."""

from __future__ import annotations

import socket
import struct
from base64 import b64encode
from email.utils import parsedate_to_datetime
from hashlib import sha1, sha256
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from tusclient.client import TusClient

from app.headoffice.http.context import Context
from app.wire.problems import WireError
from tests.headoffice.conftest import Client
from tests.headoffice.fakes.office import DEVICE, FakeOffice

BLOBS = "/cf/v1/blobs"
TUS = {"Tus-Resumable": "1.0.0"}
BYTES = {**TUS, "Content-Type": "application/offset+octet-stream"}
DATA = Random(4).randbytes(2_500_000)


def name_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def metadata(data: bytes) -> str:
    return (
        "filename "
        + b64encode("照片.jpg".encode()).decode()
        + ",sha256 "
        + b64encode(name_of(data).encode()).decode()
    )


def create(client: Client, data: bytes, **more: str) -> httpx2.Response:
    return client.call(
        "POST",
        BLOBS,
        headers={**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": metadata(data), **more},
    )


def patch(client: Client, name: str, offset: int, data: bytes, **more: str) -> httpx2.Response:
    return client.call(
        "PATCH", f"{BLOBS}/{name}", content=data, headers={**BYTES, "Upload-Offset": str(offset), **more}
    )


def head(client: Client, name: str) -> httpx2.Response:
    return client.call("HEAD", f"{BLOBS}/{name}", headers=TUS)


def offset_of(response: httpx2.Response) -> int:
    return int(response.headers["upload-offset"])


def test_it_says_what_it_can_do(stranger: Client) -> None:
    for path in (BLOBS, f"{BLOBS}/{'0' * 64}"):
        told = stranger.call("OPTIONS", path)
        assert told.status_code == 204
        assert told.headers["tus-version"] == "1.0.0"
        assert (
            told.headers["tus-extension"] == "creation,creation-with-upload,checksum,expiration,termination"
        )
        assert told.headers["tus-checksum-algorithm"] == "sha256,sha1"
        assert int(told.headers["tus-max-size"]) == 2 << 30


def test_a_file_in_pieces(client: Client, office: FakeOffice, context: Context) -> None:
    name = name_of(DATA)
    begun = create(client, DATA)
    assert (begun.status_code, begun.headers["location"], offset_of(begun)) == (201, f"{BLOBS}/{name}", 0)
    assert parsedate_to_datetime(begun.headers["upload-expires"]).year >= 2026
    done = patch(client, name, 0, DATA[:1_000_000])
    assert (done.status_code, offset_of(done)) == (204, 1_000_000)
    wrong = patch(client, name, 5, b"x")
    assert (wrong.status_code, wrong.json()["code"], wrong.json()["detail"]) == (
        409,
        "wrong_offset",
        {"offset": 1_000_000},
    )
    told = head(client, name)
    assert (told.status_code, offset_of(told), told.headers["upload-length"]) == (200, 1_000_000, "2500000")
    assert "no-store" in told.headers["cache-control"]
    assert office.blobs.here == {}
    done = patch(client, name, 1_000_000, DATA[1_000_000:])
    assert (done.status_code, offset_of(done)) == (204, 2_500_000)
    assert office.blobs.here == {name: 2_500_000}
    assert b"".join(context.blobs.read(name)) == DATA
    assert patch(client, name, 2_500_000, b"").status_code == 204
    assert offset_of(head(client, name)) == 2_500_000
    again = create(client, DATA)
    assert (again.status_code, offset_of(again)) == (201, 2_500_000)


def test_a_small_file_in_one_call(client: Client, office: FakeOffice) -> None:
    data = DATA[:300_000]
    headers = {
        **BYTES,
        "Upload-Length": "300000",
        "Upload-Metadata": metadata(data),
        "Upload-Checksum": "sha256 " + b64encode(sha256(data).digest()).decode(),
    }
    told = client.call("POST", BLOBS, content=data, headers=headers)
    assert (told.status_code, offset_of(told), told.headers["location"]) == (
        201,
        300_000,
        f"{BLOBS}/{name_of(data)}",
    )
    assert office.blobs.here == {name_of(data): 300_000}
    told = client.call("POST", BLOBS, content=data, headers=headers)
    assert (told.status_code, offset_of(told)) == (201, 300_000)


def test_creation_with_bytes_of_what_was_begun_tells_where_it_stands(client: Client) -> None:
    create(client, DATA)
    patch(client, name_of(DATA), 0, DATA[:100])
    headers = {**BYTES, "Upload-Length": str(len(DATA)), "Upload-Metadata": metadata(DATA)}
    told = client.call("POST", BLOBS, content=DATA[:5000], headers=headers)
    assert (told.status_code, offset_of(told)) == (201, 100)


def _cut(client: Client, name: str, offset: int, announced: int, data: bytes, *more: str) -> None:
    """A PATCH whose connection breaks in the middle; `more` are lines of its head."""
    place = urlsplit(client.url)
    with socket.create_connection((place.hostname, place.port)) as broken:
        lines = [
            f"PATCH {BLOBS}/{name} HTTP/1.1",
            f"Host: {place.netloc}",
            "Authorization: Bearer good",
            "Tus-Resumable: 1.0.0",
            "Content-Type: application/offset+octet-stream",
            f"Upload-Offset: {offset}",
            f"Content-Length: {announced}",
            *more,
            "",
            "",
        ]  # fmt: skip - rows read better than columns here
        broken.sendall("\r\n".join(lines).encode() + data)
        broken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 0, 0))
        broken.shutdown(socket.SHUT_WR)
        broken.recv(1)


def _sum_of(data: bytes) -> str:
    return "Upload-Checksum: sha256 " + b64encode(sha256(data).digest()).decode()


@pytest.mark.parametrize("announced", [1_500_000, 900_000], ids=["large", "small"])
@pytest.mark.parametrize("summed", [False, True], ids=["without sum", "with sum"])
def test_what_came_of_a_cut_piece_is_kept(client: Client, announced: int, summed: bool) -> None:
    name = name_of(DATA)
    create(client, DATA)
    patch(client, name, 0, DATA[:1_000_000])
    whole = DATA[1_000_000 : 1_000_000 + announced]
    _cut(client, name, 1_000_000, announced, whole[:700_000], *([_sum_of(whole)] if summed else []))
    offset = _settled(client, name, 1_000_000)
    assert offset == 1_700_000
    assert patch(client, name, offset, DATA[offset:]).status_code == 204
    assert offset_of(head(client, name)) == len(DATA)


@pytest.mark.parametrize("announced", [1_500_000, 900_000], ids=["large", "small"])
def test_a_cut_piece_that_was_damaged_too_is_found_out_at_the_end(
    client: Client, office: FakeOffice, announced: int
) -> None:
    name = name_of(DATA)
    create(client, DATA)
    _cut(client, name, 0, announced, bytes(700_000), _sum_of(DATA[:announced]))
    offset = _settled(client, name, 0)
    told = patch(client, name, offset, DATA[offset:])
    assert (told.status_code, told.json()["code"]) == (460, "blob_mismatch")
    assert head(client, name).status_code == 404
    assert office.blobs.here == {}


@pytest.mark.parametrize("announced", [1_500_000, 900_000], ids=["large", "small"])
def test_a_file_that_nothing_proves_at_the_end_is_made_of_proven_pieces(
    client: Client, announced: int
) -> None:
    made = client.call("POST", BLOBS, headers={"Tus-Resumable": "1.0.0", "Upload-Length": str(len(DATA))})
    name = made.headers["location"].rpartition("/")[2]
    _cut(client, name, 0, announced, DATA[:700_000], _sum_of(DATA[:announced]))
    while patch(client, name, 0, b"").status_code == 423:
        continue
    assert offset_of(head(client, name)) == 0


def _settled(client: Client, name: str, above: int) -> int:
    """Where the file stands once the server has noticed that nobody speaks any more."""
    for _ in range(2000):
        offset = offset_of(head(client, name))
        if offset > above and patch(client, name, offset, b"").status_code == 204:
            return offset
    raise AssertionError("the server did not let go")


def test_another_piece_at_the_same_time_has_to_wait(client: Client, context: Context) -> None:
    create(client, DATA)
    writer = context.blobs.open(DEVICE, name_of(DATA), 0)
    told = patch(client, name_of(DATA), 0, DATA)
    assert (told.status_code, told.json()["code"], told.headers["tus-resumable"]) == (423, "busy", "1.0.0")
    writer.close()
    assert patch(client, name_of(DATA), 0, DATA).status_code == 204


def test_a_silent_sender_is_given_up(client: Client, context: Context) -> None:
    context.stall = 0.2
    name = name_of(DATA)
    create(client, DATA)
    place = urlsplit(client.url)
    with socket.create_connection((place.hostname, place.port)) as silent:
        silent.sendall(
            f"PATCH {BLOBS}/{name} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\nTus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
            f"Upload-Offset: 0\r\nContent-Length: 1000\r\n\r\n".encode()
            + DATA[:400]
        )
        assert silent.recv(12).startswith(b"HTTP/1.1 400")
    assert offset_of(head(client, name)) == 400


def test_pieces_with_a_sum_are_all_or_nothing(client: Client) -> None:
    create(client, DATA)
    for algorithm, right in (
        ("sha256", sha256(DATA[:10]).digest()),
        ("sha1", sha1(DATA[:10], usedforsecurity=False).digest()),
    ):
        wrong = patch(
            client,
            name_of(DATA),
            0,
            DATA[:10],
            **{"Upload-Checksum": f"{algorithm} {b64encode(bytes(len(right))).decode()}"},
        )
        assert (wrong.status_code, wrong.json()["code"]) == (460, "blob_mismatch")
        assert offset_of(head(client, name_of(DATA))) == 0
    good = b64encode(sha256(DATA[:10]).digest()).decode()
    assert (
        patch(client, name_of(DATA), 0, DATA[:10], **{"Upload-Checksum": f"sha256 {good}"}).status_code == 204
    )
    for odd in ("md5 AAAA", "sha256 !!!", "sha256", "", "sha256 " + "é"):
        told = client.call(
            "PATCH",
            f"{BLOBS}/{name_of(DATA)}",
            content=b"x",
            headers={**BYTES, "Upload-Offset": "10", "Upload-Checksum": odd.encode("latin-1")},
        )
        assert (told.status_code, told.json()["code"]) == (400, "malformed"), odd


def test_a_file_that_is_not_what_it_says_is_thrown_away(client: Client, office: FakeOffice) -> None:
    create(client, DATA)
    told = patch(client, name_of(DATA), 0, bytes(len(DATA)))
    assert (told.status_code, told.json()["code"]) == (460, "blob_mismatch")
    assert head(client, name_of(DATA)).status_code == 404
    assert office.blobs.here == {}


def test_where_only_post_goes_through(client: Client) -> None:
    create(client, DATA)
    place = f"{BLOBS}/{name_of(DATA)}"
    told = client.call(
        "POST",
        place,
        content=DATA,
        headers={**BYTES, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"},
    )
    assert (told.status_code, offset_of(told)) == (204, len(DATA))
    told = client.call("POST", place, headers={**TUS, "X-HTTP-Method-Override": "HEAD"})
    assert (told.status_code, told.headers["upload-length"]) == (200, str(len(DATA)))
    assert client.call("POST", place, headers={**TUS, "X-HTTP-Method-Override": "PUT"}).status_code == 405
    assert client.call("POST", place, headers=TUS).status_code == 405


def test_another_version_is_refused_with_ours(client: Client) -> None:
    for headers in ({"Tus-Resumable": "0.2.2"}, {}):
        for method, path in (
            ("POST", BLOBS),
            ("HEAD", f"{BLOBS}/{'0' * 64}"),
            ("PATCH", f"{BLOBS}/{'0' * 64}"),
        ):
            told = client.call(method, path, headers=headers)
            assert (told.status_code, told.headers["tus-version"]) == (412, "1.0.0")


def test_nothing_is_a_file(client: Client, office: FakeOffice) -> None:
    told = create(client, b"")
    assert (told.status_code, offset_of(told)) == (201, 0)
    assert office.blobs.here == {name_of(b""): 0}


def test_what_was_begun_can_be_dropped_but_no_whole_file(client: Client) -> None:
    create(client, DATA)
    assert client.call("DELETE", f"{BLOBS}/{name_of(DATA)}", headers=TUS).status_code == 204
    assert head(client, name_of(DATA)).status_code == 404
    assert client.call("DELETE", f"{BLOBS}/{name_of(DATA)}", headers=TUS).status_code == 404
    create(client, b"")
    assert client.call("DELETE", f"{BLOBS}/{name_of(b'')}", headers=TUS).json()["code"] == "not_yours"


@pytest.mark.parametrize(
    ("headers", "status", "wanted"),
    [
        ({}, 400, "malformed"),
        ({"Upload-Length": "-1"}, 400, "malformed"),
        ({"Upload-Length": "x"}, 400, "malformed"),
        ({"Upload-Defer-Length": "1"}, 400, "malformed"),
        ({"Upload-Length": str(3 << 30)}, 413, "too_large"),
        ({"Upload-Length": "5", "Upload-Metadata": "sha256 !!"}, 400, "malformed"),
        (
            {"Upload-Length": "5", "Upload-Metadata": "sha256 " + b64encode(b"../..").decode()},
            400,
            "malformed",
        ),
        ({"Upload-Length": "5", "Upload-Metadata": "a," * 8000}, 400, "malformed"),
    ],
)  # fmt: skip - rows read better than columns here
def test_a_beginning_that_makes_no_sense(
    client: Client, headers: dict[str, str], status: int, wanted: str
) -> None:
    told = client.call("POST", BLOBS, headers={**TUS, **headers})
    assert (told.status_code, told.json()["code"]) == (status, wanted)


def test_pieces_that_make_no_sense(client: Client) -> None:
    place = f"{BLOBS}/{name_of(DATA)}"
    assert patch(client, name_of(DATA), 0, b"x").status_code == 404
    create(client, DATA)
    assert client.call("PATCH", place, content=b"x", headers={**TUS, "Upload-Offset": "0"}).status_code == 415
    assert (
        client.call(
            "PATCH",
            place,
            content=b"x",
            headers={**BYTES, "Content-Type": "text/plain", "Upload-Offset": "0"},
        ).status_code
        == 415
    )
    assert client.call("PATCH", place, content=b"x", headers=BYTES).json()["code"] == "malformed"
    small = b"0123"
    create(client, small)
    assert patch(client, name_of(small), 0, b"01234").status_code == 413
    told = client.call(
        "PATCH",
        f"{BLOBS}/{name_of(small)}",
        content=iter([b"0123", b"4"]),
        headers={**BYTES, "Upload-Offset": "0"},
    )
    assert told.status_code == 413
    for odd in ("..%2f..%2fetc", "u-1", "%00", "X" * 300):
        assert head(client, odd).status_code == 404, odd


def test_each_device_sends_its_own(client: Client, url: str, office: FakeOffice) -> None:
    create(client, DATA)
    patch(client, name_of(DATA), 0, DATA[:100])
    other = Client(url, {office.key.kid: office.key.public}, "other")
    assert head(other, name_of(DATA)).status_code == 404
    assert offset_of(create(other, DATA)) == 0
    assert patch(other, name_of(DATA), 0, DATA).status_code == 204
    other.close()
    assert offset_of(head(client, name_of(DATA))) == len(DATA)


def test_a_full_disk_is_told_and_loses_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch, context: Context
) -> None:
    def full(*_: object) -> None:
        raise WireError("disk_full")

    monkeypatch.setattr(context.blobs, "begin", full)
    told = create(client, DATA)
    assert (told.status_code, told.json()["code"]) == (507, "disk_full")
    assert int(told.headers["retry-after"]) > 0


def test_which_files_are_here(client: Client, office: FakeOffice) -> None:
    whole, begun, unknown = b"whole", b"begun", b"unknown"
    create(client, whole)
    patch(client, name_of(whole), 0, whole)
    create(client, begun)
    patch(client, name_of(begun), 0, begun[:2])
    office.blobs.here.clear()
    office.blobs.spoken_of = {name_of(whole): 5}
    asked = [{"sha256": name_of(each), "size": len(each)} for each in (whole, begun, unknown)]
    told = client.call("POST", f"{BLOBS}/query", json=asked).json()
    assert told == {"have": [name_of(whole)], "partial": {name_of(begun): 2}, "want": [name_of(unknown)]}
    assert office.blobs.here == {name_of(whole): 5}  # a restored database learns that the file is here
    assert client.call("POST", f"{BLOBS}/query", json=asked * 200).status_code == 413
    oddities: list[object] = [[{"sha256": "../x", "size": 1}], [{"sha256": "0" * 64, "size": -1}], {}, [1]]
    for odd in oddities:
        assert client.call("POST", f"{BLOBS}/query", json=odd).json()["code"] == "malformed"


def test_files_go_back_to_desks_when_an_entry_speaks_of_them(client: Client, office: FakeOffice) -> None:
    create(client, DATA)
    patch(client, name_of(DATA), 0, DATA)
    assert client.call("GET", f"{BLOBS}/{name_of(DATA)}").status_code == 404
    office.blobs.spoken_of = {name_of(DATA): len(DATA)}
    assert client.call("GET", f"{BLOBS}/{name_of(DATA)}").read() == DATA
    part = client.call("GET", f"{BLOBS}/{name_of(DATA)}", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.read()) == (206, DATA[10:20])


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "照片.jpg"
    path.write_bytes(DATA)
    return path


@pytest.mark.parametrize("knows", [True, False])
def test_a_client_from_outside_stops_and_goes_on(
    client: Client, context: Context, photo: Path, knows: bool
) -> None:
    outside: Any = TusClient(f"{client.url}{BLOBS}", headers={"Authorization": "Bearer good"})
    told = {"filename": "照片.jpg", **({"sha256": name_of(DATA)} if knows else {})}
    with photo.open("rb") as file:
        uploader = outside.uploader(file_stream=file, chunk_size=700_000, metadata=told)
        uploader.upload_chunk()
        uploader.upload_chunk()
        assert uploader.url.endswith(name_of(DATA)) == knows
        later = outside.uploader(file_stream=file, chunk_size=700_000, url=uploader.url)
        assert later.get_offset() == 1_400_000
        later.offset = later.get_offset()
        later.upload()
    assert b"".join(context.blobs.read(name_of(DATA))) == DATA
    ended = head(client, uploader.url.rpartition("/")[2])
    assert (offset_of(ended), ended.headers["cf-blob"]) == (len(DATA), name_of(DATA))
