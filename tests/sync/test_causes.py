"""Causes told apart, and when to try again."""

from __future__ import annotations

import errno
import socket
import ssl
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.library.messages import LANGUAGES, load_messages
from app.sync import causes
from app.sync.backoff import BASE, UNWATCHED, WATCHED, Backoff, pause
from app.sync.causes import Cause, Circumstances, clock_is_wrong, of_error
from app.sync.network import Network, network_name, own_addresses
from app.sync.telling import sentence_code
from app.wire.problems import STATUS
from tests.fakes.sync_ports import START, FakeClock, FakeLinkState

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def around(now: datetime = NOW, told: datetime | None = NOW, *, connected: bool = True) -> Circumstances:
    return Circumstances(now, told, connected)


def caused(outer: Exception, inner: Exception) -> Exception:
    outer.__cause__ = inner
    return outer


def certificate(code: int, text: str) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, text)
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (httpx2.ReadTimeout("x"), "stalled"),
        (httpx2.WriteTimeout("x"), "stalled"),
        (httpx2.ConnectTimeout("x"), "no_path"),
        (httpx2.ConnectError("x"), "no_path"),
        (httpx2.ReadError("x"), "cut"),
        (httpx2.RemoteProtocolError("x"), "cut"),
        (httpx2.ProxyError("407 Proxy Authentication Required"), "proxy_login"),
        (httpx2.ProxyError("502"), "no_path"),
        (caused(httpx2.ConnectError("x"), OSError(errno.ENETUNREACH, "x")), "no_network"),
        (caused(httpx2.ConnectError("x"), socket.gaierror(-2, "x")), "no_path"),
        (caused(httpx2.ConnectError("x"), certificate(20, "unable to get local issuer")), "tls_intercepted"),
        (caused(httpx2.ConnectError("x"), certificate(10, "certificate has expired")), "certificate_wrong"),
        (caused(httpx2.ConnectError("x"), certificate(62, "hostname mismatch")), "certificate_wrong"),
        (caused(httpx2.ConnectError("x"), certificate(64, "IP address mismatch")), "certificate_wrong"),
        (caused(httpx2.ConnectError("x"), certificate(0x800B0101, "证书已过期")), "certificate_wrong"),
        (caused(httpx2.ConnectError("x"), certificate(-67602, "主机名不匹配")), "certificate_wrong"),
    ],
)
def test_errors_of_the_way(error: Exception, code: str) -> None:
    assert of_error(error, around()).code == code


def test_the_issuer_is_named() -> None:
    """Fault 17."""
    cause = of_error(certificate(19, "self-signed certificate in chain"), around(), "Kaspersky")
    assert cause == Cause("tls_intercepted", {"issuer": "Kaspersky"})


def test_without_a_network_a_name_is_nobodys_fault() -> None:
    assert of_error(socket.gaierror(-3, "x"), around(connected=False)).code == "no_network"


@pytest.mark.parametrize("year", [1970, 2019, 2099])
def test_a_clock_that_breaks_tls_is_said(year: int) -> None:
    """Fault 23."""
    now = NOW.replace(year=year)
    cause = of_error(certificate(9, "certificate is not yet valid"), around(now))
    assert cause.code == "clock_wrong"


def test_a_clock_that_is_merely_off_is_not_wrong() -> None:
    """Fault 22: skew is shown, never a reason to refuse."""
    assert not clock_is_wrong(NOW + timedelta(days=200), NOW)
    assert not clock_is_wrong(NOW - timedelta(hours=30), NOW)
    assert not clock_is_wrong(NOW, None)


@given(st.integers(0, 10_000), st.floats(0, 0.999), st.booleans())
def test_pauses_are_spread_and_bounded(tries: int, chance: float, watched: bool) -> None:
    seconds = pause(tries, chance, watched=watched)
    assert 0 <= seconds <= (WATCHED if watched else UNWATCHED)
    assert seconds <= chance * BASE * 2.0 ** min(tries, 40)


def test_ten_thousand_failures_are_no_reason_to_give_up() -> None:
    """Fault 12: there is no budget."""
    clock, state = FakeClock(), FakeLinkState()
    backoff = Backoff(state, clock, lambda: 0.99, "data_try")
    for _ in range(10_000):
        backoff.failed(watched=False)
    assert 0 < backoff.left() <= UNWATCHED
    backoff.went_well()
    assert (backoff.left(), backoff.tries) == (0, 0)


def test_the_next_try_outlives_a_restart_and_a_clock_set_back() -> None:
    clock, state = FakeClock(), FakeLinkState()
    Backoff(state, clock, lambda: 0.5, "data_try").failed(watched=False, asked=600)
    again = Backoff(state, clock, lambda: 0.5, "data_try")
    assert again.left() == 602
    clock.wall -= timedelta(days=700)
    assert again.left() <= 3600 + UNWATCHED
    again.hurry()
    assert again.left() == 0


def test_nonsense_that_was_remembered_is_no_obstacle() -> None:
    state = FakeLinkState()
    state.remember("data_try", {"tries": "many", "next": "soon"})
    assert Backoff(state, FakeClock(), lambda: 0.5, "data_try").left() == 0


def test_fifty_desks_do_not_come_back_together() -> None:
    """Fault 20: the spread is over the whole bound."""
    pauses = sorted(pause(8, at / 50, watched=False, asked=10) for at in range(50))
    assert pauses[-1] - pauses[0] > 400
    assert all(b - a < 30 for a, b in pairwise(pauses))


def test_another_network_and_sleep_are_noticed() -> None:
    clock, addresses = FakeClock(), ["192.168.1.20"]
    network = Network(clock, lambda: tuple(addresses))
    clock.move(5)
    assert not network.changed()
    addresses[0] = "10.0.0.5"
    assert network.changed()
    assert not network.changed()
    clock.wall += timedelta(hours=9)
    assert network.changed()
    addresses.clear()
    assert network.changed()
    assert not network.connected


def test_a_network_has_the_same_name_tomorrow() -> None:
    assert network_name(["192.168.1.20"]) == network_name(["192.168.1.77"])
    assert network_name(["192.168.1.20"]) != network_name(["192.168.2.20"])
    assert network_name(["2001:db8:1:2:3::1"]) == network_name(["2001:db8:1:2:9::1"])
    assert network_name([]) == ""


def test_own_addresses_are_asked_of_this_computer_alone() -> None:
    assert own_addresses([(socket.AF_INET, "127.0.0.1")]) == ("127.0.0.1",)
    assert own_addresses([(9999, "127.0.0.1")]) == ()


LOCAL = [
    value
    for name, value in vars(causes).items()
    if name.isupper() and isinstance(value, str) and not name.startswith("_")
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*LOCAL, *STATUS, "not_enrolled", "timeout"])
def test_every_cause_has_a_sentence(code: str, language: str) -> None:
    told, _ = sentence_code(Cause(code))
    assert told in load_messages(language).texts


def test_the_start_of_these_tests_is_a_moment_the_protocol_knows() -> None:
    assert not clock_is_wrong(START, None)
