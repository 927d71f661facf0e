"""One call: believed when signed, told apart when not, never a reason to lose anything."""

from __future__ import annotations

import socket
import threading
from contextlib import closing

import pytest

from app.sync.causes import CallFailedError, Cause, StoppedError
from app.sync.client import Ask, Client
from app.sync.telling import needs_a_person
from app.sync.transport import Lines, make_http, proxy_for
from tests.fakes.head_office import (
    Answer,
    Deed,
    Handler,
    Office,
    cut_after,
    cut_before,
    cut_in_reply,
    problem,
    stall,
    stranger,
    tampered,
    unsigned,
)
from tests.fakes.sync_ports import FakeDesk
from tests.sync.conftest import STALL, Reached

NOT_JSON = {"Content_Type": "application/json"}


def cause_of(shop: Reached) -> str:
    report = shop.lanes.data()
    assert report.cause is not None
    return report.cause.code


def untouched(shop: Reached) -> bool:
    """Nothing that lies here was changed by what somebody said."""
    outbox = shop.desk.outbox
    return len(outbox.chains[outbox.writer]) == 3 and not shop.desk.state.marks and outbox.lost == {}


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (stranger(200, b"<html>please log in"), "login_page"),
        (stranger(302, b"", Location="http://portal.example/"), "login_page"),
        (stranger(301, b"", Location="/"), "login_page"),
        (stranger(511), "login_page"),
        (stranger(200, b"<!doctype html>", **NOT_JSON), "login_page"),
        (stranger(200, b'{"token":"x"}', **NOT_JSON), "not_ours"),
        (stranger(502), "not_ours"),
        (stranger(403), "not_ours"),
        (stranger(407), "proxy_login"),
        (stranger(413), "too_large"),
        (unsigned, "not_ours"),
        (tampered, "not_ours"),
        (stall, "stalled"),
    ],
)
@pytest.mark.parametrize("call", ["hello", "session", "batch", "feed"])
def test_whoever_is_not_head_office_is_not_believed(
    shop: Reached, office: Office, call: str, deed: Deed, code: str
) -> None:
    """Faults 13, 14, 19: login pages, proxies' pages, stalls."""
    shop.desk.state.remember("session", "")
    shop.anew()
    office.rule(call, deed, times=9)
    assert cause_of(shop) == code
    assert untouched(shop) or call == "feed"
    office.rules.clear()
    office.let_go.set()
    assert shop.lanes.data().cause is None
    assert office.chains == shop.desk.outbox.chains


@pytest.mark.parametrize("status", range(400, 600))
def test_no_status_ends_an_entry(shop: Reached, office: Office, status: int) -> None:
    """Fault 11: neither a stranger's word nor head office's own refusal does."""
    office.rule("batch", stranger(status), times=9)
    shop.lanes.data()
    assert untouched(shop)
    office.rules.clear()
    assert shop.lanes.data().cause is None
    assert office.chains == shop.desk.outbox.chains


@pytest.mark.parametrize("code", ["not_found", "not_yours", "device_revoked", "bad_entry", "malformed"])
def test_no_refusal_ends_an_entry(shop: Reached, office: Office, code: str) -> None:
    """Fault 11, signed."""
    office.rule("batch", problem(code), times=9)
    assert cause_of(shop) == code
    assert untouched(shop)
    office.rules.clear()
    assert shop.lanes.data().cause is None
    assert office.chains == shop.desk.outbox.chains


@pytest.mark.parametrize("deed", [cut_before, cut_after, cut_in_reply])
@pytest.mark.parametrize("call", ["hello", "session", "keys", "batch", "feed"])
def test_a_reply_that_is_lost_changes_nothing(shop: Reached, office: Office, call: str, deed: Deed) -> None:
    """Fault 1: each reply in turn; every entry is there once."""
    shop.desk.state.remember("session", "")
    shop.anew()
    office.rule(call, deed, times=3)
    for _ in range(4):
        shop.lanes.data()
    assert office.chains == shop.desk.outbox.chains


def test_a_kept_socket_that_went_dead_is_replaced_at_once(shop: Reached, office: Office) -> None:
    """Fault 18."""
    shop.lanes.data()
    shop.desk.outbox.write(1)
    office.rule("batch", cut_after)
    report = shop.lanes.data()
    assert (report.cause, report.sent) == (None, 1)
    assert office.calls.count("batch") == 3
    assert len(office.chains[shop.desk.outbox.writer]) == 4


def test_a_late_reply_makes_no_storm(shop: Reached, office: Office) -> None:
    """Fault 3: one call, one entry, whatever the reply does."""
    office.rule("batch", stall)
    assert cause_of(shop) == "stalled"
    assert office.calls.count("batch") == 1
    office.let_go.set()
    assert shop.lanes.data().cause is None
    assert len(office.chains[shop.desk.outbox.writer]) == 3


def test_slow_but_steady_is_no_stall(shop: Reached, office: Office) -> None:
    """Progress renews the timer."""

    def trickle(handler: Handler, answer: object) -> None:
        told: Answer = answer()  # type: ignore[operator]  # the fake's own call
        handler.slowly(told, STALL / 2)

    office.rule("feed", trickle)
    assert shop.lanes.data().cause is None


