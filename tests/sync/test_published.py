"""What head office publishes is in use at the desk: rules, wording, prices, staff; and what it approves."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.documents.wording import read_file
from app.domain.calendar import YearPlan
from app.domain.money import Fen
from app.domain.records import Goods
from app.domain.refusals import RefusedError
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Option
from app.domain.vocabulary import Role
from app.headoffice.store.checking import RowRefusedError
from app.headoffice.store.refusals import HeadOfficeError
from app.library.files import resource_root
from app.library.rules import PackagedRules
from app.usecases.desk import ABSENCES, Person, staff_of
from app.usecases.house_rules import keep_profile, keep_year
from app.usecases.issue import RECEIPT, issue
from app.usecases.perform import perform
from app.usecases.published import published_staff, refused_rows
from app.usecases.staffing import Staffing
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, kettle, kettle_goods
from tests.fakes.whole_desk import RealOffice, WholeDesk, real_office, whole_desk

YEAR: dict[str, Any] = {"year": 2027, "off": ["2027-01-01"], "makeup": [], "source": "总部转发"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RealOffice]:
    with real_office(tmp_path / "office") as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path, office: RealOffice) -> Iterator[WholeDesk]:
    with whole_desk(tmp_path / "desk", office) as found:
        yield found


def profile(version: str, hours: int, valid_from: str = "2026-11-20") -> dict[str, Any]:
    """The profile of the mall, with another time for making a plan."""
    document: dict[str, Any] = deepcopy(dict(PackagedRules().profile("mall_desk")))
    document |= {"version": version, "valid_from": valid_from}
    plan = next(rule for rule in document["rules"] if rule["id"] == "plan")
    plan["length"]["hours"] = hours
    return document


def due_of_plan(shop: Shop, ticket: str) -> timedelta:
    """How long after the intake the plan is due."""
    clocks = shop.work.policy.clocks(shop.ticket(ticket), shop.time.now())
    clock = next(each.clock for each in clocks if each.clock.key == "plan")
    return clock.due - clock.start


def test_rules_are_in_force_at_once_and_after_the_next_start(
    tmp_path: Path, office: RealOffice, desk: WholeDesk
) -> None:
    shop = desk.shop
    old = shop.intake()
    office.publish("calendar", "2027", YEAR)
    office.publish("policy", "mall_desk/2026.2", profile("2026.2", 9))
    desk.pass_on(office)
    assert shop.work.policy.calendar.plans[2027].source == "总部转发"
    shop.time.advance(minutes=1)
    new = shop.intake()
    assert (old.profile_version, new.profile_version) == ("2026.1", "2026.2")
    assert due_of_plan(shop, new.id) > due_of_plan(shop, old.id)
    assert not shop.store.verify().findings


def test_what_came_is_there_after_the_next_start(tmp_path: Path, office: RealOffice) -> None:
    office.publish("policy", "mall_desk/2026.2", profile("2026.2", 9))
    with whole_desk(tmp_path / "desk", office) as desk:
        desk.pass_on(office)
    with whole_desk(tmp_path / "desk", office) as desk:
        assert desk.shop.work.policy.version == "2026.2"
        assert desk.shop.work.policy.left_out is None


def test_a_version_published_ahead_waits_for_its_day(office: RealOffice, desk: WholeDesk) -> None:
    office.publish("policy", "mall_desk/2027.1", profile("2027.1", 9, "2027-01-01"))
    desk.pass_on(office)
    assert desk.shop.intake().profile_version == "2026.1"
    desk.shop.time.moment += timedelta(days=60)
    assert desk.shop.intake().profile_version == "2027.1"


def test_head_office_goes_before_the_house(office: RealOffice, desk: WholeDesk) -> None:
    shop = desk.shop
    doubted = YearPlan(2027, frozenset({date(2027, 1, 2)}), frozenset(), "贴入", doubts=2)
    keep_year(shop.work, doubted, SUPERVISOR)
    keep_profile(shop.work, profile("2026.1-1", 3, "2026-11-21"), SUPERVISOR)
    office.publish("calendar", "2027", YEAR)
    office.publish("policy", "mall_desk/2026.2", profile("2026.2", 9, "2026-11-01"))
    desk.pass_on(office)
    assert shop.work.policy.calendar.is_official(date(2027, 1, 4))
    assert shop.work.policy.version == "2026.2"
    keep_year(shop.work, doubted, SUPERVISOR)
    assert shop.work.policy.calendar.plans[2027].source == "总部转发"


def test_a_year_in_doubt_never_replaces_one_without(office: RealOffice, desk: WholeDesk) -> None:
    sure = YearPlan(2027, frozenset({date(2027, 1, 1)}), frozenset(), "公告")
    keep_year(desk.shop.work, sure, SUPERVISOR)
    office.publish("calendar", "2027", {**YEAR, "doubts": 1})
    desk.pass_on(office)
    assert desk.shop.work.policy.calendar.plans[2027] == sure


def test_what_cannot_be_read_is_left_out_by_key_and_field_and_the_rest_counts(
    tmp_path: Path, office: RealOffice
) -> None:
    broken = profile("2026.3", 9) | {"valid_from": "soon"}
    for collection, key, body in (
        ("policy", "mall_desk/2026.3", broken),
        ("calendar", "2028", {"year": 2028}),
        ("calendar", "2029", ["not", "an", "object"]),
        ("staff", "p1", {"name": "何立", "role": "king"}),
        ("clauses", "receipt.1001", {"title": "x"}),
        ("goods", "690", {"name": "壶", "price": "12"}),
    ):
        office.trust(collection, key, body)
    office.publish("policy", "mall_desk/2026.2", profile("2026.2", 9))
    office.publish("calendar", "2027", YEAR)
    found = set[tuple[str, str]]()
    for _ in range(2):
        with whole_desk(tmp_path / "desk", office) as desk:
            desk.pass_on(office)
            work = desk.shop.work
            assert work.policy.version == "2026.2"
            assert work.policy.calendar.plans[2027].source == "总部转发"
            assert work.policy.left_out is None
            assert desk.shop.intake().number
            found = {(row.key, row.error.field) for row in refused_rows(work.published, work.checks)}
    assert found == {
        ("mall_desk/2026.3", "valid_from"),
        ("2028", "off"),
        ("2029", "body"),
        ("p1", "role"),
        ("receipt.1001", "uses.common"),
        ("690", "price"),
    }


@pytest.mark.parametrize(
    ("collection", "key", "body", "field"),
    [
        ("policy", "mall_desk/2026.1", PackagedRules().profile("mall_desk"), "version"),
        ("policy", "statute/1", {"id": "statute", "version": "1", "rules": []}, "profile"),
        ("policy", "other", profile("2026.2", 9), "key"),
        ("policy", "mall_desk/2026.2", profile("2026.2", 0), "length.n"),
        ("calendar", "2026", YEAR, "key"),
        ("calendar", "2027", {**YEAR, "makeup": ["2027-01-04"]}, "makeup"),
        ("clauses", "receipt.2", {}, "key"),
        ("clauses", "poster.1001", {}, "key"),
        ("goods", " ", {"name": "壶"}, "key"),
        ("goods", "690", {"name": "壶", "colour": "red"}, "colour"),
        ("staff", "p1", {"role": "clerk"}, "name"),
        ("device_policy", "all", {"video_hours": [22]}, "video_hours"),
        ("device_policy", "all", {"silent_days": 0}, "silent_days"),
    ],
)
def test_head_office_refuses_what_desks_would_leave_out(
    office: RealOffice, collection: str, key: str, body: Any, field: str
) -> None:
    with pytest.raises(RowRefusedError) as refused:
        office.publish(collection, key, body)
    fault = refused.value.fault
    assert fault is not None
    assert fault.field == field
    assert fault.sentence != fault.code
    assert office.office.reference.rows(collection) == {}


def wording(**changes: str) -> dict[str, Any]:
    """The receipt's wording as it ships, changed."""
    return {**read_file(resource_root() / "clauses", "receipt", 1), **changes}


