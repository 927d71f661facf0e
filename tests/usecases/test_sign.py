"""A signature on the screen: what is shown is what is hashed and kept; a change makes an end of it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from app.domain.money import Fen
from app.domain.refusals import RefusedError
from app.domain.signing import MOST_POINTS, Agreement, Drawn
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE, DocumentSigned
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Option
from app.usecases.issue import issue, printable
from app.usecases.perform import perform
from app.usecases.sign import ToSign, read_to_sign, sign_on_screen
from app.usecases.signers import left_to_sign, signed_by_all
from tests.documents.reading import pages_of
from tests.documents.samples import signature_png
from tests.fakes.shop import CLERK, Shop

DRAWN = Drawn((((100, 100, 0, -1), (4000, 900, 250, -1)),), 4_000, "mouse")


def shown_notice(shop: Shop) -> ToSign:
    ticket = shop.intake()
    shop.judge(ticket)
    document = issue(shop.work, ticket.id, LIABILITY_NOTICE, CLERK)
    return read_to_sign(shop.work, ticket.id, document.id, CLERK)


def sign(shop: Shop, shown: ToSign, drawn: Drawn = DRAWN) -> DocumentSigned:
    sign_on_screen(shop.work, shown, drawn, signature_png(), shown.agreement, CLERK)
    entries = shop.work.tickets.entries(shown.ticket.id)
    return next(each.body for each in entries if isinstance(each.body, DocumentSigned))


def test_the_very_bytes_that_were_shown_are_kept_and_hashed(shop: Shop) -> None:
    shown = shown_notice(shop)
    body = sign(shop, shown)
    assert body.shown is not None
    assert body.shown.sha256 == sha256(shown.pdf).hexdigest()
    assert shop.work.blobs.read(body.shown.sha256) == shown.pdf
    assert body.content_sha256 == shown.document.content_sha256
    assert body.file_sha256 == shown.document.blob.sha256
    assert "王建国" in "".join(pages_of(shown.pdf))
    assert shop.store.verify().findings == []


def test_the_agreement_that_ships_is_what_is_accepted(shop: Shop) -> None:
    shown = shown_notice(shop)
    assert shown.agreement.name == "e-signature.1"
    assert any("不等同于" in each and "可靠电子签名" in each for each in shown.agreement.sentences)
    body = sign(shop, shown)
    assert (body.agreed, body.agreed_sha256) == (shown.agreement.name, shown.agreement.sha256)
    assert body.device == "2F-01"


def test_without_accepting_it_nothing_is_signed(shop: Shop) -> None:
    shown = shown_notice(shop)
    with pytest.raises(RefusedError) as refused:
        sign_on_screen(shop.work, shown, DRAWN, signature_png(), Agreement(), CLERK)
    assert refused.value.refusal.code == "agreement_missing"
    assert not shop.ticket(shown.ticket.id).documents[-1].signed


def test_another_agreement_than_was_shown_is_not_accepted(shop: Shop) -> None:
    shown = shown_notice(shop)
    other = replace(shown.agreement, sentences=("签字即放弃一切权利",))
    with pytest.raises(RefusedError) as refused:
        sign_on_screen(shop.work, shown, DRAWN, signature_png(), other, CLERK)
    assert refused.value.refusal.code == "agreement_missing"


def test_what_proves_nothing_is_no_signature_on_a_screen(shop: Shop) -> None:
    shown = shown_notice(shop)
    issued = shown.document.blob
    other = replace(shown.agreement, sentences=("签字即放弃一切权利",))
    tries = [
        (
            replace(shown, agreement=other),
            signature_png(),
            "agreement_missing",
        ),  # whoever asks may not choose
        (shown, shop.work.blobs.read(issued.sha256), "signature_no_picture"),  # the paper instead of a hand
        (shown, signature_png()[:-20], "signature_no_picture"),
        (replace(shown, pdf=b"%PDF-1.5 something else"), signature_png(), "signature_for_other_content"),
    ]
    for asked, picture, code in tries:
        with pytest.raises(RefusedError) as refused:
            sign_on_screen(shop.work, asked, DRAWN, picture, asked.agreement, CLERK)
        assert refused.value.refusal.code == code
    assert not shop.ticket(shown.ticket.id).documents[-1].signed


def test_strokes_are_sealed_and_go_with_the_person(shop: Shop) -> None:
    shown = shown_notice(shop)
    many = Drawn((tuple((n % 10_000, n % 4_000, n, n % 1000) for n in range(MOST_POINTS)),), 4_000, "pen")
    body = sign(shop, shown, many)
    assert body.drawn == many
    (run,) = shop.work.chains.of(shown.ticket.id)
    line = next(each.line for each in run.links if each.line and b'"document.signed"' in each.line)
    assert b"strokes" not in line
    assert "王建国".encode() not in line
    assert body.drawn_sha256.encode() in line
    shop.store.erase_person(shown.ticket.id)
    entries = shop.work.tickets.entries(shown.ticket.id)
    erased = next(each.body for each in entries if isinstance(each.body, DocumentSigned))
    assert (erased.drawn, erased.signer, erased.seal) == (None, "", body.seal)


def test_a_reprint_says_who_signed_when_and_how(shop: Shop) -> None:
    shown = shown_notice(shop)
    body = sign(shop, shown)
    document = shop.ticket(shown.ticket.id).documents[-1]
    text = "".join("".join(pages_of(printable(shop.work, document).pdf)).split())
    assert "王建国屏幕签字" in text
    assert "按电子签名约定第1版" in text
    assert f"签署码{body.seal[:8]}" in text


def test_a_change_makes_a_new_version_without_the_signature_and_says_so(shop: Shop) -> None:
    ticket, wanted = shop.intake().id, {"wanted": [["付款截图", "原件"]], "until": "2026-11-27"}
    document = issue(shop.work, ticket, "proof-request", CLERK, stated=wanted)
    shown = read_to_sign(shop.work, ticket, document.id, CLERK)
    sign(shop, shown)
    later = {**wanted, "until": "2026-11-28"}
    second = issue(shop.work, ticket, "proof-request", CLERK, stated=later)
    first = shop.ticket(ticket).documents[0]
    assert (first.voided, first.signed) == (True, True)
    assert (second.version, second.signatures) == (2, ())
    text = "".join("".join(pages_of(printable(shop.work, second).pdf)).split())
    assert "替代第1版，此前各版及其签字不再有效" in text
    with pytest.raises(RefusedError) as refused:
        sign_on_screen(shop.work, shown, DRAWN, signature_png(), shown.agreement, CLERK)
    assert refused.value.refusal.code == "document_replaced"


def test_nobody_is_shown_what_was_replaced_or_signed(shop: Shop) -> None:
    shown = shown_notice(shop)
    sign(shop, shown)
    with pytest.raises(RefusedError) as refused:
        read_to_sign(shop.work, shown.ticket.id, shown.document.id, CLERK)
    assert refused.value.refusal.code == "already_signed"
    with pytest.raises(RefusedError) as refused:
        read_to_sign(shop.work, shown.ticket.id, "nothing", CLERK)
    assert refused.value.refusal.code == "no_such_document"


def test_a_work_order_is_signed_before_the_work_for_its_price_and_after_it(shop: Shop) -> None:
    visit = {"service": "repair", "visit_from": "2026-11-22 14:00"}
    ticket = shop.intake().id
    shop.judge(shop.ticket(ticket))
    free = issue(shop.work, ticket, "work-order", CLERK, stated=visit)
    assert read_to_sign(shop.work, ticket, free.id, CLERK).party.role == "customer"
    offer = OfferPlan((Option("repair_paid", amount=Fen(5_000), paid=True),))
    perform(shop.work, ticket, offer, CLERK)
    perform(shop.work, ticket, AcceptPlan(), CLERK)
    paid = issue(shop.work, ticket, "work-order", CLERK, stated=visit)
    before = read_to_sign(shop.work, ticket, paid.id, CLERK)
    assert (before.party.role, before.party.name) == ("consent", "王建国")
    sign(shop, before)
    consented = shop.ticket(ticket).documents[-1]
    assert (consented.signed, consented.delivery, left_to_sign(consented)) == (False, None, ("customer",))
    sign(shop, read_to_sign(shop.work, ticket, paid.id, CLERK))
    document = shop.ticket(ticket).documents[-1]
    assert [each.role for each in document.signatures] == ["consent", "customer"]
    assert signed_by_all(document)
    assert "".join(pages_of(printable(shop.work, document).pdf)).count("签署码") >= 2


def test_of_a_slip_the_customers_copy_is_shown(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket)
    document = issue(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK)
    text = "".join(pages_of(read_to_sign(shop.work, ticket.id, document.id, CLERK).pdf))
    assert text.count("客户签字") == 1
    assert "争议解决途径" in text
