"""A box that looks into TLS, and a clock so wrong that no certificate holds: told apart, and nothing lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from app.sync.adapting import Habits
from app.sync.client import Client
from app.sync.one_pass import Lanes
from app.sync.transport import Lines, make_http
from tests.fakes.head_office import Office
from tests.faults.authority import Authority
from tests.faults.chaos import ChaosProxy
from tests.sync.conftest import STALL, Reached

NOW = datetime.now(UTC)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path, NOW, "Watchful Antivirus")


class Between:
    """A desk whose way leads through a box."""

    def __init__(self, shop: Reached, proxy: ChaosProxy, *, trusting: Authority | None) -> None:
        link = shop.desk.state.link()
        assert link is not None
        shop.desk.state.save_link(msgspec.structs.replace(link, url=proxy.url))
        trust = trusting.trusting() if trusting is not None else None
        self.http = make_http(proxy.url, trust, STALL)
        habits = Habits(shop.desk.state, lambda: "box")
        self.client = Client(proxy.url, self.http, Lines(), habits, shop.desk.state, shop.desk.clock)
        self.lanes = Lanes(shop.desk.side, self.client, habits, shop.wait, lambda: 0.5)

    def __enter__(self) -> Lanes:
        return self.lanes

    def __exit__(self, *what: object) -> None:
        self.client.close()


@pytest.fixture
def upstream(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return "127.0.0.1", parts.port or 0


def test_a_box_that_looks_into_tls_is_named(
    shop: Reached, office: Office, authority: Authority, upstream: tuple[str, int]
) -> None:
    """Fault 17."""
    with ChaosProxy(upstream, tls=authority.server()) as proxy, Between(shop, proxy, trusting=None) as lanes:
        cause = lanes.data().cause
    assert cause is not None
    assert (cause.code, cause.params) == ("tls_intercepted", {"issuer": "Watchful Antivirus"})
    assert office.calls == []
    assert shop.desk.state.marks == {}


def test_a_box_that_this_computer_trusts_does_no_harm(
    shop: Reached, office: Office, authority: Authority, upstream: tuple[str, int]
) -> None:
    """Fault 17: what counts is signed within."""
    with (
        ChaosProxy(upstream, tls=authority.server()) as proxy,
        Between(shop, proxy, trusting=authority) as lanes,
    ):
        assert lanes.data().cause is None
    assert office.chains == shop.desk.outbox.chains


@pytest.mark.parametrize(
    ("shown", "code"), [(NOW, "certificate_wrong"), (NOW.replace(year=2019, day=1), "clock_wrong")]
)
def test_a_certificate_out_of_date_or_a_clock(
    shop: Reached, authority: Authority, upstream: tuple[str, int], shown: datetime, code: str
) -> None:
    """Fault 23: whose date is wrong is told apart by what head office said last."""
    shop.desk.state.remember("contact", NOW.isoformat())
    shop.desk.clock.wall = shown
    server = authority.server(ends=NOW - timedelta(days=1))
    with ChaosProxy(upstream, tls=server) as proxy, Between(shop, proxy, trusting=authority) as lanes:
        cause = lanes.data().cause
    assert cause is not None
    assert cause.code == code
