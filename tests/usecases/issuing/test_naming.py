"""What names a customer, however it is written; and what does not."""

from __future__ import annotations

import pytest

from app.domain.records import Customer
from app.usecases.issuing.naming import named_in

CUSTOMER = Customer(
    "王建国",
    phone="0571-8800 1234",
    wechat="Wang_JG88",
    id_number="110105194912310021",
    address="杭州市拱墅区莫干山路 88 号 3 幢 502 室",
)


@pytest.mark.parametrize(
    "said",
    [
        "客户王建国反映漏水",
        "客户王 建　国反映",
        "王*国来电",
        "王××、王某某均称",
        "王某称漏水",
        "王先生要求换货",
        "**建国",
        "电 138-0000-2233",
        "138 0000 2233",
        "１３８００００２２３３",
        "138****2233",
        "138xxxx2233",
        "+86 13900001111",
        "8613900001111",
        "固话 05718800-1234",
        "微信 wang jg88",
        "微信ＷＡＮＧ＿ＪＧ８８",
        "110105 19491231 0021",
        "证件 11010519800101123x",
        "440524********0014",
        "送到莫干山路88号3幢502室",
        "88号3幢 502",
    ],
)
def test_the_customer_is_found(said: str) -> None:
    assert named_in(said, CUSTOMER)


@pytest.mark.parametrize(
    "said",
    [
        "壶身焊缝渗漏，同批次复检 10 台",
        "条码 6901234567892，批号 20261105",
        "温度 1300-1400 ℃，1500 × 2000 mm",
        "订单 202611051234567890",
        "国标 GB 4706.1-2005",
        "大王牌 王牌电器",
        "杭州市拱墅区的仓库",
        "",
    ],
)
def test_what_names_nobody_is_left_alone(said: str) -> None:
    assert named_in(said, CUSTOMER) == ""


def test_a_customer_of_whom_nothing_is_known_hides_nothing() -> None:
    assert named_in("壶身焊缝渗漏", Customer("")) == ""
    assert named_in("李女士来电", Customer("李")) == ""
