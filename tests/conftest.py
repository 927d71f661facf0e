"""What every test gets without asking: a place of its own, no network, and no noise that goes unnoticed."""

import gc
import logging
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("everyday", deadline=None, print_blob=True)
settings.register_profile("steady", deadline=None, print_blob=True, derandomize=True)
settings.register_profile("deep", deadline=None, print_blob=True, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady" if os.environ.get("CI") else "everyday"))

ODD_ZONE = "ODD+03:30"
"""A zone nobody works in, written so that it needs no zone files: local time used by mistake shows."""

THREAD_GRACE_SECONDS = 2.0

NOBODYS = ("192.0.2.1", "2001:db8::1")
"""Addresses for examples (RFC 5737, RFC 3849)."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin first: begun last, one process would work at the end while others are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What collecting the tests has left in memory stays there: no collection of garbage looks at it again.

    Screens collect after each test, and a million objects to look at made that the most of many tests.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A fresh home, an odd time zone, no screen: the settings of whoever runs the tests are never read."""
    home = tmp_path_factory.mktemp("home")
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name in [each for each in os.environ if each.startswith(("COUNTERFOIL_", "QT_"))]:
            patch.delenv(name)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            patch.delenv(name, raising=False)
        for name, place in places.items():
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            patch.setenv(name, str(place))
        for name, value in {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "TZ": ODD_ZONE}.items():
            patch.setenv(name, value)
        _apply_zone()
        yield
    _apply_zone()


@pytest.fixture
def system_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the computer's time zone for this test: results of the trade must not depend on it."""

    def change(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        _apply_zone()

    yield change
    monkeypatch.undo()
    _apply_zone()


def _apply_zone() -> None:
    if hasattr(time, "tzset"):  # Windows has no such call and keeps the zone of the computer
        time.tzset()


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Connections leave this computer from no test; loopback and Unix sockets work."""
    connect, connect_ex, resolve = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.type != socket.SOCK_DGRAM or address[0] not in NOBODYS:  # asks for a route, sends nothing
            _refuse_unless_local(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_unless_local(address)
        return connect_ex(self, address)

    def guarded_resolve(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse_unless_local((host,))
        return resolve(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        yield


def _refuse_unless_local(address: Any) -> None:
    """An address that is no tuple is the path of a Unix socket."""
    if not isinstance(address, tuple) or address[0] in (None, "", "localhost", b"localhost"):
        return
    try:
        local = ip_address(address[0]).is_loopback
    except ValueError:
        local = False
    if not local:
        pytest.fail(f"a test may not reach out to {address[0]!r}")


class _Listener(logging.Handler):
    """Keeps every record of WARNING and above as one line of text."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


NO_DISPLAY = "app.qt: This plugin does not support "
"""What the screen without a display cannot do: the same that `qt_log_ignore` lets pass, as the program logs it."""


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A log record of WARNING or above fails the test unless its marker `expects_log` names it, and back."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(listener)
    marker = request.node.get_closest_marker("expects_log")
    patterns: tuple[str, ...] = marker.args if marker else ()
    allowed = (*patterns, NO_DISPLAY)
    unexpected = [line for line in listener.lines if not any(re.search(each, line) for each in allowed)]
    missing = [each for each in patterns if not any(re.search(each, line) for line in listener.lines)]
    assert not unexpected, "unexpected in the log:\n" + "\n".join(unexpected)
    assert not missing, f"expected in the log, but not there: {missing}"


@pytest.fixture(autouse=True)
def no_leaked_thread() -> Iterator[None]:
    """Every thread a test started has ended when the test has (dummy threads only mirror Qt's own)."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREAD_GRACE_SECONDS
    started = [each for each in threading.enumerate() if each not in before]
    late = [each for each in started if not isinstance(each, threading._DummyThread)]
    for each in late:
        each.join(max(0.0, deadline - time.monotonic()))
    left = [each.name for each in late if each.is_alive()]
    assert not left, f"threads still running: {left}"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds app, resources, packaging and tests."""
    return Path(__file__).resolve().parent.parent
