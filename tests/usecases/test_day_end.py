"""The count at the end of a day: gaps, printed, stored, received, stubs, void numbers with their reason."""

from __future__ import annotations

from datetime import date

from app.domain.refusals import Refusal
from app.domain.steps.papers import RecordDelivery, VoidDocument
from app.domain.vocabulary import Delivery
from app.usecases.day_end import TICKETS, OnPaper, Stub, count_day
from app.usecases.issue import LABEL, RECEIPT, issue, order_print
from app.usecases.papers_back import bring_back, look_at
from app.usecases.perform import perform
from app.usecases.print_orders import carry_out
from app.usecases.scan_back import Picture
from app.usecases.sync_state import SyncWord, TicketSync
from app.usecases.unplaced import keep_unplaced
from tests.documents.reading import images_of
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, silent
from tests.usecases.test_papers_back import scans

DAY = date(2026, 11, 20)


def test_an_empty_day_agrees(shop: Shop) -> None:
    count = count_day(shop.work, DAY)
    assert (count.rows, count.series, count.agrees, count.desk) == ((), (), True, "2F-01")


def test_what_was_printed_is_stored_and_its_stub_is_awaited(shop: Shop) -> None:
    ticket = shop.intake()
    copy = order_print(shop.work, ticket.id, RECEIPT, CLERK)
    label = order_print(shop.work, ticket.id, LABEL, CLERK)
    count = count_day(shop.work, DAY)
    rows = {row.number: row for row in count.rows}
    assert rows.keys() == {copy.document.number, label.document.number}
    receipt = rows[copy.document.number]
    assert (receipt.on_paper, receipt.stored, receipt.synced) == (OnPaper.PRINTED, True, None)
    assert (receipt.stub, receipt.missing, receipt.mismatch) == (Stub.MISSING, ("stub",), False)
    assert rows[label.document.number].stub is Stub.NOT_NEEDED
    assert count.agrees
    assert [(each.kind, each.used) for each in count.series] == [(TICKETS, 1), (LABEL, 1), (RECEIPT, 1)]
    assert (count.totals.printed, count.totals.stubs_missing, count.totals.synced) == (2, 1, None)


def test_a_stub_that_came_back_is_here(shop: Shop) -> None:
    copy = order_print(shop.work, shop.intake().id, RECEIPT, CLERK)
    page = next(images_of(copy.pdf, 150))
    bring_back(shop.work, look_at(shop.work, scans(page), name="a.pdf"), CLERK)
    (row,) = count_day(shop.work, DAY).rows
    assert (row.stub, row.missing) == (Stub.PRESENT, ())


