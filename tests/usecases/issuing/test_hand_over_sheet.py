"""D19 from the journal: what is open, promised, parked, left at the desk, and not sent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.refusals import RefusedError
from app.domain.steps.closing import WithdrawTicket
from app.domain.steps.promising import MakePromise
from app.usecases.desk_papers import HAND_OVER_SHEET
from app.usecases.intake_draft import IntakeForm, encode
from app.usecases.issue import Stated, issue, order_print
from app.usecases.issuing.drafting import begin_document, draft_document
from app.usecases.issuing.leaf import NEW
from app.usecases.paper import Paper
from app.usecases.perform import perform
from app.usecases.read_models import SavedDraft
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, Shop

NAMES: Stated = {"handing_over": "周倩", "taking_over": "林晓敏"}


def sheet(shop: Shop, stated: Stated = NAMES) -> Paper:
    document = issue(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=stated)
    return shop.work.papers.decode(shop.work.blobs.read(document.content.sha256))


def figures(paper: Paper) -> dict[str, str]:
    return dict(paper.count("figures").rows)  # type: ignore[arg-type]  # rows of two cells


def test_an_empty_desk_is_said_to_be_empty(shop: Shop) -> None:
    found = figures(sheet(shop))
    assert {found[key] for key in ("open", "overdue", "promises", "parked", "pieces", "unsent_tickets")} == {
        "0"
    }


PARKED = encode(IntakeForm(clerk="林晓敏", name="王女士", phone="13800002233", goods="电水壶"))


def test_it_counts_what_the_next_shift_takes_over(shop: Shop) -> None:
    ticket = shop.intake()
    due = shop.time.now() + timedelta(days=1)
    perform(shop.work, ticket.id, MakePromise("王女士 10:30 回电", due), CLERK)
    gone = shop.intake()
    perform(shop.work, gone.id, WithdrawTicket("客户不修了"), CLERK)
    now = shop.time.now()
    shop.work.drafts.save(SavedDraft("d1", now, now, "王女士", PARKED, parked=True))
    shop.work.drafts.save(SavedDraft("d2", now, now, "正在录入", "{}"))
    shop.time.advance(minutes=90)
    paper = sheet(shop)
    found = figures(paper)
    assert (found["open"], found["promises"], found["parked"], found["pieces"]) == ("1", "1", "1", "2")
    assert (found["overdue"], found["unsent_tickets"]) == ("1", "2")
    assert int(found["unsent_entries"]) > 2
    assert paper.count("promises").rows == (
        (ticket.number, "王女士 10:30 回电", "2026-11-21 10:02", "林晓敏"),
    )
    assert paper.count("shelf").rows == ((ticket.number, "壶身、底座", "2"),)
    assert paper.count("parked").rows == (("电水壶", "林晓敏", "2026-11-20 10:02"),)
    ((number, clock, due_at, who, state),) = paper.count("clocks").rows
    assert (number, clock, due_at, who, state) == (
        ticket.number,
        "初步判断",
        "2026-11-20 11:02",
        "林晓敏",
        "overdue",
    )


def test_both_names_must_stand_on_it(shop: Shop) -> None:
    with pytest.raises(RefusedError) as refused:
        sheet(shop, {"handing_over": "周倩"})
    assert refused.value.refusal.params["fields"] == "taking_over"
    assert shop.entries() == 0


def test_it_names_no_customer_and_both_people(shop: Shop) -> None:
    shop.intake()
    copy = order_print(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated={**NAMES, "cash": [{"what": "备用金"}]})
    words = "".join(pages_of(copy.pdf))
    assert "王建国" not in words
    assert all(name in words for name in ("周倩", "林晓敏", "备用金", "JB-2F01-261120-0001"))


def test_printed_again_it_says_what_it_said(shop: Shop) -> None:
    first = issue(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    shop.intake()
    again = order_print(shop.work, first.number, HAND_OVER_SHEET, CLERK)
    assert again.document.content_sha256 == first.content_sha256
    changed = issue(
        shop.work, first.number, HAND_OVER_SHEET, CLERK, stated={**NAMES, "remarks": "钥匙少一把"}
    )
    assert (changed.number, changed.version) == (first.number, 2)
    paper = shop.work.papers.decode(shop.work.blobs.read(changed.content.sha256))
    assert figures(paper)["open"] == "1"


def test_a_form_begins_with_who_is_here_and_shows_the_sheet(shop: Shop) -> None:
    shop.intake()
    before = shop.entries()
    begun = begin_document(shop.work, NEW + "leaf", HAND_OVER_SHEET, CLERK)
    assert {each.key: each.text for each in begun.particulars}["handing_over"] == "林晓敏"
    pdf = draft_document(shop.work, NEW + "leaf", HAND_OVER_SHEET, CLERK, NAMES)
    assert "2F01-261120-0001" in "".join(pages_of(pdf))
    assert shop.entries() == before
