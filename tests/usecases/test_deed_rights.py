"""What is no action on a ticket: every deed and every role; who may not is refused before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.refusals import RefusedError
from app.domain.rights import DEEDS, may_do
from app.domain.steps.contact import AssignOwner
from app.domain.vocabulary import SUPERVISING, Cause, Role
from app.usecases.deed_rights import (
    ANSWER_PERSON,
    DESK,
    ERROR_MAKER,
    HEAD,
    ISSUE,
    OF_DESK,
    POLICY,
    REPORT,
    STAFF,
    may_on,
)
from app.usecases.desk import Person
from app.usecases.desk_papers import HAND_OVER_SHEET, REVIEW_REPORT
from app.usecases.desk_settings import PROFILE, checked_desk
from app.usecases.error_maker import shown_to
from app.usecases.house_rules import keep_profile, keep_year
from app.usecases.house_wording import keep_sentence
from app.usecases.issue import RECEIPT, issue
from app.usecases.issuing.leaf import NEW
from app.usecases.keep_desk import keep_desk
from app.usecases.perform import perform
from app.usecases.person_request import copy_person, erase_persons
from app.usecases.shop_head import LOGO, drop_picture, keep_picture, keep_stamp_on
from app.usecases.situation import situation
from tests.fakes.shop import SUPERVISOR, Shop, copied, determination, opened_shop
from tests.usecases.test_house_rules import NEW_YEAR

Deed = Callable[[Shop, Person], object]


@pytest.fixture(scope="module")
def shop(shop_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One desk for all: nothing is written to it."""
    with opened_shop(copied(shop_folder, tmp_path_factory.mktemp("deeds") / "store")) as opened:
        yield opened


def other_rules(shop: Shop, person: Person) -> None:
    values = checked_desk({PROFILE: "furniture"}, shop.work.desk)
    keep_desk(shop.work, values, person)


NOWHERE = Path("nowhere")
DONE: tuple[tuple[str, Deed], ...] = (
    (POLICY, lambda shop, person: keep_year(shop.work, NEW_YEAR, person)),
    (POLICY, lambda shop, person: keep_profile(shop.work, {}, person)),
    (POLICY, other_rules),
    (DESK, lambda shop, person: keep_desk(shop.work, checked_desk({}, shop.work.desk), person)),
    (HEAD, lambda shop, person: keep_picture(shop.work, LOGO, b"", person)),
    (HEAD, lambda shop, person: drop_picture(shop.work, LOGO, person)),
    (HEAD, lambda shop, person: keep_stamp_on(shop.work, (), person)),
    (HEAD, lambda shop, person: keep_sentence(shop.work, "receipt", "fading", "…", person)),
    (ANSWER_PERSON, lambda shop, person: copy_person(shop.work, (), person, {}, NOWHERE)),
    (ANSWER_PERSON, lambda shop, person: erase_persons(shop.work, (), person, {}, NOWHERE)),
    (REPORT, lambda shop, person: issue(shop.work, f"{NEW}1", REVIEW_REPORT, person)),
    (OF_DESK, lambda shop, person: issue(shop.work, f"{NEW}2", HAND_OVER_SHEET, person)),
)


@pytest.mark.parametrize(("deed", "do"), DONE)
def test_who_may_not_is_refused_and_nothing_is_written(shop: Shop, deed: str, do: Deed) -> None:
    before = shop.work.settings.all()
    for role in Role:
        if may_do(deed, role):
            continue
        with pytest.raises(RefusedError) as refused:
            do(shop, Person("某人", role))
        assert (refused.value.refusal.code, refused.value.refusal.rule) == (
            "role_not_enough",
            DEEDS[deed].source,
        )
        assert refused.value.refusal.params["action"] == deed
    assert shop.work.settings.all() == before
    assert not NOWHERE.exists()


def test_the_particulars_of_the_desk_are_kept_by_everybody(shop: Shop) -> None:
    keep_desk(shop.work, checked_desk({}, shop.work.desk), Person("林晓敏"))


def test_a_deputy_may_what_who_is_away_may() -> None:
    away = {"name": "何立", "role": "manager", "absent_until": "2026-11-25", "deputy": "林晓敏"}
    staff = {"staff": [{"name": "林晓敏", "role": "clerk"}, away]}
    clerk = Person("林晓敏")
    assert may_on(staff, POLICY, clerk, date(2026, 11, 25))
    assert not may_on(staff, POLICY, clerk, date(2026, 11, 26))
    assert {role for role in Role if may_on({}, POLICY, Person("", role), date(2026, 11, 26))} == SUPERVISING


def test_every_deed_of_the_table_is_asked_for() -> None:
    asked = {ANSWER_PERSON, DESK, ERROR_MAKER, HEAD, ISSUE, OF_DESK, POLICY, REPORT, STAFF}
    assert asked == set(DEEDS)


def test_who_was_at_fault_is_read_by_who_may_and_by_nobody_else(shop: Shop) -> None:
    ticket = shop.intake()
    said = replace(determination(), cause=Cause.HUMAN_ERROR, responsible_person="李娜")
    perform(shop.work, ticket.id, said, SUPERVISOR)
    view = situation(shop.work, ticket.id)
    for role in Role:
        seen = shown_to(view, Person("某人", role))
        assert ("李娜" in f"{seen.ticket} {seen.history}") == may_do(ERROR_MAKER, role), role
        assert [line.entry for line in seen.history] == [line.entry for line in view.history]


def test_a_technician_issues_papers_of_visits_of_his_own(shop: Shop) -> None:
    ticket = shop.intake()
    technician = Person("赵永强", Role.TECHNICIAN)
    with pytest.raises(RefusedError, match="not_own_visit"):
        issue(shop.work, ticket.id, RECEIPT, technician)
    perform(shop.work, ticket.id, AssignOwner(technician.name), SUPERVISOR)
    assert issue(shop.work, ticket.id, RECEIPT, technician).number
