"""Taking in: the ticket, its evidence, its number and its draft, all of it or none."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.demo import demo_folder
from app.domain.records import BlobRef, Customer, EvidenceFile
from app.domain.refusals import RefusedError
from app.domain.steps.evidence import AttachEvidence
from app.usecases.attach import evidence_action, import_file
from app.usecases.live_assessment import assess_form
from app.usecases.read_models import SavedDraft
from app.usecases.take_in import take_in
from tests.fakes.shop import CLERK, Shop, kettle


@pytest.fixture
def photo() -> Path:
    return demo_folder() / "photos" / "kettle_leak.jpg"


def draft(shop: Shop, key: str = "d1") -> str:
    moment = shop.time.now()
    shop.work.drafts.save(SavedDraft(key, moment, moment, "王建国", "{}"))
    return key


def test_ticket_evidence_and_draft_are_one_piece_of_work(shop: Shop, photo: Path) -> None:
    evidence = [evidence_action(import_file(shop.work, photo), "whole")]
    outcome = take_in(shop.work, kettle(), CLERK, evidence, draft(shop))
    assert outcome.ticket.number == "2F01-261120-0001"
    assert [each.role for each in outcome.ticket.evidence] == ["whole"]
    assert outcome.ticket.clerk == CLERK.name
    assert len(outcome.entries) == 2
    assert shop.work.drafts.all() == ()
    assert [line.entry for line in shop.work.tickets.history(outcome.ticket.id)] == list(outcome.entries)


def test_what_was_stated_is_written_with_the_intake_and_judged_as_before_it(shop: Shop) -> None:
    form = kettle(stated=({"failed_repairs": 2, "promise": "终身保修"},))
    before = assess_form(shop.work, form, shop.time.now())
    outcome = take_in(shop.work, form, CLERK, draft=draft(shop))
    assert [line.type for line in shop.work.tickets.history(outcome.ticket.id)] == [
        "ticket.opened",
        "facts.stated",
    ]
    found = shop.work.tickets.ticket(outcome.ticket.id)
    assert found is not None
    assert found.items[0].stated == {"failed_repairs": 2, "promise": "终身保修"}
    after = shop.work.policy.item_decision(found, found.items[0], shop.time.now())
    assert before is not None
    assert before.decision.codes("missing") == after.codes("missing")
    assert "failed_repairs" not in after.codes("missing")
    assert shop.work.drafts.all() == ()


def test_what_cannot_be_stated_keeps_nothing(shop: Shop) -> None:
    known = draft(shop)
    with pytest.raises(RefusedError, match="fact_has_field"):
        take_in(shop.work, kettle(stated=({"category": "tv"},)), CLERK, draft=known)
    assert shop.entries() == 0
    assert [each.id for each in shop.work.drafts.all()] == [known]


def test_what_is_refused_keeps_no_number_no_entry_and_the_draft(shop: Shop, photo: Path) -> None:
    known = draft(shop)
    evidence = evidence_action(import_file(shop.work, photo), "whole")
    lost = AttachEvidence(EvidenceFile(BlobRef("0" * 64, 5, "image/jpeg", "x.jpg", "whole")), "whole")
    attempts = [
        (kettle(customer=Customer("王建国")), (), "contact_missing"),
        (kettle(accepted_at=shop.time.now() + timedelta(minutes=1)), (), "accepted_in_future"),
        (kettle(), (evidence, evidence), "evidence_known"),
        (kettle(), (evidence, lost), "file_not_in_store"),
    ]
    for form, pictures, code in attempts:
        with pytest.raises(RefusedError, match=code):
            take_in(shop.work, form, CLERK, pictures, known)
    assert shop.entries() == 0
    assert [each.id for each in shop.work.drafts.all()] == [known]
    assert shop.intake().number == "2F01-261120-0001"


def test_numbers_count_per_day_of_the_desk(shop: Shop) -> None:
    assert [shop.intake().number[-4:] for _ in range(3)] == ["0001", "0002", "0003"]
    shop.time.moment = shop.time.moment.replace(hour=23, minute=59)
    assert shop.intake().number == "2F01-261120-0004"
    shop.time.advance(minutes=2)
    assert shop.intake().number == "2F01-261121-0001"


def test_a_case_told_yesterday_is_numbered_today(shop: Shop) -> None:
    accepted = shop.time.now() - timedelta(days=1)
    ticket = shop.intake(kettle(accepted_at=accepted))
    assert ticket.number == "2F01-261120-0001"
    assert ticket.opened_at == accepted
