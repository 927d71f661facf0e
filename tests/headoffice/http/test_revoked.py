"""A device that is revoked: its session ends at once, and so does the call it holds open for news."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import httpx2
import msgspec
import pytest

from app.headoffice.office import HeadOffice, Places, open_office
from app.headoffice.store.news import Heard
from app.wire import messages as m
from tests.headoffice.http.test_real_office import (  # noqa: F401 - fixtures of head office
    blobs,
    desk,
    over,
    real,
    real_url,
)
from tests.headoffice.over_http import OverHttp
from tests.headoffice.store.conftest import (  # noqa: F401 - fixtures of the database
    clock,
    empty_file,
    places,
    postgres,
)
from tests.headoffice.store.desks import Desk, FakeClock
from tests.headoffice.web.conftest import Visitor

TUS = {"Tus-Resumable": "1.0.0"}
Revoke = Callable[[str], None]


@pytest.fixture(params=["page", "other process"])
def revoking(
    request: pytest.FixtureRequest,
    real_url: str,  # noqa: F811 - fixtures of head office
    places: Places,  # noqa: F811 - fixtures of the database
    clock: FakeClock,  # noqa: F811 - fixtures of the database
) -> Iterator[Revoke]:
    """By the page, which the same process serves; by the command line, which is a process of its own."""
    if request.param == "page":
        visitor = Visitor(real_url)
        visitor.sign_in()

        def by_page(device: str) -> None:
            assert visitor.send(f"/devices/{device}/revoke", stamp=visitor.stamp()).status_code == 303

        yield by_page
        visitor.http.close()
        return
    with open_office(places, clock) as elsewhere:
        yield elsewhere.admin.revoke


@pytest.mark.timeout(180)
def test_a_held_call_ends_and_every_other_is_refused(
    real: HeadOffice,  # noqa: F811 - fixtures of head office
    over: OverHttp,  # noqa: F811 - fixtures of head office
    desk: Desk,  # noqa: F811 - fixtures of head office
    revoking: Revoke,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = msgspec.json.decode(over.client.call("GET", "/cf/v1/feed").content, type=m.Page)
    heard = list[httpx2.Response]()
    subscribe, held = real.news.subscribe, threading.Event()

    def subscribed(call: Heard) -> Callable[[], None]:
        leave = subscribe(call)
        held.set()
        return leave

    monkeypatch.setattr(real.news, "subscribe", subscribed)
    client = over.at(over.url).client
    waiting = threading.Thread(
        target=lambda: heard.append(client.call("GET", f"/cf/v1/feed?cursor={page.next}&wait=25"))
    )
    waiting.start()
    assert held.wait(30)
    revoking(desk.device)
    waiting.join()
    client.close()
    assert (heard[0].status_code, heard[0].json()["code"]) == (403, "device_revoked")
    assert over.client.call("GET", "/cf/v1/feed").json()["code"] == "device_revoked"
    assert over.client.call("GET", f"/cf/v1/writers/{desk.writer}/entries").json()["code"] == "device_revoked"
    assert over.client.call("HEAD", f"/cf/v1/blobs/{'0' * 64}", headers=TUS).status_code == 403
