"""For every action and every role what ``act`` does: its payload is read, the right ones pass, the wrong ones
are refused and write nothing. In one store; what passes is undone, so that the next finds the case as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
import pytest

from app.domain.decide import Action
from app.domain.entry import Draft
from app.domain.refusals import RefusedError
from app.domain.rights import TABLE
from app.domain.steps.contact import AssignOwner
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role
from app.payload import read_action
from app.usecases.desk import Person
from app.usecases.perform import known_ticket, perform_in
from app.usecases.ports import Transaction
from tests.domain.possible import FILE_BYTES, POSSIBLE, VISITOR, Possible, done
from tests.fakes.shop import MANAGER, Shop, make_shop_folder, opened_shop


class UndoneError(Exception):
    """Ends a transaction that was only tried."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One desk for the whole table, with the file that cases speak of."""
    folder: Path = tmp_path_factory.mktemp("rights") / "store"
    make_shop_folder(folder)
    with opened_shop(folder) as opened:
        opened.store.blobs.put_bytes(FILE_BYTES)
        yield replace(opened, work=replace(opened.work, joined=lambda: True))  # somebody to ask


@pytest.fixture(scope="module")
def ticket(shop: Shop) -> Ticket:
    """The technician's own case."""
    return shop.intake()


@pytest.fixture(scope="module")
def beside(shop: Shop) -> Mapping[str, str]:
    """What actions name that speak of another case: one beside it."""
    other = shop.intake().id
    return {"other": other, "parent": other, "into": other}


def as_written(shop: Shop, action: Action, beside: Mapping[str, str]) -> Action:
    """The action as ``act`` reads it from JSON."""
    written = json.loads(msgspec.json.encode(action))
    named = {**written, **{key: value for key, value in beside.items() if key in written}}
    return read_action(action.NAME, named, shop.work.desk.tz)


def prepared(shop: Shop, tx: Transaction, ticket: str, possible: Possible) -> Action:
    """Bring the case so far that the action is possible; the action."""
    for step in (AssignOwner(VISITOR), *possible.before):
        what = done(step, known_ticket(tx, ticket))
        if isinstance(what, Action):
            perform_in(shop.work, tx, ticket, what, MANAGER)
        else:
            tx.append(ticket, (Draft(what),), shop.time.now(), MANAGER.name)
    return possible.made(known_ticket(tx, ticket))


@pytest.mark.parametrize("name", sorted(POSSIBLE))
def test_the_right_ones_pass_and_the_wrong_ones_are_refused(
    shop: Shop, ticket: Ticket, beside: Mapping[str, str], name: str
) -> None:
    allowed: Final = TABLE[name].roles

    def wrong(tx: Transaction) -> None:
        action = as_written(shop, prepared(shop, tx, ticket.id, POSSIBLE[name]), beside)
        before = known_ticket(tx, ticket.id)
        for role in (role for role in Role if role not in allowed):
            with pytest.raises(RefusedError) as refused:
                perform_in(shop.work, tx, ticket.id, action, Person(VISITOR, role))
            assert (refused.value.refusal.code, refused.value.refusal.params["role"]) == (
                "role_not_enough",
                role,
            )
            assert known_ticket(tx, ticket.id) == before
        raise UndoneError

    def right(role: Role, tx: Transaction) -> None:
        action = as_written(shop, prepared(shop, tx, ticket.id, POSSIBLE[name]), beside)
        assert perform_in(shop.work, tx, ticket.id, action, Person(VISITOR, role)).entries
        raise UndoneError

    before = shop.work.tickets.history(ticket.id)
    with pytest.raises(UndoneError):
        shop.work.journal.transact(wrong)
    for role in allowed:
        with pytest.raises(UndoneError):
            shop.work.journal.transact(partial(right, role))
    assert shop.work.tickets.history(ticket.id) == before
