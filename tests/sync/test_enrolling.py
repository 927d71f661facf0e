"""Becoming a desk of a head office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.refusals import InputError, ProblemError
from app.sync.desk_sync import DeskSync
from app.sync.enrolling import address
from app.sync.network import Network
from app.sync.way import Machine
from app.usecases.syncing import OfficeSeen
from app.wire.signing import fingerprint
from tests.fakes.head_office import CODE, Office, cut_before, problem, stranger, tampered, unsigned
from tests.fakes.sync_ports import FakeDesk


def make(desk: FakeDesk, code: str = "2F01") -> DeskSync:
    machine = Machine(Network(desk.clock, lambda: ("192.168.1.20",)), lambda: 0.5, stall=0.4)
    return DeskSync(desk.side, machine, code)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def sync(desk: FakeDesk) -> Iterator[DeskSync]:
    made = make(desk)
    yield made
    made.stop()


def test_a_code_makes_the_desk_one_of_head_offices_own(
    sync: DeskSync, desk: FakeDesk, office: Office, url: str
) -> None:
    seen = sync.look(url + "/")
    assert seen == OfficeSeen(url, fingerprint(office.sign.public), open=True)
    enrolled = sync.enrol(seen, f" {CODE} ", "服务台")
    assert (enrolled.branch, enrolled.desk, enrolled.device) == ("百货一店", "2F01", "device-1")
    link = desk.state.link()
    assert link is not None
    assert (link.url, link.tenant, link.server_id, link.epoch) == (url, "t1", "server-1", "epoch-1")
    assert office.devices["device-1"].name == "服务台"


def test_without_a_name_the_computers_own_goes_along(desk: FakeDesk, office: Office, url: str) -> None:
    desk.side = replace(desk.side, host="TILL-3")
    sync = make(desk)
    sync.enrol(sync.look(url), CODE)
    sync.stop()
    assert (office.devices["device-1"].name, office.devices["device-1"].host) == ("", "TILL-3")


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("office.example.com", "https://office.example.com"),
        (" https://office.example.com/cf/ ", "https://office.example.com/cf"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://192.168.1.5:8080", "http://192.168.1.5:8080"),
        ("http://localhost:1", "http://localhost:1"),
        ("https://总部.例子", "https://总部.例子"),
    ],
)
def test_addresses_as_people_type_them(typed: str, made: str) -> None:
    assert address(typed) == made


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *((each, "url_wrong") for each in ("", "https://", "ftp://x", "https://a b", "https://x:y", "x?y=1")),
        ("https://user:secret@x", "url_wrong"),
        ("https://" + "x" * 300, "url_wrong"),
        *(
            (each, "url_bare")
            for each in ("notaurl", "localhost:80", "127.0.0.1:18770", "192.168.1.5", "[::1]:9")
        ),
        ("http://office.example.com", "url_open"),
        ("http://8.8.8.8", "url_open"),
    ],
)
def test_addresses_that_are_none(typed: str, code: str) -> None:
    with pytest.raises(InputError) as wrong:
        address(typed)
    assert wrong.value.code == code


def test_a_wrong_code_is_a_wrong_input(sync: DeskSync, desk: FakeDesk, url: str) -> None:
    with pytest.raises(InputError) as wrong:
        sync.enrol(sync.look(url), "AAAAAAAAAA")
    assert (wrong.value.code, wrong.value.field) == ("sync_code_refused", "CODE")
    assert desk.state.link() is None


def test_a_desk_code_that_is_taken_is_said(sync: DeskSync, url: str) -> None:
    sync.enrol(sync.look(url), CODE)
    other = make(FakeDesk("device-2"))
    with pytest.raises(ProblemError) as taken:
        other.enrol(other.look(url), CODE)
    assert (taken.value.code, taken.value.params) == ("sync_desk_taken", {"desk": "2F01"})
    other.stop()


@pytest.mark.parametrize(
    ("call", "deed", "code"),
    [
        ("hello", stranger(200), "sync_login_page"),
        ("hello", stranger(404), "join_not_ours"),
        ("hello", unsigned, "join_not_ours"),
        ("hello", tampered, "join_not_ours"),
        ("hello", cut_before, "join_no_answer"),
        ("enrol", unsigned, "join_not_ours"),
        ("enrol", cut_before, "join_no_answer"),
        ("enrol", problem("maintenance"), "join_later"),
        ("enrol", problem("slow_down", wait=60), "join_later"),
        ("enrol", problem("bad_sig"), "sync_refused"),
    ],
)
def test_whatever_else_answers_is_a_problem_with_a_sentence(
    sync: DeskSync, desk: FakeDesk, office: Office, url: str, call: str, deed: object, code: str
) -> None:
    office.rule(call, deed, times=9)  # type: ignore[arg-type]  # a parametrised deed is a plain object to the checker
    with pytest.raises(ProblemError) as told:
        sync.enrol(OfficeSeen(url, fingerprint(office.sign.public), open=True), CODE)
    assert told.value.code == code
    assert desk.state.link() is None


def test_whoever_answers_must_be_whoever_was_seen(sync: DeskSync, desk: FakeDesk, url: str) -> None:
    with pytest.raises(InputError) as wrong:
        sync.enrol(OfficeSeen(url, "0000 0000", open=True), CODE)
    assert wrong.value.code == "fingerprint_differs"
    assert desk.state.link() is None


def test_at_another_head_office_everything_goes_from_the_beginning(
    sync: DeskSync, desk: FakeDesk, office: Office, url: str
) -> None:
    sync.enrol(sync.look(url), CODE)
    desk.outbox.write(3)
    sync.once()
    office.server_id, office.epoch = "server-2", "epoch-9"
    office.chains.clear()
    office.hashes.clear()
    sync.enrol(sync.look(url), CODE)
    assert sync.once().cause is None
    assert office.chains == desk.outbox.chains
    assert (desk.inflow.begun_again, desk.inflow.moved_house) == (1, 1)
    assert [each.cause for each in sync.ledger() if each.call == "moved"] == ["left_behind"]
    office.epoch = "epoch-10"
    sync.enrol(sync.look(url), CODE)
    assert (desk.inflow.begun_again, desk.inflow.moved_house) == (2, 1), "the same house, set up anew"


def test_enrolling_again_at_the_same_keeps_everything(
    sync: DeskSync, desk: FakeDesk, office: Office, url: str
) -> None:
    sync.enrol(sync.look(url), CODE)
    desk.outbox.write(3)
    sync.once()
    sync.enrol(sync.look(url), CODE)
    report = sync.once()
    assert (report.cause, report.sent, report.mended) == (None, 0, ())
    assert desk.inflow.begun_again == 0
