"""Papers are found by what is printed on them; what does not fit is said so."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from app.domain.steps.papers import DocumentIssued, DocumentSigned
from app.domain.vocabulary import SignatureMethod
from app.headoffice.office import HeadOffice
from app.headoffice.store.papers import Asked, Found, read_asked
from app.wire.shortcode import short_code
from tests.fakes.cases import paper as issued
from tests.headoffice.store.desks import Desk

NUMBER = "TH-2F01-261120-0001"
FIRST, SECOND = (sha256(word).hexdigest() for word in (b"first", b"second"))


def slip(document: str, version: int, digest: str, replaces: str | None = None) -> DocumentIssued:
    body = issued(NUMBER, document, "exchange-return-slip")
    return replace(body, version=version, content_sha256=digest, replaces=replaces)


@pytest.fixture
def desk(office: HeadOffice) -> Desk:
    """It issued a slip and another version of it, which the customer signed."""
    desk = Desk(1)
    desk.enrol(office)
    desk.open_ticket("t1")
    desk.write("t1", slip("d1", 1, FIRST))
    desk.write("t1", slip("d2", 2, SECOND, "d1"))
    desk.write("t1", DocumentSigned("d2", "王芳", "customer", SignatureMethod.SCREEN, SECOND, "2026-03"))
    desk.push(office)
    office.projector.project_all()
    return desk


def find(office: HeadOffice, typed: str) -> Found:
    return office.papers.find(office.site().tenant, typed)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (NUMBER, Asked(NUMBER)),
        (" th-2f01-261120-0001 ", Asked(NUMBER)),
        (f"CF1:{NUMBER}:1:AB12CD34", Asked(NUMBER, 1, "ab12cd34")),
        (f"cf1：{NUMBER.lower()}：1：ab12cd34", Asked(NUMBER, 1, "ab12cd34")),
        ("AB12CD34", Asked("", 0, "ab12cd34")),
        ("校验码：12345678", Asked("", 0, "12345678")),
        (f"编号：{NUMBER} 第 2 版 校验码：ab12cd34", Asked(NUMBER, 2, "ab12cd34")),
        (f"{NUMBER}, version 2 ab12cd34", Asked(NUMBER, 2, "ab12cd34")),
        ("", Asked()),
        ("：", Asked()),
    ],
)
def test_what_is_typed_or_scanned_is_understood(typed: str, asked: Asked) -> None:
    assert read_asked(typed) == asked


def test_a_code_that_fits_shows_how_the_paper_stands(office: HeadOffice, desk: Desk) -> None:
    (old,) = find(office, f"CF1:{NUMBER}:1:{FIRST[:8].upper()}").papers
    assert (old.version, old.newest, old.voided, old.signed) == (1, 2, True, ())
    (new,) = find(office, SECOND[:8]).papers
    assert (new.number, new.version, new.newest, new.voided) == (NUMBER, 2, 2, False)
    assert (new.signed, new.counts, new.ticket) == (("customer",), True, "t1")
    assert new.received_at
    assert find(office, f"{NUMBER} {SECOND[:8]}").papers == (new,)
    assert [each.version for each in find(office, NUMBER).papers] == [1, 2]
    assert find(office, desk.tickets["t1"].number).papers == find(office, NUMBER).papers


def test_a_code_that_does_not_fit_is_not_what_was_issued(office: HeadOffice, desk: Desk) -> None:
    found = find(office, f"CF1:{NUMBER}:2:{FIRST[:8]}")
    assert found.forged
    assert [each.fits for each in found.papers] == [False, False]
    assert find(office, f"{NUMBER} 00000000").forged
    later = find(office, f"CF1:{NUMBER}:3:{FIRST[:8]}")
    assert (later.forged, [each.fits for each in later.papers]) == (False, [False, False])


def test_what_has_not_arrived_is_not_found(office: HeadOffice, desk: Desk) -> None:
    for typed in ("TH-2F01-261120-0002", "00000000", "", "%", "\0", "ffffffff"):
        assert find(office, typed).papers == ()


def test_a_paper_whose_ticket_is_missing_is_received_and_does_not_count(office: HeadOffice) -> None:
    desk = Desk(1)
    desk.enrol(office)
    desk.write("t9", slip("d9", 1, FIRST))
    desk.push(office)
    office.projector.project_all()
    (paper,) = find(office, FIRST[:8]).papers
    assert (paper.counts, paper.number) == (False, NUMBER)


def test_a_ticket_without_papers_and_a_short_code_lead_to_the_ticket(office: HeadOffice) -> None:
    desk = Desk(1)
    desk.enrol(office)
    desk.open_ticket("t1")
    desk.push(office)
    office.projector.project_all()
    ticket = office.tickets.ticket("b1", "t1")
    assert ticket is not None
    found = find(office, ticket.number)
    assert [(each.branch, each.ticket) for each in found.cases] == [("b1", "t1")]
    assert (found.papers, found.slip) == ((), None)
    found = find(office, str(short_code(desk.writer, 1, desk.hash_at(1))))
    assert found.slip is not None
    assert (found.slip.received, found.slip.batch, found.slip.ticket) == (True, "1", "t1")
    assert [each.number for each in found.cases] == [ticket.number]
