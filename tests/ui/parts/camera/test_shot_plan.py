"""What comes next by the shot list: gaps in their order, films left out, a choice kept where nothing lacks."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.shots import EvidenceRole, missing_shots, problem_types_with_lists, shot_list_for
from app.ui.parts.camera.shot_plan import FILMS, RoleCount, ShotPlan

ROLES = tuple(role.value for role in EvidenceRole)


def _plan(problem: str, *taken: str, roles: tuple[str, ...] = ROLES) -> ShotPlan:
    return ShotPlan(shot_list_for(problem), roles, taken)


def test_the_first_gap_comes_first_and_then_the_next() -> None:
    assert _plan("quality").next_role() == "whole"
    assert _plan("quality", "whole").next_role() == "part"
    assert _plan("quality", "whole", "part", "close_up").next_role() == "barcode"


def test_a_suggested_picture_comes_after_the_required_ones() -> None:
    assert _plan("quality", "whole", "part", "close_up", "barcode").next_role() == "nameplate"


def test_several_of_one_role_are_taken_in_a_row() -> None:
    assert _plan("transport", *["packaging"] * 5).next_role() == "packaging"
    assert _plan("transport", *["packaging"] * 6).next_role() == "whole"


def test_a_film_is_left_to_a_file() -> None:
    plan = _plan("malfunction", "whole")
    assert plan.next_role() == "nameplate"
    assert plan.film_missing()
    assert "fault_video" not in [each.role for each in plan.counts()]
    assert not _plan("malfunction", "fault_video").film_missing()


def test_without_a_gap_the_choice_goes_on() -> None:
    full = _plan("misuse", "whole", "part", "close_up")
    assert full.next_role() == "other"
    assert full.next_role("proof") == "proof"


def test_counts_say_how_far_each_role_is() -> None:
    counts = _plan("transport", "packaging", "packaging", roles=("packaging", "whole", "proof")).counts()
    assert counts == (
        RoleCount("packaging", 2, 6),
        RoleCount("whole", 0, 1),
        RoleCount("proof", 0, 0),
    )
    assert [each.lacking for each in counts] == [True, True, False]


@given(st.sampled_from(problem_types_with_lists()), st.lists(st.sampled_from(ROLES), max_size=12))
def test_taking_what_comes_next_ends_with_nothing_missing_but_films(problem: str, taken: list[str]) -> None:
    wanted = shot_list_for(problem)
    for _ in range(sum(shot.count for shot in wanted.shots)):
        taken.append(ShotPlan(wanted, ROLES, tuple(taken)).next_role())
    assert {gap.role for gap in missing_shots(wanted, taken)} <= FILMS
