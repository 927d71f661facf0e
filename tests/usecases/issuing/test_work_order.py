"""What a work order knows from its ticket."""

from __future__ import annotations

from datetime import datetime

from app.domain.money import Fen
from app.domain.records import Customer
from app.domain.status import TrackKind
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Option
from app.usecases.as_printed import as_printed
from app.usecases.issue import issue, order_print
from app.usecases.issuing.rule import Case
from app.usecases.issuing.settling import issued_particulars, prefilled
from app.usecases.paper import Particular
from app.usecases.perform import perform
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, Shop, kettle

KIND = "work-order"


def known(shop: Shop, ticket_id: str) -> dict[str, Particular]:
    ticket = shop.ticket(ticket_id)
    now = shop.time.now().astimezone(shop.work.desk.tz)
    case = Case(shop.work, ticket, ticket.items[0], now, CLERK)
    return {each.key: each for each in prefilled(case, KIND)}


def test_a_case_just_taken_in_is_to_be_appraised(shop: Shop) -> None:
    form = kettle(customer=Customer("王建国", phone="13800002233", confirmed=True, access_note="3 楼无电梯"))
    found = known(shop, shop.intake(form).id)
    assert found["service"].text == "appraise"
    assert found["fault"].text == "用了3次就漏水"
    assert found["access"].text == "3 楼无电梯"
    assert "technician" not in found


def test_a_repair_on_its_way_fills_in_appointment_people_and_parts(shop: Shop) -> None:
    ticket = shop.intake().id
    shop.judge(shop.ticket(ticket))
    shop.agree(shop.ticket(ticket), "repair_free")
    start = {"appointment": "2026-11-22 14:00-16:00", "part": "密封圈"}
    perform(shop.work, ticket, StartExecution(TrackKind.REPAIR, start), CLERK)
    perform(
        shop.work, ticket, AdvanceExecution(TrackKind.REPAIR, "appointed", {"technician": "赵永强"}), CLERK
    )
    perform(shop.work, ticket, AdvanceExecution(TrackKind.REPAIR, "technician_arrived"), CLERK)
    done = AdvanceExecution(TrackKind.REPAIR, "awaiting_acceptance", {"remarks": "已换密封圈"})
    perform(shop.work, ticket, done, CLERK)
    found, zone = known(shop, ticket), shop.work.desk.tz
    assert found["service"].text == "repair"
    assert found["visit_from"].moment == datetime(2026, 11, 22, 14, tzinfo=zone)
    assert found["visit_until"].moment == datetime(2026, 11, 22, 16, tzinfo=zone)
    assert found["technician"].text == "赵永强"
    assert found["cover"].text == "in"
    assert found["parts"].rows == (("密封圈", "", "", "", ""),)
    assert found["work"].text == "已换密封圈"
    assert found["arrived"].moment is not None
    issued = issue(shop.work, ticket, KIND, CLERK)
    assert issued.number == "WX-2F01-261120-0001"


def test_paid_work_names_the_price_that_was_agreed_before(shop: Shop) -> None:
    ticket = shop.intake().id
    shop.judge(shop.ticket(ticket))
    perform(shop.work, ticket, OfferPlan((Option("repair_paid", amount=Fen(5_000), paid=True),)), CLERK)
    perform(shop.work, ticket, AcceptPlan(), CLERK)
    found = known(shop, ticket)
    assert found["quote"].amount == Fen(5_000)
    assert found["agreed_at"].moment == shop.time.now()


def test_words_that_are_no_appointment_fill_in_none(shop: Shop) -> None:
    ticket = shop.intake().id
    shop.judge(shop.ticket(ticket))
    shop.agree(shop.ticket(ticket), "repair_free")
    start = StartExecution(TrackKind.REPAIR, {"appointment": "2026-13-45 14:00"})
    perform(shop.work, ticket, start, CLERK)
    assert "visit_from" not in known(shop, ticket)
    stated = {"visit_from": "2026-11-22 14:00"}
    issued = issue(shop.work, ticket, KIND, CLERK, stated=stated)
    kept = {each.key for each in issued_particulars(shop.work, issued)}
    assert "visit_from" in kept


def test_the_copy_of_who_goes_there_has_the_number_and_nothing_kept_has_it(shop: Shop) -> None:
    ticket = shop.intake().id
    stated: dict[str, object] = {"service": "repair", "visit_from": "2026-11-20T10:00"}
    copy = order_print(shop.work, ticket, KIND, CLERK, medium="a4", stated=stated)
    store, customer, service = pages_of(copy.pdf)
    assert "13800002233" in service
    for page in (store, customer):
        assert "138****2233" in page
        assert "13800002233" not in page
    document = copy.document
    assert b"13800002233" not in shop.work.blobs.read(document.content.sha256)
    assert "13800002233" not in "".join(pages_of(shop.work.blobs.read(document.blob.sha256)))
    shown = as_printed(shop.work, ticket, document.id, ["merchant"])
    assert ("13800002233" in pages_of(shown.pdf)[0]) is (shown.medium != "241x140")
    carbon = pages_of(order_print(shop.work, ticket, KIND, CLERK, medium="241x140").pdf)
    assert "138****2233" in carbon[0]
    assert "电话全号仅印于单页打印的服务方联" in carbon[0]
    assert "13800002233" not in "".join(carbon)
