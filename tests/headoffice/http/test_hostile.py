"""Whatever is sent, the answer is a signed problem or what was asked for; nothing breaks and nothing leaks."""

from __future__ import annotations

import logging
import socket
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from hypothesis import HealthCheck, settings
from starlette.routing import Route

from app.headoffice.http.app import build, calls
from app.headoffice.http.context import Context
from app.headoffice.http.openapi import described
from app.headoffice.http.rates import Buckets, Rate, Rates
from app.headoffice.http.serving import served
from app.wire.problems import WireError
from app.wire.replies import SIGNATURE, meant, reply_holds, signed_words
from tests.headoffice.conftest import Client
from tests.headoffice.fakes.office import FakeOffice
from tests.headoffice.http.odd_calls import CHECKS, SCHEMA


@SCHEMA.parametrize()  # type: ignore[untyped-decorator] # the description is read while collecting
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_answers_are_as_described(case: Any, url: str, office: FakeOffice) -> None:
    headers = {"Authorization": "Bearer good", "Accept-Encoding": "identity", "CF-Request": "r1"}
    told = case.call(base_url=f"{url}/cf/v1", headers=headers)
    case.validate_response(told, checks=CHECKS)
    body = b"" if case.method == "HEAD" else told.content
    said = {name: ", ".join(values) for name, values in told.headers.items()}
    path = urlsplit(told.request.url).path
    words = signed_words(told.status_code, path, "r1", body, meant(said))
    assert reply_holds({office.key.kid: office.key.public}, said[SIGNATURE.lower()], words)


def test_every_call_is_described() -> None:
    """What is described is what is tried above; a file's POST only says that it means another method."""
    answered = {
        (route.path, method.lower())
        for route in calls()
        if isinstance(route, Route)
        for method in route.methods or ()
    }
    told = {(path, method) for path, methods in described()["paths"].items() for method in methods}
    assert told <= answered
    assert {each for each in answered - told if each[1] != "head"} == {("/blobs/{name}", "post")}


def raw(url: str, data: bytes) -> bytes:
    """What comes back for bytes as they are."""
    place = urlsplit(url)
    taken = b""
    with socket.create_connection((place.hostname, place.port), timeout=10) as line:
        line.sendall(data)
        while piece := line.recv(65536):
            taken += piece
    return taken


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET\r\n\r\n",
        b"GET /cf/v1/hello HTTP/9.9\r\n\r\n",
        b"POST /cf/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /cf/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /cf/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"GET /cf/v1/hello HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
    ],
)
@pytest.mark.expects_log(r"uvicorn.error: Invalid HTTP request received")
def test_what_is_no_http_is_refused(url: str, data: bytes) -> None:
    told = raw(url, data)
    assert told.startswith(b"HTTP/1.1 400")
    assert b"Traceback" not in told
    assert httpx2.get(f"{url}/cf/v1/hello", trust_env=False).status_code == 200


def test_requests_do_not_run_into_each_other(url: str) -> None:
    data = b"POST /cf/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}GET /cf/v1/hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    told = raw(url, data)
    assert told.count(b"HTTP/1.1 ") == 2
    assert b"HTTP/1.1 400" in told
    assert b'"challenge":"challenge"' in told


@pytest.mark.parametrize(
    "path",
    [
        "/cf/v1/writers/..%2f..%2fetc/entries",
        "/cf/v1/snapshots/..%2f..%2fmaster.key",
        "/cf/v1/slips/%3Cscript%3E",
        "/cf/v1/receipts/%00",
        "/cf/v1/blobs/%F0%9F%92%A9",
        "/cf/v1/" + "a/" * 2000,
        "/cf/v1/feed?cursor=%ff%fe",
        "/cf/v1/feed?limit=٣",
        "/cf/v1/hello?n=" + "x" * 300,
    ],
)
def test_odd_addresses(client: Client, path: str) -> None:
    told = client.call("GET", path)
    assert told.status_code < 500
    assert "text/html" not in told.headers["content-type"]


def test_a_request_id_cannot_forge_headers(url: str) -> None:
    told = raw(
        url, b"GET /cf/v1/hello HTTP/1.1\r\nHost: x\r\nCF-Request: a\tb\xffc\r\nConnection: close\r\n\r\n"
    )
    assert told.startswith(b"HTTP/1.1 200")
    assert b"cf-request: a\tb\xffc\r\n" in told


def test_the_log_names_calls_and_no_data(stranger: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    stranger.call("GET", "/cf/v1/hello?n=13800002233", headers={"Authorization": "Bearer top-secret"})
    stranger.call("GET", "/cf/v1/x%0d%0aGET%20forged")
    stranger.call("GET", "/cf/v1/hello")  # a call is logged when its reply has gone, before the next is heard
    lines = [each.getMessage() for each in caplog.records if each.name == "app.headoffice.access"]
    assert len(lines) >= 2
    assert lines[0].startswith("GET /cf/v1/hello 200 ")
    assert "GET /cf/v1/x??GET forged 404" in lines[1]
    ours = [each.getMessage() for each in caplog.records if not each.name.startswith("http")]
    assert not [line for line in ours if "13800002233" in line or "top-secret" in line]


def test_who_calls_too_often_is_slowed_down(context: Context, office: FakeOffice) -> None:
    slow = Context(
        office, context.blobs, context.scratch, rates=Rates(Rate(0.1, 3), Rate(0.1, 2), Rate(0.1, 4))
    )
    with served(build(slow), slow.waiting) as url:
        stranger = Client(url, {office.key.kid: office.key.public}, "")
        known = Client(url, {office.key.kid: office.key.public}, "good")
        assert [stranger.call("GET", "/cf/v1/hello").status_code for _ in range(4)] == [200, 200, 200, 429]
        assert [stranger.call("POST", "/cf/v1/enrol").status_code for _ in range(3)] == [400, 400, 429]
        told = [known.call("GET", "/cf/v1/feed") for _ in range(5)]
        assert [each.status_code for each in told] == [200] * 4 + [429]
        assert 1 <= int(told[-1].headers["retry-after"]) <= 10
        stranger.close()
        known.close()


def test_callers_behind_a_proxy_of_this_computer_are_told_apart(context: Context, office: FakeOffice) -> None:
    slow = Context(office, context.blobs, context.scratch, rates=Rates(Rate(0.1, 1), Rate(0.1, 1)))
    with served(build(slow), slow.waiting) as url:
        stranger = Client(url, {office.key.kid: office.key.public}, "")
        for path, method in (("/cf/v1/hello", "GET"), ("/cf/v1/enrol", "POST")):
            told = [
                stranger.call(method, path, headers={"X-Forwarded-For": each}).status_code == 429
                for each in ("192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.9, 192.0.2.2")
            ]
            assert told == [False, False, True, True]
        stranger.close()


def test_a_bucket_fills_up_again() -> None:
    now = [0.0]
    bucket = Buckets(Rate(2, 3), lambda: now[0])
    for _ in range(3):
        bucket.take("a")
    with pytest.raises(WireError) as refused:
        bucket.take("a")
    assert refused.value.detail == {"retry_after": 1}
    bucket.take("b")
    now[0] = 1.0
    bucket.take("a")
    bucket.take("a")
    with pytest.raises(WireError):
        bucket.take("a")


def test_more_calls_than_can_be_held_are_asked_to_come_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.headoffice.http.guard.AT_ONCE", 0)
    told = client.call("GET", "/cf/v1/hello")
    assert (told.status_code, told.json()["code"]) == (503, "overloaded")
    assert int(told.headers["retry-after"]) > 0
