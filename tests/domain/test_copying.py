"""A copy with some fields changed is what `dataclasses.replace` gives, for every record it is used on."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.copying import copied
from app.domain.ticket import Item, Ticket
from tests.fakes.cases import customer, kettle, take_in
from tests.fakes.store import FakeStore


@pytest.fixture
def ticket() -> Ticket:
    store = FakeStore()
    found = store.tickets.ticket(take_in(store))
    assert found is not None
    return found


def test_a_copy_is_what_replace_gives(ticket: Ticket) -> None:
    item = ticket.items[0]
    pairs: list[tuple[Any, dict[str, Any]]] = [
        (ticket, {"voided": True, "entries": 7}),
        (item, {"reopened": 2}),
        (ticket.problem, {"words": "坏了"}),
        (customer(), {"id_number": "x"}),
    ]
    for record, changes in pairs:
        before = repr(record)
        assert copied(record, **changes) == replace(record, **changes)
        assert repr(record) == before


@pytest.mark.parametrize("kind", [Ticket, Item, type(customer()), type(kettle())])
def test_nothing_is_skipped_by_copying(kind: type) -> None:
    assert not hasattr(kind, "__post_init__")
    assert not hasattr(kind, "__slots__")
