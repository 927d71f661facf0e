"""What the window offers to whom: every action that is possible, for every role."""

from __future__ import annotations

import pytest

from app.domain.decide import decide
from app.domain.refusals import Refusal
from app.domain.rights import LENDING, TABLE, roles_for
from app.domain.vocabulary import Role
from app.ui.screens.ticket.action_list import action_rows
from app.usecases.desk import Person
from tests.domain.cases import context
from tests.domain.possible import POSSIBLE, VISITOR, ready

LOCK = "lock"
"""The sign of what takes somebody else's right."""


@pytest.mark.parametrize("name", sorted(POSSIBLE))
def test_a_role_is_offered_what_it_may_do_and_the_rest_as_lent(name: str) -> None:
    course, action = ready(name)
    ticket = course.ticket
    assert ticket is not None
    whole = TABLE[action.NAME].roles if name == "AmendCustomer/id_number" else frozenset()
    for role in Role:
        rows, _ = action_rows(ticket, Person(VISITOR, role))
        shown = {row.key: row.icon == LOCK for row in rows}.get(action.NAME)
        refused = decide(ticket, action, context(role=role, person=VISITOR))
        if role in TABLE[name].roles:
            assert shown is False, role
            assert not isinstance(refused, Refusal), role
            continue
        assert isinstance(refused, Refusal), role
        if role in whole:  # the rest of the customer's particulars may be changed
            assert shown is False, role
        elif roles_for(action.NAME) & LENDING:
            assert shown is True, role
        else:
            assert shown is None, role


def test_a_technician_is_offered_nothing_on_a_case_that_is_not_his() -> None:
    course, _ = ready("AddNote")
    assert course.ticket is not None
    rows, _ = action_rows(course.ticket, Person("别的师傅", Role.TECHNICIAN))
    assert not {row.key for row in rows} & set(POSSIBLE)
