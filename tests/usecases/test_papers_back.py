"""Signed papers come back as pictures and PDF, one or many: each is filed with its own document, none is lost."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from PIL import Image

from app.domain.paper_code import ScannedDocument
from app.domain.refusals import RefusedError
from app.domain.scan import classify_scan
from app.domain.steps.papers import VoidDocument
from app.domain.ticket import Ticket
from app.domain.vocabulary import Signer
from app.usecases.day_end import Stub, count_day
from app.usecases.desk_papers import HAND_OVER_SHEET, desk_papers
from app.usecases.issue import LABEL, RECEIPT, IssuedCopy, issue, order_print
from app.usecases.issuing.leaf import NEW
from app.usecases.papers_back import CameBack, bring_back, look_at, place
from app.usecases.perform import perform
from app.usecases.scan_back import find_paper, scan_back
from app.usecases.signers import asked_places
from app.usecases.unplaced import let_go, waiting_scans
from tests.documents.reading import images_of
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, kettle
from tests.media.photographs import Shot, photograph

NOTICE = "liability-notice"


def receipt(shop: Shop) -> tuple[Ticket, IssuedCopy]:
    """A ticket whose receipt was printed."""
    ticket = shop.intake()
    return ticket, order_print(shop.work, ticket.id, RECEIPT, CLERK)


def photo(copy: IssuedCopy) -> bytes:
    """Its first page on a desk, photographed."""
    page = next(images_of(copy.pdf, 300))
    return photograph(page, Shot(megapixels=3, turn=14, tilt=8, light=0.8, noise=4))


def scans(*pages: Image.Image) -> bytes:
    """What a scanner with a feeder makes."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return out.getvalue()


def page_of(copy: IssuedCopy) -> Image.Image:
    return next(images_of(copy.pdf, 150))


def back(shop: Shop, source: bytes | Path, name: str = "scan.pdf") -> CameBack:
    return bring_back(shop.work, look_at(shop.work, source, name=name), CLERK)


def test_a_photograph_is_filed_with_its_document_and_signs_it(shop: Shop, tmp_path: Path) -> None:
    ticket, copy = receipt(shop)
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(photo(copy))
    (filed,) = back(shop, path).filed
    assert (filed.ticket.id, filed.document.number, filed.warning) == (ticket.id, copy.document.number, None)
    assert filed.document.signed
    assert [each.role for each in shop.ticket(ticket.id).evidence] == ["signed_document"]


def test_papers_of_two_customers_in_one_pdf_never_meet(shop: Shop) -> None:
    (one, first), (two, second) = receipt(shop), receipt(shop)
    came = back(shop, scans(page_of(first), page_of(second), page_of(first)))
    assert [each.document.number for each in came.filed] == [first.document.number, second.document.number]
    assert came.unplaced == ()
    for ticket, count in ((one, 2), (two, 1)):
        (evidence,) = shop.ticket(ticket.id).evidence
        assert len(pypdfium2.PdfDocument(shop.work.blobs.read(evidence.file.sha256))) == count
        assert shop.ticket(ticket.id).documents[0].signed


def test_a_page_nobody_can_read_beside_others_is_kept_and_asked_about(shop: Shop) -> None:
    (_, first), (ticket, second) = receipt(shop), receipt(shop)
    blank = Image.new("L", (1240, 1754), 250)
    came = back(shop, scans(page_of(first), blank, page_of(second)), "feeder.pdf")
    (left,) = came.unplaced
    assert (left.refusal.code, left.name) == ("scan_without_code", "feeder-2.pdf")
    assert waiting_scans(shop.work) == (left,)
    assert len(pypdfium2.PdfDocument(shop.work.blobs.read(left.sha256))) == 1
    done = place(shop.work, left, second.document.number.lower(), CLERK)
    assert done.warning is not None  # its own page signed it before
    assert done.warning.code == "already_signed"
    assert (done.ticket.id, len(done.ticket.evidence)) == (ticket.id, 2)
    assert waiting_scans(shop.work) == ()


def test_the_back_of_a_sheet_stays_with_its_front(shop: Shop) -> None:
    ticket, copy = receipt(shop)
    came = back(shop, scans(page_of(copy), Image.new("L", (1240, 1754), 250)))
    assert [each.document.number for each in came.filed] == [copy.document.number]
    (evidence,) = shop.ticket(ticket.id).evidence
    assert len(pypdfium2.PdfDocument(shop.work.blobs.read(evidence.file.sha256))) == 2


def test_two_customers_on_one_picture_are_asked_about(shop: Shop) -> None:
    (_, first), (_, second) = receipt(shop), receipt(shop)
    left, right = page_of(first), page_of(second)
    both = Image.new("L", (left.width + right.width, max(left.height, right.height)), 255)
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    out = io.BytesIO()
    both.save(out, "PNG")
    (asked,) = back(shop, out.getvalue(), "two.png").unplaced
    assert asked.refusal.code == "scan_of_several"
    assert not shop.ticket(
        first.document.id and shop.work.tickets.document_tickets(first.document.number)[0]
    ).evidence


