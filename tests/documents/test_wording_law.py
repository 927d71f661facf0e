"""The law about wording: tricks that do not help, and sentences that are nobody's concern."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.wording_law import banned_in, denied_in, lost_from
from app.documents.wording_plain import readings
from tests.documents.conftest import RESOURCES

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
    ("一经售出概不退换", "law_no_return"),
    ("特价商品不退不换", "law_cheap_goods"),
    ("本店拥有最终解释权", "law_final_say"),
    ("解释权归本店所有", "law_final_say"),
    ("本店对活动拥有解释的权利", "law_final_say"),
    ("最终 觧释权", "law_final_say"),
    ("蕞終觧釋權", "law_final_say"),
    ("最终解\u2060释\u202e权", "law_final_say"),
    ("检测结果仅限本店鉴定", "law_final_say"),
    ("鑒定結果以廠家為準", "law_final_say"),
    ("以我司检测结果为最终结论", "law_final_say"),
    ("钱款当面点清，离柜概不负责", "law_no_return"),
    ("只换不退", "law_no_return"),
    ("定金一律不退", "law_no_return"),
    ("概\u00ad不\u2060退\u200b还", "law_no_return"),
    ("概不🈺退🈲换", "law_no_return"),
    ("奖品、赠品不实行三包", "law_cheap_goods"),
    ("特　价，概－不退", "law_cheap_goods"),
    ("㊕价不退", "law_cheap_goods"),
    ("假一罚十以外的要求一律不接受", "law_waiver"),
    ("双方互不追究", "law_waiver"),
    ("消费者自担风险", "law_own_risk"),
    ("本店有权随时修改活动规则", "law_one_sided"),
    ("商家有权单方变更本条款", "law_one_sided"),
    ("發票遺失概不補開", "law_no_invoice"),
    ("本柜不提供发票", "law_no_invoice"),
    ("如需发票另加税点", "law_no_invoice"),
    ("本店享有对活动规则解释的一切权利", "law_final_say"),
    ("客户如有疑义以商场说法为准", "law_final_say"),
    ("具体以公告为准", "law_final_say"),
    ("终审权归商场", "law_final_say"),
    ("本告知书为定论", "law_final_say"),
    ("押金恕不返还", "law_no_return"),
    ("货款概不返还", "law_no_return"),
    ("修理后不再享受三包", "law_no_return"),
    ("赠品没有三包", "law_cheap_goods"),
    ("No refund.", "law_no_return"),
    ("All sales are final.", "law_no_return"),
    ("任何损坏均由客户负责", "law_own_risk"),
    ("签收后商场不对任何损失负责", "law_own_risk"),
    ("客户签字后不能再找商场", "law_waiver"),
    ("凭证丢失不予受理", "law_no_proof"),
    ("丢失凭证者不予受理", "law_no_proof"),
    ("zui终jie释权归本店", "law_final_say"),
    ("最終的解釋由本商場作出", "law_final_say"),
    ("活动的最终说明权归本店", "law_final_say"),
    ("检测结果由我方判定", "law_final_say"),
    ("The shop reserves the right of final interpretation.", "law_final_say"),
    ("概bu退换", "law_no_return"),
    ("gai bu tui huan", "law_no_return"),
    ("概卟退换", "law_no_return"),
    ("概o不o退o换", "law_no_return"),
    ("概1不1退1换", "law_no_return"),
    ("超过三日不予受理", "law_no_return"),
    ("过了7天概不处理", "law_no_return"),
    ("Final sale", "law_no_return"),
    ("Sold as is, no warranty", "law_no_return"),
    ("一经签字不得更改", "law_waiver"),
    ("贵重物品自行保管，遗失自负", "law_own_risk"),
    ("运输损坏由客户自理", "law_own_risk"),
    ("本店仅承担维修责任，不承担其他损失", "law_own_risk"),
    ("本店不承担连带责任", "law_own_risk"),
    ("赔偿金额最高不超过商品价格", "law_own_risk"),
    ("赔偿以商品价款为限", "law_own_risk"),
    ("We are not responsible for any loss.", "law_own_risk"),
    ("12315投诉一律不理", "law_no_complaint"),
    ("本店不受理任何投诉", "law_no_complaint"),
    ("争议由本店所在地人民法院管辖", "law_no_complaint"),
)


LAWFUL = (
    "七日内可以无理由退货，商品应当完好。",
    "签收仅表示收到本告知书，不表示同意其内容。",
    "检测报告不是最终结论，您有异议的可以申请复检。",
    "定制商品不适用七日无理由退货，质量问题的退换不受影响。",
    "人为损坏不在保修范围内，可以有偿维修，维修前先报价。",
    "保修期内的质量问题由商家免费修理，不收取检测费。",
    "如对处理结果有异议，可以向市场监督管理部门投诉，电话12315。",
    "退款按原支付方式退回，到账时间以银行为准。",
    "换货须在同型号有货时办理；无货的，您可以选择退货。",
    "请妥善保管发票，发票遗失的可以凭付款记录证明购买。",
    "本店为您开具电子发票，不另收费。",
    "更换配件须先征得客户同意。",
    "活动规则如有疑问，请向服务台咨询，我们负责说明。",
    "商家愿意承担运费。",
    "维修完成后请当面试机，签字仅确认试机情况。",
    "您可以随时撤回同意，撤回不影响此前处理的效力。",
    "逾期未取的商品，我们会再次联系您并免费保管三十日。",
    "本协议双方各执一份，自签字之日起生效。",
    "特殊定制商品下单前请确认尺寸。",
    "优惠券不可兑换现金。",
    "样品出售的，售前已告知瑕疵，其他问题依法退换。",
    "赠品有质量问题的，同样可以修理、更换。",
    "请不要自行拆机，以免触电。",
    "如需上门，请提前预约，变更时间请提前一日通知。",
    "本单以存根联为准，三联内容一致。",
    "价格以收银小票为准。",
    "检测费用由委托方先行支付，确属质量问题的由商家承担。",
    "您不同意本方案的，不影响您依法投诉或者起诉。",
    "我们不会向第三方提供您的个人信息。",
    "周年庆期间购买的商品同样可以退换。",
    "检测期间可借用备用机。",
    "如有破损，请当场在签收单上注明。",
    "您可以单独取消其中一项服务。",
    "商场可以协助双方调解，调解不成的可以申请仲裁。",
    "维修记录可随时查询，如需更正请告诉我们。",
    "责任认定由专业人员作出，您可以申请复核。",
    "请以本回执为凭领取商品。",
    "预付款余额可以随时申请退还。",
    "退货时随附的赠品请一并退回。",
    "签字表示同意本报价，不影响客户依法享有的其他权利。",
    "不同意本报价的，商品原样退还，不收取维修费用。",
    "不退旧件。",
    "您可以放弃短信通知。",
    "请确认后即可离店。",
    "超过30日未修复的，您可以退货。",
    "超过三包有效期的，可以有偿维修，维修前先报价。",
    "责任由检测机构判定，您可以申请复检。",
    "您不承担检测费用和运费。",
    "赔偿金额不低于500元。",
    "商家不处理投诉的，您可以拨打12315。",
    "You are not liable for the cost of testing.",
    "Wi-Fi、USB3.0接口与5G型号可以调换。",
    "A款换B款须在七日内提出。",
    "如需帮助，请联系三楼服务台，我们当天答复。",
    "",
)


@pytest.mark.parametrize(("text", "code"), BANNED)
def test_it_is_found_however_it_is_put(text: str, code: str) -> None:
    ban = banned_in(text)
    assert ban is not None
    assert ban.code == code
    assert ban.article
    for language in ("en", "zh_CN"):
        reasons = json.loads((RESOURCES / "messages" / f"words.{language}.json").read_text(encoding="utf-8"))
        assert reasons[code]
    assert any(ban.said in reading for reading in readings(text))


@pytest.mark.parametrize("text", [text for text, _ in BANNED])
def test_full_width_blanks_and_marks_hide_nothing(text: str) -> None:
    assert banned_in("　".join(text)) is not None
    assert banned_in("*".join(text)) is not None
    assert banned_in("\u200d".join(text)) is not None


@pytest.mark.parametrize("text", LAWFUL)
def test_what_is_lawful_passes(text: str) -> None:
    assert banned_in(text) is None


RECEIVED = "签收仅表示收到，不影响您依法享有的其他权利。"


@pytest.mark.parametrize(
    "text",
    [
        "签收表示收到。",
        "签收即认可，不影响商场依法享有的权利。",
        "签收仅表示收到，不影响商场权益。您依法享有的其他权利另行说明。",
        "并非签收仅表示收到，不影响您依法享有的其他权利。",
        RECEIVED + "质量问题除外。",
        RECEIVED + "但退款以商场同意为前提。",
    ],
)
def test_what_the_law_asks_for_stays_in_its_sense(text: str) -> None:
    lost = lost_from(RECEIVED, text)
    assert lost is not None
    assert (lost.words, lost.article) == ("签收仅表示收到，不影响您依法享有的其他权利", "条例 17")


def test_a_shop_may_say_more_before_and_after() -> None:
    assert lost_from(RECEIVED, f"请核对后签收。{RECEIVED}如需帮助请联系服务台。") is None
    assert lost_from(RECEIVED, "签收仅表示收到， 不 影 响您依法享有的其他权利；谢谢！") is None
    assert lost_from("请出示本回执。", "请带上回执，但不必带发票。") is None


@pytest.mark.parametrize(
    "text",
    [
        "双方协商一致，客户放弃一切追究权利，最终解释权归本店",
        "由物流方赔偿，与本店无关，最终解释权归本店",
        "由物流方赔偿，与本店无关",
        "根据国家三包规定，签字后概不退换",
        "质量问题与商场无关",
        "丢失凭证者不予受理",
        "No refund",
        "概bu退换",
        "概🈲不退换",
    ],
)
def test_nobody_writes_a_denial_on_paper(text: str) -> None:
    assert denied_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "客户放弃维修，原样取回",
        "该型号压缩机已停产，无法更换，建议退货",
        "客户表示满意，不再投诉",
        "故障与我方安装无关联，系运输所致，由商场先行更换",
        "不换主板，只换电容",
        "人为损坏，不在免费保修范围，维修费用由客户承担",
        "在国家三包期内，免费修理",
        "等客户最终决定",
        "",
    ],
)
def test_facts_may_be_written_down(text: str) -> None:
    assert denied_in(text) is None


@given(st.text(max_size=80))
def test_any_text_is_judged(text: str) -> None:
    ban = banned_in(text)
    assert ban is None or ban.said
