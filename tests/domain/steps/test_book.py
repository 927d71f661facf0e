"""A leaf of the desk's book: papers are filed on it, and nothing else can be done with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from app.domain.decide import decide
from app.domain.entry import Entry
from app.domain.evolve import fold
from app.domain.refusals import Refusal
from app.domain.registry import ACTIONS, BODIES
from app.domain.steps.book import IN_BOOK, BookOpened, Leaf
from app.domain.steps.contact import AddNote
from app.domain.steps.intake import TicketOpened
from app.domain.steps.papers import VoidDocument
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role
from tests.domain.cases import context

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LEAF = Leaf("hand-over-sheet", "JB-2F01-261120-0001", "2F-01", "mall_desk", "1")


def entry(body: Any, seq: int = 1) -> Entry:
    return Entry(seq, f"e{seq}", NOW, "boot", seq, "leaf", body, "周倩")


def opened() -> Ticket:
    leaf = fold([entry(BookOpened(LEAF))])
    assert leaf is not None
    return leaf


def test_it_is_over_from_the_beginning_and_bears_the_number_of_its_paper() -> None:
    leaf = opened()
    assert (leaf.book, leaf.number, leaf.clerk) == ("hand-over-sheet", "JB-2F01-261120-0001", "周倩")
    assert not leaf.open
    assert leaf.milestones == {}


def test_it_is_opened_once() -> None:
    again = BookOpened(Leaf("review-report", "FP-2F01-261120-0001", "2F-01", "", ""))
    leaf = fold([entry(BookOpened(LEAF)), entry(again, 2)])
    assert leaf is not None
    assert leaf.book == "hand-over-sheet"
    assert fold([entry(BookOpened(Leaf("", "", "", "", "")))]) is None
    assert BODIES[BookOpened.TYPE] is BookOpened


def test_what_belongs_to_a_case_is_refused() -> None:
    for action in (AddNote("x"), VoidDocument("d", "写错了")):
        refused = decide(opened(), action, context(NOW, Role.CLERK))
        assert isinstance(refused, Refusal)
        assert refused.code == "book_no_case"
    assert set(ACTIONS) >= IN_BOOK


def test_a_case_is_no_book() -> None:
    assert Ticket.book == ""
    assert TicketOpened.TYPE in BODIES
