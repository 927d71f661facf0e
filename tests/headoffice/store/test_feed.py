"""The feed: pages that end, sums that agree, cursors that die with their epoch."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice, OfficeOptions, Places, open_office
from app.headoffice.store.refusals import HeadOfficeError, RetireRefusedError
from app.headoffice.store.snapshots import SnapshotHead
from app.wire import rowsum
from app.wire.limits import Limits
from app.wire.messages import ENTRIES, PERSON_KEYS, Item, JudgedEntry, OwnKeys, Page
from app.wire.parcels import unwrapped
from app.wire.problems import WireError
from app.wire.sealing import key_name
from app.wire.zstandard import zstd
from tests.headoffice.store.desks import Desk, FakeClock


class Copy:
    """What a desk keeps of the feed: the last word on each key."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.rows: dict[tuple[str, str], int] = {}
        self.cursor = ""
        self.pages = 0

    def take(self, item: Item) -> None:
        if item.coll == ENTRIES:
            body = (
                item.body if isinstance(item.body, JudgedEntry) else msgspec.convert(item.body, JudgedEntry)
            )
            for at in range(body.count):
                seq, pos = body.seq + at, item.pos + at
                after = body.hash or self.desk.hash_at(seq).hex()
                row = rowsum.row_hash(f"{body.writer}/{seq}", pos, f"{body.verdict}\n{after}".encode())
                self.rows[ENTRIES, f"{body.writer}/{seq}"] = row
        elif item.coll == PERSON_KEYS and not item.key:
            for at, name in enumerate(msgspec.convert(item.body, OwnKeys).names, item.pos):
                self.rows[item.coll, name] = rowsum.row_hash(name, at, b"")
        elif item.coll == PERSON_KEYS and item.op == "put":
            self.rows[item.coll, item.key] = rowsum.row_hash(item.key, item.pos, b"")
        elif item.op == "put":
            body_bytes = msgspec.json.encode(item.body, order="sorted")
            self.rows[item.coll, item.key] = rowsum.row_hash(item.key, item.rev, body_bytes)
        else:
            self.rows.pop((item.coll, item.key), None)

    def read_on(self, office: HeadOffice, limit: int = 1000) -> Page:
        while True:
            page = office.feed(self.desk.caller, self.cursor, limit)
            self.pages += 1
            for item in page.items:
                self.take(item)
            self.cursor = page.next
            if not page.more:
                self.agree(page)
                return page

    def agree(self, page: Page) -> None:
        for coll, total in page.totals.items():
            rows = [row for (of, _), row in self.rows.items() if of == coll]
            assert (len(rows), rowsum.to_text(rowsum.row_sum(rows))) == (total.n, total.sum), coll


@pytest.fixture
def pair(office: HeadOffice) -> tuple[Desk, Desk]:
    first, second = Desk(1), Desk(2)
    for desk in (first, second):
        desk.enrol(office)
        for _ in range(3):
            desk.write(desk.open_ticket(), NoteAdded("备注"))
        desk.push(office)
    office.projector.project_all()
    return first, second


@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_sums_agree_whatever_the_size_of_a_page(
    office: HeadOffice, pair: tuple[Desk, Desk], limit: int
) -> None:
    office.reference.publish("goods", "MK-1508", {"name": "电水壶", "b": 1, "a": [1.5, None]})
    copy = Copy(pair[0])
    copy.read_on(office, limit)
    assert len([1 for coll, _ in copy.rows if coll == ENTRIES]) == 12
    assert len([1 for coll, _ in copy.rows if coll == PERSON_KEYS]) == 6


