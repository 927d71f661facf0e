"""A person names a paper whose code says something else: the code is believed, and nothing is signed by it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import segno
from PIL import Image

from app.domain.paper_code import ScannedDocument, paper_code
from app.domain.records import Document
from app.domain.refusals import Refusal, RefusedError
from app.domain.ticket import Ticket
from app.usecases.issue import RECEIPT, order_print
from app.usecases.paper import short_hash
from app.usecases.papers_back import file_as, place
from app.usecases.scan_back import Picture
from app.usecases.unplaced import keep_unplaced, waiting_scans
from tests.fakes.shop import CLERK, Shop

NOTICE = "liability-notice"


def issued(shop: Shop) -> tuple[Ticket, Document]:
    ticket = shop.intake()
    return ticket, order_print(shop.work, ticket.id, RECEIPT, CLERK).document


def told_by(document: Document) -> ScannedDocument:
    """What the code on its usual page says."""
    return ScannedDocument(document.number, document.version, short_hash(document.content_sha256))


def shown(*papers: ScannedDocument) -> Picture:
    """A picture with their codes beside each other."""
    page = Image.new("L", (500 * len(papers), 700), 255)
    for place_of, paper in enumerate(papers):
        out = io.BytesIO()
        segno.make(paper_code(paper), error="l").save(out, kind="png", scale=8, border=6)
        page.paste(Image.open(out).convert("L"), (500 * place_of + 60, 60))
    whole = io.BytesIO()
    page.save(whole, "PNG")
    return Picture(whole.getvalue(), "IMG_4.png")


def refused_as(shop: Shop, picture: Picture, number: str, code: str) -> None:
    """Neither at once nor from among what waits it becomes a signature; it goes on waiting, with the reason."""
    with pytest.raises(RefusedError) as refused:
        file_as(shop.work, picture, number, CLERK)
    assert refused.value.refusal.code == code
    (waiting,) = waiting_scans(shop.work)
    assert waiting.refusal.code == code
    with pytest.raises(RefusedError, match=code):
        place(shop.work, waiting, number, CLERK)
    assert waiting_scans(shop.work) == (waiting,)


def test_a_forged_paper_is_not_made_good_by_its_number(shop: Shop) -> None:
    ticket, document = issued(shop)
    forged = replace(told_by(document), short_hash="0badc0de")
    refused_as(shop, shown(forged), document.number, "scan_hash_differs")
    refused_as(shop, shown(forged), ticket.number, "scan_hash_differs")
    after = shop.ticket(ticket.id)
    assert not after.documents[0].signed
    assert not after.evidence


def test_the_paper_of_another_shop_is_none_of_ours(shop: Shop) -> None:
    ticket, document = issued(shop)
    theirs = replace(told_by(document), number="SL-9Z99-261120-0001")
    refused_as(shop, shown(theirs), document.number, "scan_shows_other")
    assert not shop.ticket(ticket.id).documents[0].signed


def test_papers_of_two_customers_are_filed_with_neither(shop: Shop) -> None:
    (_, first), (_, second) = issued(shop), issued(shop)
    refused_as(shop, shown(told_by(first), told_by(second)), first.number, "scan_of_several")


def test_an_old_version_signs_nothing_under_its_number(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    old = order_print(shop.work, ticket.id, NOTICE, CLERK).document
    shop.judge(ticket)
    new = order_print(shop.work, ticket.id, NOTICE, CLERK).document
    filed = file_as(shop.work, shown(told_by(old)), new.number, CLERK)
    assert filed.warning is not None
    assert (filed.warning.code, filed.document.version) == ("scan_old_version", 1)
    assert not any(each.signed for each in shop.ticket(ticket.id).documents)
    signed = file_as(shop.work, shown(told_by(new)), new.number, CLERK)
    assert (signed.warning, signed.document.version, signed.document.signed) == (None, 2, True)


def test_a_page_without_the_signature_signs_nothing_under_its_number(shop: Shop) -> None:
    _, document = issued(shop)
    page = replace(told_by(document), page=1, pages=2)
    filed = file_as(shop.work, shown(page), document.number, CLERK)
    assert filed.warning is not None
    assert (filed.warning.code, filed.document.signed) == ("scan_unsigned_page", False)


def test_a_paper_that_came_from_another_desk_meanwhile_is_filed(shop: Shop) -> None:
    """Its code named no paper of this desk when it was dropped; now it does."""
    _, document = issued(shop)
    unknown = Refusal("scan_unknown_document", "N5", {"document": document.number})
    waiting = keep_unplaced(shop.work, shown(told_by(document)), unknown)
    assert place(shop.work, waiting, document.number, CLERK).document.signed
    assert waiting_scans(shop.work) == ()


def test_what_shows_no_code_is_what_a_person_says(shop: Shop) -> None:
    _, document = issued(shop)
    torn = io.BytesIO()
    Image.effect_noise((900, 700), 60).save(torn, "PNG")
    assert file_as(shop.work, Picture(torn.getvalue(), "torn.png"), document.number, CLERK).document.signed
    assert waiting_scans(shop.work) == ()
