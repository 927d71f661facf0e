"""Tickets that name others: by number or id, and only ones that can be meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.decide import Action
from app.domain.refusals import RefusedError
from app.domain.steps.closing import VoidTicket
from app.domain.steps.linking import LinkTicket, MergeTicket, SetParent
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, SUPERVISOR, Shop


def test_the_other_ticket_may_be_named_by_its_number(shop: Shop) -> None:
    one, other = shop.intake(), shop.intake()
    perform(shop.work, one.id, LinkTicket(other.number), CLERK)
    perform(shop.work, one.id, SetParent(other.number), CLERK)
    perform(shop.work, one.id, MergeTicket(other.number), CLERK)
    ticket = shop.ticket(one.id)
    assert (ticket.linked, ticket.parent, ticket.merged_into) == ((other.id,), other.id, other.id)


@pytest.mark.parametrize("action", [LinkTicket, SetParent, MergeTicket])
def test_a_ticket_is_not_its_own_other_and_the_other_exists(
    shop: Shop, action: Callable[[str], Action]
) -> None:
    ticket = shop.intake()
    before = shop.entries()
    for reference, code in [
        (ticket.number, "ticket_is_itself"),
        (ticket.id, "ticket_is_itself"),
        ("2F01-261120-0099", "no_such_ticket"),
    ]:
        with pytest.raises(RefusedError, match=code):
            perform(shop.work, ticket.id, action(reference), CLERK)
    assert shop.entries() == before


def test_a_batch_has_a_first_ticket(shop: Shop) -> None:
    first, second, third = shop.intake(), shop.intake(), shop.intake()
    perform(shop.work, second.id, SetParent(first.id), CLERK)
    perform(shop.work, third.id, SetParent(second.id), CLERK)
    for above in (second, third):
        with pytest.raises(RefusedError, match="parent_below_itself") as caught:
            perform(shop.work, first.id, SetParent(above.number), CLERK)
        assert caught.value.refusal.params == {"number": first.number, "parent": above.number}
    perform(shop.work, second.id, SetParent(None), CLERK)
    assert shop.ticket(second.id).parent is None


def test_nothing_is_merged_into_what_takes_no_more(shop: Shop) -> None:
    one, merged, void = shop.intake(), shop.intake(), shop.intake()
    perform(shop.work, merged.id, MergeTicket(one.id), CLERK)
    perform(shop.work, void.id, VoidTicket("误录"), SUPERVISOR)
    with pytest.raises(RefusedError, match="ticket_merged"):
        perform(shop.work, one.id, MergeTicket(merged.id), CLERK)
    with pytest.raises(RefusedError, match="ticket_voided"):
        perform(shop.work, one.id, MergeTicket(void.id), CLERK)
