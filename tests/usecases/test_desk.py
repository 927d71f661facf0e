"""The desk and its people, as settings keep them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.usecases.desk import OFFICE_STAFF, Person, desk_of, desk_settings, make_desk, read_hours, staff_of


def test_a_desk_comes_back_from_its_settings() -> None:
    desk = make_desk({"code": "2f-01", "hours": "9：30–21:30", "mall": " 云汇\x07广场 \n", "unknown": 1})
    assert (desk.code, desk.hours, desk.mall) == ("2F-01", "09:30-21:30", "云汇广场")
    assert (desk.opens, desk.closes) == (time(9, 30), time(21, 30))
    assert desk_of(desk_settings(desk)) == desk
    assert desk_of({}) is None


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({}, "text_missing", "desk"),
        ({"code": " "}, "text_missing", "desk"),
        ({"code": "二楼"}, "desk_code_form", "desk"),
        ({"code": "2F-01", "hours": "always"}, "hours_form", "hours"),
        ({"code": "2F-01", "hours": "22:00-10:00"}, "hours_order", "hours"),
        ({"code": "2F-01", "zone": "Mars/Olympus"}, "no_such_zone", "zone"),
        ({"code": "2F-01", "mall": "长" * 201}, "text_too_long", "mall"),
        ({"code": "2F-01", "address": "W" * 10_000}, "text_too_long", "address"),
    ],
)
def test_a_desk_that_cannot_be_is_refused(values: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(InputError) as caught:
        make_desk(values)
    assert (caught.value.code, caught.value.field) == (code, field)


@given(st.text(max_size=14))
def test_any_text_is_hours_or_an_input_error(text: str) -> None:
    try:
        opens, closes = read_hours(text)
    except InputError as error:
        assert error.field == "hours"  # noqa: PT017  # either outcome is right
    else:
        assert opens < closes


def test_staff_is_read_leniently() -> None:
    listed = [{"name": "何立", "role": "manager"}, {"name": "小周", "role": "juggler"}, {"role": "clerk"}, 5]
    assert staff_of({"staff": listed}) == (Person("何立", Role.MANAGER), Person("小周"))
    assert staff_of({"staff": "何立"}) == ()
    assert staff_of({}) == ()


def test_names_that_look_alike_are_one_person_in_the_role_of_head_office() -> None:
    own = [{"name": "张三", "role": "manager"}, {"name": "李四", "role": "clerk"}]
    office = [{"name": "张\u200b三", "role": "clerk"}, {"name": "张三", "role": "manager"}]
    known = staff_of({"staff": own, OFFICE_STAFF: office})
    assert [(each.name, each.role) for each in known] == [("张\u200b三", Role.CLERK), ("李四", Role.CLERK)]


def test_a_region_without_rules_is_refused() -> None:
    assert make_desk({"code": "2F-01", "region": "浙江"}).region == "浙江"
    with pytest.raises(InputError) as refused:
        make_desk({"code": "2F-01", "region": "火星"})
    assert refused.value.field == "region"


def test_the_hours_of_a_desk_are_read_once() -> None:
    desk = make_desk({"code": "2F-01", "hours": "09:30-21:30"})
    assert desk.opens is desk.opens
    moved = replace(desk, hours="08:00-20:00")
    assert (moved.opens, moved.closes) == (time(8), time(20))
    assert desk != moved
