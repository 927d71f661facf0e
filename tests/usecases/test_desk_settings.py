"""The list of settings, and what may be kept."""

import pytest

from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.usecases.desk import Person, make_desk, staff_of
from app.usecases.desk_settings import (
    SETTINGS,
    checked_desk,
    settings_of,
    staff_value,
    text_of,
    with_person,
    without_person,
)

DESK = make_desk({"code": "2F-01", "name": "2F 服务台"})
STAFF = (Person("林晓敏"), Person("吴敏华", Role.SUPERVISOR))


def test_every_key_is_there_once() -> None:
    keys = [setting.key for setting in SETTINGS]
    assert len(keys) == len(set(keys))
    assert all(setting.label for setting in SETTINGS)


def test_a_section_keeps_its_order() -> None:
    assert [setting.key for setting in settings_of("desk")][:2] == ["desk.code", "desk.name"]


def test_what_was_never_set_has_its_default() -> None:
    assert text_of({}, "desk.hours") == "10:00-22:00"
    assert text_of({"desk.hours": " 09:00-21:00 "}, "desk.hours") == "09:00-21:00"
    assert text_of({"desk.hours": 7}, "desk.hours") == ""


def test_a_changed_desk_keeps_what_was_not_changed() -> None:
    kept = checked_desk({"desk.hours": "09:00-21:00"}, DESK)
    assert kept["desk.hours"] == "09:00-21:00"
    assert kept["desk.name"] == "2F 服务台"
    with pytest.raises(InputError, match="hours_form"):
        checked_desk({"desk.hours": "always"}, DESK)


def test_staff_goes_there_and_back() -> None:
    assert staff_of({"staff": staff_value(STAFF)}) == STAFF


def test_a_name_is_cleaned_and_stands_once() -> None:
    more = with_person(STAFF, "  白  洁 ", "clerk")
    assert more[-1] == Person("白 洁")
    with pytest.raises(InputError, match="person_twice"):
        with_person(more, "白 洁", "clerk")
    for alike in ("白\u200b 洁", "白　洁", "\ufeff白 洁", "白 洁\x00"):
        with pytest.raises(InputError, match="person_twice"):
            with_person(more, alike, "clerk")
    assert with_person(STAFF, "Ｌｉ　Ｍｉｎｇ", "clerk")[-1] == Person("Li Ming")
    for nothing in (" ", "\u200b"):
        with pytest.raises(InputError, match="text_missing"):
            with_person(STAFF, nothing, "clerk")
    with pytest.raises(InputError, match="text_too_long"):
        with_person(STAFF, "王" * 3000, "clerk")
    with pytest.raises(InputError, match="choice_expected"):
        with_person(STAFF, "白洁", "king")


def test_one_who_may_decide_stays() -> None:
    assert without_person(STAFF, "林晓敏") == STAFF[1:]
    with pytest.raises(InputError, match="last_supervisor"):
        without_person(STAFF, "吴敏华")
