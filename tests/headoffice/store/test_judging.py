"""Judging: every verdict there is, told to the desk that wrote and to those that read."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from app.domain.entry import Body
from app.domain.merging import judge
from app.domain.money import Fen
from app.domain.records import Goods
from app.domain.registry import BODIES
from app.domain.steps.amendment import CustomerAmended
from app.domain.steps.closing import TicketVoided, TicketWithdrawn
from app.domain.steps.contact import NoteAdded
from app.domain.steps.deciding import ConflictDecided
from app.domain.steps.intake import GoodsAdded
from app.domain.steps.level import LevelSet
from app.domain.steps.planning import PlanAccepted, PlanOffered
from app.domain.ticket import Level
from app.domain.verdicts import Option
from app.domain.vocabulary import Acceptance
from app.headoffice.office import HeadOffice, Places, open_office
from app.headoffice.store import hearing
from app.headoffice.store.refusals import HeadOfficeError
from app.wire.messages import ENTRIES, Verdict
from tests.fakes.cases import customer
from tests.headoffice.store.desks import Desk, FakeClock


def verdicts(office: HeadOffice, desk: Desk) -> dict[tuple[str, int], Verdict]:
    """What the desk is told in the end of each entry of the branch."""
    told: dict[tuple[str, int], Verdict] = {}
    cursor = ""
    while True:
        page = office.feed(desk.caller, cursor)
        for item in page.items:
            if item.coll == ENTRIES:
                for at in range(item.body.count):
                    told[item.body.writer, item.body.seq + at] = item.body.verdict
        cursor = page.next
        if not page.more:
            return told


def phone(number: str) -> CustomerAmended:
    return CustomerAmended(customer(phone=number), ("phone",))


@pytest.fixture
def pair(office: HeadOffice) -> tuple[Desk, Desk]:
    """Two desks that know one ticket, ``t1``, of the first."""
    first, second = Desk(1), Desk(2)
    for desk in (first, second):
        desk.enrol(office)
    first.open_ticket("t1")
    first.push(office)
    office.projector.project_all()
    second.tickets["t1"] = first.tickets["t1"]
    second.ring.keys.update(first.ring.keys)
    return first, second


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            LevelSet(Level(2, "一般", "售后主管")),
            LevelSet(Level(1, "紧急", "售后经理", ("A", "B"))),
            ("level", "2 · 一般 · 售后主管", "1 · 紧急 · 售后经理 · A、B"),
        ),
        (
            GoodsAdded("2", Goods("茶杯", brand="美厨"), "repair"),
            GoodsAdded("2", Goods("碗"), "repair"),
            ("item.2", "美厨 茶杯", "碗"),
        ),
        (
            TicketWithdrawn("客户不修了"),
            TicketWithdrawn("客户联系不上"),
            ("reason", "客户不修了", "客户联系不上"),
        ),
    ],
)
def test_what_two_said_is_told_without_any_program_text(
    office: HeadOffice, pair: tuple[Desk, Desk], one: Body, other: Body, told: tuple[str, str, str]
) -> None:
    first, second = pair
    first.write("t1", one)
    second.write("t1", other)
    first.push(office, 2)
    second.push(office)
    office.projector.project_all()
    assert told in office.trouble.values("b1", second.writer, 1)


def test_two_say_different_things_and_a_person_decides(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    first.write("t1", phone("13900001111"))
    contested = second.write("t1", phone("13700002222"))
    first.push(office, 2)
    second.push(office)
    office.projector.project_all()
    assert verdicts(office, first)[second.writer, 1] is Verdict.CONFLICT
    (open_one,) = office.trouble.conflicts()
    assert (open_one.entry, open_one.detail["claims"]) == (contested.id, ["customer.phone"])
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.phone, row.conflicts) == ("139****1111", 1)
    assert office.trouble.values("b1", second.writer, 1) == (
        ("customer.phone", "139****1111", "137****2222"),
    )
    written = office.trouble.decide("b1", second.writer, 1, take=True, note="客户确认", user="主管")
    assert written.seq == 2
    office.projector.project_all()
    assert office.trouble.conflicts() == ()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.phone, row.conflicts, row.entries) == ("137****2222", 0, 4)
    told = verdicts(office, first)
    assert [verdict for (writer, _), verdict in told.items() if writer == written.writer] == [
        Verdict.APPLIED,
        Verdict.APPLIED,
    ]
    with pytest.raises(HeadOfficeError, match="taking_back_at_desks"):
        office.trouble.decide("b1", second.writer, 1, take=False, note="", user="主管")
    office.trouble.decide("b1", second.writer, 1, take=True, note="再次确认", user="主管")


@pytest.mark.parametrize("desk_takes", [True, False])
def test_head_office_and_a_desk_decide_apart(
    office: HeadOffice, pair: tuple[Desk, Desk], *, desk_takes: bool
) -> None:
    first, second = pair
    first.write("t1", phone("13900001111"))
    contested = second.write("t1", phone("13700002222"))
    first.push(office, 2)
    second.push(office)
    office.projector.project_all()
    office.trouble.decide("b1", second.writer, 1, take=not desk_takes, note="", user="主管")
    office.projector.project_all()
    first.write("t1", ConflictDecided(contested.id, desk_takes, "customer.amended", weighty=False))
    first.push(office, 1)
    office.projector.project_all()
    (open_one,) = office.trouble.conflicts()
    assert (open_one.type, open_one.detail["claims"]) == ("conflict.decided", [f"decided.{contested.id}"])
    place = ("b1", first.writer, open_one.seq)
    assert office.trouble.values(*place) == (
        (f"decided.{contested.id}", "–" if desk_takes else "✓", "✓" if desk_takes else "–"),
    )
    if not desk_takes:
        with pytest.raises(HeadOfficeError, match="taking_back_at_desks"):
            office.trouble.decide(*place, take=True, note="", user="主管")
    office.trouble.decide(*place, take=desk_takes, note="", user="主管")
    office.projector.project_all()
    assert office.trouble.conflicts() == ()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert row.phone == "137****2222"


def test_a_plan_taken_over_needs_its_approval_and_a_yes_its_own_plan(
    office: HeadOffice, pair: tuple[Desk, Desk]
) -> None:
    for desk, fen in zip(pair, (1_999_900, 2_999_900), strict=True):
        offer = desk.write("t1", PlanOffered("1", (Option("compensation", amount=Fen(fen)),)))
        desk.write("t1", PlanAccepted("1", 0, Acceptance.IN_PERSON, offer.id, "compensation", Fen(fen)))
    first, second = pair
    first.push(office, 2)
    second.push(office)
    office.projector.project_all()
    told = office.trouble.values("b1", second.writer, 1)
    assert ("item.1.plan", "compensation ¥19,999.00 ✓", "compensation ¥29,999.00") in told

    def take(seq: int) -> None:
        office.trouble.decide("b1", second.writer, seq, take=True, note="", user="主管")
        office.projector.project_all()

    with pytest.raises(HeadOfficeError, match="accepted_another_plan"):
        take(2)
    take(1)
    with pytest.raises(HeadOfficeError, match="manager_must_approve"):
        take(2)
    office.trouble.approve("b1", "t1", item="1", user="经理")
    office.projector.project_all()
    take(2)
    assert office.trouble.conflicts() == ()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert row.stage == "plan_accepted"


def test_a_conflict_that_is_left(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    first.write("t1", phone("13900001111"))
    second.write("t1", phone("13700002222"))
    first.push(office, 2)
    second.push(office)
    office.projector.project_all()
    with pytest.raises(HeadOfficeError, match="no_such_entry"):
        office.trouble.decide("b1", second.writer, 7, take=False, note="", user="主管")
    office.trouble.decide("b1", second.writer, 1, take=False, note="", user="主管")
    office.projector.project_all()
    assert office.trouble.conflicts() == ()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert row.phone == "139****1111"


def test_other_fields_merge(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    first.write("t1", NoteAdded("备注"))
    second.write("t1", phone("13700002222"))
    first.push(office, 2)
    second.push(office)
    office.projector.project_all()
    assert verdicts(office, first)[second.writer, 1] is Verdict.MERGED_SOFT


def test_an_entry_waits_for_its_ticket(office: HeadOffice) -> None:
    """The other desk's opening comes later; what was held then counts, and is told anew."""
    first, second = Desk(1), Desk(2)
    for desk in (first, second):
        desk.enrol(office)
    first.open_ticket("t1")
    second.tickets["t1"] = first.tickets["t1"]
    second.write("t1", NoteAdded("一"))
    second.write("t1", NoteAdded("二"))
    second.push(office)
    office.projector.project_all()
    assert set(verdicts(office, second).values()) == {Verdict.HELD}
    assert [each.seq for each in office.trouble.held()] == [1, 2]
    before = office.feed(second.caller, "").next
    first.push(office)
    office.projector.project_all()
    assert office.trouble.held() == ()
    later = [each.body for each in office.feed(second.caller, before).items if each.coll == ENTRIES]
    assert [(each.writer, each.seq, each.count, each.verdict) for each in later] == [
        (first.writer, 1, 1, Verdict.APPLIED),
        (second.writer, 1, 2, Verdict.APPLIED),
    ]
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert row.entries == 3


