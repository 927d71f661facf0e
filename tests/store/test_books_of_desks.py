"""Papers of a desk at another desk, at head office and at a copy of the desk."""

from __future__ import annotations

from pathlib import Path

from app.usecases.desk_papers import HAND_OVER_SHEET, desk_papers
from app.usecases.issue import issue
from app.usecases.issuing.leaf import NEW
from app.usecases.read_models import QueueFilter
from tests.fakes.shop import CLERK, copied
from tests.fakes.whole_desk import WholeDesk, real_office, whole_desk

NAMES = {"handing_over": "周倩", "taking_over": "林晓敏"}


def issued(desk: WholeDesk) -> str:
    return issue(desk.shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES).number


def cases(desk: WholeDesk) -> int:
    return len(desk.shop.work.tickets.page(QueueFilter(desk.shop.time.now(), "all")).rows)


def test_head_office_and_the_other_desk_have_it_and_count_it_among_no_cases(tmp_path: Path) -> None:
    with real_office(tmp_path / "office") as office, whole_desk(tmp_path / "one", office) as one:
        ticket = one.shop.intake()
        number = issued(one)
        one.pass_on(office)
        search = office.office.tickets
        assert [row.number for row in search.search("")] == [ticket.number]
        assert [(row.number, row.stage) for row in search.search(number)] == [(number, "book")]
        assert search.search(number)[0].files > 0
        with whole_desk(tmp_path / "two", office, "2F-02") as two:
            two.pass_on(office)
            assert cases(two) == 1
            (leaf,) = two.shop.work.tickets.document_tickets(number)
            there = two.shop.work.tickets.ticket(leaf)
            assert there is not None
            assert there == one.shop.work.tickets.ticket(leaf)
            assert two.shop.store.verify().sound
        assert one.shop.work.tickets.counts(QueueFilter(one.shop.time.now()))["unsynced"] == 0
        assert one.shop.store.verify().sound


def test_two_copies_of_a_desk_never_write_on_one_leaf(tmp_path: Path) -> None:
    with real_office(tmp_path / "office") as office:
        with whole_desk(tmp_path / "one", office) as one:
            first = issued(one)
            one.pass_on(office)
        copied(tmp_path / "one", tmp_path / "twin")
        with whole_desk(tmp_path / "one", office) as one:
            second = issued(one)
            one.pass_on(office)
        with whole_desk(tmp_path / "twin", office) as twin:
            twin.pass_on(office)
            third = issued(twin)
            twin.pass_on(office)
            listed = {each.document.number for each in desk_papers(twin.shop.work)}
            assert {first, second, third} == listed
            assert twin.shop.store.verify().sound
        assert len({first, second, third}) == 3
