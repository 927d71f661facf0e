"""Many tickets at once, and the list of them in blocks."""

from datetime import timedelta

import pytest

from app.domain.entry import Draft
from app.domain.steps.contact import NoteAdded
from app.usecases.read_models import CHIPS, QueueFilter
from tests.fakes.cases import CLERK, customer, opened, paper, take_in
from tests.fakes.real_store import RealStore


@pytest.fixture
def many(store: RealStore) -> RealStore:
    """Three hundred tickets of three levels, taken over from elsewhere."""
    at = store.time.now()

    def case(number: int) -> tuple[str, list[Draft], object, str]:
        ticket = store.ids.fresh()
        name = "王建国" if number % 50 == 0 else "李娜"
        draft = opened(
            ticket,
            f"2F01-261120-{number:04d}",
            at + timedelta(seconds=number),
            who=customer(name=name),
            level=number % 3 + 1,
        )
        notes = [Draft(NoteAdded("已联系"))] if number % 7 == 0 else []
        papers = [Draft(paper("SL-2F01-261120-0001"))] if number == 1 else []
        return ticket, [draft, *notes, *papers], at + timedelta(seconds=number), CLERK

    assert store.bulk_import(case(number) for number in range(1, 301)) == 300
    return store


def test_imported_tickets_are_like_any_other(many: RealStore) -> None:
    codes = {finding.code for finding in many.verify().findings}
    assert codes == {"blob_missing"}  # the paper's file was not brought along
    take_in(many)
    assert many.tickets.find("2F01-261120-0301") is not None
    assert many.journal.transact(lambda tx: tx.next_serial("document.receipt", many.time.now().date())) == 2
    wanted = QueueFilter(many.time.now(), "all", "漏水")
    assert many.tickets.page(wanted).rows[0].number == "2F01-261120-0301"


def test_what_fails_in_the_middle_leaves_whole_tickets(many: RealStore) -> None:
    class StopError(Exception):
        pass

    def cases() -> object:
        ticket = many.ids.fresh()
        yield ticket, [opened(ticket, "2F01-261121-0001", many.time.now())], many.time.now(), CLERK
        raise StopError

    with pytest.raises(StopError):
        many.bulk_import(cases())
    assert many.tickets.counts(QueueFilter(many.time.now()))["all"] == 300
    take_in(many)


@pytest.mark.parametrize("chip", CHIPS)
def test_blocks_tell_the_same_list_as_pages(many: RealStore, chip: str) -> None:
    wanted = QueueFilter(many.time.now() + timedelta(hours=5), chip, person=CLERK)
    page = [row.number for row in many.tickets.page(wanted, limit=1000).rows]
    blocks = many.tickets.blocks(wanted)
    anchors = blocks.anchors(64)
    assert blocks.count() == len(page)
    assert len(anchors) == -(-len(page) // 64)
    told: list[str] = []
    for place, anchor in enumerate(anchors):
        block = blocks.block(anchor, 64)
        told += [row.number for row in block.rows]
        following = anchors[place + 1] if place + 1 < len(anchors) else None
        assert block.next_key == following
    assert told == page
    first = [row.number for row in blocks.block(None, 64).rows]
    assert first == page[:64]
    for place in range(0, len(page), 37):
        assert blocks.position(page[place]) == place
    assert blocks.position("2F01-261120-9999") is None


def test_typing_finds_the_next_row_and_goes_round(many: RealStore) -> None:
    wanted = QueueFilter(many.time.now(), "open")
    blocks = many.tickets.blocks(wanted)
    rows = many.tickets.page(wanted, limit=1000).rows
    places = [place for place, row in enumerate(rows) if row.customer == "王建国"]
    seen, after = [], -1
    for _ in range(len(places) + 1):
        found = blocks.find("wjg", after)
        assert found is not None
        seen.append(found)
        after = found
    assert seen == [*places, places[0]]
    assert rows[blocks.find("0123", -1) or 0].number == "2F01-261120-0123"
    assert blocks.find("不存在", -1) is None
    assert blocks.find("  ", -1) is None
    assert blocks.find("wjg", 10_000) is not None