def test_head_office_that_asks_for_time_gets_it(shop: Reached, office: Office) -> None:
    """Fault 20."""
    office.rule("batch", problem("slow_down", wait=90))
    report = shop.lanes.data()
    assert report.cause is not None
    assert (report.cause.code, report.cause.wait) == ("slow_down", 90)
    office.rule("batch", problem("overloaded", wait=999_999))
    report = shop.lanes.data()
    assert report.cause is not None
    assert report.cause.wait == 3600


def test_a_token_that_runs_out_is_renewed_and_the_same_bytes_go(shop: Reached, office: Office) -> None:
    """Fault 21: a token for one call only."""
    shop.desk.outbox.write(1200)

    def spent(handler: Handler, answer: object) -> Answer:
        office.tokens.clear()
        return answer()  # type: ignore[operator,no-any-return]  # the fake's own call

    for at in (1, 2):
        office.rule("batch", spent, skip=at)
    report = shop.lanes.data()
    assert (report.cause, report.sent) == (None, 1203)
    assert office.calls.count("session") >= 3


def test_packing_gives_way(shop: Reached, office: Office) -> None:
    """415: first gzip, then as it is; the network is remembered."""
    office.rule("batch", stranger(415), times=1)
    office.rule("batch", problem("unsupported_encoding"), times=1)
    assert shop.lanes.data().cause is None
    assert shop.desk.state.recall("encoding:shop") == "identity"


def test_a_revoked_device_keeps_everything(shop: Reached, office: Office) -> None:
    """Fault 40."""
    office.rule("session", problem("device_revoked"), times=99)
    assert cause_of(shop) == "device_revoked"
    link = shop.desk.state.link()
    assert link is not None
    assert link.revoked
    assert untouched(shop)
    office.rules.clear()
    assert shop.lanes.data().cause is None
    link = shop.desk.state.link()
    assert link is not None
    assert not link.revoked


def test_another_head_office_gets_nothing(shop: Reached, office: Office) -> None:
    shop.desk.state.remember("session", "")
    shop.anew()
    office.server_id = "server-2"
    assert cause_of(shop) == "other_head_office"
    assert "session" not in office.calls


def test_new_keys_of_head_office_are_learnt_while_the_old_ones_hold(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    link = shop.desk.state.link()
    assert link is not None
    assert link.keys == office.keys


def test_every_call_stands_in_the_ledger(shop: Reached, office: Office) -> None:
    office.rule("batch", stranger(502))
    shop.lanes.data()
    told = [(each.call, each.status, each.cause) for each in reversed(shop.desk.state.ledger())]
    assert told[-1] == ("batch", 502, "not_ours")
    assert shop.desk.state.ledger()[0].sent > 0
    shop.desk.outbox.write(600)
    shop.lanes.data()
    calls = [each.call for each in reversed(shop.desk.state.ledger())]
    assert calls[-3:] == ["batch", "batch", "feed"], "lines that waited for each other, in order"


def test_what_is_stopped_breaks_off_in_the_middle(shop: Reached, office: Office) -> None:
    office.rule("batch", stall)

    def stop() -> None:
        wait_for_call(office, "batch")
        shop.lines.stop()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(StoppedError):
        shop.lanes.data()
    stopper.join()
    with pytest.raises(StoppedError):
        shop.lanes.data()


def wait_for_call(office: Office, name: str) -> None:
    """Until head office has begun with such a call."""
    for _ in range(2000):
        if name in office.calls:
            return
        threading.Event().wait(0.005)
    raise AssertionError(name)


def test_no_way_there_is_told_apart_from_no_network(shop: Reached) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
        desk = FakeDesk()
        with closing(make_http(nobody, stall=STALL)) as http:
            client = Client(nobody, http, Lines(), shop.habits, desk.state, desk.clock)
            for connected, code in ((True, "no_path"), (False, "no_network")):
                client.connected = lambda yes=connected: yes  # type: ignore[misc]  # a default's type is clear
                with pytest.raises(CallFailedError) as failed:
                    client.call(Ask("hello", "GET", "/hello"), lambda _: {})
                assert failed.value.cause.code == code


@pytest.fixture
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    monkeypatch.setenv("no_proxy", "intern.example")


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080"),
        ("socks4://proxy.example", "socks4://proxy.example"),
        ("socks5h://li:geheim@proxy.example:1080", "socks5h://proxy.example:1080"),
        ("http://[::1", "http://[::1"),
        ("http://proxy.example:port", "http://proxy.example:port"),
        ("nonsense://x", "nonsense://x"),
        ("http://", "http://"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_named(
    proxies: None, monkeypatch: pytest.MonkeyPatch, shop: Reached, named: str, told: str
) -> None:
    monkeypatch.setenv("https_proxy", named)
    url, desk = "https://office.example", FakeDesk()
    with closing(make_http(url, stall=STALL)) as http:
        client = Client(url, http, Lines(), shop.habits, desk.state, desk.clock)
        with pytest.raises(CallFailedError) as failed:
            client.call(Ask("hello", "GET", "/hello"), lambda _: {})
    assert failed.value.cause == Cause("proxy_unusable", {"proxy": told})
    assert needs_a_person(failed.value.cause)


def test_proxies_come_from_the_surroundings(proxies: None) -> None:
    assert proxy_for("https://office.example") == "http://proxy.example:3128"
    assert proxy_for("https://intern.example") is None
    assert proxy_for("https://127.0.0.1:8443") is None
    assert proxy_for("http://office.example") is None