def test_nobody_signs_what_was_refused_before_a_witness(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    notice = issue(shop.work, ticket.id, "liability-notice", CLERK)
    refused = RecordDelivery(notice.id, Delivery.REFUSED_BEFORE_WITNESS, "周倩")
    perform(shop.work, ticket.id, refused, CLERK)
    (row,) = count_day(shop.work, DAY).rows
    assert (row.stub, row.on_paper, row.missing) == (Stub.REFUSED, OnPaper.DELIVERED, ())


def test_a_document_that_never_went_to_paper_is_told(shop: Shop) -> None:
    issue(shop.work, shop.intake().id, RECEIPT, CLERK)
    count = count_day(shop.work, DAY)
    (row,) = count.rows
    assert (row.on_paper, row.missing, count.agrees) == (OnPaper.NOT_PRINTED, ("printed", "stub"), False)


def test_orders_nobody_knows_the_end_of_are_told(shop: Shop) -> None:
    shop.printers.faults["front"] = silent()
    order_print(shop.work, shop.intake().id, RECEIPT, CLERK, printer="front")
    carry_out(shop.work)
    count = count_day(shop.work, DAY)
    assert [row.on_paper for row in count.rows] == [OnPaper.IN_DOUBT]
    assert [job.number for job in count.unknown] == [count.rows[0].number]
    assert not count.agrees


def test_a_file_that_is_gone_is_red(shop: Shop) -> None:
    copy = order_print(shop.work, shop.intake().id, RECEIPT, CLERK)
    path = shop.work.blobs.path(copy.document.blob.sha256)
    assert path is not None
    path.chmod(0o600)
    path.write_bytes(b"cut")
    (row,) = count_day(shop.work, DAY).rows
    assert (row.stored, row.mismatch) == (False, True)
    path.unlink()
    assert not count_day(shop.work, DAY).agrees


def test_a_void_number_stays_with_its_reason_and_is_awaited_no_more(shop: Shop) -> None:
    ticket = shop.intake()
    copy = order_print(shop.work, ticket.id, RECEIPT, CLERK)
    perform(shop.work, ticket.id, VoidDocument(copy.document.id, "打错了姓名"), SUPERVISOR)
    count = count_day(shop.work, DAY)
    (row,) = count.rows
    assert (row.voided, row.void_reason, row.missing) == (True, "打错了姓名", ())
    assert (count.totals.voided, count.totals.stubs_missing, count.agrees) == (1, 0, True)


def test_versions_share_a_number_and_the_newest_counts(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    order_print(shop.work, ticket.id, "liability-notice", CLERK)
    shop.judge(ticket)
    order_print(shop.work, ticket.id, "liability-notice", CLERK)
    (row,) = count_day(shop.work, DAY).rows
    assert (row.version, row.versions, row.voided) == (2, 2, False)


def test_head_office_is_asked_where_there_is_one(shop: Shop) -> None:
    order_print(shop.work, shop.intake().id, RECEIPT, CLERK)
    here = count_day(shop.work, DAY, lambda _: TicketSync(SyncWord.HERE))
    (row,) = here.rows
    assert (row.synced, row.missing, row.mismatch) == (False, ("synced", "stub"), False)
    assert here.totals.synced == 0
    received = count_day(shop.work, DAY, lambda _: TicketSync(SyncWord.RECEIVED))
    assert (received.rows[0].synced, received.totals.synced) == (True, 1)


def test_another_day_and_another_desk_do_not_count(shop: Shop) -> None:
    order_print(shop.work, shop.intake().id, RECEIPT, CLERK)
    shop.time.advance(days=1)
    order_print(shop.work, shop.intake().id, RECEIPT, CLERK)
    assert [row.number for row in count_day(shop.work, DAY).rows] == ["SL-2F01-261120-0001"]
    assert [row.number for row in count_day(shop.work, date(2026, 11, 21)).rows] == ["SL-2F01-261121-0001"]


def test_a_gap_is_named(shop: Shop) -> None:
    orders = [order_print(shop.work, shop.intake().id, RECEIPT, CLERK) for _ in range(3)]
    gone = orders[1].document.number
    shop.store.access.write(
        lambda connection: connection.execute("DELETE FROM document WHERE number = ?", (gone,))
    )
    shop.store.access.write(
        lambda connection: connection.execute("DELETE FROM ticket_row WHERE number = '2F01-261120-0002'")
    )
    count = count_day(shop.work, DAY)
    gaps = {each.kind: each.gaps for each in count.series}
    assert gaps == {TICKETS: ("2F01-261120-0002",), RECEIPT: (gone,)}
    assert (count.totals.gaps, count.agrees) == (2, False)


def test_a_number_that_only_paper_knows_is_missing_after_the_last(shop: Shop) -> None:
    copy = order_print(shop.work, shop.intake().id, RECEIPT, CLERK)
    head = copy.document.number.rpartition("-")[0]
    for number in (f"{head}-0003", "SL-9X01-261120-0009", f"{head}-0001"):
        refusal = Refusal("scan_unknown_document", "N5", {"document": number})
        page = next(images_of(copy.pdf, 72)).rotate(len(number))
        keep_unplaced(shop.work, Picture(scans(page), f"{number}.pdf"), refusal)
    count = count_day(shop.work, DAY)
    gaps = {each.kind: each.gaps for each in count.series}
    assert gaps == {TICKETS: (), RECEIPT: (f"{head}-0002", f"{head}-0003")}
    assert not count.agrees
