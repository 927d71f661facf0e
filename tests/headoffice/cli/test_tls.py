"""``serve`` with a certificate: a desk believes it as far as its computer does, and says why where not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.headoffice.cli.house import House, opened
from app.sync.adapting import Habits
from app.sync.causes import CallFailedError, Cause
from app.sync.client import Client
from app.sync.enrolling import enrol, look
from app.sync.one_pass import Lanes
from app.sync.transport import Lines, make_http
from tests.fakes.sync_ports import FakeDesk
from tests.faults.authority import Authority
from tests.headoffice.cli.running import running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

NOW = datetime.now(UTC)


class Caller:
    """A desk that goes by whom this computer trusts at the time."""

    def __init__(self, url: str, desk: FakeDesk) -> None:
        self.desk = desk
        self.url = url
        self.http = make_http(url)
        self.habits = Habits(desk.state, lambda: "shop")
        self.client = Client(url, self.http, Lines(), self.habits, desk.state, desk.clock)

    def join(self, code: str) -> None:
        enrol(self.desk.side, self.client, look(self.client, self.url), code, "2F01", "服务台")

    def cause(self) -> Cause:
        """Why nobody can be reached there."""
        with pytest.raises(CallFailedError) as failed:
            look(self.client, self.url)
        return failed.value.cause


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path, NOW, "Our Own Authority")


@pytest.fixture
def desk() -> FakeDesk:
    made = FakeDesk()
    made.clock.wall = NOW
    return made


@pytest.fixture
def held() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def served(held: ExitStack, folder: Path, pair: tuple[Path, Path]) -> str:
    words = ("--tls-cert", str(pair[0]), "--tls-key", str(pair[1]))
    return held.enter_context(running(folder, *words)).url


def calling(held: ExitStack, url: str, desk: FakeDesk) -> Caller:
    made = Caller(url, desk)
    held.callback(made.client.close)
    return made


def test_a_desk_believes_whom_its_computer_trusts(
    held: ExitStack, tmp_path: Path, authority: Authority, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "house"
    with opened(House(house)) as here:
        code = here.office.admin.new_code(here.office.admin.new_branch("国贸店").id, "前台").code
    url = served(held, house, authority.pair())
    assert url.startswith("https://127.0.0.1:")

    strange = calling(held, url, desk).cause()
    assert (strange.code, strange.params) == ("tls_intercepted", {"issuer": "Our Own Authority"})
    assert desk.state.link() is None

    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    known = calling(held, url, desk)
    known.join(code)
    desk.outbox.write(3)
    report = Lanes(desk.side, known.client, known.habits, lambda _: None, lambda: 0.5).data()
    assert (report.cause, report.sent) == (None, 3)
    by_name = calling(held, url.replace("127.0.0.1", "localhost"), desk)
    assert look(by_name.client, by_name.url).server_id == look(known.client, url).server_id


def test_another_name_and_a_certificate_out_of_date(
    held: ExitStack, tmp_path: Path, authority: Authority, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    yesterday = NOW - timedelta(days=1)
    other = served(held, tmp_path / "a", authority.pair(name="other.example"))
    for url in (other, other.replace("127.0.0.1", "localhost")):
        cause = calling(held, url, desk).cause()
        assert cause.code == "certificate_wrong"
        assert "mismatch" in cause.params["reason"]
    late = served(held, tmp_path / "b", authority.pair(ends=yesterday))
    cause = calling(held, late, desk).cause()
    assert (cause.code, cause.params["reason"]) == ("certificate_wrong", "certificate has expired")
    desk.clock.wall = NOW.replace(year=2019, day=1)
    assert calling(held, late, desk).cause().code == "clock_wrong"
