"""Files that come from head office: which, in which order, when again, and the part that came."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.entry import Draft
from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.closing import TicketWithdrawn
from app.domain.steps.evidence import EvidenceAttached
from app.store.arrivals import DAYS, StoreArrivals
from app.store.files_in import EXPECT
from app.store.moments import to_stored
from app.usecases.awaited import Whereabouts
from tests.fakes.cases import CLERK, do, take_in
from tests.fakes.real_store import RealStore
from tests.fakes.small_office import SmallOffice

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[RealStore, RealStore]]:
    """Two desks of one branch."""
    stores = (RealStore(tmp_path / "one", seed=1), RealStore(tmp_path / "two", seed=2))
    yield stores
    for each in stores:
        each.close()


def attach(store: RealStore, ticket: str, data: bytes, mime: str = "image/jpeg", role: str = "whole") -> str:
    name = str(store.blobs.put_bytes(data))
    blob = BlobRef(name, len(data), mime, "evidence", role)
    draft = Draft(EvidenceAttached(name[:8], EvidenceFile(blob), role), blobs=(blob,))
    store.journal.transact(lambda tx: tx.append(ticket, (draft,), store.time.now(), CLERK))
    return name


def meet(one: RealStore, two: RealStore) -> None:
    office = SmallOffice()
    office.push(one)
    office.pull(two, page=100)


def wanted(store: RealStore, *, asked: bool = False, now: datetime = NOW, most: int = 100) -> list[str]:
    return [each.sha256 for each in store.arrivals.wanted(most, now, asked=asked)]


def test_papers_and_pictures_of_open_tickets_come_first(pair: tuple[RealStore, RealStore]) -> None:
    one, two = pair
    done, running = take_in(one), take_in(one)
    video = attach(one, running, b"film", "video/mp4")
    old_photo = attach(one, done, b"photo of a ticket that is done")
    photo = attach(one, running, b"photo")
    paper = attach(one, running, b"%PDF", "application/pdf", "document")
    do(one, done, TicketWithdrawn("顾客不再追究"))
    meet(one, two)
    assert wanted(two) == [paper, photo, old_photo, video]
    assert wanted(two, most=1) == [paper]
    assert wanted(one) == [], "its own are here"


def test_what_is_old_comes_when_it_is_asked_for(pair: tuple[RealStore, RealStore]) -> None:
    one, two = pair
    done, running = take_in(one), take_in(one)
    old, current = attach(one, done, b"old"), attach(one, running, b"current")
    do(one, done, TicketWithdrawn("顾客不再追究"))
    meet(one, two)
    two.time.moment += timedelta(days=91)
    assert wanted(two) == [current], "the ticket is still open"
    two.settings.put({DAYS: 100})
    assert set(wanted(two)) == {old, current}
    two.settings.put({DAYS: 0})
    assert two.arrivals.ask([old, "0" * 64]) == 1
    assert wanted(two, asked=True) == [old]
    assert two.arrivals.is_pressing(NOW)
    (two.layout.blob(old)).parent.mkdir(parents=True, exist_ok=True)
    two.arrivals.add(old, 0, b"old")
    assert two.arrivals.finish(old)
    assert two.arrivals.arrived([old]) == (done,)
    assert not two.arrivals.is_pressing(NOW)


def test_what_cannot_be_had_rests_longer_each_time(pair: tuple[RealStore, RealStore]) -> None:
    one, two = pair
    photo = attach(one, take_in(one), b"photo")
    meet(one, two)
    now, rests = NOW, []
    for _ in range(12):
        assert wanted(two, now=now) == [photo]
        assert two.arrivals.put_off([photo], now, elsewhere=True) == ()
        begun = now
        while not wanted(two, now=now):
            now += timedelta(seconds=10)
        rests.append((now - begun).total_seconds())
    assert rests == sorted(rests)
    assert (rests[0], rests[-1]) == (30, 6 * 3600)
    two.arrivals.put_off([photo], now + timedelta(days=4000), elsewhere=True)
    assert wanted(two, now=now) == [photo], "a clock that was set back keeps nobody waiting"


def test_where_a_person_waits_it_rests_minutes_at_most_and_news_is_told_once(
    pair: tuple[RealStore, RealStore],
) -> None:
    one, two = pair
    ticket = take_in(one)
    photo = attach(one, ticket, b"photo")
    meet(one, two)
    two.arrivals.ask([photo])
    assert two.awaited.where(photo) is Whereabouts.AT_OFFICE
    assert two.arrivals.put_off([photo], NOW, elsewhere=True) == (ticket,)
    assert two.awaited.of(ticket) == {photo: Whereabouts.ELSEWHERE}
    for _ in range(9):
        assert two.arrivals.put_off([photo], NOW, elsewhere=True) == ()
    assert wanted(two, asked=True, now=NOW + timedelta(seconds=301)) == [photo]
    two.arrivals.ask([photo])
    assert wanted(two, asked=True) == [photo], "asked once more it is due at once"


def test_what_came_by_another_way_is_not_fetched(pair: tuple[RealStore, RealStore]) -> None:
    one, two = pair
    ticket = take_in(one)
    attach(one, ticket, b"photo")
    other = attach(one, ticket, b"other")
    meet(one, two)
    two.blobs.put_bytes(b"photo")
    assert wanted(two) == [other]
    assert two.arrivals.awaited() == (1, 5)
    assert list(two.awaited.of(ticket)) == [other]
    assert (two.verify().sound, two.verify().waiting) == (True, 1)


def test_a_file_that_came_and_was_damaged_is_a_finding(pair: tuple[RealStore, RealStore]) -> None:
    one, two = pair
    photo = attach(one, take_in(one), b"photo")
    meet(one, two)
    two.blobs.put_bytes(b"photo")
    assert wanted(two) == []
    place = two.layout.blob(photo)
    place.chmod(0o600)
    place.write_bytes(b"phot0")
    assert [each.code for each in two.verify().findings] == ["blob_damaged"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(cuts=st.lists(st.integers(0, 400), max_size=8), data=st.binary(min_size=1, max_size=400))
def test_pieces_in_any_order_never_make_another_file(
    pair: tuple[RealStore, RealStore], cuts: list[int], data: bytes
) -> None:
    """A piece that is written again replaces what stood there and behind it."""
    arrivals: StoreArrivals = pair[1].arrivals
    name = sha256(data).hexdigest()
    arrivals.drop(name)
    for cut in cuts:
        start = min(cut, arrivals.part(name))
        arrivals.add(name, start, data[start : start + cut])
        assert arrivals.part(name) <= len(data)
    arrivals.add(name, arrivals.part(name), data[arrivals.part(name) :])
    assert arrivals.finish(name)
    assert pair[1].blobs.read(name) == data
    arrivals.add(name, 0, data + b"!")
    assert not arrivals.finish(name)
    assert arrivals.part(name) == 0


def test_a_hundred_thousand_files_are_looked_through_at_once(pair: tuple[RealStore, RealStore]) -> None:
    """What is due is read in a small part, whatever waits beside it."""
    _, two = pair
    moment = to_stored(two.time.now())
    rows = [
        (f"{at:064x}", 1000, "whole", "image/jpeg", 1, f"ticket-{at // 4}", moment - at)
        for at in range(100_000)
    ]
    two.access.write(lambda connection: connection.executemany(EXPECT, rows))
    assert two.arrivals.awaited() == (100_000, 100_000_000)
    begun = time.perf_counter()
    first = two.arrivals.wanted(500, NOW, asked=False)
    assert [each.sha256 for each in first] == [row[0] for row in rows[:500]]
    two.arrivals.put_off([each.sha256 for each in first], NOW, elsewhere=True)
    assert two.arrivals.wanted(500, NOW, asked=False)[0].sha256 == rows[500][0]
    assert not two.arrivals.is_pressing(NOW)
    assert time.perf_counter() - begun < 3, "milliseconds, on a machine at rest"