def test_what_shows_none_of_our_papers_waits_over_a_restart_and_once(shop: Shop) -> None:
    out = io.BytesIO()
    Image.effect_noise((900, 700), 60).save(out, "PNG")
    first, again = back(shop, out.getvalue(), "a.png"), back(shop, out.getvalue(), "a.png")
    assert first.unplaced == again.unplaced == waiting_scans(shop.work)
    ticket, copy = receipt(shop)
    with pytest.raises(RefusedError) as refused:
        place(shop.work, first.unplaced[0], "SL-2F01-261120-0999", CLERK)
    assert refused.value.refusal.code == "scan_unknown_document"
    done = place(shop.work, first.unplaced[0], ticket.number, CLERK)
    assert (done.document.number, done.document.signed) == (copy.document.number, True)
    assert waiting_scans(shop.work) == ()


def test_one_may_say_that_it_is_no_paper(shop: Shop) -> None:
    out = io.BytesIO()
    Image.effect_noise((900, 700), 60).save(out, "PNG")
    (waiting,) = back(shop, out.getvalue(), "a.png").unplaced
    let_go(shop.work, waiting)
    assert waiting_scans(shop.work) == ()


def test_where_photos_are_taken_a_photo_stays_one(shop: Shop) -> None:
    out = io.BytesIO()
    Image.effect_noise((900, 700), 60).save(out, "PNG")
    came = bring_back(shop.work, look_at(shop.work, out.getvalue(), name="x.png", or_photo=True), CLERK)
    assert came.nothing_ours
    assert waiting_scans(shop.work) == ()
    _, copy = receipt(shop)
    seen = look_at(shop.work, photo(copy), name="x.jpg", or_photo=True)
    assert not bring_back(shop.work, seen, CLERK).nothing_ours