def test_new_papers_take_the_wording_of_head_office_and_old_ones_keep_theirs(
    office: RealOffice, desk: WholeDesk
) -> None:
    shop = desk.shop
    before = issue(shop.work, shop.intake().id, RECEIPT, CLERK)
    office.publish("clauses", "receipt.1001", wording(fading="请拍照留存本回执。"))
    desk.pass_on(office)
    after = issue(shop.work, shop.intake().id, RECEIPT, CLERK)
    assert (before.clauses, after.clauses) == ("receipt.1", "receipt.1001")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"fading": "最终解释权归本店"}, "fading", "row_words_forbidden"),
        ({"fading": "拍照 {secret}"}, "fading", "row_field_wrong"),
        ({"fading": "拍照,留存"}, "fading", "row_field_wrong"),
        ({"more": "多一句"}, "more", "row_field_unknown"),
        ({"fading": 7}, "fading", "row_field_wrong"),
    ],
)
def test_wording_keeps_the_rules_of_wording(
    office: RealOffice, changes: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(RowRefusedError) as refused:
        office.publish("clauses", "receipt.1001", wording(**changes))
    fault = refused.value.fault
    assert fault is not None
    assert (fault.field, fault.code) == (field, code)


def test_a_version_that_is_published_stays(office: RealOffice) -> None:
    office.publish("clauses", "receipt.1001", wording())
    office.publish("clauses", "receipt.1001", wording())
    with pytest.raises(RowRefusedError, match="version_stays"):
        office.publish("clauses", "receipt.1001", wording(fading="请留存。"))
    with pytest.raises(RowRefusedError, match="version_stays"):
        office.office.reference.retire("clauses", ["receipt.1001"])
    with pytest.raises(RowRefusedError, match="key_elsewhere"):
        office.publish("clauses", "receipt.1001", wording(), office.branch)


def test_goods_go_into_the_price_list_and_out_again(office: RealOffice, desk: WholeDesk) -> None:
    shop, reference = desk.shop, office.office.reference
    rows = {f"69{number:06}": {"name": f"壶{number}", "price": number} for number in range(2500)}
    assert reference.publish_all("goods", rows) == (2500, 0)
    assert reference.publish_all("goods", {**rows, "69000001": {"name": "新壶"}}) == (1, 2499)
    desk.pass_on(office)
    hit = shop.work.catalogue.goods("69000007")
    assert hit is not None
    assert (hit.goods, hit.source) == (Goods("壶7", barcode="69000007", price=Fen(7)), "office")
    shop.work.catalogue.put([Goods("本店价", barcode="69000002")])
    assert reference.retire("goods", ["69000001", "69000002"]) == 2
    desk.pass_on(office)
    assert shop.work.catalogue.goods("69000001") is None
    own = shop.work.catalogue.goods("69000002")
    assert own is not None
    assert own.source == "list"


def test_staff_of_head_office_stand_beside_the_house_s_own(office: RealOffice, desk: WholeDesk) -> None:
    work = desk.shop.work
    work.settings.put({"staff": [{"name": "林晓敏", "role": "clerk"}, {"name": "何立", "role": "clerk"}]})
    office.publish("staff", "p7", {"name": "何立", "role": "manager"})
    away = {"absent_from": "2026-11-20", "absent_until": "2026-11-22", "deputy": "何立"}
    office.publish("staff", "p8", {"name": "苏晴", "role": "supervisor", **away}, office.branch)
    work.settings.put({ABSENCES: {"苏晴": {"absent_from": "2026-12-01"}}})  # head office stands before it
    desk.pass_on(office)
    assert staff_of(work.settings.all()) == (
        Person("林晓敏"),
        Person("何立", Role.MANAGER),
        Person("苏晴", Role.SUPERVISOR, date(2026, 11, 20), date(2026, 11, 22), "何立"),
    )
    assert [each.id for each in published_staff(work.published)] == ["p7", "p8"]
    Staffing(work, Person("何立", Role.MANAGER)).add("周倩", "clerk")
    assert work.tickets.unsent().entries == 1
    desk.pass_on(office)
    assert work.tickets.unsent().entries == 0  # who changed the staff is known at head office too
    office.office.reference.retire("staff", ["p7"])
    desk.pass_on(office)
    assert Person("何立") in staff_of(work.settings.all())


def test_what_head_office_asks_of_devices_reaches_them(office: RealOffice, desk: WholeDesk) -> None:
    def asked() -> object:
        lanes = desk.sync.__dict__["_ways"].lanes(desk.shop.store.linkstate.link())
        return lanes.__dict__["_sessions"].policy

    desk.pass_on(office)
    assert asked() == {}
    office.publish("device_policy", "all", {"metered": True, "silent_days": 7})
    office.publish("device_policy", office.branch, {"video_hours": [23, 5]}, office.branch)
    office.publish("device_policy", "another-device", {"metered": False})
    desk.pass_on(office)
    assert asked() == {"metered": True, "silent_days": 7, "video_hours": [23, 5]}


def test_rules_that_were_broken_off_are_taken_up_later(office: RealOffice, desk: WholeDesk) -> None:
    shop = desk.shop
    shop.intake()
    office.publish("policy", "mall_desk/2026.2", profile("2026.2", 9))
    silent = desk.listeners.__dict__
    kept, silent["_take_up"] = silent["_take_up"], lambda: False
    desk.pass_on(office)
    assert shop.work.policy.version == "2026.1"
    silent["_take_up"] = kept
    told: list[object] = []
    desk.listeners.on_tickets = told.append
    desk.listeners.renew()
    desk.listeners.renew()
    assert shop.work.policy.version == "2026.2"
    assert told == [[""]]


def test_an_approval_of_head_office_lets_the_desk_go_on(office: RealOffice, desk: WholeDesk) -> None:
    shop = desk.shop
    form = kettle(goods=(replace(kettle_goods(), price=Fen(1_280_000)),))
    ticket = shop.intake(form)
    shop.judge(ticket)
    perform(shop.work, ticket.id, OfferPlan((Option("exchange_same_model", amount=Fen(0)),)), CLERK)
    with pytest.raises(RefusedError) as refused:
        perform(shop.work, ticket.id, AcceptPlan(), CLERK)
    assert refused.value.refusal.code == "manager_must_approve"
    with pytest.raises(HeadOfficeError, match="no_such_ticket"):
        office.office.trouble.approve(office.branch, ticket.id, user="周总")
    desk.pass_on(office)
    (waits,) = office.office.trouble.waiting_plans(office.branch, ticket.id)
    assert (waits.item, waits.options, waits.approved) == (
        ticket.items[0].id,
        (("exchange_same_model", 0),),
        (),
    )
    office.office.trouble.approve(office.branch, ticket.id, item=waits.item, user="周总")
    desk.pass_on(office)
    (waits,) = office.office.trouble.waiting_plans(office.branch, ticket.id)
    assert waits.approved == ("周总",)
    approved = shop.ticket(ticket.id).approvals
    assert [(each.by, each.role) for each in approved] == [("周总", Role.HEAD_OFFICE)]
    shop.time.advance(minutes=1)
    perform(shop.work, ticket.id, AcceptPlan(), CLERK)
    desk.pass_on(office)
    assert shop.store.verify().sound
    assert office.office.trouble.waiting_plans(office.branch, ticket.id) == ()
    with pytest.raises(HeadOfficeError, match="approval_refused"):
        office.office.trouble.approve(office.branch, ticket.id, user="周总")
