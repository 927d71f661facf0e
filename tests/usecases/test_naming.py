"""A number that two tickets have, because a desk was copied: whoever means one has to say which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.entry import Draft
from app.domain.numbering import short_form
from app.domain.paper_code import ScannedDocument
from app.domain.refusals import RefusedError
from app.domain.steps.contact import AddNote
from app.domain.steps.linking import LinkTicket
from app.domain.ticket import Ticket
from app.usecases.issue import issue
from app.usecases.naming import exactly, given_twice, meant, scanned_ticket
from app.usecases.paper import short_hash
from app.usecases.perform import perform
from tests.fakes.cases import opened, paper
from tests.fakes.shop import CLERK, Shop

PAPER = "SL-2F01-261120-0001"


def twin_of(shop: Shop, ticket: Ticket, content: str = "") -> Ticket:
    """Another ticket with the same number, and a paper with the same number as the other one's."""
    other, at = shop.work.ids.fresh(), shop.work.time.now()
    drafts = [opened(other, ticket.number, at)]
    if content:
        drafts.append(Draft(replace(paper(PAPER), content_sha256=content)))
    shop.work.journal.transact(lambda tx: tx.append(other, drafts, at, CLERK.name))
    return shop.ticket(other)


def test_every_way_to_name_a_ticket(shop: Shop) -> None:
    one = shop.intake()
    two = twin_of(shop, one)
    for each in (one, two):
        short = short_form(each.number, each.id)
        for reference in (each.id, short, f" {short.lower()} ", short.replace("~", "～")):
            assert meant(shop.work, reference) == exactly(shop.work, reference) == each.id
            perform(shop.work, reference, AddNote("看到了"), CLERK)
    assert meant(shop.work, "2F01-261120-0099") is None


def test_which_is_meant_is_asked_with_what_tells_them_apart(shop: Shop) -> None:
    one, other = shop.intake(), shop.intake()
    two = twin_of(shop, one)
    before = shop.entries()
    for refused in (
        lambda: meant(shop.work, one.number),
        lambda: exactly(shop.work, one.number),
        lambda: perform(shop.work, one.number, AddNote("哪张"), CLERK),
        lambda: perform(shop.work, other.id, LinkTicket(one.number), CLERK),
    ):
        with pytest.raises(RefusedError, match="number_given_twice") as caught:
            refused()
        params = caught.value.refusal.params
        assert (params["number"], params["count"]) == (one.number, "2")
        for each in (one, two):
            assert short_form(each.number, each.id) in params["tickets"]
        assert params["tickets"].count("2026-11-20 10:02") == 2
        assert "电水壶" in params["tickets"]
        assert params["example"] in params["tickets"]
    assert shop.entries() == before


def test_the_paper_in_hand_says_whose_it_is(shop: Shop) -> None:
    one = shop.intake()
    issued = issue(shop.work, one.id, "receipt", CLERK)
    two = twin_of(shop, one, content="ab" * 32)
    assert issued.number == PAPER
    mine = ScannedDocument(PAPER, 1, short_hash(issued.content_sha256))
    assert scanned_ticket(shop.work, mine) == one.id
    assert scanned_ticket(shop.work, ScannedDocument(PAPER, 1, "abababab")) == two.id
    with pytest.raises(RefusedError, match="number_given_twice"):
        scanned_ticket(shop.work, ScannedDocument(PAPER, 1, "00000000"))
    with pytest.raises(RefusedError, match="number_given_twice"):
        exactly(shop.work, PAPER)
    assert scanned_ticket(shop.work, ScannedDocument("SL-2F01-261120-0077", 1, "00000000")) is None


def test_ids_are_told_where_short_forms_are_the_same(shop: Shop) -> None:
    one = shop.intake()
    refusal = given_twice(shop.work, one.number, [one.id, one.id])
    assert refusal.params["tickets"].count(one.id) == 2
    assert refusal.params["example"] == one.id