def test_an_old_version_signs_nothing_and_lies_with_its_ticket(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    old = order_print(shop.work, ticket.id, NOTICE, CLERK)
    shop.judge(ticket)
    new = order_print(shop.work, ticket.id, NOTICE, CLERK)
    assert new.document.version == 2
    (filed,) = back(shop, scans(page_of(old))).filed
    assert filed.warning is not None
    assert filed.warning.code == "scan_old_version"
    assert filed.warning.params["current"] == "2"
    after = shop.ticket(ticket.id)
    assert not any(each.signed for each in after.documents)
    assert [each.role for each in after.evidence] == ["signed_document"]
    with pytest.raises(RefusedError) as refused:
        scan_back(shop.work, scans(page_of(old), page_of(new)), CLERK, name="both.pdf")
    assert refused.value.refusal.code == "scan_old_version"
    both = back(shop, scans(page_of(new), page_of(old))).filed
    said = [
        (each.document.version, each.document.signed, each.warning and each.warning.code) for each in both
    ]
    assert said == [(2, True, None), (1, False, "scan_old_version")]
    for evidence in shop.ticket(ticket.id).evidence[1:]:  # each version in a file of its own
        assert len(pypdfium2.PdfDocument(shop.work.blobs.read(evidence.file.sha256))) == 1


def test_two_versions_on_one_picture_are_told_apart(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    old = page_of(order_print(shop.work, ticket.id, NOTICE, CLERK))
    shop.judge(ticket)
    new = page_of(order_print(shop.work, ticket.id, NOTICE, CLERK))
    both = Image.new("L", (2 * old.width, old.height), 255)
    both.paste(old, (0, 0))
    both.paste(new, (old.width, 0))
    said = [(each.document.version, each.warning is None) for each in back(shop, scans(both)).filed]
    assert said == [(1, False), (2, True)]


def test_a_copy_on_which_the_customer_does_not_sign_is_filed_and_signs_nothing(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    theirs = order_print(shop.work, ticket.id, NOTICE, CLERK, copies=("merchant",))
    (filed,) = back(shop, photo(theirs), "IMG_7.jpg").filed
    assert filed.warning is not None
    assert (filed.warning.code, filed.document.signed) == ("scan_unsigned_copy", False)
    after = shop.ticket(ticket.id)
    assert [each.role for each in after.evidence] == ["signed_document"]
    assert not after.documents[0].delivery
    own = order_print(shop.work, ticket.id, NOTICE, CLERK, copies=("store",))
    (filed,) = back(shop, scans(page_of(theirs), page_of(own))).filed
    assert (filed.warning, filed.document.signed) == (None, True)


def test_a_voided_paper_signs_nothing(shop: Shop) -> None:
    ticket, copy = receipt(shop)
    perform(shop.work, ticket.id, VoidDocument(copy.document.id, "打错了"), SUPERVISOR)
    (filed,) = back(shop, scans(page_of(copy))).filed
    assert filed.warning is not None
    assert filed.warning.code == "scan_voided"


def test_the_first_page_of_many_does_not_sign_for_the_last(shop: Shop) -> None:
    words = "底部漏水，插座边有水迹。" * 150
    ticket = shop.intake(replace(kettle(), problem=replace(kettle().problem, words=words)))
    copy = order_print(shop.work, ticket.id, RECEIPT, CLERK, medium="a5", copies=("customer",))
    pages = list(images_of(copy.pdf, 150))
    assert len(pages) > 1
    (first,) = back(shop, scans(pages[0])).filed
    assert first.warning is not None
    assert first.warning.code == "scan_unsigned_page"
    assert not first.document.signed
    (last,) = back(shop, scans(pages[-1])).filed
    assert (last.warning, last.document.signed) == (None, True)


def test_a_code_leads_to_the_version_that_was_scanned(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    old = order_print(shop.work, ticket.id, NOTICE, CLERK)
    shop.judge(ticket)
    order_print(shop.work, ticket.id, NOTICE, CLERK)
    scan = classify_scan(shop.work.codes.read_codes(scans(page_of(old)))[0])
    assert isinstance(scan, ScannedDocument)
    found = find_paper(shop.work, scan)
    assert found is not None
    assert (found.ticket, found.document, found.warning) == (ticket.id, old.document.id, None)
    forged = find_paper(shop.work, replace(scan, short_hash="00000000"))
    assert forged is not None
    assert forged.warning is not None
    assert find_paper(shop.work, replace(scan, number="ZR-9Z99-261120-0001")) is None


def test_whoever_has_a_place_on_a_paper_signs_it(shop: Shop) -> None:
    names = {"handing_over": "周倩", "taking_over": "林晓敏"}
    sheet = order_print(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=names)
    review = order_print(shop.work, NEW, "review-report", SUPERVISOR, stated={"led_by": "吴静"})
    came = back(shop, scans(page_of(sheet), *images_of(review.pdf, 150)))
    assert [each.warning for each in came.filed] == [None, None]
    said = [[(each.role, each.signer) for each in filed.document.signatures] for filed in came.filed]
    assert said == [[("handing_over", "周倩"), ("taking_over", "林晓敏")], [("store", "吴静")]]
    assert all(paper.filed for paper in desk_papers(shop.work))
    assert {row.stub for row in count_day(shop.work, shop.time.now().date()).rows} == {Stub.PRESENT}


def test_which_of_two_places_is_signed_is_asked(shop: Shop) -> None:
    stated = {"service": "repair", "visit_from": "2026-11-20T10:00", "quote": "120"}
    ticket = shop.intake()
    order = order_print(shop.work, ticket.id, "work-order", CLERK, medium="a4", stated=stated)
    number = order.document.number
    (waiting,) = back(shop, scans(*images_of(order.pdf, 150))).unplaced
    asked = {"document": number, "places": "consent, customer"}
    assert (waiting.refusal.code, waiting.refusal.params) == ("scan_which_place", asked)
    with pytest.raises(RefusedError, match="scan_which_place"):
        place(shop.work, waiting, number, CLERK)
    with pytest.raises(RefusedError, match="scan_no_such_place"):
        place(shop.work, waiting, number, CLERK, [Signer.STORE])
    filed = place(shop.work, waiting, number, CLERK, [Signer.CONSENT])
    assert [(each.role, each.signer) for each in filed.document.signatures] == [("consent", "王建国")]
    assert not filed.document.signed
    assert waiting_scans(shop.work) == ()
    came = back(shop, scans(*images_of(order.pdf, 140)))  # after the work: one place is left
    assert [each.role for each in came.filed[0].document.signatures] == ["consent", "customer"]


@pytest.mark.parametrize(("cover", "asked"), [("out", True), ("in", False), (None, True)])
def test_a_price_in_ink_is_asked_about_unless_the_warranty_covers_the_work(
    shop: Shop, cover: str | None, asked: bool
) -> None:
    stated = {"service": "repair", "visit_from": "2026-11-20T10:00", **({"cover": cover} if cover else {})}
    ticket = shop.intake()
    order = issue(shop.work, ticket.id, "work-order", CLERK, stated=stated)
    places = asked_places(shop.work, order)
    assert places == ((Signer.CONSENT, Signer.CUSTOMER) if asked else ())


def test_a_paper_that_nobody_signs_is_filed_and_signs_nothing(shop: Shop) -> None:
    ticket = shop.intake()
    label = issue(shop.work, ticket.id, LABEL, CLERK)
    (waiting,) = back(shop, scans(Image.new("L", (600, 400), 250))).unplaced
    filed = place(shop.work, waiting, label.number, CLERK)
    assert filed.warning is not None
    assert filed.warning.code == "scan_nobody_signs"
    assert filed.document.signatures == ()
