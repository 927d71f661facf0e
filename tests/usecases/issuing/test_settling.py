"""Documents with particulars: what the ticket says is filled in, a person's word counts over it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.refusals import InputError, RefusedError
from app.domain.steps.contact import AddNote
from app.domain.steps.proof import RequestProof
from app.usecases.issue import issue, order_print
from app.usecases.issuing.drafting import begin_document
from app.usecases.issuing.settling import issued_particulars
from app.usecases.perform import perform
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, Shop

KIND = "proof-request"
ASKED = {"wanted": [["发票", "原件或照片"]], "until": "2026-11-27"}


def asked(shop: Shop) -> str:
    ticket = shop.intake().id
    until = shop.time.now() + timedelta(days=5)
    perform(shop.work, ticket, RequestProof(("银行流水单",), until), CLERK)
    return ticket


def test_what_the_ticket_says_is_filled_in(shop: Shop) -> None:
    ticket = asked(shop)
    copy = order_print(shop.work, ticket, KIND, CLERK)
    text = "".join(pages_of(copy.pdf))
    assert "银行流水单" in text
    assert "2026年11月25日" in text
    assert copy.document.number.startswith("BC-2F01-")


def test_what_a_person_states_stands_over_it_and_stays_on_reprints(shop: Shop) -> None:
    ticket = asked(shop)
    issued = issue(shop.work, ticket, KIND, CLERK, stated=ASKED)
    again = order_print(shop.work, ticket, KIND, CLERK)
    text = "".join(pages_of(again.pdf))
    assert again.document.id == issued.id
    assert "原件或照片" in text
    assert "银行流水单" not in text


def test_what_the_ticket_says_only_since_stands_over_what_was_stated_and_nothing_else_does(
    shop: Shop,
) -> None:
    ticket = asked(shop)
    issue(shop.work, ticket, KIND, CLERK, stated=ASKED)
    perform(shop.work, ticket, AddNote("客户来电"), CLERK)
    kept = {each.key: each for each in begin_document(shop.work, ticket, KIND, CLERK).particulars}
    assert kept["wanted"].rows == (("发票", "原件或照片"),)
    until = shop.time.now() + timedelta(days=5)
    perform(shop.work, ticket, RequestProof(("质保卡",), until), CLERK)
    found = {each.key: each for each in begin_document(shop.work, ticket, KIND, CLERK).particulars}
    assert found["wanted"].rows == (("质保卡", ""),)
    assert found["until"].day == kept["until"].day


def test_other_particulars_make_the_next_version(shop: Shop) -> None:
    ticket = asked(shop)
    first = issue(shop.work, ticket, KIND, CLERK, stated=ASKED)
    same = issue(shop.work, ticket, KIND, CLERK, stated=ASKED)
    other = issue(shop.work, ticket, KIND, CLERK, stated={"until": "2026-12-01"})
    assert same.id == first.id
    assert (other.number, other.version) == (first.number, 2)
    kept = {each.key: each for each in issued_particulars(shop.work, other)}
    assert kept["wanted"].rows == (("发票", "原件或照片"),)


def test_without_what_is_required_nothing_is_issued(shop: Shop) -> None:
    ticket = shop.intake().id
    with pytest.raises(RefusedError) as refused:
        issue(shop.work, ticket, KIND, CLERK, stated={"until": "2026-11-27"})
    assert refused.value.refusal.code == "particulars_missing"
    assert refused.value.refusal.params["fields"] == "wanted"
    found = shop.work.tickets.ticket(ticket)
    assert found is not None
    assert not found.documents


def test_what_the_kind_does_not_ask_for_is_refused(shop: Shop) -> None:
    with pytest.raises(InputError) as wrong:
        issue(shop.work, shop.intake().id, "receipt", CLERK, stated={"until": "2026-11-27"})
    assert wrong.value.code == "particular_unknown"
