"""What a rectification notice knows from its ticket, and whom it must not name."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.refusals import InputError
from app.domain.steps.closing import WithdrawTicket
from app.usecases.attach import attach
from app.usecases.issue import issue, printable
from app.usecases.issuing.settling import issued_particulars
from app.usecases.perform import perform
from app.usecases.situation import possible_documents
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, Shop

KIND = "rectification-notice"
PHOTO = Path(__file__).parents[3] / "resources" / "demo" / "photos" / "kettle_leak.jpg"
ASKED = {
    "demands": [["同批次复检", "渗漏为 0"]],
    "until": "2026-12-04",
    "recheck": "抽检 10 台",
}


def judged(shop: Shop) -> str:
    ticket = shop.intake()
    shop.judge(ticket)
    return ticket.id


def test_the_determination_is_filled_in_for_the_brand(shop: Shop) -> None:
    issued = issue(shop.work, judged(shop), KIND, CLERK, stated=ASKED)
    kept = {each.key: each for each in issued_particulars(shop.work, issued)}
    assert issued.number == "ZG-2F01-261120-0001"
    assert kept["addressee"].text == "美厨"
    assert kept["problems"].rows == (("", "壶身焊缝渗漏", "1", "", ""),)


@pytest.mark.parametrize("said", ["王 建国反映漏水", "请联系 138-0000-2233"])
def test_a_notice_that_names_the_customer_is_refused(shop: Shop, said: str) -> None:
    ticket = judged(shop)
    with pytest.raises(InputError) as refused:
        issue(shop.work, ticket, KIND, CLERK, stated={**ASKED, "demands": [[said, "1"]]})
    assert (refused.value.code, refused.value.field) == ("customer_named", "demands")
    assert refused.value.params["found"] in ("王建国", "138-0000-2233")
    assert not shop.ticket(ticket).documents


def test_pictures_of_the_goods_are_on_it_and_vouchers_are_not(shop: Shop) -> None:
    ticket = judged(shop)
    attach(shop.work, ticket, [PHOTO], "close_up", CLERK)
    attach(shop.work, ticket, [PHOTO], "payment", CLERK)
    text = "".join(pages_of(printable(shop.work, issue(shop.work, ticket, KIND, CLERK, stated=ASKED)).pdf))
    assert "特写" in text
    assert "付款记录" not in text
    assert "王建国" not in text


def test_it_may_follow_from_a_review_when_the_case_is_long_closed(shop: Shop) -> None:
    ticket = judged(shop)
    perform(shop.work, ticket, WithdrawTicket("客户撤回"), CLERK)
    possible = {each.kind: each for each in possible_documents(shop.work, shop.ticket(ticket))}
    assert not possible[KIND].late
    assert issue(shop.work, ticket, KIND, CLERK, stated=ASKED).version == 1
