"""What each document must say, and on which copy."""

from dataclasses import replace
from datetime import date

import pytest

from app.documents.typesetter import PdfTypesetter
from app.domain.money import Fen
from app.usecases.paper import DepreciationFacts, Paper, SuggestionLine, Tick
from tests.documents import samples
from tests.documents.reading import pages_of, squeezed

ROUTES = ("协商和解", "调解", "投诉", "12315", "仲裁", "诉讼")


def says(text: str, *sentences: str) -> None:
    missing = [sentence for sentence in sentences if squeezed(sentence) not in text]
    assert missing == []


@pytest.mark.parametrize("medium", ["80mm", "58mm", "a5", "a4"])
def test_receipt_tells_all_that_was_taken_in(typesetter: PdfTypesetter, medium: str) -> None:
    paper = samples.receipt()
    customer, store = pages_of(typesetter.render(paper, medium).pdf)
    for text in (customer, store):
        says(text, paper.ticket.number, paper.number, "2026年11月20日 10:02", "林晓敏", "服务台", "王建国")
        says(text, "138****2233", "美厨 电水壶", "MK-1508", "6901234567892", "SN20261108A07", "2026年11月8日")
        says(text, "发票（有效）", paper.ticket.words, "换货", "1. 壶身", "2. 底座", paper.ticket.condition)
        says(text, "二级（一般）", "初步判断", "2026年11月20日 11:02", "处理方案", "2026年11月20日 12:02")
        says(text, paper.ticket.clocks[0].why, paper.desk.phone, "个人信息", "客户签字")
    says(customer, "客户联", *ROUTES)
    says(store, "留底联")
    assert "争议解决途径" not in store


@pytest.mark.parametrize("medium", ["80mm", "58mm", "a5", "a4"])
def test_receipt_counts_pieces_where_there_are_several(typesetter: PdfTypesetter, medium: str) -> None:
    paper = samples.receipt()
    assert "数量" not in pages_of(typesetter.render(paper, medium).pdf)[0]
    goods = (replace(samples.KETTLE, quantity=3), samples.SOFA)
    text = pages_of(typesetter.render(replace(paper, ticket=replace(paper.ticket, goods=goods)), medium).pdf)[
        0
    ]
    says(text, "数量", "3 件")
    assert text.count("数量") == 1


def test_a_notice_without_a_check_claims_none(typesetter: PdfTypesetter) -> None:
    paper = samples.liability_notice()
    assert paper.liability is not None
    assert "经核查" in pages_of(typesetter.render(paper, "a4").pdf)[0]
    unchecked = replace(paper, liability=replace(paper.liability, checks=()))
    text = pages_of(typesetter.render(unchecked, "a4").pdf)[0]
    assert "核查" not in text
    says(text, "现将认定意见告知如下")


@pytest.mark.parametrize(
    ("paper", "medium"),
    [(samples.receipt(), "80mm"), (samples.receipt(), "a5"), (samples.liability_notice(), "a4")],
)
def test_a_desk_without_a_telephone_names_none(typesetter: PdfTypesetter, paper: Paper, medium: str) -> None:
    silent = replace(paper, desk=replace(paper.desk, phone=""))
    for text in pages_of(typesetter.render(silent, medium).pdf):
        assert not any(empty in text for empty in ("致电", "（）", "电话 "))


def test_receipt_on_a_roll_warns_that_it_fades(typesetter: PdfTypesetter) -> None:
    assert "褪色" in pages_of(typesetter.render(samples.receipt(), "80mm").pdf)[0]
    assert "褪色" not in pages_of(typesetter.render(samples.receipt(), "a5").pdf)[0]


def test_receipt_asks_for_proof_that_is_pending(typesetter: PdfTypesetter) -> None:
    paper = samples.receipt()
    goods = replace(samples.KETTLE, proof="none", proof_state="pending")
    text = pages_of(
        typesetter.render(replace(paper, ticket=replace(paper.ticket, goods=(goods,))), "a5").pdf
    )[0]
    says(text, "无凭证（待核查）", "会员记录")


