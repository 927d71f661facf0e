"""Files of one desk at the other: the real store, the real head office, a line that breaks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.usecases.awaited import Whereabouts
from tests.fakes.cases import take_in
from tests.fakes.real_store import bring_back
from tests.faults.chaos import ChaosProxy
from tests.faults.chaos_rules import Fault, Rule, portal_page
from tests.sync.test_both_ends import At, Office, attach, head_office, settled

LARGE = bytes(range(256)) * 20_000
"""Five pieces of the size that a desk begins with."""

Sit = Callable[..., At]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with head_office(tmp_path / "office") as found:
        yield found


@pytest.fixture
def sit(tmp_path: Path, office: Office) -> Iterator[Sit]:
    """Another desk, enrolled; `url` leads to head office by another way."""
    with ExitStack() as held:

        def made(code: str, seed: int, url: str = "") -> At:
            folder = tmp_path / code
            folder.mkdir()
            desk = At(folder, seed, code)
            held.callback(desk.close)
            desk.sync.enrol(desk.sync.look(url or office.url), office.code(code))
            return desk

        yield made


def holds(desk: At, sha256: str) -> bool:
    return bool(desk.store.blobs.is_whole(sha256))


def test_a_new_laptop_has_the_files_too(office: Office, sit: Sit) -> None:
    one, two = sit("2F01", 1), sit("2F02", 2)
    ticket = take_in(one.store)
    photos = [attach(one, ticket, b"photo %d" % at) for at in range(4)] + [attach(one, ticket, LARGE)]
    settled(office, one)
    two.sync.data_pass()
    assert dict(two.store.awaited.of(ticket)) == dict.fromkeys(photos, Whereabouts.AT_OFFICE)
    report = two.store.verify()
    assert (report.sound, report.blobs, report.waiting) == (True, 0, 5)
    status = two.sync.status()
    assert (status.incoming_files, status.incoming_bytes) == (5, 4 * 7 + len(LARGE))
    assert two.sync.once().fetched == 5
    assert all(holds(two, each) for each in photos)
    assert two.store.awaited.of(ticket) == {}
    report = two.store.verify()
    assert (report.sound, report.blobs, report.waiting) == (True, 5, 0)
    assert two.sync.status().incoming_files == 0


def test_what_the_other_desk_has_not_sent_yet_is_told_apart(office: Office, sit: Sit) -> None:
    one, two = sit("2F01", 1), sit("2F02", 2)
    ticket = take_in(one.store)
    photo = attach(one, ticket, b"photo")
    one.sync.data_pass()
    office.settle()
    two.sync.data_pass()
    assert two.sync.fetch([photo]) == 1
    assert two.sync.fetch_pass().cause is None
    assert two.store.awaited.of(ticket) == {photo: Whereabouts.ELSEWHERE}
    assert two.news.tickets.count(ticket) >= 1
    two.news.tickets.clear()
    one.sync.files_pass()
    two.clock.move(400)
    assert two.sync.fetch_pass().fetched == 1
    assert two.news.tickets == [ticket], "whoever looks at it sees it come"


def test_a_file_that_its_desk_lost_is_not_waited_for(office: Office, sit: Sit) -> None:
    one, two = sit("2F01", 1), sit("2F02", 2)
    ticket = take_in(one.store)
    photo = attach(one, ticket, b"photo")
    one.store.layout.blob(photo).unlink()
    settled(office, one, two)
    assert two.store.awaited.where(photo) is Whereabouts.LOST
    assert two.sync.status().incoming_files == 0
    with pytest.raises(ProblemError, match="blob_missing"):
        two.store.blobs.path(photo)


@pytest.mark.parametrize("after", [100_000, 1_500_000, 2_100_000])
def test_a_line_that_breaks_costs_one_piece_at_most(office: Office, sit: Sit, after: int) -> None:
    one = sit("2F01", 1)
    photo = attach(one, take_in(one.store), LARGE)
    settled(office, one)
    port = int(office.url.rpartition(":")[2])
    with ChaosProxy(("127.0.0.1", port), seed=3) as proxy:
        two = sit("2F02", 2, proxy.url)
        two.sync.data_pass()
        skip, inside = divmod(after, 1_000_000)
        proxy.use(Rule(Fault(cut_reply=inside), method="GET", path="/blobs/", skip=skip, times=1))
        first = two.sync.fetch_pass()
        assert first.cause is not None
        assert not holds(two, photo)
        part = two.store.arrivals.part(photo)
        two.sync.stop()
        two.store.close()
        again = At(two.folder, 9, "2F02")
        try:
            again.clock.move(60)
            assert again.store.arrivals.part(photo) == part, "what came stays over a restart"
            second = again.sync.fetch_pass()
            assert (second.fetched, second.cause) == (1, None)
            assert holds(again, photo)
            assert second.bytes_received <= len(LARGE) - part + 2000
            assert part >= skip * 1_000_000
        finally:
            again.close()


def test_a_page_of_the_hotel_is_no_photo(office: Office, sit: Sit) -> None:
    one = sit("2F01", 1)
    photo = attach(one, take_in(one.store), b"photo")
    settled(office, one)
    port = int(office.url.rpartition(":")[2])
    with ChaosProxy(("127.0.0.1", port), seed=3) as proxy:
        two = sit("2F02", 2, proxy.url)
        two.sync.data_pass()
        proxy.use(Rule(portal_page(), method="GET", path="/blobs/", times=5))
        cause = two.sync.fetch_pass().cause
        assert cause is not None
        assert cause.code == "login_page"
        assert not two.store.layout.blob(photo).exists()
        assert two.store.verify().sound


def test_a_restored_laptop_gets_its_files_back(office: Office, sit: Sit, tmp_path: Path) -> None:
    desk = sit("2F01", 1)
    ticket = take_in(desk.store)
    kept = attach(desk, ticket, b"before")
    settled(office, desk)
    desk.store.backup(tmp_path / "b.cfbackup")
    photo = attach(desk, ticket, LARGE)
    settled(office, desk)
    desk.close()
    anew = tmp_path / "anew"
    anew.mkdir()
    bring_back(tmp_path / "b.cfbackup", anew, desk.folder)
    for name in ("device-sign.key", "device-seal.key"):
        shutil.copy(desk.folder / name, anew / name)
    back = At(anew, 5, "2F01")
    try:
        settled(office, back)
        back.clock.move(60)
        settled(office, back)
        assert holds(back, kept)
        assert holds(back, photo)
        report = back.store.verify()
        assert (report.sound, report.waiting) == (True, 0)
        assert not any(b"blob.lost" in line for line in back.entries().values())
    finally:
        back.close()


def test_a_backup_of_what_came_in_part_is_a_backup(office: Office, sit: Sit, tmp_path: Path) -> None:
    one, two = sit("2F01", 1), sit("2F02", 2)
    ticket = take_in(one.store)
    photo, other = attach(one, ticket, LARGE), attach(one, ticket, b"photo")
    settled(office, one)
    two.sync.data_pass()
    two.store.arrivals.add(photo, 0, LARGE[:1000])
    two.store.backup(tmp_path / "b.cfbackup")
    anew = tmp_path / "anew"
    anew.mkdir()
    bring_back(tmp_path / "b.cfbackup", anew, two.folder)
    back = At(anew, 5, "2F02", machine="machine-2")
    try:
        report = back.store.verify()
        assert (report.sound, report.waiting) == (True, 2)
        assert dict(back.store.awaited.of(ticket)) == dict.fromkeys((photo, other), Whereabouts.AT_OFFICE)
    finally:
        back.close()


def test_a_file_that_went_from_the_disk_comes_again_when_looked_at(office: Office, sit: Sit) -> None:
    one, two = sit("2F01", 1), sit("2F02", 2)
    photo = attach(one, take_in(one.store), b"photo")
    settled(office, one, two)
    for desk in (one, two):
        place = desk.store.layout.blob(photo)
        place.unlink()
        assert desk.sync.fetch([photo]) == 1
        assert desk.sync.fetch_pass().fetched == 1
        assert holds(desk, photo)
