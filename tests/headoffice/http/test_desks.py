"""Hello, enrol, session, keys, batches, own entries."""

from __future__ import annotations

import gzip
from typing import Any

import msgspec
import pytest

from app.wire.compression import pack, unpack
from app.wire.envelope import MEDIA_TYPE
from app.wire.limits import MIB
from app.wire.messages import State
from tests.headoffice.conftest import Client
from tests.headoffice.fakes.office import DEVICE, FakeOffice

WRITER = f"{DEVICE}.0123456789abcdef"
BATCHES = f"/cf/v1/writers/{WRITER}/batches"
ENROL = {
    "code": "GOODCODE12",
    "device": DEVICE,
    "desk": "2F01",
    "name": "前台",
    "sign_key": "k",
    "seal_key": "k",
    "app": "1",
    "sig": "s",
}
SESSION = {
    "device": DEVICE,
    "writer": WRITER,
    "last": {"seq": 0, "hash": "00"},
    "epoch": "",
    "api": 1,
    "app": "1",
    "challenge": "challenge",
    "schema": {},
    "time": "",
    "sig": "",
}


def code(response: Any) -> str:
    told = response.json()
    assert set(told) <= {"code", "number", "detail"}
    return str(told["code"])


def test_hello_needs_no_login_and_says_the_nonce_again(stranger: Client) -> None:
    told = stranger.call("GET", "/cf/v1/hello?n=abc")
    assert told.status_code == 200
    assert told.json()["nonce"] == "abc"
    assert told.headers["cf-epoch"] == told.json()["epoch"]
    assert told.headers["cf-server"] == told.json()["server_id"]
    assert "no-store" in told.headers["cache-control"]
    assert "server" not in told.headers


def test_enrolling_and_opening_a_session(stranger: Client) -> None:
    told = stranger.call("POST", "/cf/v1/enrol", json=ENROL)
    assert (told.status_code, told.json()["branch_name"]) == (201, "国贸店")
    assert code(stranger.call("POST", "/cf/v1/enrol", json={**ENROL, "code": "WRONG"})) == "code_refused"
    assert stranger.call("POST", "/cf/v1/session", json=SESSION).json()["token"] == "good"
    refused = stranger.call("POST", "/cf/v1/session", json={**SESSION, "challenge": "old"})
    assert (refused.status_code, code(refused)) == (401, "session_expired")


@pytest.mark.parametrize("encoding", ["zstd", "gzip", "identity"])
def test_a_batch_comes_in_any_packing(client: Client, office: FakeOffice, encoding: str) -> None:
    data = b"header\nsignature\n" + b"entry\n" * 10_000
    headers = {"Content-Type": MEDIA_TYPE, "Content-Encoding": encoding}
    told = client.call("POST", BATCHES, content=pack(data, encoding), headers=headers)
    assert told.status_code == 200
    assert told.json()["writer"] == WRITER
    assert office.batches == [data]


@pytest.mark.parametrize(
    ("body", "encoding", "status", "wanted"),
    [
        (b"x" * (9 * MIB), "identity", 413, "too_large"),
        (pack(b"\0" * (100 * MIB)), "zstd", 413, "too_large"),
        (gzip.compress(b"\0" * (50 * MIB)), "gzip", 413, "too_large"),
        (b"x" * (2 * MIB), "zstd", 413, "too_large"),
        (b"no zstd", "zstd", 422, "bad_encoding"),
        (pack(b"cut" * 1000)[:-5], "zstd", 422, "bad_encoding"),
        (b"x", "br", 415, "unsupported_encoding"),
    ],
)
def test_what_is_too_large_or_packed_wrongly_is_refused(
    client: Client, office: FakeOffice, body: bytes, encoding: str, status: int, wanted: str
) -> None:
    headers = {"Content-Type": MEDIA_TYPE, "Content-Encoding": encoding}
    told = client.call("POST", BATCHES, content=body, headers=headers)
    assert (told.status_code, code(told)) == (status, wanted)
    assert office.batches == []


def test_a_batch_of_another_kind_or_writer_is_refused(client: Client) -> None:
    told = client.call("POST", BATCHES, content=b"x", headers={"Content-Type": "text/html"})
    assert (told.status_code, code(told)) == (415, "unsupported_type")
    told = client.call(
        "POST", "/cf/v1/writers/somebody/batches", content=b"x", headers={"Content-Type": MEDIA_TYPE}
    )
    assert (told.status_code, code(told)) == (403, "not_yours")


