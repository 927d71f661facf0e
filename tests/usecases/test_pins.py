"""PINs, and changes of the staff: who may, what is kept, what is written in the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.steps.staff import StaffChange, StaffChanged
from app.domain.vocabulary import Role
from app.pin_hashes import Argon2Hashes
from app.usecases.absence import is_absent, roles_today, stands_in_for
from app.usecases.desk import OFFICE_STAFF, Person, make_desk, staff_of
from app.usecases.desk_settings import DEMO_PINS, PERSON, STAFF, staff_value
from app.usecases.pins import check_pin, has_pin, has_pins, let_time_pass
from app.usecases.staffing import Absence, Staffing
from app.usecases.workplace import Workplace
from tests.fakes.machine import FakeTime
from tests.fakes.pins import QuickPins
from tests.fakes.shop import make_shop_folder, opened_shop
from tests.fakes.store import FakeStore

WU, HE, LIN = Person("吴敏华", Role.SUPERVISOR), Person("何立", Role.MANAGER), Person("林晓敏")
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Desk:
    work: Workplace
    store: FakeStore
    time: FakeTime
    pins: QuickPins

    def by(self, actor: Person) -> Staffing:
        return Staffing(self.work, actor)

    def told(self) -> list[tuple[str, StaffChange, str | None]]:
        bodies = [(each.body, each.user) for each in self.store.journal.entries]
        return [(body.person, body.what, user) for body, user in bodies if isinstance(body, StaffChanged)]

    def person(self, name: str) -> Person:
        return next(each for each in staff_of(self.work.settings.all()) if each.name == name)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    folder = tmp_path_factory.mktemp("pins") / "store"
    make_shop_folder(folder)
    with opened_shop(folder) as shop:
        yield shop.work


@pytest.fixture
def desk(real: Workplace) -> Desk:
    """The shop with settings and journal in memory: three people, none of them with a PIN."""
    time, pins = FakeTime(), QuickPins()
    store = FakeStore(time=time)
    store.settings.put({STAFF: staff_value((LIN, WU, HE)), PERSON: LIN.name})
    here = make_desk({"code": "2F-01", "phone": "0571-88001234"})
    work = replace(
        real, desk=here, settings=store.settings, journal=store.journal, time=time, pin_hashes=pins
    )
    return Desk(work, store, time, pins)


@pytest.fixture
def signed(desk: Desk) -> Desk:
    """The same, everybody with a PIN."""
    desk.by(LIN).set_pin(WU.name, "6670")
    for person, pin in ((HE, "7780"), (LIN, "1120")):
        desk.by(WU).set_pin(person.name, pin)
    return desk


def refused(call: object, *words: object) -> tuple[str, dict[str, str]]:
    assert callable(call)
    with pytest.raises((RefusedError, InputError)) as error:
        call(*words)
    told = error.value.refusal if isinstance(error.value, RefusedError) else error.value
    assert isinstance(told, Refusal | InputError)
    return told.code, dict(told.params)


def test_a_right_pin_gives_the_person_and_clears_the_wrong_tries(signed: Desk) -> None:
    assert refused(check_pin, signed.work, LIN.name, "9999") == (
        "pin_wrong",
        {"person": "林晓敏", "left": "2"},
    )
    assert check_pin(signed.work, LIN.name, "１１２０") == LIN
    assert refused(check_pin, signed.work, LIN.name, "9999")[1]["left"] == "2"


def test_who_cannot_be_asked_is_said(signed: Desk) -> None:
    assert refused(check_pin, signed.work, "王五", "1120")[0] == "person_unknown"
    assert refused(check_pin, signed.work, LIN.name, " ")[0] == "text_missing"
    signed.by(WU).reset_pin(LIN.name)
    assert refused(check_pin, signed.work, LIN.name, "1120")[0] == "pin_not_set"


def test_waits_are_not_judged_and_the_tenth_wrong_locks_until_a_supervisor_helps(signed: Desk) -> None:
    for seconds in (0, 0, 30, 60, 120, 300, 900, 900, 900):
        code, told = refused(check_pin, signed.work, LIN.name, "9999")
        assert (code, told.get("seconds", "0")) == (
            "pin_wrong_wait" if seconds else "pin_wrong",
            str(seconds),
        )
        if seconds:
            asked = signed.pins.asked
            assert refused(check_pin, signed.work, LIN.name, "1120")[0] == "pin_wait"
            assert signed.pins.asked == asked
        signed.time.advance(seconds=seconds)
    assert refused(check_pin, signed.work, LIN.name, "9999")[0] == "pin_locked"
    signed.time.advance(hours=23)
    assert refused(check_pin, signed.work, LIN.name, "1120")[0] == "pin_locked"
    assert check_pin(signed.work, WU.name, "6670") == WU  # the others sign in as ever
    assert signed.told()[-1] == (LIN.name, StaffChange.LOCKED_OUT, None)
    signed.work.settings.put({DEMO_PINS: {LIN.name: "1120", WU.name: "6670"}})
    signed.by(WU).set_pin(LIN.name, "2731")
    assert signed.work.settings.get(DEMO_PINS) == {WU.name: "6670"}  # a PIN somebody chose is not shown
    assert check_pin(signed.work, LIN.name, "2731") == LIN


def test_a_try_counts_though_the_program_ends_before_it_is_judged(signed: Desk) -> None:
    class Cut(QuickPins):
        def fits(self, pin: str, kept: str) -> bool:
            raise KeyboardInterrupt

    cut = replace(signed.work, pin_hashes=Cut())
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            check_pin(cut, LIN.name, "1120")
    assert refused(check_pin, signed.work, LIN.name, "1120")[0] == "pin_wait"


def test_a_wall_clock_set_forward_shortens_nothing(signed: Desk) -> None:
    for _ in range(3):
        refused(check_pin, signed.work, LIN.name, "9999")
    up = signed.time.mono()
    signed.time.moment = signed.time.moment.replace(year=2031)
    signed.time._up, signed.time.mono = up, lambda: up  # type: ignore[method-assign]  # only the wall moved
    assert refused(check_pin, signed.work, LIN.name, "1120") == (
        "pin_wait",
        {"person": "林晓敏", "seconds": "30"},
    )


def test_time_that_passed_is_written_down_for_those_who_wait(signed: Desk) -> None:
    assert let_time_pass(signed.work) == {}
    for _ in range(3):
        refused(check_pin, signed.work, LIN.name, "9999")
    signed.time.advance(seconds=20)
    assert {name: tries.left_s for name, tries in let_time_pass(signed.work).items()} == {LIN.name: 10}
    assert has_pin(signed.work.settings.all(), LIN.name)


def test_while_nobody_has_a_pin_anybody_changes_the_staff_and_the_first_is_a_supervisors(desk: Desk) -> None:
    assert not has_pins(desk.work.settings.all())
    assert desk.by(LIN).add(" 周  倩 ", "clerk").name == "周 倩"
    assert refused(desk.by(LIN).set_pin, LIN.name, "1120")[0] == "first_pin_supervisor"
    desk.by(LIN).set_pin(WU.name, "6670")
    assert has_pins(desk.work.settings.all())
    assert refused(desk.by(LIN).add, "新人", "clerk")[0] == "staff_needs_supervisor"
    assert desk.told() == [("周 倩", StaffChange.ADDED, LIN.name), (WU.name, StaffChange.PIN_SET, LIN.name)]


def test_a_deputy_of_an_absent_supervisor_may_what_the_supervisor_may(signed: Desk) -> None:
    signed.by(WU).set_absence(WU.name, Absence(TODAY, date(2026, 11, 25), LIN.name))
    wu = signed.person(WU.name)
    assert [is_absent(wu, date(2026, 11, day)) for day in (19, 20, 25, 26)] == [False, True, True, False]
    assert stands_in_for((wu, LIN), LIN, TODAY) == (wu,)
    assert roles_today((wu, LIN), LIN, TODAY) == {Role.CLERK, Role.SUPERVISOR}
    signed.by(LIN).add("新人", "clerk", "4907")
    assert check_pin(signed.work, "新人", "4907").role is Role.CLERK
    signed.by(LIN).set_absence(WU.name, Absence())
    assert signed.person(WU.name) == WU
    assert refused(signed.by(LIN).add, "又一", "clerk")[0] == "staff_needs_supervisor"


def test_what_is_about_a_manager_takes_a_manager_where_there_is_another(signed: Desk) -> None:
    signed.by(WU).reset_pin(HE.name)  # the only one forgot it
    signed.by(WU).set_pin(HE.name, "7782")
    signed.by(HE).add("郑总", "manager", "5082")
    assert refused(signed.by(WU).reset_pin, HE.name)[0] == "staff_needs_manager"
    assert refused(signed.by(WU).set_role, LIN.name, "manager")[0] == "staff_needs_manager"
    signed.by(HE).set_role(LIN.name, "specialist")
    assert signed.person(LIN.name).role is Role.SPECIALIST


def test_ones_own_pin_is_changed_by_the_old_one(signed: Desk) -> None:
    assert refused(signed.by(LIN).set_pin, LIN.name, "4907", "0001")[0] == "pin_wrong"
    signed.by(LIN).set_pin(LIN.name, "4907", "1120")
    assert check_pin(signed.work, LIN.name, "4907") == LIN
    assert refused(signed.by(WU).set_pin, LIN.name, "1234") == ("pin_trivial", {})
    assert refused(signed.by(LIN).set_pin, HE.name, "4907")[0] == "staff_needs_supervisor"


def test_one_supervisor_who_can_sign_in_stays(signed: Desk) -> None:
    signed.by(HE).reset_pin(WU.name)
    assert refused(signed.by(HE).reset_pin, HE.name)[0] == "last_supervisor_pin"
    assert refused(signed.by(HE).set_role, HE.name, "clerk")[0] == "last_supervisor_pin"
    signed.by(HE).remove(LIN.name)
    assert LIN.name not in {each.name for each in staff_of(signed.work.settings.all())}
    assert not has_pin(signed.work.settings.all(), LIN.name)
    assert signed.work.settings.get(PERSON) == WU.name


def test_head_offices_people_keep_their_role_and_their_pin_of_this_desk(signed: Desk) -> None:
    chief = {"name": LIN.name, "role": "supervisor", "absent_until": "2026-11-22", "deputy": HE.name}
    signed.work.settings.put({OFFICE_STAFF: [chief]})
    assert signed.person(LIN.name) == Person(LIN.name, Role.SUPERVISOR, None, date(2026, 11, 22), HE.name)
    assert check_pin(signed.work, LIN.name, "1120").role is Role.SUPERVISOR
    assert refused(signed.by(HE).set_role, LIN.name, "clerk")[0] == "person_of_office"
    assert refused(signed.by(HE).remove, LIN.name)[0] == "person_of_office"


def test_no_pin_stands_in_an_entry(signed: Desk) -> None:
    told = json.dumps([repr(each) for each in signed.store.journal.entries], ensure_ascii=False)
    assert not any(pin in told for pin in ("6670", "7780", "1120", "quick$"))


def test_what_is_wrong_with_an_absence_is_said(signed: Desk) -> None:
    by = signed.by(WU)
    assert refused(by.set_absence, WU.name, Absence(TODAY, TODAY, WU.name))[0] == "deputy_wrong"
    assert refused(by.set_absence, WU.name, Absence(TODAY, date(2026, 11, 1)))[0] == "range_order"
    assert refused(by.set_absence, "王五", Absence(TODAY))[0] == "person_unknown"


def test_a_pin_is_kept_as_argon2id_with_its_parameters_and_hashed_anew_when_they_change() -> None:
    weak, other = Argon2Hashes(printed=True), Argon2Hashes()
    kept = weak.hashed("1120")
    assert kept.startswith("$argon2id$v=19$m=1024,t=1,p=1$")
    assert kept != weak.hashed("1120")
    assert [weak.fits("1120", kept), weak.fits("1121", kept), weak.fits("1120", "broken")] == [
        True,
        False,
        False,
    ]
    assert [other.outdated(kept), weak.outdated(kept)] == [True, False]
