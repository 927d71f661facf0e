"""Shot lists: the missing pictures are named, extra ones change nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.shots import (
    EvidenceRole,
    MissingShot,
    ShotList,
    missing_shots,
    problem_types_with_lists,
    shot_list_for,
    suggested_role,
)

ROLES = st.lists(st.sampled_from([role.value for role in EvidenceRole]), max_size=20)
LISTS = st.sampled_from(problem_types_with_lists()).map(shot_list_for)


def test_transport_damage_needs_six_faces_then_far_to_near() -> None:
    roles = [shot.role for shot in shot_list_for("transport").shots if shot.required]
    assert roles[:4] == [EvidenceRole.PACKAGING, EvidenceRole.WHOLE, EvidenceRole.PART, EvidenceRole.CLOSE_UP]
    taken = ["packaging"] * 4 + ["whole", "close_up", "barcode"]
    assert missing_shots(shot_list_for("transport"), taken) == (
        MissingShot(EvidenceRole.PACKAGING, 2, required=True),
        MissingShot(EvidenceRole.PART, 1, required=True),
        MissingShot(EvidenceRole.CARRIER_RECEIPT, 1, required=False),
    )


def test_the_visit_of_the_day_has_its_five_shots() -> None:
    assert [shot.role.value for shot in shot_list_for("installation").shots] == [
        "whole",
        "part",
        "close_up",
        "surroundings",
        "fixing",
    ]


@pytest.mark.parametrize("problem_type", [None, "", "colour", "QUALITY"])
def test_an_unknown_type_gets_the_general_list(problem_type: str | None) -> None:
    assert shot_list_for(problem_type).key == "general"


def test_online_goods_check_asks_for_barcode_and_flaw() -> None:
    for key in ("general", "quality", "transport"):
        assert {EvidenceRole.BARCODE, EvidenceRole.CLOSE_UP} <= {
            shot.role for shot in shot_list_for(key).shots
        }


def test_a_service_complaint_needs_no_photo() -> None:
    assert missing_shots(shot_list_for("service"), []) == ()
    assert suggested_role(shot_list_for("service"), []) is EvidenceRole.OTHER


@given(LISTS, ROLES)
def test_taking_what_is_missing_completes_the_list(wanted: ShotList, taken: list[str]) -> None:
    for _ in range(sum(shot.count for shot in wanted.shots) + 1):
        if not missing_shots(wanted, taken):
            break
        taken = [*taken, suggested_role(wanted, taken)]
    assert missing_shots(wanted, taken) == ()


@given(LISTS, ROLES, ROLES)
def test_more_pictures_never_open_a_gap(wanted: ShotList, taken: list[str], more: list[str]) -> None:
    before = {gap.role: gap.count for gap in missing_shots(wanted, taken)}
    after = {gap.role: gap.count for gap in missing_shots(wanted, taken + more)}
    assert all(before.get(role, 0) >= count for role, count in after.items())


@given(LISTS, ROLES)
def test_required_pictures_are_offered_first(wanted: ShotList, taken: list[str]) -> None:
    gaps = missing_shots(wanted, taken)
    if any(gap.required for gap in gaps):
        assert any(gap.required and gap.role is suggested_role(wanted, taken) for gap in gaps)
