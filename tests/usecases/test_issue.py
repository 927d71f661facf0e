"""Issuing and printing: numbers without gaps, versions, reprints, and nothing used up by a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

import pytest

from app.domain.money import Fen
from app.domain.records import Document
from app.domain.refusals import InputError, RefusedError
from app.domain.steps.intake import AddGoods
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE, VoidDocument
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Option
from app.domain.vocabulary import Cause, Demand
from app.usecases.day_end import DayEnd
from app.usecases.issue import LABEL, RECEIPT, IssuedCopy, issue, order_print, printable
from app.usecases.issuing.standing import outdated
from app.usecases.paper import (
    DeskHead,
    DocumentKind,
    Paper,
    RecoverySheet,
    RenderedDocument,
    Typesetter,
)
from app.usecases.perform import perform
from app.usecases.situation import possible_documents
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, determination, kettle, kettle_goods


@dataclass
class CountingTypesetter:
    """Counts how often a paper is set."""

    real: Typesetter
    rendered: int = 0

    def kinds(self) -> Sequence[DocumentKind]:
        """Those of the real one."""
        return self.real.kinds()

    def render(
        self, paper: Paper, medium: str, copies: Sequence[str] = (), *, bilingual: bool = False
    ) -> RenderedDocument:
        """By the real one."""
        self.rendered += 1
        return self.real.render(paper, medium, copies, bilingual=bilingual)

    def message(self, paper: Paper) -> str:
        """By the real one."""
        return self.real.message(paper)

    def day_sheet(self, day: DayEnd, head: DeskHead, medium: str) -> bytes:
        """By the real one."""
        return self.real.day_sheet(day, head, medium)

    def recovery_sheet(self, sheet: RecoverySheet, head: DeskHead, medium: str) -> bytes:
        """By the real one."""
        return self.real.recovery_sheet(sheet, head, medium)


def stale(shop: Shop, document: Document, ticket_id: str) -> bool:
    ticket = shop.ticket(ticket_id)
    return outdated(document, ticket, ticket.items[0])


def text_of(copy: IssuedCopy) -> str:
    return "".join(pages_of(copy.pdf))


def test_numbers_of_a_kind_have_no_gaps(shop: Shop) -> None:
    tickets = [shop.intake() for _ in range(3)]
    numbers = [issue(shop.work, ticket.id, RECEIPT, CLERK).number for ticket in tickets]
    assert numbers == [f"SL-2F01-261120-{n:04d}" for n in (1, 2, 3)]
    assert issue(shop.work, tickets[0].id, LABEL, CLERK).number == "BQ-2F01-261120-0001"
    shop.time.advance(days=1)
    assert issue(shop.work, shop.intake().id, RECEIPT, CLERK).number == "SL-2F01-261121-0001"


def test_the_day_of_a_number_is_the_desks(shop: Shop) -> None:
    shop.time.moment = shop.time.moment.replace(hour=0, minute=30)
    assert issue(shop.work, shop.intake().id, RECEIPT, CLERK).number == "SL-2F01-261120-0001"


def test_a_refused_issue_uses_no_number_and_writes_nothing(shop: Shop) -> None:
    ticket = shop.intake(kettle(received_items=()))
    before = shop.entries()
    for kind, code in [
        (LIABILITY_NOTICE, "liability_not_determined"),
        (EXCHANGE_RETURN_SLIP, "plan_not_accepted"),
        (LABEL, "nothing_received"),
    ]:
        with pytest.raises(RefusedError) as refused:
            order_print(shop.work, ticket.id, kind, CLERK)
        assert refused.value.refusal.code == code
    with pytest.raises(InputError, match="document_kind_unknown"):
        issue(shop.work, ticket.id, "love-letter", CLERK)
    with pytest.raises(InputError, match="paper_not_offered"):
        order_print(shop.work, ticket.id, RECEIPT, CLERK, medium="60x40")
    with pytest.raises(InputError, match="copy_unknown"):
        order_print(shop.work, ticket.id, RECEIPT, CLERK, copies=("mine",))
    with pytest.raises(RefusedError, match="no_such_ticket"):
        issue(shop.work, "2F01-261120-0099", RECEIPT, CLERK)
    assert shop.entries() == before
    assert issue(shop.work, ticket.id, RECEIPT, CLERK).number == "SL-2F01-261120-0001"
    shop.judge(ticket)
    assert issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK).number == "ZR-2F01-261120-0001"


def test_a_disputed_determination_makes_no_notice(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket, Cause.DISPUTED)
    with pytest.raises(RefusedError, match="liability_not_determined"):
        issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)


def test_what_cannot_be_handed_on_is_not_issued(shop: Shop) -> None:
    ticket = shop.intake()
    before = shop.entries()

    def no_room(copy: IssuedCopy) -> NoReturn:
        raise OSError(copy.pages)

    with pytest.raises(OSError, match="2"):
        order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front", keep=no_room)
    assert shop.entries() == before
    assert shop.work.prints.waiting() == ()
    assert shop.ticket(ticket.id).documents == ()


def test_issuing_again_finds_the_issued_one(shop: Shop) -> None:
    ticket = shop.intake()
    first = issue(shop.work, ticket.id, RECEIPT, CLERK)
    shop.time.advance(days=3)
    shop.judge(ticket)
    assert issue(shop.work, ticket.id, RECEIPT, CLERK) == first
    assert not stale(shop, first, ticket.id)


def test_each_print_is_counted_and_the_second_is_marked(shop: Shop) -> None:
    ticket = shop.intake()
    first = order_print(shop.work, ticket.id, RECEIPT, CLERK)
    assert (first.reprint, "补打" in text_of(first)) == (0, False)
    second = order_print(shop.work, ticket.id, RECEIPT, CLERK, copies=("customer",))
    assert (second.reprint, "补打" in text_of(second)) == (1, True)
    assert second.document.content_sha256 == first.document.content_sha256
    assert shop.ticket(ticket.id).documents[0].prints == 2


def test_the_stored_file_is_the_first_print(shop: Shop) -> None:
    copy = order_print(shop.work, shop.intake().id, RECEIPT, CLERK)
    assert shop.work.blobs.read(copy.document.blob.sha256) == copy.pdf


def test_a_new_determination_makes_version_2_under_the_same_number(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    first = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    shop.judge(ticket, Cause.CUSTOMER)
    assert stale(shop, first, ticket.id)
    second = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    assert (second.number, second.version) == (first.number, 2)
    assert second.content_sha256 != first.content_sha256
    documents = shop.ticket(ticket.id).documents
    assert [(d.version, d.voided) for d in documents] == [(1, True), (2, False)]
    other = shop.intake()
    shop.judge(other)
    assert issue(shop.work, other.id, LIABILITY_NOTICE, CLERK).number == "ZR-2F01-261120-0002"


@pytest.mark.parametrize("minutes", [0, -90], ids=["clock-stands", "clock-goes-back"])
def test_what_is_outdated_does_not_hang_on_the_clock(shop: Shop, minutes: int) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket)
    notice = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    slip = issue(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK)
    shop.time.advance(minutes=minutes)
    assert issue(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK).id == slip.id
    perform(shop.work, ticket.id, OfferPlan((Option("return_full", amount=Fen(0)),)), CLERK)
    assert stale(shop, slip, ticket.id)
    with pytest.raises(RefusedError, match="plan_not_accepted"):
        issue(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK)
    perform(shop.work, ticket.id, AcceptPlan(), CLERK)
    assert stale(shop, slip, ticket.id)
    assert not stale(shop, notice, ticket.id)
    second = issue(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK)
    assert (second.number, second.version) == (slip.number, 2)
    assert not stale(shop, second, ticket.id)


@pytest.mark.parametrize("minutes", [0, -90], ids=["clock-stands", "clock-goes-back"])
def test_a_determination_in_the_same_moment_or_an_earlier_one_makes_version_2(
    shop: Shop, minutes: int
) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    first = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    shop.time.advance(minutes=minutes)
    perform(shop.work, ticket.id, determination(Cause.CUSTOMER), SUPERVISOR)
    assert stale(shop, first, ticket.id)
    assert issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK).version == 2


def test_a_new_plan_makes_a_new_version_of_the_slip(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket)
    first = issue(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK)
    shop.agree(ticket, "return_full")
    second = issue(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK)
    assert (second.number, first.version, second.version) == (first.number, 1, 2)


def test_a_plan_without_goods_needs_no_slip(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket, "repair_free")
    with pytest.raises(RefusedError, match="nothing_to_return"):
        issue(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK)


def test_a_voided_document_keeps_its_number_and_the_next_gets_another(shop: Shop) -> None:
    ticket = shop.intake()
    first = issue(shop.work, ticket.id, RECEIPT, CLERK)
    perform(shop.work, ticket.id, VoidDocument(first.id, "打错"), CLERK)
    second = issue(shop.work, ticket.id, RECEIPT, CLERK)
    assert (second.number, second.version) == ("SL-2F01-261120-0002", 1)
    assert [d.number for d in shop.ticket(ticket.id).documents] == [first.number, second.number]


def test_documents_of_two_items_stand_apart(shop: Shop) -> None:
    ticket = shop.intake(kettle(goods=(kettle_goods("壶一"), kettle_goods("壶二"))))
    shop.judge(ticket, item="1")
    only = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    shop.judge(ticket, Cause.CUSTOMER, item="2")
    with pytest.raises(RefusedError, match="item_not_named"):
        issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    with pytest.raises(RefusedError, match="no_such_item"):
        issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK, "3")
    second = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK, "2")
    assert (only.item, second.item, second.version) == ("1", "2", 1)
    assert issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK, "1").id == only.id
    receipt = issue(shop.work, ticket.id, RECEIPT, CLERK, "2")
    assert receipt.item is None
    assert issue(shop.work, ticket.id, RECEIPT, CLERK, "1").id == receipt.id


def test_goods_that_join_later_do_not_lose_the_notice_of_the_first(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    notice = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    perform(shop.work, ticket.id, AddGoods(kettle_goods("壶二"), Demand.REPAIR), CLERK)
    assert issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK, "1").id == notice.id
    shop.judge(ticket, Cause.CUSTOMER, item="2")
    other = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK, "2")
    assert (other.version, other.number != notice.number) == (1, True)
    assert not any(each.voided for each in shop.ticket(ticket.id).documents)


def test_possible_documents_tell_each_item(shop: Shop) -> None:
    ticket = shop.intake(kettle(goods=(kettle_goods("壶一"), kettle_goods("壶二"))))
    shop.judge(ticket, item="2")
    notice = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    told = {(each.kind, each.item): each for each in possible_documents(shop.work, shop.ticket(ticket.id))}
    assert told[LIABILITY_NOTICE, "1"].refusal == "liability_not_determined"
    assert told[LIABILITY_NOTICE, "1"].number is None
    assert (told[LIABILITY_NOTICE, "2"].refusal, told[LIABILITY_NOTICE, "2"].number) == ("", notice.number)
    assert not told[LIABILITY_NOTICE, "2"].outdated
    assert told[RECEIPT, None].refusal == ""
    shop.judge(ticket, Cause.CUSTOMER, item="2")
    again = {(each.kind, each.item): each for each in possible_documents(shop.work, shop.ticket(ticket.id))}
    assert again[LIABILITY_NOTICE, "2"].outdated


def test_a_first_print_is_set_once_and_is_what_was_issued(shop: Shop) -> None:
    ticket = shop.intake()
    typesetter = CountingTypesetter(shop.work.typesetter)
    work = replace(shop.work, typesetter=typesetter)
    first = order_print(work, ticket.id, RECEIPT, CLERK)
    assert typesetter.rendered == 1
    assert first.pdf == shop.work.blobs.read(first.document.blob.sha256)
    assert first.pdf == printable(shop.work, replace(first.document, prints=0)).pdf
    order_print(work, ticket.id, RECEIPT, CLERK)
    assert typesetter.rendered == 2
