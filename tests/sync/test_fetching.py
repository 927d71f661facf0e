"""Files of other desks come down: by the byte, in any weather, what a person looks at first."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import ProblemError
from app.sync.fetching import FetchedFiles
from app.wire.limits import KIB, Limits
from tests.fakes.head_office import (
    Answer,
    Deed,
    Handler,
    Office,
    cut_before,
    cut_in_reply,
    problem,
    serving,
    stranger,
    tampered,
    unsigned,
)
from tests.fakes.sync_ports import FakeArrivals, FakeDesk, digest
from tests.sync.conftest import Reached

SMALL = Limits(chunk_least=4 * KIB, chunk_most=16 * KIB)


def data(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


@pytest.fixture
def limits(office: Office, shop: Reached) -> Limits:
    office.limits = SMALL
    shop.lanes.data()
    office.calls.clear()
    return SMALL


def there(shop: Reached, office: Office, whole: bytes, mime: str = "image/jpeg") -> str:
    """A file that another desk named and that head office has."""
    name = shop.desk.arrivals.expect(whole, mime)
    office.blobs[name] = whole
    return name


def test_what_head_office_has_comes(shop: Reached, office: Office) -> None:
    names = [there(shop, office, data(3000, at)) for at in range(6)]
    report = shop.lanes.fetch()
    assert (report.fetched, report.cause) == (6, None)
    assert set(shop.desk.arrivals.here) == set(names)
    assert (office.calls.count("blobs/query"), office.calls.count("blob")) == (1, 6)
    assert shop.desk.news.tickets == [], "nobody looks at them"
    assert [each.call for each in shop.desk.state.calls].count("blob down") == 1, "one line of the ledger"


def test_a_large_file_comes_in_pieces(shop: Reached, office: Office, limits: Limits) -> None:
    name = there(shop, office, data(100_000))
    assert shop.lanes.fetch().cause is None
    assert shop.desk.arrivals.here[name] == data(100_000)
    assert office.calls.count("blob") == 7


def test_an_empty_file_is_a_file(shop: Reached, office: Office) -> None:
    name = there(shop, office, b"")
    assert shop.lanes.fetch().fetched == 1
    assert shop.desk.arrivals.here == {name: b""}


def test_what_head_office_has_not_got_yet_rests(shop: Reached, office: Office) -> None:
    """It is asked about in one call, and again later; nobody is told of a failure."""
    name = shop.desk.arrivals.expect(data(500))
    for _ in range(2):
        report = shop.lanes.fetch()
        assert (report.fetched, report.cause) == (0, None)
    assert office.calls.count("blobs/query") == 1
    assert "blob" not in office.calls
    assert shop.desk.arrivals.elsewhere == {name}
    office.blobs[name] = data(500)
    shop.desk.clock.move(60)
    assert shop.lanes.fetch().fetched == 1


@pytest.mark.parametrize("deed", [cut_before, cut_in_reply, unsigned, tampered])
def test_after_a_cut_one_piece_at_most_comes_twice(
    shop: Reached, office: Office, limits: Limits, deed: Deed
) -> None:
    name = there(shop, office, data(100_000))
    office.rule("blob", deed, skip=3)
    first = shop.lanes.fetch()
    if deed is not cut_before:  # a socket that was kept may fail once
        assert first.cause is not None
        assert 3 * 16 * KIB <= len(shop.desk.arrivals.parts[name]) < 100_000
    shop.anew()
    shop.desk.clock.move(60)
    second = shop.lanes.fetch()
    assert first.fetched + second.fetched == 1
    assert first.bytes_received + second.bytes_received <= 100_000 + 16 * KIB + 4 * KIB
    assert shop.desk.arrivals.here[name] == data(100_000)


@given(cuts=st.lists(st.integers(0, 12), max_size=6, unique=True), seed=st.integers(0, 9))
def test_pieces_add_up_however_often_the_line_goes(cuts: list[int], seed: int) -> None:
    office = Office(limits=SMALL)
    with serving(office) as url:
        shop = Reached(FakeDesk(), url)
        shop.enrol()
        shop.lanes.data()
        name = there(shop, office, data(60_000, seed))
        for at in sorted(cuts):
            office.rule("blob", cut_in_reply, skip=at)
        for _ in range(len(cuts) + 1):
            shop.lanes.fetch()
            shop.desk.clock.move(60)
        shop.client.close()
    assert shop.desk.arrivals.here == {name: data(60_000, seed)}


def test_a_page_of_a_proxy_is_never_kept(shop: Reached, office: Office) -> None:
    """HTML in a 200, as hotels and proxies send it."""
    name = there(shop, office, data(9000))
    office.rule("blob", stranger(200, b"<html>" + b"x" * 9000, Content_Type="text/html"), times=9)
    cause = shop.lanes.fetch().cause
    assert cause is not None
    assert cause.code == "login_page"
    assert shop.desk.arrivals.parts.get(name, b"") == b""
    assert shop.desk.arrivals.here == {}


def test_something_that_knows_no_ranges_sends_the_whole(
    shop: Reached, office: Office, limits: Limits
) -> None:
    name = there(shop, office, data(50_000))

    def whole(handler: Handler, answer: object) -> Answer:
        return Answer(200, data(50_000))

    office.rule("blob", whole, skip=1, times=9)
    assert shop.lanes.fetch().fetched == 1
    assert shop.desk.arrivals.here[name] == data(50_000)
    assert office.calls.count("blob") == 2


@pytest.mark.parametrize("size", [400, 900])
def test_a_file_of_another_size_than_was_said_is_not_kept(shop: Reached, office: Office, size: int) -> None:
    arrivals = shop.desk.arrivals
    name = arrivals.expect(data(500), size=size)
    office.blobs[name] = data(500)
    assert shop.lanes.fetch().fetched == 0
    assert arrivals.here == arrivals.parts == {}
    office.calls.clear()
    shop.lanes.fetch()
    assert office.calls == [], "it rests"


def test_other_bytes_under_its_name_are_dropped(shop: Reached, office: Office) -> None:
    """Even where head office itself signed them."""
    name = there(shop, office, data(500))
    office.blobs[name] = data(500, 2)
    assert shop.lanes.fetch().fetched == 0
    assert shop.desk.arrivals.here == {}


def test_one_bad_file_holds_up_no_other(shop: Reached, office: Office) -> None:
    names = [there(shop, office, data(600, at)) for at in range(8)]
    office.rule("blob", problem("server_error"))
    cause = shop.lanes.fetch().cause
    assert cause is not None
    assert cause.code == "server_error"
    assert len(shop.desk.arrivals.here) == len(names) - 1


def test_three_that_fail_in_a_row_are_no_fault_of_the_files(shop: Reached, office: Office) -> None:
    for at in range(40):
        there(shop, office, data(100, at))
    office.rule("blob", stranger(502), times=1000)
    cause = shop.lanes.fetch().cause
    assert cause is not None
    assert cause.code == "not_ours"
    assert office.calls.count("blob") < 10


def test_what_a_person_looks_at_comes_first(shop: Reached, office: Office, limits: Limits) -> None:
    """Also while something large is under way, of which nothing is lost."""
    arrivals = shop.desk.arrivals
    film, photo = data(200_000, 1), data(3000, 2)
    there(shop, office, film)
    order: list[str] = []
    finish = arrivals.finish
    name = digest(photo)

    def look_on(handler: Handler, answer: object) -> Answer:
        there(shop, office, photo)
        assert arrivals.ask([name]) == 1
        shop.lanes.fetching.rush()
        return answer()  # type: ignore[operator,no-any-return]  # the fake's own call

    def finished(sha256: str) -> bool:
        order.append(sha256)
        return finish(sha256)

    arrivals.finish = finished  # type: ignore[method-assign]  # the order is what is looked at
    office.rule("blob", look_on, skip=2)
    report = shop.lanes.fetch()
    assert (report.fetched, report.cause) == (2, None)
    assert order == [name, digest(film)]
    assert report.bytes_received < 203_000 + 3000, "nothing came twice"
    assert shop.desk.news.tickets == [f"ticket-of-{name}"]


def test_where_bytes_cost_money_only_what_is_asked_for_comes(shop: Reached, office: Office) -> None:
    office.policy = {"metered": True}
    shop.lanes.data()
    shop.anew()
    names = [there(shop, office, data(100, at)) for at in range(4)]
    shop.desk.arrivals.ask(names[2:3])
    shop.lanes.fetch()
    assert set(shop.desk.arrivals.here) == {names[2]}


def test_a_full_disk_takes_nothing_nobody_asked_for(shop: Reached, office: Office) -> None:
    shop.desk.arrivals.room = 200
    large, small = there(shop, office, data(500)), there(shop, office, data(100, 2))
    assert shop.lanes.fetch().fetched == 1
    shop.desk.arrivals.ask([large])
    assert shop.lanes.fetch().fetched == 1
    assert set(shop.desk.arrivals.here) == {large, small}


def test_a_disk_that_refuses_is_told(shop: Reached, office: Office) -> None:
    there(shop, office, data(500))

    def refuse(_sha256: str, _offset: int, _piece: bytes) -> None:
        raise ProblemError("disk_full")

    shop.desk.arrivals.add = refuse  # type: ignore[method-assign,assignment]  # a disk that is full
    with pytest.raises(ProblemError, match="disk_full"):
        shop.lanes.fetch()


def test_a_desk_without_room_for_files_fetches_none(shop: Reached, office: Office) -> None:
    assert isinstance(shop.desk.side.arrivals, FakeArrivals)
    shop.lanes.fetching.run(FetchedFiles())
    assert "blob" not in office.calls
