"""D04 from a ticket: what was commissioned is filled in."""

from __future__ import annotations

from datetime import date

from app.domain.money import Fen
from app.domain.records import Inspection
from app.domain.status import Stage
from app.domain.steps.checking import BeginCheck, CommissionTest, InspectGoods
from app.usecases.issue import issue, order_print
from app.usecases.issuing.drafting import begin_document
from app.usecases.issuing.settling import issued_particulars
from app.usecases.perform import perform
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, SUPERVISOR, Shop

KIND = "test-commission"


def commissioned(shop: Shop, **changes: str) -> str:
    ticket = shop.intake().id
    perform(shop.work, ticket, InspectGoods(Inspection(True, False, True, remarks="壶底潮湿")), CLERK)
    test = CommissionTest("市质检院", "壶底密封", Fen(60000), **changes)
    perform(shop.work, ticket, test, SUPERVISOR)
    return ticket


def test_what_was_commissioned_is_filled_in(shop: Shop) -> None:
    ticket = commissioned(shop, advanced_by="mall", borne_by="undetermined")
    stated = {each.key: each for each in issued_particulars(shop.work, issue(shop.work, ticket, KIND, CLERK))}
    assert stated["body"].text == "市质检院"
    assert stated["tests"].rows == (("壶底密封", ""),)
    assert stated["fee"].amount == Fen(60000)
    assert (stated["advanced_by"].text, stated["borne_by"].text) == ("mall", "by_result")
    assert stated["start"].day == date(2026, 11, 20)
    assert "壶底潮湿" in stated["sample_state"].text
    assert stated["sample"].text == "壶身、底座"


def test_it_is_printed_with_the_bearer_that_was_agreed(shop: Shop) -> None:
    ticket = commissioned(shop, borne_by="brand")
    copy = order_print(shop.work, ticket, KIND, CLERK, stated={"expected": "2026-12-04"})
    text = "".join(pages_of(copy.pdf))
    assert copy.document.number.startswith("JC-2F01-")
    assert "品牌方/供应商" in text
    assert "2026年12月4日" in text


def test_before_the_test_is_recorded_all_can_be_stated(shop: Shop) -> None:
    ticket = shop.intake().id
    stated = {"body": "市质检院", "tests": [["密封", "GB/T 22089"]], "sample_state": "壶底潮湿"}
    issued = issue(shop.work, ticket, KIND, CLERK, stated=stated)
    kept = {each.key: each for each in issued_particulars(shop.work, issued)}
    assert kept["tests"].rows == (("密封", "GB/T 22089"),)
    assert kept["start"].day == date(2026, 11, 20)


def test_a_later_commission_stands_over_the_one_before(shop: Shop) -> None:
    ticket = commissioned(shop, advanced_by="mall", borne_by="brand")
    issue(shop.work, ticket, KIND, CLERK, stated={"expected": "2026-12-04"})
    perform(shop.work, ticket, BeginCheck(Stage.AWAITING_VERIFICATION), CLERK)
    perform(shop.work, ticket, CommissionTest("省质检院", "温控器", advanced_by="mall"), SUPERVISOR)
    found = {each.key: each for each in begin_document(shop.work, ticket, KIND, CLERK).particulars}
    assert found["tests"].rows == (("温控器", ""),)
    assert (found["body"].text, found["borne_by"].text) == ("省质检院", "by_result")
    assert "fee" not in found
    assert found["expected"].day == date(2026, 12, 4)
