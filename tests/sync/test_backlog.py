"""Weeks without a network, then all of it at once: in bounded memory, the oldest first."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest

from app.wire.chain import next_hash
from app.wire.link import JournalEnd, JournalLine
from tests.fakes.head_office import Office, serving
from tests.fakes.sync_ports import FakeDesk, FakeOutbox
from tests.sync.conftest import Reached

ENTRIES = 100_000
MOST = 60 * 1024 * 1024


class LongOutbox(FakeOutbox):
    """A journal as long as it has to be; its lines are made when they are read."""

    def grow(self, count: int) -> None:
        for seq in range(1, count + 1):
            self.hashes[self.writer].append(next_hash(self.hashes[self.writer][-1], seq, self.line(seq)))

    def line(self, seq: int) -> bytes:
        return f'{{"seq":{seq},"id":"{seq:032x}","t":"noted","v":1,"d":{{"words":"{"x" * 900}"}}}}'.encode()

    def ends(self) -> Sequence[JournalEnd]:
        hashes = self.hashes[self.writer]
        return [JournalEnd(self.writer, len(hashes) - 1, hashes[-1])]

    def lines(self, writer: str, after: int, most: int, most_bytes: int) -> Sequence[JournalLine]:
        last = min(after + most, len(self.hashes[writer]) - 1)
        return [
            JournalLine(seq, self.line(seq), self.hashes[writer][seq]) for seq in range(after + 1, last + 1)
        ]


@dataclass
class HollowOffice(Office):
    """Keeps the hashes of what it was sent, and nothing else."""

    def take(self, writer: str, line: bytes, hashed: bytes) -> None:
        self.hashes[writer].append(hashed)


@pytest.fixture
def hollow() -> Iterator[tuple[HollowOffice, str]]:
    office = HollowOffice()
    with serving(office) as url:
        yield office, url


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_a_hundred_thousand_entries_in_bounded_memory(hollow: tuple[HollowOffice, str]) -> None:
    """Fault 38."""
    office, url = hollow
    desk = FakeDesk()
    outbox = LongOutbox()
    desk.outbox = desk.inflow.outbox = outbox
    desk.side = replace(desk.side, outbox=outbox)
    outbox.grow(ENTRIES)
    shop = Reached(desk, url)
    shop.enrol()
    tracemalloc.start()
    try:
        report = shop.lanes.data()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        shop.client.close()
    assert (report.sent, report.cause) == (ENTRIES, None)
    assert office.hashes[outbox.writer] == outbox.hashes[outbox.writer]
    assert peak < MOST
