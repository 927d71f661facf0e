"""Papers of the desk: in a book of their own, found by number, and in no list of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.demo_run import print_desk_papers
from app.domain.refusals import InputError, ProblemError, RefusedError
from app.domain.steps.contact import AddNote
from app.usecases.desk_papers import (
    HAND_OVER_SHEET,
    NUMBERED,
    REVIEW_REPORT,
    UNNUMBERED,
    desk_papers,
    print_unnumbered,
    set_unnumbered,
)
from app.usecases.export_tickets import export_rows
from app.usecases.issue import RECEIPT, issue, order_print
from app.usecases.issuing.leaf import NEW
from app.usecases.papers_back import bring_back, look_at
from app.usecases.perform import perform
from app.usecases.print_now import print_now
from app.usecases.read_models import QueueFilter
from app.usecases.service_manual import SERVICE_MANUAL, service_manual
from app.usecases.situation import possible_actions, possible_documents, situation
from tests.documents.reading import pages_of, sizes_of
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, opened_shop

NAMES = {"handing_over": "周倩", "taking_over": "林晓敏"}


def test_no_list_and_no_count_of_cases_knows_them(shop: Shop) -> None:
    shop.intake()
    before = shop.work.tickets.counts(QueueFilter(shop.time.now()))
    document = issue(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    tickets, now = shop.work.tickets, shop.time.now()
    assert tickets.counts(QueueFilter(now)) == before
    assert len(tickets.page(QueueFilter(now, "all")).rows) == 1
    assert len(tickets.page(QueueFilter(now, "all", document.number)).rows) == 0
    assert len(tuple(export_rows(shop.work, None, None))) == 1
    assert len(tickets.written_to(now.replace(year=2020))) == 1
    assert [each.document.number for each in desk_papers(shop.work)] == [document.number]
    report = shop.store.verify()
    assert report.sound, report.findings
    assert report.tickets == 1


def test_numbers_go_on_and_lists_are_made_anew_from_the_journal(shop: Shop, folder: Path) -> None:
    for _ in range(2):
        issue(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    issue(shop.work, NEW, REVIEW_REPORT, SUPERVISOR)
    shop.store.rebuild()
    assert shop.store.verify().sound
    listed = [each.document.number for each in desk_papers(shop.work)]
    assert sorted(listed) == ["FP-2F01-261120-0001", "JB-2F01-261120-0001", "JB-2F01-261120-0002"]
    assert issue(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES).number == "JB-2F01-261120-0003"
    assert shop.store.verify().sound


def test_papers_of_cases_and_of_the_desk_do_not_mix(shop: Shop) -> None:
    ticket = shop.intake()
    sheet = issue(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    leaf = desk_papers(shop.work)[0].leaf
    for reference, kind, code in (
        (ticket.number, HAND_OVER_SHEET, "paper_of_desk"),
        (leaf, RECEIPT, "book_no_case"),
        (sheet.number, REVIEW_REPORT, "book_no_case"),
        (NEW, SERVICE_MANUAL, "paper_unnumbered"),
        ("JB-2F01-261120-0099", HAND_OVER_SHEET, "no_such_ticket"),
        (NEW, RECEIPT, "no_such_ticket"),
    ):
        with pytest.raises(RefusedError) as refused:
            issue(shop.work, reference, kind, SUPERVISOR, stated=NAMES if kind == HAND_OVER_SHEET else None)
        assert refused.value.refusal.code == code
    with pytest.raises(RefusedError) as refused:
        perform(shop.work, leaf, AddNote("x"), CLERK)
    assert refused.value.refusal.code == "book_no_case"
    assert HAND_OVER_SHEET not in [
        each.kind for each in possible_documents(shop.work, shop.ticket(ticket.id))
    ]
    stands = situation(shop.work, leaf)
    assert set(possible_actions(stands.ticket)) <= {
        "AttachEvidence",
        "RecordDelivery",
        "SignDocument",
        "VoidDocument",
    }
    assert stands.clocks == ()


def test_it_is_printed_through_the_queue_like_any_other(shop: Shop) -> None:
    printed = print_now(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    assert (printed.printer, printed.problem) == ("front", "")
    assert shop.printers.titles == [printed.document.number]
    paper = desk_papers(shop.work)[0]
    print_now(shop.work, paper.leaf, HAND_OVER_SHEET, CLERK)
    assert desk_papers(shop.work)[0].document.prints == 2


def test_signed_on_paper_it_comes_back_to_its_leaf(shop: Shop) -> None:
    copy = order_print(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    assert not desk_papers(shop.work)[0].filed
    back = bring_back(shop.work, look_at(shop.work, copy.pdf, name="signed.pdf"), CLERK)
    assert [each.document.number for each in back.filed] == [copy.document.number]
    assert desk_papers(shop.work)[0].filed
    assert shop.store.verify().sound


def test_the_manual_is_set_from_the_rules_in_force_and_issued_never(shop: Shop) -> None:
    before = shop.entries()
    printed = service_manual(shop.work)
    words = "".join(pages_of(printed.pdf))
    for text in ("商场服务台", "法定", "商家承诺", "初步判断", "1小时（营业时间）", "售后经理", "您好"):
        assert text in words
    assert printed.missing_characters == ()
    assert sizes_of(service_manual(shop.work, "a5").pdf)[0] == (148.0, 210.0)
    assert shop.entries() == before


def test_sheets_without_a_number_are_printed_as_often_as_they_are_wanted(shop: Shop) -> None:
    before = shop.entries()
    assert print_unnumbered(shop.work, SERVICE_MANUAL).printer == "front"
    assert print_unnumbered(shop.work, "application-form").problem == ""
    assert shop.printers.titles == ["SC", "SQ"]
    shop.printers.faults["front"] = ProblemError("printer_missing", printer="front")
    assert print_unnumbered(shop.work, SERVICE_MANUAL).problem == "printer_missing"
    assert shop.entries() == before
    with pytest.raises(InputError):
        set_unnumbered(shop.work, HAND_OVER_SHEET)


def test_they_are_there_after_a_restart(folder: Path) -> None:
    with opened_shop(folder) as shop:
        issue(shop.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    with opened_shop(folder) as shop:
        assert [each.document.kind for each in desk_papers(shop.work)] == [HAND_OVER_SHEET]


def test_the_demo_prints_one_of_each(shop: Shop, tmp_path: Path) -> None:
    printed = print_desk_papers(shop.work, tmp_path)
    assert [each["kind"] for each in printed] == [*NUMBERED, *UNNUMBERED]
    assert all(Path(each["file"]).read_bytes().startswith(b"%PDF") for each in printed)
    assert shop.store.verify().sound