def test_held_and_opened_in_one_batch(office: HeadOffice) -> None:
    first, second = Desk(1), Desk(2)
    for desk in (first, second):
        desk.enrol(office)
    first.open_ticket("t1")
    second.tickets["t1"] = first.tickets["t1"]
    second.write("t1", NoteAdded("一"))
    second.push(office)
    first.push(office)
    office.projector.project_all()
    assert office.trouble.held() == ()
    assert set(verdicts(office, first).values()) == {Verdict.APPLIED}


def test_a_voided_ticket(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    first.write("t1", TicketVoided("误开"))
    second.write("t1", NoteAdded("一"))
    first.push(office, 2)
    second.push(office)
    office.projector.project_all()
    assert verdicts(office, first)[second.writer, 1] is Verdict.VOIDED
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert row.voided


@pytest.mark.expects_log("could not be judged")
def test_one_entry_that_cannot_be_judged_holds_up_its_ticket_alone(
    office: HeadOffice, pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = pair
    other = first.open_ticket()
    first.write("t1", NoteAdded("坏的"))
    first.write("t1", NoteAdded("后面的"))
    first.write(other, NoteAdded("别的工单"))
    first.push(office, 2)

    def stumble(ticket: object, entry: object, role: str) -> object:
        if getattr(getattr(entry, "body", None), "text", "") == "坏的":
            raise ZeroDivisionError
        return judge(ticket, entry, role)  # type: ignore[arg-type] # handed through

    with monkeypatch.context() as patch:
        patch.setattr(hearing, "judge", stumble)
        office.projector.project_all()
        aside = office.trouble.quarantined("b1")
        assert [(each.seq, each.detail["code"]) for each in aside] == [(3, "judging_failed"), (4, "depends")]
        assert verdicts(office, first)[first.writer, 5] is Verdict.APPLIED
        # Judged again without a change, it stays where it is and nobody is told again.
        end = office.newest(first.caller)
        assert office.trouble.retry("b1") == 2
        office.projector.project_all()
        assert office.newest(first.caller) == end
    assert office.trouble.retry("b1", "t1") == 2
    office.projector.project_all()
    assert office.trouble.quarantined() == ()
    assert set(verdicts(office, first).values()) == {Verdict.APPLIED}
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.entries, row.quarantined) == (3, 0)


def test_an_entry_of_a_newer_program_waits_for_the_upgrade(
    places: Places, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept and told of; judged by itself once head office knows the kind (fault 34)."""
    with open_office(places, clock) as office:
        office.admin.new_branch("一楼", "b1")
        desk = Desk(1)
        desk.enrol(office)
        desk.open_ticket("t1")
        desk.write("t1", phone("13700002222"))
        older: Mapping[str, type[Body]] = {
            name: body for name, body in BODIES.items() if body is not CustomerAmended
        }
        with monkeypatch.context() as patch:
            patch.setattr("app.wire.entries.BODIES", older)
            patch.setattr("app.wire.versions.BODIES", older)
            desk.push(office)
            office.projector.project_all()
        assert verdicts(office, desk)[desk.writer, 2] is Verdict.HELD_UPGRADE
        assert [each.type for each in office.trouble.held()] == ["customer.amended"]
        row = office.tickets.ticket("b1", "t1")
        assert row is not None
        assert row.phone == "138****2233"
        with office._database.writing() as connection:
            connection.exec_driver_sql("UPDATE site SET schema_known = 'older'")
    with open_office(places, clock) as office:
        office.projector.project_all()
        assert verdicts(office, desk)[desk.writer, 2] is Verdict.APPLIED
        assert office.trouble.held() == ()
        row = office.tickets.ticket("b1", "t1")
        assert row is not None
        assert row.phone == "137****2222"


def test_a_key_that_comes_after_its_entries(office: HeadOffice) -> None:
    desk = Desk(1)
    desk.enrol(office)
    desk.open_ticket("t1")
    office.push(desk.caller, desk.writer, desk.batch())
    office.projector.project_all()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.customer, row.phone) == ("", "")
    assert desk.send_keys(office) > 0
    office.projector.project_all()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.customer, row.phone) == ("王**", "138****2233")


def test_a_seal_that_does_not_hold_is_quarantined(office: HeadOffice, pair: tuple[Desk, Desk]) -> None:
    first, _ = pair
    first.write("t1", NoteAdded("一"))
    line = msgspec.json.decode(first.lines.pop())
    first.hashes.pop()
    line["p"]["c"] = "AAAA"
    first.append(msgspec.json.encode(line))
    first.push(office, 2)
    office.projector.project_all()
    assert [each.detail for each in office.trouble.quarantined()] == [{"code": "seal_broken"}]


def test_another_process_folds_what_this_one_remembers(places: Places, office: HeadOffice) -> None:
    """Folded tickets are kept per process: each looks whether the other went on."""
    with open_office(places, FakeClock()) as other:
        desk = Desk(1)
        desk.enrol(office)
        desk.open_ticket("t1")
        desk.push(office)
        office.projector.project_all()
        for number, where in enumerate((other, office, other), 2):
            desk.write("t1", NoteAdded(f"{number}"))
            desk.push(office, number)
            assert where.projector.project_all() == 1
        row = other.tickets.ticket("b1", "t1")
        assert row is not None
        assert row.entries == 4
