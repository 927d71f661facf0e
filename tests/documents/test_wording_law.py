"""The law about wording: tricks that do not help, and sentences that are nobody's concern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.wording_law import banned_in, lost_from, plain

BANNED = (
    ("本商场保留最终解释权", "law_final_say"),
    ("最 终 解 释 权 归 本 店", "law_final_say"),
    ("最终解·释·权归本店所有", "law_final_say"),
    ("最终解\u200b释权归本店", "law_final_say"),
    ("最終解釋權歸本店所有", "law_final_say"),
    ("本活动由商家负责解释", "law_final_say"),
    ("如有争议以本店的解释为准", "law_final_say"),
    ("以商家认定结果为准", "law_final_say"),
    ("本店拥有最终决定权", "law_final_say"),
    ("特价商品概不退换", "law_cheap_goods"),
    ("特 價 不 退", "law_cheap_goods"),
    ("打折商品不予退换", "law_cheap_goods"),
    ("处理品不享受三包", "law_cheap_goods"),
    ("概不退换", "law_no_return"),
    ("慨不退换", "law_no_return"),
    ("概－不－退－换", "law_no_return"),
    ("一律不予退货", "law_no_return"),
    ("本店不接受退款", "law_no_return"),
    ("拆封后不能换货", "law_no_return"),
    ("谢绝退换", "law_no_return"),
    ("貨物出門，概不退換", "law_no_return"),
    ("一经售出，敬请谅解", "law_no_return"),
    ("离柜概不负责", "law_no_return"),
    ("签字即放弃其他权利", "law_waiver"),
    ("签字后视为同意", "law_waiver"),
    ("签收即表示验收合格", "law_waiver"),
    ("逾期未提异议视为认可", "law_waiver"),
    ("客户不得再以任何理由主张权利", "law_waiver"),
    ("今后不再追究", "law_waiver"),
    ("双方再无争议", "law_waiver"),
    ("簽名後即代表同意", "law_waiver"),
    ("后果由客户自负", "law_own_risk"),
    ("损失自负", "law_own_risk"),
    ("本店不承担任何责任", "law_own_risk"),
    ("丢失概不赔偿", "law_own_risk"),
    ("质量问题与本店无关", "law_own_risk"),
    ("客户自愿承担风险", "law_own_risk"),
    ("本公司免责", "law_own_risk"),
    ("依国家三包免费修理", "law_not_statute"),
    ("逾期不候", "law_too_late"),
    ("过期未领视为无主物", "law_too_late"),
    ("请勿向媒体曝光", "law_no_complaint"),
    ("只能向本店反映", "law_no_complaint"),
)


@pytest.mark.parametrize(("text", "code"), BANNED)
def test_it_is_found_however_it_is_put(text: str, code: str) -> None:
    ban = banned_in(text)
    assert ban is not None
    assert ban.code == code
    assert ban.article
    assert ban.said in plain(text)


@pytest.mark.parametrize("text", [text for text, _ in BANNED])
def test_full_width_blanks_and_marks_hide_nothing(text: str) -> None:
    assert banned_in("　".join(text)) is not None
    assert banned_in("*".join(text)) is not None
    assert banned_in("\u200d".join(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "七日内可以无理由退货，商品应当完好。",
        "签收仅表示收到本告知书，不表示同意其内容。",
        "签字表示同意本报价，不影响客户依法享有的其他权利。",
        "不同意本报价的，商品原样退还，不收取维修费用。",
        "更换配件须先征得客户同意。",
        "周年庆期间购买的商品同样可以退换。",
        "如需帮助，请联系三楼服务台，我们当天答复。",
        "检测期间可借用备用机。",
        "",
    ],
)
def test_what_is_lawful_passes(text: str) -> None:
    assert banned_in(text) is None


def test_what_the_law_asks_for_stays() -> None:
    supplied = "签收仅表示收到，不影响您依法享有的其他权利。"
    lost = lost_from(supplied, "签收表示收到。")
    assert lost is not None
    assert (lost.words, lost.article) == ("不影响", "条例 17")
    assert lost_from(supplied, "签收只说明收到了，不 影 响您的任何权利。") is None
    assert lost_from("请出示本回执。", "请带上回执。") is None


@given(st.text(max_size=80))
def test_any_text_is_judged(text: str) -> None:
    ban = banned_in(text)
    assert ban is None or ban.said in plain(text)
