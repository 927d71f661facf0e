"""What no wording may say: found by what it comes to, however it is spelt or dressed up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Ban:
    """Words that may not be printed: `code` names the reason, `article` the law, `said` what was found."""

    code: str
    article: str
    said: str


@dataclass(frozen=True)
class Kept:
    """Words that must stay, since the law asks for what they say."""

    words: str
    article: str


def plain(text: str) -> str:
    """Letters and digits alone, in their usual width, simplified: what is left when nothing disguises it."""
    wide = unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLER)
    return "".join(each for each in wide if unicodedata.category(each)[0] in "LN")


def banned_in(text: str) -> Ban | None:
    """The first thing in `text` that the law forbids; None where there is nothing."""
    bare = plain(text)
    for code, article, pattern in _BANS:
        found = pattern.search(bare)
        if found is not None:
            return Ban(code, article, found[0])
    return None


def lost_from(supplied: str, text: str) -> Kept | None:
    """The first thing that `supplied` has to say and `text` no longer says; None where nothing is lost."""
    before, after = plain(supplied), plain(text)
    return next(
        (each for each in KEPT if plain(each.words) in before and plain(each.words) not in after), None
    )


KEPT: Final = (
    Kept("12315", "消保法 39"),
    Kept("不影响", "条例 17"),
    Kept("不表示", "条例 17"),
    Kept("不代表", "条例 17"),
    Kept("不因", "条例 17"),
    Kept("撤回", "个保法 15"),
    Kept("三年", "个保法 19"),
    Kept("查询", "个保法 45"),
    Kept("更正", "个保法 46"),
    Kept("删除", "个保法 47"),
    Kept("全额退还", "消保法 55"),
    Kept("先报价", "消保法 8"),
    Kept("30日", "三包规定 6"),
)
"""What a sentence goes on to say when it said so as supplied."""


_SIMPLER: Final = str.maketrans(
    "釋權終歸換價簽棄購經離櫃負責視為爲願擔與無關國過後條約產損賠償訴獲開僅憑證據貨應將對會認聲維慨溉繫佈"
    "約從優賣銷樣獎贈處費擇買單並異議舉報媒體絕於許給還調顧門",
    "释权终归换价签弃购经离柜负责视为为愿担与无关国过后条约产损赔偿诉获开仅凭证据货应将对会认声维概概系布"
    "约从优卖销样奖赠处费择买单并异议举报媒体绝于许给还调顾门",
)
"""Traditional letters of the words below, and look-alikes."""

_SHOP: Final = (
    "(?:本店铺?|本商场|本商家|本公司|本单位|本柜|商场|商家|卖场|我店|我方|我司|我们|店家|店方|公司"
    "|经营者|厂家|品牌方)"
)
_YOU: Final = "(?:您|你|客户|顾客|消费者|买方|自己|本人)"
_CHEAP: Final = "(?:促销|打折|折扣|清仓|处理|甩卖|秒杀|优惠|样品|展品|奖品|尾货|断码)"
_CLAIM: Final = "(?:主张|追究|追偿|投诉|举报|起诉|诉讼|索赔|异议|反悔|赔偿|申诉)"
_NOT: Final = "(?:概|恕|均|绝|决|一概|一律)?不"
_DO: Final = "(?:再|能|予|可|可以|得|作|做|接受|支持|办理|给|给予|提供|受理|允许|任何|无理由|以任何理由)*"

_BANS: Final = tuple(
    (code, article, re.compile("|".join(patterns)))
    for code, article, patterns in (
        (
            "law_final_say",
            "处罚办法 12",
            (
                "解释权",
                "最终解释",
                f"(?:由|归){_SHOP}(?:负责)?(?:最终)?解释",
                "(?:最终|唯一|终局)(?:认定|决定|判定|判断|裁定|裁决)",
                f"以{_SHOP}的?(?:解释|说明|认定|判断|鉴定|检测|决定|意见).{{0,4}}为准",
                f"(?:决定|认定|裁量|修改|变更)权(?:归|属于?|在){_SHOP}",
            ),
        ),
        (
            "law_cheap_goods",
            "消保法 26",
            (
                "特价",
                f"{_CHEAP}(?:商品|品|货|产品)?.{{0,4}}{_NOT}{_DO}(?:退|换|享|保修|三包)",
            ),
        ),
        (
            "law_no_return",
            "消保法 26、处罚办法 12",
            (
                f"(?<!仅退款){_NOT}{_DO}(?:退|换|调换|更换)",
                "(?:拒绝|谢绝|禁止|免谈|无法)(?:任何|一切)*(?:退|换|调换|更换)",
                "(?:一经|一旦)(?:售出|卖出|销售|成交|离店|离柜|出门|拆封|开封|签收|使用)",
                "(?:离柜|离店|出门|售出)后?(?:概|恕|均|一律)?不",
            ),
        ),
        (
            "law_waiver",
            "条例 17、消保法 26",
            (
                "放弃",
                "(?:签字|签名|签收|签署|盖章|确认|领取|收货|验收|付款)(?:之后|后|之日|起)?(?:即|则|就|视|等于|等同|意味)",
                "(?:视为|视同|默认|当作|推定)(?:为|您|客户|消费者)?(?:已)?(?:同意|认可|接受|无异议|合格|知悉|自愿)",
                f"(?:不得|不可|不能|无权|不再|永不|绝不)(?:以任何理由|再|就此|另行|提出|进行|要求|任何)*{_CLAIM}",
                "再无(?:任何)?(?:争议|纠纷|纠葛|瓜葛|异议)",
                "两清|就此了结|一次性了结|一笔勾销",
            ),
        ),
        (
            "law_own_risk",
            "消保法 26、40",
            (
                "自愿承担",
                f"(?:风险|后果|损失|责任)(?:均|全)?由?{_YOU}?(?:自负|自担|自理|自行承担)",
                "(?:自行|自己)承担(?:一切|全部|所有|由此)",
                f"{_NOT}(?:再|予|必)*(?:承担|担负|负担|负|担)(?:任何|一切|全部|相关|由此产生的)*(?:责任|责|赔偿)",
                f"免责|(?:免除|豁免){_SHOP}.{{0,4}}责任",
                f"与{_SHOP}无关",
                f"{_NOT}(?:予|作|做)?赔",
            ),
        ),
        ("law_not_statute", "消保法 20", ("国家三包",)),
        (
            "law_too_late",
            "民法典 188、消保法 26",
            (
                "(?:逾期|过期|超期)(?:恕|概)?不(?:候|补|再|予|退|理|受理|办理)",
                "(?:逾期|过期|超期)(?:未取|不取|未领|不领|未提|未到)?.{0,6}(?:视为|归|作废|任由|处置|无效)",
            ),
        ),
        (
            "law_no_complaint",
            "消保法 39、15",
            (
                "(?:不得|禁止|不要|不可|请勿|不许|不准)向?.{0,6}(?:投诉|举报|起诉|曝光|差评|媒体|12315)",
                f"(?:只能|只可|仅能|仅可|只得)(?:先)?向{_SHOP}",
            ),
        ),
    )
)
