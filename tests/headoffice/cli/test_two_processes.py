"""Two processes of head office over one PostgreSQL and one folder: as good as one, and one may die."""

from __future__ import annotations

import threading
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import cast

import httpx2
import msgspec
import pytest
from sqlalchemy import func, select

from app.domain.steps.amendment import CustomerAmended
from app.domain.steps.contact import NoteAdded
from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.cli.house import House, opened
from app.headoffice.office import HeadOffice
from app.headoffice.store.database import Database
from app.headoffice.store.schema import FEED, INBOX
from app.wire.messages import ENTRIES, JudgedEntry, Verdict
from app.wire.parcels import PersonKey
from app.wire.signing import to_bytes
from tests.fakes.cases import customer
from tests.headoffice.cli.running import Running, running
from tests.headoffice.over_http import OverHttp
from tests.headoffice.store.conftest import postgres  # noqa: F401 - fixture of a server
from tests.headoffice.store.desks import Desk
from tests.postgres import TEMPLATE, Postgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

ROUNDS = 12
PIECE = 400_000


@dataclass
class Pair:
    """The two, and a desk of each."""

    url: str
    folder: Path
    processes: Sequence[Running]
    desks: Sequence[Desk]
    calls: Sequence[OverHttp]

    @property
    def branch(self) -> str:
        """Where both desks stand."""
        enrolled = self.desks[0].enrolled
        assert enrolled is not None
        return enrolled.branch


@contextmanager
def pair_over(url: str, folder: Path) -> Iterator[Pair]:
    with opened(House(folder, url)) as here:
        branch = here.office.admin.new_branch("国贸店").id
        codes = [here.office.admin.new_code(branch, name).code for name in ("一号", "二号")]
        publics = {each.kid: to_bytes(each.key) for each in here.office.hello("").keys if each.use == "sign"}
    with ExitStack() as held:
        processes = [
            held.enter_context(running(folder, "--database", url, log=folder / f"{number}.log"))
            for number in (1, 2)
        ]
        desks, calls = [Desk(1), Desk(2)], []
        for process, desk, code in zip(processes, desks, codes, strict=True):
            call = OverHttp(process.url, publics)
            desk.enrol(_office(call), code=code)
            desk.session(_office(call))
            calls.append(call)
        for call in calls:
            held.callback(call.client.close)
        yield Pair(url, folder, processes, desks, calls)


def _office(call: OverHttp) -> HeadOffice:
    return cast("HeadOffice", call)


@pytest.fixture
def pair(postgres: Postgres, tmp_path: Path) -> Iterator[Pair]:  # noqa: F811 - fixture of that name
    with postgres.database(TEMPLATE) as url, pair_over(url, tmp_path / "house") as made:
        yield made


def write(desk: Desk, calls: Sequence[OverHttp], rounds: int = ROUNDS) -> None:
    """A new ticket each time, and a change to the desk's first that rests on the change before."""
    for number in range(rounds):
        first = len(desk.lines) + 1
        ticket = desk.open_ticket()
        desk.write(ticket, NoteAdded("备注"))
        told = customer(phone=f"139{number:08}")
        desk.write(next(iter(desk.tickets)), CustomerAmended(told, ("phone",)))
        desk.push(_office(calls[number % len(calls)]), first)


def read(desk: Desk, calls: Sequence[OverHttp], wanted: threading.Event) -> list[tuple[int, str, int, str]]:
    """The feed in small pages, from one process and the other by turns, to its end: (pos, writer, seq, verdict)."""
    cursor, heard, turn = "", [], 0
    while True:
        last = wanted.is_set()
        page = calls[turn % len(calls)].feed(desk.caller, cursor, 7)
        turn, cursor = turn + 1, page.next
        for item in page.items:
            if item.coll == ENTRIES:
                told = msgspec.convert(item.body, JudgedEntry)
                heard += [
                    (item.pos + at, told.writer, told.seq + at, str(told.verdict)) for at in range(told.count)
                ]
            else:
                own = item.body.get("names", ("",))  # several keys of the device's own come as one item
                heard += [(item.pos + at, item.coll, 0, "") for at in range(len(own))]
        if last and not page.more:
            return heard


def wait_until_judged(pair: Pair, entries: int) -> None:
    """Both sides count in the database itself."""
    database = Database(pair.url)
    try:
        for _ in range(2000):
            with database.reading() as connection:
                judged = connection.scalar(select(func.count()).where(FEED.c.coll == ENTRIES))
            if judged is not None and judged >= entries:
                return
            threading.Event().wait(0.02)
        raise AssertionError(f"not yet {entries} judged")
    finally:
        database.close()


