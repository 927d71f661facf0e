"""Taking back the last own change of a ticket, from the journal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.refusals import RefusedError
from app.domain.steps.amendment import AmendCustomer
from app.domain.steps.closing import VoidTicket
from app.domain.steps.contact import AddNote, AssignOwner
from app.domain.ticket import Ticket
from app.usecases.issue import issue
from app.usecases.perform import perform
from app.usecases.take_back import REFUSED, take_back, undoable
from tests.fakes.shop import CLERK, MANAGER, SUPERVISOR, Shop, kettle, opened_shop

AMENDED = AmendCustomer(replace(kettle().customer, name="王建军"))


def amended(shop: Shop) -> Ticket:
    ticket = shop.intake()
    shop.time.advance(minutes=1)
    return perform(shop.work, ticket.id, AMENDED, CLERK).ticket


def test_an_own_change_is_taken_back_by_entries_and_named(shop: Shop) -> None:
    ticket = amended(shop)
    found = undoable(shop.work, ticket.number, CLERK)
    assert found is not None
    assert found.back is found.last
    assert (found.last.kind, found.last.why) == ("customer.amended", "")
    before = shop.work.tickets.history(ticket.id)
    take_back(shop.work, ticket.number, found.last.entry, CLERK, "撤销")
    history = shop.work.tickets.history(ticket.id)
    assert history[: len(before)] == before
    assert [line.type for line in history[len(before) :]] == ["customer.amended", "change.taken_back"]
    assert shop.ticket(ticket.id).customer.name == "王建国"
    assert undoable(shop.work, ticket.id, CLERK) is None
    assert shop.store.verify().sound


def test_it_is_found_again_after_a_new_start(folder: Path) -> None:
    with opened_shop(folder) as shop:
        ticket = amended(shop)
    with opened_shop(folder) as shop:
        shop.time.advance(minutes=5)
        found = undoable(shop.work, ticket.id, CLERK)
        assert found is not None
        assert found.back is not None
        take_back(shop.work, ticket.id, found.back.entry, CLERK, "撤销")
        assert shop.ticket(ticket.id).customer.name == "王建国"
        with pytest.raises(RefusedError, match="change_not_yours"):
            take_back(shop.work, ticket.id, found.back.entry, CLERK, "撤销")


def test_what_stays_does_not_hide_what_came_before_it(shop: Shop) -> None:
    ticket = amended(shop)
    issue(shop.work, ticket.id, "receipt", CLERK)
    found = undoable(shop.work, ticket.id, CLERK)
    assert found is not None
    assert (found.last.kind, found.last.why) == ("document.issued", "paper_out")
    assert found.back is not None
    assert found.back.kind == "customer.amended"
    with pytest.raises(RefusedError, match="change_stays"):
        take_back(shop.work, ticket.id, found.last.entry, CLERK, "撤销")


def test_others_changes_and_those_of_yesterday_stay(shop: Shop) -> None:
    ticket = amended(shop)
    found = undoable(shop.work, ticket.id, CLERK)
    assert found is not None
    assert undoable(shop.work, ticket.id, SUPERVISOR) is None
    with pytest.raises(RefusedError, match="change_not_yours"):
        take_back(shop.work, ticket.id, found.last.entry, SUPERVISOR, "撤销")
    shop.time.advance(hours=24)
    assert undoable(shop.work, ticket.id, CLERK) is None


def test_a_rule_may_refuse_the_way_back(shop: Shop) -> None:
    ticket = amended(shop)
    perform(shop.work, ticket.id, AssignOwner("何立"), CLERK)
    perform(shop.work, ticket.id, VoidTicket("录错了"), MANAGER)
    found = undoable(shop.work, ticket.id, CLERK)
    assert found is not None
    assert (found.last.why, found.back) == (REFUSED, None)
    assert found.last.refusal is not None
    assert found.last.refusal.code == "ticket_voided"
    with pytest.raises(RefusedError, match="ticket_voided"):
        take_back(shop.work, ticket.id, found.last.entry, CLERK, "撤销")


def test_nothing_is_written_where_nothing_can_be_taken_back(shop: Shop) -> None:
    ticket = shop.intake()
    assert undoable(shop.work, ticket.id, CLERK) is None
    noted = perform(shop.work, ticket.id, AddNote("来电"), CLERK)
    before = shop.entries()
    with pytest.raises(RefusedError, match="change_stays"):
        take_back(shop.work, ticket.id, noted.entries[0], CLERK, "撤销")
    assert shop.entries() == before