def test_what_changes_later_is_told_once_more(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    copy = Copy(first)
    copy.read_on(office)
    late = Desk(3)
    late.enrol(office)
    late.open_ticket("t9")
    second.tickets["t9"] = late.tickets["t9"]
    second.write("t9", NoteAdded("先到"))
    second.push(office, 7)
    office.projector.project_all()
    copy.read_on(office)
    late.push(office)
    office.projector.project_all()
    office.reference.publish("calendar", "p", {"v": 1})
    office.reference.publish("calendar", "p", {"v": 2}, by="主管")
    copy.read_on(office)
    assert office.reference.rows("calendar") == {"p": {"v": 2}}


def test_own_entries_come_without_lines_and_in_one(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    page = office.feed(pair[0].caller, "")
    items = [each for each in page.items if each.coll == ENTRIES]
    assert [(each.body.count, bool(each.body.line)) for each in items] == [(6, False)] + [(1, True)] * 6
    codes = {each.device: each.desk for each in office.admin.devices()}
    other = pair[1].caller.device
    assert page.desks == {other: codes[other]}, "who it is that wrote the others"


def test_own_keys_come_by_name_and_in_one(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    items = [each for each in office.feed(first.caller, "").items if each.coll == PERSON_KEYS]
    by_name = [msgspec.convert(each.body, OwnKeys).names for each in items if not each.key]
    assert [sorted(names) for names in by_name] == [_names(first)]
    assert sorted(each.key for each in items if each.key) == _names(second)


def test_who_asks_for_keys_alone_gets_all_in_boxes(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    page = office.feed(first.caller, "", 1000, (PERSON_KEYS,))
    from_there = office.feed(first.caller, office.feed(first.caller, "", 1).next, 1000, (PERSON_KEYS,))
    assert {each.coll for each in from_there.items} == {PERSON_KEYS}
    assert 0 < len(from_there.items) < len(page.items), "from the cursor of a walk through all of them"
    opened = unwrapped([each.body for each in page.items], first.seal_key)
    assert {each.key for each in opened} == {*first.ring.keys.values(), *second.ring.keys.values()}


def _names(desk: Desk) -> list[str]:
    return sorted(f"{ticket}/{kind}/{key_name(key)}" for (ticket, kind), key in desk.ring.keys.items())


def test_keys_open_for_the_asking_device_alone(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    boxes = [
        each.body for each in office.feed(second.caller, "").items if each.coll == PERSON_KEYS and each.key
    ]
    opened = {(each.ticket, each.kind): each.key for each in unwrapped(boxes, second.seal_key)}
    assert opened.items() >= first.ring.keys.items()
    with pytest.raises(WireError):
        unwrapped(boxes, first.seal_key)


def test_collections_can_be_asked_for(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    page = office.feed(pair[0].caller, "", 1000, (PERSON_KEYS,))
    assert {each.coll for each in page.items} == {PERSON_KEYS}
    assert set(page.totals) == {PERSON_KEYS}


def test_a_page_has_a_size(places: Places, clock: FakeClock) -> None:
    options = OfficeOptions(limits=Limits(page_bytes=4000))
    with open_office(places, clock, options) as office:
        office.admin.new_branch("一楼", "b1")
        first, second = Desk(1), Desk(2)
        for desk in (first, second):
            desk.enrol(office)
        for _ in range(8):
            first.open_ticket()
        first.push(office)
        office.projector.project_all()
        copy = Copy(second)
        copy.read_on(office)
        assert copy.pages > 3


def test_cursors_of_another_life_are_gone(
    office: HeadOffice, pair: tuple[Desk, Desk], tmp_path: Path
) -> None:
    cursor = office.feed(pair[0].caller, "").next
    for bad in ("x", "AAAA", cursor[:-4]):
        with pytest.raises(WireError) as caught:
            office.feed(pair[0].caller, bad)
        assert caught.value.code == "cursor_gone"
    office.keeping.restore(office.keeping.backup(tmp_path / "b.db").path)
    with pytest.raises(WireError) as caught:
        office.feed(pair[0].caller, cursor)
    assert caught.value.code == "cursor_gone"


def test_news_is_told_after_the_commit(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    heard: list[tuple[str, str]] = []
    leave = office.news.subscribe(lambda tenant, branch: heard.append((tenant, branch)))
    before = office.newest(pair[0].caller)
    office.reference.publish("policy", "p", {})
    office.reference.publish("policy", "q", {}, scope="b1")
    pair[0].write(None, NoteAdded("一"))
    pair[0].push(office, 7)
    office.projector.project_all()
    tenant = pair[0].caller.tenant
    assert heard == [(tenant, "*"), (tenant, "b1"), (tenant, "b1")]
    assert office.newest(pair[0].caller) == (before[0] + 2, before[1] + 1)
    leave()
    office.reference.publish("policy", "p", {})
    assert len(heard) == 3


def test_most_of_a_collection_goes_only_when_a_person_says_so(office: HeadOffice) -> None:
    """Absence never means delete, and neither does a slip of the hand (fault 36)."""
    for number in range(20):
        office.reference.publish("staff", f"s{number}", {"n": number})
    assert office.reference.retire("staff", ["s0", "s1"]) == 2
    with pytest.raises(RetireRefusedError) as caught:
        office.reference.retire("staff", ["s2", "s3", "s4"])
    assert (caught.value.gone, caught.value.all) == (3, 18)
    assert office.reference.retire("staff", ["s2", "s3", "s4", "none"], confirmed=True) == 3
    assert len(office.reference.rows("staff")) == 15
    with pytest.raises(HeadOfficeError, match="collection_unknown"):
        office.reference.publish("entries", "k", {})
    with pytest.raises(HeadOfficeError, match="unknown_branch"):
        office.reference.publish("staff", "k", {}, scope="nowhere")


def read_snapshot(path: Path) -> tuple[SnapshotHead, list[Item]]:
    lines = zstd.decompress(path.read_bytes()).splitlines()
    return msgspec.json.decode(lines[0], type=SnapshotHead), [
        msgspec.json.decode(line, type=Item) for line in lines[1:]
    ]


def test_a_snapshot_and_the_feed_behind_it(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    taken = office.snapshot(second.caller, ENTRIES)
    assert office.snapshot(second.caller, ENTRIES) == taken
    head, items = read_snapshot(taken.path)
    copy = Copy(second)
    for item in items:
        copy.take(item)
    assert (head.n, len(items)) == (12, 12)
    assert rowsum.to_text(rowsum.row_sum(copy.rows.values())) == head.sum
    first.write(None, NoteAdded("以后"))
    first.push(office, 7)
    office.projector.project_all()
    copy.cursor = head.next
    page = copy.read_on(office)
    assert [each.coll for each in page.items].count(ENTRIES) == 1
    newer = office.snapshot(second.caller, ENTRIES)
    assert newer.path != taken.path
    assert not taken.path.exists()
    office.reference.publish("goods", "k", {"n": 1})
    head, items = read_snapshot(office.snapshot(second.caller, "goods").path)
    assert [(each.key, each.body) for each in items] == [("k", {"n": 1})]
    for coll in (PERSON_KEYS, "nothing"):
        with pytest.raises(WireError):
            office.snapshot(second.caller, coll)