def test_a_clock_without_official_calendar_is_marked(typesetter: PdfTypesetter) -> None:
    paper = samples.receipt()
    clocks = (replace(paper.ticket.clocks[0], key="自定的事项", provisional=True),)
    text = pages_of(
        typesetter.render(replace(paper, ticket=replace(paper.ticket, clocks=clocks)), "80mm").pdf
    )[0]
    says(text, "自定的事项", "11:02（暂定）")


def test_notice_states_party_basis_and_suggestion(typesetter: PdfTypesetter) -> None:
    paper = samples.liability_notice()
    customer, store, merchant = pages_of(typesetter.render(paper, "a4").pdf)
    for text in (customer, store, merchant):
        says(
            text,
            "责任主体",
            "物流承运方：安达物流有限公司（责任比例 100%）",
            "认定依据",
            "处理方案建议",
        )
        says(text, *(paper.liability.basis if paper.liability else ()), "2026年12月4日（周五）")
        says(
            text, "核查经过", "林晓敏", "照片核对", "图1 包装右前角", "图3 石面断裂特写", "由商家先行承担责任"
        )
        says(text, "2026年11月27日前", "浙江省家具行业协会调解", "系商家意见，不影响您依法维护自身权益")
        says(text, "☐当面签收", "☐拒收（见证人在场）", "盖章", "签收仅表示收到本告知书")
    says(customer, *ROUTES, "致：陈𬱖")
    says(store, "致：陈𬱖")
    says(merchant, "商家联", "致：客户", "签收情况见存根联")
    assert "陈" not in merchant  # who the customer is goes to nobody without consent (个保法 23)


def test_a_person_at_fault_is_named_on_the_store_copy_alone(typesetter: PdfTypesetter) -> None:
    paper = samples.liability_notice()
    assert paper.liability
    named = replace(paper, liability=replace(paper.liability, responsible_person="甲乙丙"))
    customer, store, merchant = ("甲乙丙" in text for text in pages_of(typesetter.render(named, "a4").pdf))
    assert (customer, store, merchant) == (False, True, False)


def test_notice_without_a_last_day_takes_objections_at_any_time(typesetter: PdfTypesetter) -> None:
    paper = samples.liability_notice()
    assert paper.liability
    open_ended = replace(paper.liability, appeal=replace(paper.liability.appeal, until=None))
    assert "可随时" in pages_of(typesetter.render(replace(paper, liability=open_ended), "a4").pdf)[0]


@pytest.mark.parametrize("medium", ["a5", "a4"])
def test_slip_states_money_twice_and_keeps_the_id_to_the_store(
    typesetter: PdfTypesetter, medium: str
) -> None:
    store, customer, merchant = pages_of(typesetter.render(samples.return_slip(), medium).pdf)
    for text in (store, customer, merchant):
        says(text, "¥12,800.00（人民币壹万贰仟捌佰元整）", "☑退货", "☐换货", "☑商家承诺", "☐法定")
        says(text, "商场承诺 7 天无理由退货", "☑包装完整", "原发票收回", "2026年11月25日", "消费者", "银行卡")
        says(text, "赵明华", "屏幕签字", "2026年11月20日 10:31", "何立（售后经理）", "林晓敏")
        says(text, "一式三联：①存根联（商场留存，白）②客户联（红）③商家/品牌联（黄）")
    says(store, "3301**********1234", "存根联")
    assert "3301*" not in customer + merchant
    says(customer, "客户联", *ROUTES)
    says(merchant, "商家联")


def test_carbon_slip_shows_no_id_and_informs_the_customer(typesetter: PdfTypesetter) -> None:
    (text,) = pages_of(typesetter.render(samples.return_slip(), "241x140").pdf)
    assert "3301*" not in text
    says(text, *ROUTES)


def test_exchange_slip_shows_depreciation_and_replacement(typesetter: PdfTypesetter) -> None:
    (text,) = pages_of(typesetter.render(samples.exchange_slip(), "241x140").pdf)
    says(text, "¥199.00 × 0.001 × 22天 = ¥4.38", "¥194.62（人民币壹佰玖拾肆元陆角贰分）", "☑换货", "☑法定")
    says(text, "SN20261120B11", "2026年11月25日", "☐无使用痕迹")


