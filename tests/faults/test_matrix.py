"""Every call of a desk, broken off at every place and answered by everybody but head office.

Real sockets, through the chaos proxy. After each case one clean pass must make both ends equal:
nothing lost, nothing doubled, no file missing.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.evidence import AttachEvidence
from app.sync.causes import CallFailedError
from app.sync.transport import make_http
from app.usecases.perform import perform
from app.usecases.take_in import take_in
from tests.fakes.shop import CLERK, kettle
from tests.faults.chaos import ChaosProxy
from tests.faults.chaos_rules import Fault, Rule, login_needed, portal_page, portal_redirect, said, unsigned
from tests.faults.clocks import Clocks
from tests.faults.world.checks import digest
from tests.faults.world.desk_end import DeskEnd
from tests.faults.world.office_end import OfficeEnd
from tests.faults.world.road import Loop, Road
from tests.headoffice.cli.running import running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120), pytest.mark.xdist_group("matrix")]

STALL, PATIENT = 0.6, 20.0
"""Seconds without a byte, where a call is to stall and where it only waits for a busy computer."""
CHUNK = 64 * 1024
CALLS: Mapping[str, tuple[str, str]] = {
    "hello": ("GET", "/cf/v1/hello"),
    "session": ("POST", "/cf/v1/session"),
    "keys": ("POST", "/cf/v1/keys"),
    "batches": ("POST", "/batches$"),
    "query": ("POST", "/blobs/query"),
    "create": ("POST", "/cf/v1/blobs$"),
    "patch": ("PATCH", "/cf/v1/blobs/"),
    "bundle": ("POST", "/cf/v1/blobs/bundle"),
    "feed": ("GET", "/cf/v1/feed"),
    "fetch": ("GET", "/cf/v1/blobs/"),
}
READS = ("hello", "query", "feed", "fetch")
"""They change nothing at head office: whether they reach it makes no difference to it."""
STATUSES = (401, 403, 404, 409, 413, 415, 429, 500, 503, 507)
ANSWERS: Mapping[str, Fault] = {
    "page": portal_page(),
    "redirect": portal_redirect("http://192.0.2.1/login"),
    "login": login_needed(),
    "json": unsigned(b'{"accepted": {"seq": 99, "hash": "00"}, "more": false}'),
    **{str(status): said(status, b"<html>no</html>") for status in STATUSES},
}
PLACES = ("before the body", "in the body", "after the commit", "in the reply")


@dataclass
class Shop:
    """A desk that reaches head office through the proxy; what calls weigh when all goes well."""

    desk: DeskEnd
    office: OfficeEnd
    proxy: ChaosProxy
    weights: dict[str, tuple[int, int]]
    away: str = ""
    """A file that head office has and that is to come down."""
    branches: int = 0

    def work(self, seed: int, stall: float = PATIENT, *, together: bool = False) -> None:
        """A case with a photo of several pieces up and the one before down, a fresh session, nothing learnt
        of the network; `together`: small files as well, which go in one call.
        """
        desk = self.desk
        there = self.office.files().keys()
        delivered = [(name, path) for name, path in desk.files().items() if name in there]
        if delivered:
            self.away, path = delivered[0]
            path.unlink()
            desk.store.arrivals.ask([self.away])
        ticket = take_in(desk.work, kettle(), CLERK).ticket
        chance = Random(seed)
        # Papers go before pictures, so that those two are sent one behind the other.
        for size in (3 * CHUNK + 1000, *((900, 1100) if together else ())):
            data, kind = chance.randbytes(size), "application/pdf" if size < CHUNK else "image/jpeg"
            blob = BlobRef(desk.store.blobs.put_bytes(data), size, kind, "照片.jpg", "whole")
            perform(desk.work, ticket.id, AttachEvidence(EvidenceFile(blob), "whole"), CLERK)
        for habit in ("batch", "encoding", "override"):
            desk.store.linkstate.remember(f"{habit}:shop", "")
        for way in ("chunk", "chunk_down"):
            desk.store.linkstate.remember(f"{way}:shop", CHUNK)
        desk.store.linkstate.remember("session", "")
        self.anew(stall)

    def anew(self, stall: float = PATIENT) -> None:
        """Lanes as after a start of the program."""
        self.desk.client.close()
        self.desk.http = lambda: make_http(self.proxy.url, stall=stall)
        self.desk.lanes = self.desk.lane()

    def both_lanes(self) -> list[object]:
        """Entries, and files whatever became of the entries; what stood in the way."""
        lanes = self.desk.lanes
        causes: list[object] = [lane().cause for lane in (lanes.data, lanes.files, lanes.fetch)]
        self.is_whole()
        self.office.judge()
        return causes

    def is_whole(self) -> None:
        """What came down is not shown before it is what its name says."""
        came = self.desk.files().get(self.away)
        assert came is None or sha256(came.read_bytes()).hexdigest() == self.away

    def is_equal(self, newest: int | None = 2) -> None:
        """One clean pass, and both ends hold the same: the newest tickets, or all of them."""
        self.proxy.use()
        self.anew()
        self.desk.clocks.go_on(hours=1)  # a file that was set aside may go
        assert self.desk.pass_once() is None
        self.office.judge()
        assert self.desk.pass_once() is None
        assert self.desk.store.outbox.unsent() == (0, 0, 0)
        had, own = self.office.received(), self.desk.own()
        assert own.keys() <= had.ids
        assert len(had.ids) == sum(len(each) for each in had.entries.values())
        total = self.desk.store.inflow.totals("entries")
        assert (total.n, total.sum) == self.office.total()
        here = self.desk.tickets(newest)
        there = self.office.tickets(here)
        assert {name: digest(each) for name, each in here.items()} == {
            name: digest(each) for name, each in there.items()
        }
        for each in list(here.values())[-1].evidence:
            assert self.office.blobs.size_of(each.file.sha256) == each.file.blob.size
        assert not self.away or self.away in self.desk.files()
        assert self.desk.arriving() == []
        self.is_whole()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    logging.disable(logging.CRITICAL)
    folder = tmp_path_factory.mktemp("matrix")
    with ExitStack() as held:
        held.callback(logging.disable, logging.NOTSET)
        today = Clocks.of_this_computer
        office = OfficeEnd(folder / "office", clocks=today())
        held.callback(office.close)
        # A process of its own for all cases; the test looks into the same database.
        server = held.enter_context(running(office.folder))
        proxy = held.enter_context(ChaosProxy(("127.0.0.1", int(server.url.rpartition(":")[2]))))
        desk = DeskEnd(folder / "desk", "2F-01", "machine-0", Road(Loop(), lambda: None), today())
        desk.url, desk.http = proxy.url, lambda: make_http(proxy.url, stall=PATIENT)
        desk.make()
        desk.open()
        held.callback(desk.close)
        desk.enrol(office.office.admin.new_code(office.branch, desk.code).code)
        made = Shop(desk, office, proxy, {})
        for number in range(2):
            made.work(number, together=number == 0)
            made.both_lanes()
        for name, (method, path) in CALLS.items():
            rule = Rule(Fault(), method=method, path=path)
            passages = [each for each in proxy.log if rule.fits(each.method, each.path, 0, reused=False)]
            made.weights[name] = (passages[0].sent, passages[0].received)
        yield made
        made.is_equal(newest=None)
        desk.client.close()


def _broken(place: str, weight: tuple[int, int], *, stalls: bool) -> Fault:
    sent, received = weight
    at = {
        "before the body": ("request", 0),
        "in the body": ("request", sent - 20),
        "after the commit": ("reply", 0),
        "in the reply": ("reply", received - 20),
    }[place]
    return Fault(place, **{f"{'stall' if stalls else 'cut'}_{at[0]}": at[1]})  # type: ignore[arg-type] # by name


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("stalls", [False, True], ids=["cut", "stall"])
@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_is_broken_off(shop: Shop, call: str, place: str, stalls: bool) -> None:
    """Faults 1, 3, 5, 18, 19: whatever head office had of it, once is enough and twice is harmless."""
    method, path = CALLS[call]
    shop.work(len(shop.proxy.log), STALL if stalls else PATIENT, together=call == "bundle")
    befalls = Rule(_broken(place, shop.weights[call], stalls=stalls), method=method, path=path, times=1)
    shop.proxy.use(befalls)
    before = len(shop.proxy.log)
    causes = shop.both_lanes()
    assert place in shop.proxy.faults()[before:], causes
    shop.is_equal()


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(
    ("call", "reaches"),
    [
        *(pytest.param(call, False, id=f"{call}-instead") for call in CALLS),
        *(pytest.param(call, True, id=f"{call}-afterwards") for call in CALLS if call not in READS),
    ],
)
def test_somebody_else_answers(shop: Shop, call: str, answer: str, reaches: bool) -> None:
    """Faults 11, 13, 14, 15, 20: nobody but head office says that something arrived, or did not."""
    method, path = CALLS[call]
    fault = ANSWERS[answer]
    assert fault.reply is not None
    shop.work(len(shop.proxy.log), together=call == "bundle")
    own = shop.desk.own()
    shop.proxy.use(Rule(Fault(fault.name, reply=fault.reply, reaches=reaches), method=method, path=path))
    before = len(shop.proxy.log)
    causes = shop.both_lanes()
    assert fault.name in shop.proxy.faults()[before:], causes
    assert own.items() <= shop.desk.own().items()
    link = shop.desk.store.linkstate.link()
    assert link is not None
    assert not link.revoked
    shop.is_equal()


def _alone(shop: Shop) -> str:
    """A branch of its own: what hundreds of other cases left is not read again. From an address of its own,
    since codes that come from one address are few a minute.
    """
    shop.branches += 1
    if sys.platform != "darwin":  # it has one loopback address alone
        shop.proxy.source = f"127.0.1.{shop.branches}"
    return shop.office.office.admin.new_branch(f"分店{shop.branches}").id


@pytest.mark.parametrize("answer", [*ANSWERS, *PLACES])
def test_enrolment_under_fire(shop: Shop, tmp_path: Path, answer: str) -> None:
    """The code is used up where head office took it; then a new one makes the same desk known."""
    admin, branch = shop.office.office.admin, _alone(shop)
    code = f"3F-{len(admin.devices()) + 10}"
    desk = DeskEnd(tmp_path / "desk", code, "machine-9", Road(Loop(), lambda: None))
    desk.url, desk.http = shop.proxy.url, lambda: make_http(shop.proxy.url, stall=PATIENT)
    desk.make()
    desk.open()
    try:
        fault = ANSWERS.get(answer) or _broken(answer, (900, 900), stalls=False)
        shop.proxy.use(Rule(fault, path="/enrol", times=1))
        first = admin.new_code(branch, code).code
        try:
            desk.enrol(first)
        except CallFailedError:
            shop.proxy.use()
            desk.enrol(admin.new_code(branch, code).code)
        take_in(desk.work, kettle(), CLERK)
        assert desk.pass_once() is None
        assert desk.own().keys() <= shop.office.received(branch).ids
        assert [each.desk for each in admin.devices()].count(code.replace("-", "")) == 1
        admin.revoke(desk.store.outbox.device())
    finally:
        desk.client.close()
        desk.close()


@pytest.mark.parametrize("fault", [*PLACES, *(f"stalls {each}" for each in PLACES), *ANSWERS])
def test_own_entries_come_back_under_fire(shop: Shop, tmp_path: Path, fault: str) -> None:
    """Faults 11, 28: a desk that was put back asks for what it wrote; nobody else says what that was."""
    admin, branch = shop.office.office.admin, _alone(shop)
    desk = DeskEnd(tmp_path / "desk", f"4F-{len(admin.devices()) + 10}", "machine-8", shop.desk.road)
    desk.url, desk.http = shop.proxy.url, lambda: make_http(shop.proxy.url, stall=PATIENT)
    shop.proxy.use()
    desk.make()
    desk.open()
    try:
        desk.enrol(admin.new_code(branch, desk.code).code)
        assert desk.pass_once() is None
        desk.copy_disk(tmp_path / "copy")
        ticket = take_in(desk.work, kettle(), CLERK).ticket
        assert desk.pass_once() is None
        wrote = desk.own()
        desk.close()
        shutil.rmtree(desk.folder)
        shutil.copytree(tmp_path / "copy", desk.folder)
        if fault.startswith("stalls"):
            desk.http = lambda: make_http(shop.proxy.url, stall=STALL)
        desk.open()
        stalls, place = fault.startswith("stalls"), fault.removeprefix("stalls ")
        befalls = ANSWERS.get(fault) or _broken(place, (700, 600), stalls=stalls)
        shop.proxy.use(Rule(befalls, path="/entries", times=1 if place in PLACES else None))
        before = len(shop.proxy.log)
        desk.lanes.data()
        assert befalls.name in shop.proxy.faults()[before:]
        shop.proxy.use()
        desk.clocks.go_on(minutes=40)
        for _ in range(2):
            assert desk.pass_once() is None
        assert desk.own().items() >= wrote.items()
        assert desk.own().keys() <= shop.office.received(branch).ids
        assert desk.tickets()[ticket.id].number == ticket.number
        admin.revoke(desk.store.outbox.device())
    finally:
        desk.close()


def test_every_status_there_is(shop: Shop) -> None:
    """Fault 11: each status from 400 to 599 to each call, and nothing here changes by it."""
    shop.work(os.getpid())
    own = shop.desk.own()
    for status in range(400, 600):
        shop.proxy.use(Rule(said(status, b"no")))
        shop.desk.lanes.data()
        shop.desk.lanes.files()
        shop.desk.lanes.fetch()
        shop.desk.clocks.go_on(minutes=40)
    assert shop.desk.own() == own
    shop.is_equal()
