"""Every action in a case in which it is possible: whoever may do it does it, and nobody else."""

from __future__ import annotations

import pytest

from app.domain.authors import acts_of
from app.domain.decide import decide
from app.domain.refusals import Refusal
from app.domain.registry import ACTIONS
from app.domain.rights import TABLE
from app.domain.vocabulary import Role
from tests.domain.cases import context
from tests.domain.possible import POSSIBLE, VISITOR, ready


def test_no_action_is_left_out() -> None:
    assert {name.partition("/")[0] for name in POSSIBLE} == set(ACTIONS) - {"TakeIn"}


@pytest.mark.parametrize("name", sorted(POSSIBLE))
def test_who_may_does_it_and_nobody_else(name: str) -> None:
    course, action = ready(name)
    assert course.ticket is not None
    assert type(action).offered(course.ticket), "possible, and not offered"
    for role in Role:
        decided = decide(course.ticket, action, context(role=role, person=VISITOR))
        if role in TABLE[name].roles:
            assert not isinstance(decided, Refusal), (role, decided)
            acts = [acts_of(draft.body)[0] for draft in decided]
            assert action.NAME in acts, "head office would not know whose act the entry is"
        else:
            assert isinstance(decided, Refusal), role
            assert decided.code == "role_not_enough"