@pytest.mark.parametrize(
    ("token", "status", "wanted"),
    [("", 401, "not_signed_in"), ("old", 401, "session_expired"), ("revoked", 403, "device_revoked")],
)
def test_everything_else_needs_a_session(stranger: Client, token: str, status: int, wanted: str) -> None:
    headers = (
        {"Authorization": f"Bearer {token}", "Tus-Resumable": "1.0.0"}
        if token
        else {"Tus-Resumable": "1.0.0"}
    )
    calls = [
        ("POST", BATCHES),
        ("POST", "/cf/v1/keys"),
        ("GET", f"/cf/v1/writers/{WRITER}/entries"),
        ("POST", "/cf/v1/blobs/query"),
        ("POST", "/cf/v1/blobs"),
        ("PATCH", "/cf/v1/blobs/" + "0" * 64),
        ("DELETE", "/cf/v1/blobs/" + "0" * 64),
        ("GET", "/cf/v1/blobs/" + "0" * 64),
        ("GET", "/cf/v1/feed"),
        ("GET", "/cf/v1/snapshots/goods"),
        ("POST", "/cf/v1/import"),
        ("GET", "/cf/v1/receipts/r1"),
        ("GET", "/cf/v1/slips/KQXF-1042-7B3D"),
    ]  # fmt: skip - rows read better than columns here
    for method, path in calls:
        told = stranger.call(method, path, headers=headers)
        assert (told.status_code, code(told)) == (status, wanted), path
    assert stranger.call("HEAD", "/cf/v1/blobs/" + "0" * 64, headers=headers).status_code == status


def test_keys_and_own_entries(client: Client) -> None:
    parcel = {"ticket": "t", "kind": "person", "name": "n", "box": "b"}
    assert client.call("POST", "/cf/v1/keys", json={"parcels": [parcel]}).json() == {"new": 1}
    told = client.call("GET", f"/cf/v1/writers/{WRITER}/entries?after=10&limit=2")
    assert told.json()["lines"] == ["line 11", "line 12"]
    for wrong in ("after=-1", "after=x", "after=1e9", "limit=0", "limit=99999", "after=" + "9" * 30):
        assert code(client.call("GET", f"/cf/v1/writers/{WRITER}/entries?{wrong}")) == "malformed"


@pytest.mark.parametrize("encoding", ["zstd", "gzip", ""])
def test_long_replies_are_packed_as_the_asker_can_bear(client: Client, encoding: str) -> None:
    told = client.call(
        "GET",
        f"/cf/v1/writers/{WRITER}/entries?after=0",
        headers={"Accept-Encoding": encoding or "br;q=0.5, zstd;q=0"},
    )
    assert told.headers.get("content-encoding", "") == encoding
    raw = told.read() if not encoding else None
    assert len(told.json()["lines"]) == 1000 or raw


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\xff", b'{"code": 1}', b"[" * 100_000, b"nul", b'{"code":"\\ud800"}']
)
def test_a_message_that_is_none_is_refused(stranger: Client, body: bytes) -> None:
    told = stranger.call("POST", "/cf/v1/session", content=body, headers={"Content-Type": "application/json"})
    assert (told.status_code, code(told)) == (400, "malformed")


def test_a_message_may_be_packed_too(stranger: Client) -> None:
    body = pack(msgspec.json.encode(SESSION))
    headers = {"Content-Type": "application/json", "Content-Encoding": "zstd"}
    assert stranger.call("POST", "/cf/v1/session", content=body, headers=headers).status_code == 200


def test_no_way_and_no_method_are_told_as_problems(client: Client) -> None:
    for path in (
        "/cf/v1",
        "/cf/v1/",
        "/cf/v1/nothing",
        "/cf/v1/hello/",
        "/cf/v1/%00",
        "/cf/v1/writers//batches",
    ):
        told = client.call("GET", path)
        assert (told.status_code, code(told)) == (404, "not_found"), path
    told = client.call("DELETE", "/cf/v1/hello")
    assert (told.status_code, code(told)) == (405, "method_not_allowed")
    assert "GET" in told.headers["allow"]


@pytest.mark.expects_log(r"GET /cf/v1/hello failed: ZeroDivisionError at office.py:\d+ _refuse")
def test_a_bug_is_told_as_a_number_and_logged_without_its_words(
    stranger: Client, office: FakeOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.refusal = ZeroDivisionError("13800002233 王建国")
    told = stranger.call("GET", "/cf/v1/hello")
    assert told.status_code == 500
    assert told.json() == {"code": "server_error", "number": 5001}
    assert "王建国" not in caplog.text


def test_maintenance_lets_desks_wait(client: Client, stranger: Client, office: FakeOffice) -> None:
    office.state = State.MAINTENANCE
    for caller, method, path in (
        (stranger, "POST", "/cf/v1/session"),
        (client, "POST", BATCHES),
        (client, "POST", "/cf/v1/keys"),
    ):
        told = caller.call(method, path)
        assert (told.status_code, code(told), told.headers["retry-after"]) == (503, "maintenance", "60")
    assert stranger.call("GET", "/cf/v1/hello").status_code == 200
    assert stranger.call("GET", "/cf/v1/healthz").json()["state"] == "maintenance"


def test_unpacking_is_what_pack_did() -> None:
    assert unpack(pack(b"x"), "zstd", 10) == b"x"
