"""Which documents a ticket needs at its stage, and what a printer would get of them."""

from __future__ import annotations

import pytest

from app.domain.privacy import Purpose
from app.domain.refusals import RefusedError
from app.domain.steps.papers import LIABILITY_NOTICE
from app.domain.steps.privacy import GiveConsent, WithdrawConsent
from app.usecases.as_printed import as_printed, draft_as_printed
from app.usecases.issue import issue
from app.usecases.papers_wanted import wanted_now
from app.usecases.perform import perform
from app.usecases.result_message import result_message, tell_result
from app.usecases.sign import read_to_sign, sign_on_screen
from app.usecases.signers import signed_by_all
from app.usecases.situation import possible_documents
from tests.documents.reading import pages_of
from tests.documents.samples import signature_png
from tests.fakes.shop import CLERK, SUPERVISOR, Shop
from tests.usecases.test_sign import DRAWN


def wanted(shop: Shop, ticket_id: str) -> set[str]:
    ticket = shop.ticket(ticket_id)
    return {each.kind for each in possible_documents(shop.work, ticket) if wanted_now(ticket, each)}


def test_a_case_wants_the_papers_of_its_stage(shop: Shop) -> None:
    ticket = shop.intake()
    assert wanted(shop, ticket.id) == {"receipt", "label"}
    issue(shop.work, ticket.id, "receipt", CLERK)
    shop.judge(ticket)
    assert wanted(shop, ticket.id) == {"label", LIABILITY_NOTICE}
    shop.agree(ticket)
    assert {"exchange-return-slip", "result-notice"} <= wanted(shop, ticket.id)


def test_a_draft_and_a_reprint_are_seen_as_the_printer_gets_them(shop: Shop) -> None:
    ticket = shop.intake()
    draft = draft_as_printed(shop.work, ticket.id, "receipt", CLERK)
    assert draft.document is None
    assert [name for name, _ in draft.copies] == ["customer", "store"]
    assert shop.ticket(ticket.id).documents == ()
    document = issue(shop.work, ticket.id, "receipt", CLERK)
    shown = as_printed(shop.work, ticket.id, document.id)
    assert (shown.reprint, shown.medium, shown.document) == (0, draft.medium, document)
    assert len(pages_of(as_printed(shop.work, ticket.id, document.id, ("customer",)).pdf)) == 1


def test_both_sides_of_a_hand_over_sign_on_the_screen(shop: Shop) -> None:
    stated = {"handing_over": "林晓敏", "taking_over": "吴静"}
    document = issue(shop.work, "-", "hand-over-sheet", CLERK, stated=stated)
    (_, leaf_id), *_ = shop.work.tickets.numbered(document.number)
    signed = []
    for _ in range(2):
        shown = read_to_sign(shop.work, leaf_id, document.id, CLERK)
        signed.append((shown.party.role, shown.party.name))
        sign_on_screen(shop.work, shown, DRAWN, signature_png(), shown.agreement, CLERK)
    assert signed == [("handing_over", "林晓敏"), ("taking_over", "吴静")]
    assert signed_by_all(shop.ticket(leaf_id).documents[-1])
    text = "".join(pages_of(as_printed(shop.work, leaf_id, document.id).pdf))
    assert text.count("按电子签名约定") == 2
    with pytest.raises(RefusedError, match="already_signed"):
        read_to_sign(shop.work, leaf_id, document.id, CLERK)


def test_the_message_about_the_result_is_kept_as_told(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket)
    with pytest.raises(RefusedError, match="messages_not_consented"):
        result_message(shop.work, ticket.id, CLERK, stated={"until": "2026-11-25"})
    perform(shop.work, ticket.id, GiveConsent(Purpose.MESSAGES), CLERK)
    text = result_message(shop.work, ticket.id, CLERK, stated={"until": "2026-11-25"})
    tell_result(shop.work, ticket.id, text, CLERK)
    last = shop.work.tickets.history(ticket.id)[-1]
    assert (last.type, last.values["how"], last.values["result"]) == ("contact.logged", "sms", text)
    perform(shop.work, ticket.id, WithdrawConsent(Purpose.MESSAGES), CLERK)
    with pytest.raises(RefusedError, match="messages_not_consented"):
        tell_result(shop.work, ticket.id, text, CLERK)


def test_for_the_house_a_supervisor_signs_the_review(shop: Shop) -> None:
    document = issue(shop.work, "-", "review-report", SUPERVISOR)
    (_, leaf_id), *_ = shop.work.tickets.numbered(document.number)
    with pytest.raises(RefusedError, match="role_not_enough"):
        read_to_sign(shop.work, leaf_id, document.id, CLERK)
    shown = read_to_sign(shop.work, leaf_id, document.id, SUPERVISOR)
    with pytest.raises(RefusedError, match="role_not_enough"):
        sign_on_screen(shop.work, shown, DRAWN, signature_png(), shown.agreement, CLERK)
    sign_on_screen(shop.work, shown, DRAWN, signature_png(), shown.agreement, SUPERVISOR)
    assert [each.signer for each in shop.ticket(leaf_id).documents[-1].signatures] == ["吴静"]