def check(pair: Pair, heard: list[tuple[int, str, int, str]]) -> None:
    """Every entry received once, judged once, told once, at positions without a gap."""
    database = Database(pair.url)
    try:
        with database.reading() as connection:
            receipts = list(connection.scalars(select(INBOX.c.rno).order_by(INBOX.c.rno)))
            there = select(FEED.c.pos).where(FEED.c.branch == pair.branch).order_by(FEED.c.pos)
            positions = list(connection.scalars(there))
    finally:
        database.close()
    assert receipts == list(range(1, len(receipts) + 1))
    assert positions == list(range(1, len(positions) + 1))
    told = [each[0] for each in heard]
    assert told == sorted(set(told))
    assert told == positions
    entries = Counter((writer, seq) for _, writer, seq, verdict in heard if verdict)
    written = {(desk.writer, seq) for desk in pair.desks for seq in range(1, len(desk.lines) + 1)}
    assert set(entries) == written
    assert set(entries.values()) == {1}
    assert {verdict for *_, verdict in heard if verdict} == {str(Verdict.APPLIED)}


def test_two_at_once_are_as_good_as_one(pair: Pair) -> None:
    first, second = pair.calls
    there = [first.at(second.url), second.at(first.url)]
    reader = [second.at(each.url) for each in pair.processes]
    written = threading.Event()
    with ThreadPoolExecutor(3) as pool:
        heard = pool.submit(read, pair.desks[1], reader, written)
        try:
            sending = [
                pool.submit(write, pair.desks[0], [first]),
                pool.submit(write, pair.desks[1], [second, there[1]]),  # which goes from one to the other
            ]
            for each in sending:
                each.result()
            wait_until_judged(pair, 2 * ROUNDS * 3)
        finally:
            written.set()
        check(pair, heard.result())
    for call in (*there, *reader):
        call.client.close()


def test_news_cross_over(pair: Pair) -> None:
    """A pull that is held open at one process ends with what came in at the other."""
    first, second = pair.calls
    with ThreadPoolExecutor(1) as pool:
        page = pool.submit(second.feed, None, wait=15)
        pair.desks[0].open_ticket()
        pair.desks[0].push(_office(first))
        told = [each.coll for each in page.result().items]
    assert ENTRIES in told


def test_a_file_goes_on_at_the_other_process(pair: Pair) -> None:
    data = Random(8).randbytes(3 * PIECE)
    name = sha256(data).hexdigest()
    one = pair.calls[0]
    two = one.at(pair.processes[1].url)
    tus = {"Tus-Resumable": "1.0.0"}
    metadata = "sha256 " + b64encode(name.encode()).decode()
    begin = {**tus, "Upload-Length": str(len(data)), "Upload-Metadata": metadata}
    assert one.client.call("POST", "/cf/v1/blobs", headers=begin).status_code == 201
    for turn, at in enumerate(range(0, len(data), PIECE)):
        call = (one, two)[turn % 2]
        headers = {**tus, "Content-Type": "application/offset+octet-stream", "Upload-Offset": str(at)}
        told = call.client.call(
            "PATCH", f"/cf/v1/blobs/{name}", content=data[at : at + PIECE], headers=headers
        )
        assert (told.status_code, told.headers["upload-offset"]) == (204, str(at + PIECE))
        for asked in (one, two):
            assert asked.client.call("HEAD", f"/cf/v1/blobs/{name}", headers=tus).headers[
                "upload-offset"
            ] == str(at + PIECE)
    assert b"".join(FolderBlobs(pair.folder / "files").read(name)) == data
    two.client.close()


def test_one_is_killed_and_the_other_goes_on(pair: Pair) -> None:
    dying, living = pair.processes
    fallen = threading.Event()

    def write_on(desk: Desk, call: OverHttp, until: threading.Event) -> None:
        """To the one that dies; what was under way goes again to the other."""
        other, rounds = call.at(living.url), 0
        while rounds < ROUNDS or not until.is_set():
            rounds += 1
            first = len(desk.lines) + 1
            ticket = desk.open_ticket()
            desk.write(ticket, NoteAdded("备注"))
            desk.write(ticket, NoteAdded("再记"))
            try:
                desk.push(_office(call), first)
            except httpx2.TransportError:
                fallen.set()
                call = other
                desk.ring.fresh = [PersonKey(*of, key) for of, key in desk.ring.keys.items()]
                desk.push(_office(call), first)
        other.client.close()

    unharmed = threading.Event()
    unharmed.set()
    with ThreadPoolExecutor(2) as pool:
        sending = [
            pool.submit(write_on, desk, call, until)
            for desk, call, until in zip(pair.desks, pair.calls, (fallen, unharmed), strict=True)
        ]
        wait_until_judged(pair, 6)
        dying.process.kill()
        for each in sending:
            each.result()
    wait_until_judged(pair, sum(len(desk.lines) for desk in pair.desks))
    done = threading.Event()
    done.set()
    check(pair, read(pair.desks[1], [pair.calls[1]], done))
