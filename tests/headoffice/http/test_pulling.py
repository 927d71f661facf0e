"""The feed held open for news; snapshots in parts; sticks, slips and how it is doing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import httpx2
import pytest

from app.headoffice.http.app import build, build_metrics
from app.headoffice.http.context import Context
from app.headoffice.http.ranges import asked_range
from app.headoffice.http.serving import served
from app.wire.problems import WireError
from tests.headoffice.conftest import Client
from tests.headoffice.fakes.office import FakeOffice, FakeSnapshot


def test_a_page_comes_at_once_when_there_is_one(client: Client, office: FakeOffice) -> None:
    office.add(5)
    told = client.call("GET", "/cf/v1/feed?limit=3&wait=25").json()
    assert [each["pos"] for each in told["items"]] == [1, 2, 3]
    assert told["more"]
    told = client.call("GET", f"/cf/v1/feed?cursor={told['next']}&coll=goods&coll=entries").json()
    assert [each["pos"] for each in told["items"]] == [4, 5]


def test_a_pull_waits_for_news(client: Client, office: FakeOffice) -> None:
    def later() -> None:
        assert office.news.asked.wait(10)
        office.add()

    helper = threading.Thread(target=later)
    helper.start()
    begun = time.monotonic()
    told = client.call("GET", "/cf/v1/feed?wait=25").json()
    helper.join()
    assert len(told["items"]) == 1
    assert time.monotonic() - begun < 10
    assert office.news.calls == []


def test_without_news_a_pull_ends_after_its_time(client: Client, office: FakeOffice) -> None:
    begun = time.monotonic()
    assert client.call("GET", "/cf/v1/feed?wait=1").json()["items"] == []
    assert 0.8 < time.monotonic() - begun < 5


def test_a_server_that_stops_answers_who_waits(context: Context, office: FakeOffice) -> None:
    told: list[int] = []
    with served(build(context), context.waiting) as url:
        waiting = Client(url, {office.key.kid: office.key.public}, "good")
        helper = threading.Thread(
            target=lambda: told.append(waiting.call("GET", "/cf/v1/feed?wait=25").status_code)
        )
        helper.start()
        assert office.news.asked.wait(10)
        begun = time.monotonic()
    helper.join()
    waiting.close()
    assert told == [200]
    assert time.monotonic() - begun < 8


@pytest.mark.parametrize(
    "wrong", ["limit=0", "limit=1001", "wait=-1", "wait=x", "coll=secrets", "cursor=" + "x" * 5000]
)
def test_odd_questions_are_refused(client: Client, wrong: str) -> None:
    told = client.call("GET", f"/cf/v1/feed?{wrong}")
    assert (told.status_code, told.json()["code"]) == (400, "malformed")


def test_a_cursor_of_before_is_gone(client: Client) -> None:
    told = client.call("GET", "/cf/v1/feed?cursor=gone")
    assert (told.status_code, told.json()["code"]) == (410, "cursor_gone")


@pytest.fixture
def goods(office: FakeOffice, tmp_path: Path) -> bytes:
    data = bytes(range(256)) * 4000
    (tmp_path / "goods.zst").write_bytes(data)
    office.snapshots["goods"] = FakeSnapshot(tmp_path / "goods.zst", sha256(data).hexdigest(), 12)
    return data


def test_a_snapshot_comes_whole_or_in_parts_and_signed(client: Client, goods: bytes) -> None:
    told = client.call("GET", "/cf/v1/snapshots/goods")
    assert (told.status_code, told.headers["cf-pos"]) == (200, "12")
    assert told.read() == goods
    assert told.headers["etag"] == f'"{sha256(goods).hexdigest()}"'
    part = client.call("GET", "/cf/v1/snapshots/goods", headers={"Range": "bytes=300000-"})
    assert part.status_code == 206
    assert part.headers["content-range"] == f"bytes 300000-{len(goods) - 1}/{len(goods)}"
    assert part.read() == goods[300000:]
    changed = client.call(
        "GET", "/cf/v1/snapshots/goods", headers={"Range": "bytes=3-5", "If-Range": '"other"'}
    )
    assert changed.status_code == 200
    assert client.call("GET", "/cf/v1/snapshots/nothing").status_code == 404
    assert client.call("GET", "/cf/v1/snapshots/keys").status_code == 404


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (None, None),
        ("bytes=0-0", (0, 1)),
        ("bytes=5-", (5, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-30", (0, 10)),
        ("bytes=2-99", (2, 10)),
        ("lines=1-2", None),
        ("bytes=1-2,4-5", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=x-", None),
        ("bytes=-0", None),
        ("bytes=\u0661-", None),
        ("bytes=\x1d9-", (9, 10)),
        ("bytes=-5\x1d", (5, 10)),
    ],
)  # fmt: skip - rows read better than columns here
def test_ranges(header: str | None, wanted: tuple[int, int] | None) -> None:
    assert asked_range(header, 10) == wanted


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=5-4", "bytes=99-100"])
def test_ranges_of_nothing(header: str) -> None:
    with pytest.raises(WireError, match="malformed"):
        asked_range(header, 10)


def test_a_stick_is_taken_in_and_answered(client: Client, context: Context, office: FakeOffice) -> None:
    data = b"CFB1" + bytes(3_000_000)
    told = client.call(
        "POST", "/cf/v1/import", content=data, headers={"Content-Type": "application/octet-stream"}
    )
    assert (told.status_code, told.read()) == (200, b"CFR1 True")
    assert context.blobs.size_of(sha256(data).hexdigest()) == len(data)
    assert list(context.scratch.iterdir()) == []
    office.refusal = WireError("bad_seal")
    told = client.call("POST", "/cf/v1/import", content=b"x")
    assert told.json()["code"] == "bad_seal"
    assert list(context.scratch.iterdir()) == []
    assert client.call("GET", "/cf/v1/receipts/r1").read() == b"CFR1"
    assert client.call("GET", "/cf/v1/receipts/r2").status_code == 404


def test_a_slip_is_asked_for_by_its_code(client: Client) -> None:
    assert client.call("GET", "/cf/v1/slips/KQXF-1042-7B3D").json() == {
        "code": "KQXF-1042-7B3D",
        "received": True,
        "at": "",
        "batch": "",
        "ticket": "",
    }


def test_how_it_is_doing(stranger: Client) -> None:
    assert stranger.call("GET", "/cf/v1/healthz").json() == {"state": "open", "storage": "untried"}
    assert httpx2.get(f"{stranger.url}/healthz", trust_env=False).json()["state"] == "open"
    assert httpx2.get(f"{stranger.url}/metrics", trust_env=False).status_code == 404


@pytest.fixture
def metrics(context: Context) -> Iterator[str]:
    with served(build_metrics(context), context.waiting) as url:
        yield url


def test_figures_are_on_a_port_of_their_own(metrics: str) -> None:
    told = httpx2.get(f"{metrics}/metrics", trust_env=False)
    assert told.headers["content-type"].startswith("application/openmetrics-text")
    lines = told.text.splitlines()
    assert "counterfoil_entries 7" in lines
    assert "counterfoil_oldest_backlog_seconds 3" in lines
    assert lines[-1] == "# EOF"
    assert 'odd="a\\"b\\n\\\\c"' in told.text
    assert httpx2.get(f"{metrics}/cf/v1/hello", trust_env=False).status_code == 404