def test_a_depreciation_that_was_agreed_without_a_rate_is_an_amount(typesetter: PdfTypesetter) -> None:
    paper = samples.exchange_slip()
    assert paper.settlement
    assert paper.settlement.refund
    agreed = DepreciationFacts(Fen(19900), "", 0, Fen(4895))
    refund = replace(paper.settlement.refund, net=Fen(15005), depreciation=agreed)
    slip = replace(paper, settlement=replace(paper.settlement, refund=refund))
    (text,) = pages_of(typesetter.render(slip, "241x140").pdf)
    says(text, "¥199.00", "¥48.95", "¥150.05（人民币壹佰伍拾元零伍分）")
    assert "×" not in text
    assert "双方协商金额" in text


def test_a_dated_step_says_of_which_day_it_counts(typesetter: PdfTypesetter) -> None:
    paper = samples.liability_notice()
    assert paper.liability
    steps = (
        SuggestionLine("为您更换同型号商品。", date(2026, 11, 27), kind="exchange"),
        SuggestionLine("为您办理退货。", date(2026, 11, 25), kind="refund"),
    )
    judged = replace(paper.liability, suggestions=steps, checks=())
    (text, *_) = pages_of(typesetter.render(replace(paper, liability=judged), "a4").pdf)
    says(text, "为您更换同型号商品；当日同意的，换货最晚2026年11月27日（周五）办妥")
    says(text, "为您办理退货；当日同意的，退款最晚2026年11月25日（周三）到账")
    assert "核查经过" not in text


def test_what_was_not_looked_at_is_not_shown_as_lacking(typesetter: PdfTypesetter) -> None:
    paper = samples.exchange_slip()
    assert paper.settlement
    ticks = (Tick("packaging_intact", None), Tick("unused", True))
    slip = replace(paper, settlement=replace(paper.settlement, ticks=ticks))
    (text,) = pages_of(typesetter.render(slip, "241x140").pdf)
    assert "包装完整" not in text
    assert "☑无使用痕迹" in text


def test_labels_count_the_pieces_and_hide_the_owner(typesetter: PdfTypesetter) -> None:
    first, second = pages_of(typesetter.render(samples.label(), "60x40").pdf)
    says(first, "壶身", "1/2", "王**", "138****2233", "2026年11月20日 收", "2F01-261120-0007")
    says(second, "底座", "2/2")
    assert "王建国" not in first + second


def test_goods_left_in_one_piece_get_one_label(typesetter: PdfTypesetter) -> None:
    paper = samples.label()
    whole = replace(paper, ticket=replace(paper.ticket, received=()))
    (text,) = pages_of(typesetter.render(whole, "60x40").pdf)
    says(text, "美厨 电水壶", "1/1")


def test_names_of_every_character_come_back(typesetter: PdfTypesetter) -> None:
    names = "𬱖𬭊𬭛㛃䶮龘犇镕喆祎翀燊旻昇堃"
    paper = samples.receipt()
    ticket = replace(paper.ticket, customer=replace(paper.ticket.customer, name=names))
    printed = typesetter.render(replace(paper, ticket=ticket), "a5")
    assert printed.missing_characters == ()
    assert all(names in text for text in pages_of(printed.pdf))


def test_what_nobody_knows_takes_no_room_and_what_matters_has_a_dash(typesetter: PdfTypesetter) -> None:
    paper = samples.receipt()
    bare = replace(
        paper.ticket,
        goods=(replace(samples.KETTLE, serial="", sold_on=None),),
        received=(),
        condition="",
        level="",
    )
    text = pages_of(typesetter.render(replace(paper, ticket=bare), "a5").pdf)[0]
    says(text, "购买日期 —", "交接实物 未留存实物")
    assert not any(word in text for word in ("序列号", "外观情况", "优先级"))


def test_dates_are_written_the_chinese_way(typesetter: PdfTypesetter) -> None:
    paper = samples.return_slip()
    assert paper.settlement
    assert paper.settlement.refund
    refund = replace(paper.settlement.refund, due=date(2027, 2, 8), provisional=True)
    slip = replace(paper, settlement=replace(paper.settlement, refund=refund))
    assert "2027年2月8日（暂定）" in pages_of(typesetter.render(slip, "a5").pdf)[0]
