"""What no wording may say: found by what it comes to, however it is spelt or dressed up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.documents.wording_plain import plain, readings


@dataclass(frozen=True)
class Ban:
    """Words that may not be printed: `code` names the reason, `article` the law, `said` what was found."""

    code: str
    article: str
    said: str


@dataclass(frozen=True)
class Kept:
    """Words that must stay, since the law asks for what they say; the sentence they stand in stays whole."""

    words: str
    article: str


def banned_in(text: str) -> Ban | None:
    """The first thing in `text` that the law forbids; None where there is nothing."""
    return _first(_BANS, text)


def denied_in(text: str) -> Ban | None:
    """What no paper may say, whoever wrote it: narrower than `banned_in`, which judges terms, not facts.

    That a customer gave up a repair, or that a part cannot be exchanged, may be written down.
    """
    return _first(_DENIALS, text)


def _first(bans: Sequence[tuple[str, str, re.Pattern[str]]], text: str) -> Ban | None:
    for bare in readings(text):
        for code, article, pattern in bans:
            found = pattern.search(bare)
            if found is not None:
                return Ban(code, article, found[0])
    return None


def lost_from(supplied: str, text: str) -> Kept | None:
    """The first sentence of `supplied` that the law asks for and `text` does not say literally any more.

    A sentence ends with a full stop or a semicolon. Its words alone would not do: with «不影响» kept and
    the rest turned round, a paper says the opposite. Others may stand before or after it, as long as they
    make no exception from it. None where nothing is lost.
    """
    before, after = _sentences(supplied), _sentences(text)
    held = {said: each for said, clean in before.items() for each in KEPT if plain(each.words) in clean}
    for said, each in held.items():
        if before[said] not in after.values():
            return Kept(said, each.article)
    added = [clean for clean in after.values() if clean not in before.values()]
    if held and any(_EXCEPTION.search(clean) for clean in added):
        said = next(iter(held))
        return Kept(said, held[said].article)
    return None


def _sentences(text: str) -> dict[str, str]:
    """The sentences of a text, each with its plain letters."""
    cut = (each.strip() for each in _END.split(text))
    return {each: bare for each in cut if (bare := plain(each))}


_END: Final = re.compile(r"[。；;！!？?\n]")

_EXCEPTION: Final = re.compile(
    "除外|例外|不在此限|为前提|^(?:但|然而|不过|除非)|(?:上述|上列|前述|前款|以上).{0,8}(?:不适用|无效|仅限|只限)"
)
"""How a further sentence takes back the one before it."""

KEPT: Final = (
    Kept("12315", "消保法 39"),
    Kept("不影响", "条例 17"),
    Kept("不表示", "条例 17"),
    Kept("不代表", "条例 17"),
    Kept("不因", "条例 17"),
    Kept("不免除", "条例 17"),
    Kept("系商家意见", "条例 17"),
    Kept("依法主张", "条例 17"),
    Kept("不改变法定", "条例 17"),
    Kept("法定权利优先", "条例 17"),
    Kept("先行", "消保法 40"),
    Kept("撤回", "个保法 15"),
    Kept("三年", "个保法 19"),
    Kept("单独同意", "个保法 29"),
    Kept("不得留存", "个保法 21"),
    Kept("查询、更正", "个保法 45"),
    Kept("更正", "个保法 46"),
    Kept("删除", "个保法 47"),
    Kept("全额退还", "消保法 55"),
    Kept("先报价", "消保法 8"),
    Kept("同意后方可", "消保法 8"),
    Kept("经您同意后", "消保法 8"),
    Kept("不收取维修费用", "消保法 26"),
    Kept("免费返修", "消保法 26"),
    Kept("不由您承担", "消保法 26"),
    Kept("30日", "三包规定 6"),
    Kept("停止使用", "消保法 18"),
    Kept("停止销售", "消保法 19"),
)
"""What the law asks a sentence to say: one that says so as supplied is kept whole."""


_SHOP: Final = (
    "(?:本店铺?|本商场|本商家|本公司|本单位|本柜|商场|商家|卖场|我店|我方|我司|我们|店家|店方|公司"
    "|经营者|厂家|品牌方)"
)
_YOU: Final = "(?:您|你|客户|顾客|消费者|买方|自己|本人)"
_CHEAP: Final = "(?:促销|打折|折扣|清仓|处理|甩卖|秒杀|优惠|样品|展品|奖品|赠品|尾货|断码)"
_CLAIM: Final = "(?:主张|追究|追偿|投诉|举报|起诉|诉讼|索赔|异议|反悔|赔偿|申诉)"
_NOT: Final = "(?:概|恕|均|绝|决|一概|一律)?不"
_DO: Final = (
    "(?:再|能|予|可|可以|得|作|做|接受|支持|办理|给|给予|提供|受理|允许|任何|无理由|以任何理由"
    "|实行|实施|执行)*"
)

_ANY: Final = "(?:任何|一切|全部|相关|由此产生的|连带|其他|其它|法律|间接|经济|的)*"
_LATE: Final = "(?:超过|超出|过了|过)(?:[0-9一二两三四五六七八九十]+|半)个?(?:日|天|周|月|小时|工作日).{0,4}"
_PROOF: Final = "(?:凭证|发票|小票|回执|收据|票据|单据|三包卡|保修卡)"
_SHUT: Final = "(?:概|恕|均|一律|一概)?不(?:予|再|作|能|得)*(?:受理|办理|处理|三包|保修)"
_NO_PROOF: Final = (
    f"{_PROOF}(?:丢失|遗失|灭失|缺失|损毁)(?:的|者|后)?.{{0,4}}{_SHUT}",
    f"(?:丢失|遗失|没有|缺少|缺|无){_PROOF}(?:的|者)?.{{0,4}}{_SHUT}",
    f"无{_PROOF}{_SHUT}",
)

_BANS: Final = tuple(
    (code, article, re.compile("|".join(patterns)))
    for code, article, patterns in (
        (
            "law_final_say",
            "处罚办法 12",
            (
                "解释的?(?:一切|全部|所有|任何|最终)?权",
                "最终的?(?:解释|说明|解读|裁量)|(?:说明|解读|裁量|判定|裁定)权(?:归|属于?|由|在)",
                "finalinterpretation|interpretation(?:rights?)?(?:belongs|isreserved)",
                f"由{_SHOP}(?:单方|自行|全权)?(?:认定|判定|裁定|决定)",
                "终审权|终裁权",
                "(?:为|是|系)(?:最终)?定论",
                f"以(?:{_SHOP}的?)?(?:公告|公示|说法|口径|店规|内部规定|店内规定).{{0,4}}为准",
                f"(?:由|归){_SHOP}(?:负责)?(?:最终)?解释",
                "(?:最终|唯一|终局)(?:认定|决定|判定|判断|裁定|裁决)",
                f"(?:以{_SHOP}的?|为)(?:最终|唯一|终局)(?:的?结论|的?结果|依据|标准)",
                f"以{_SHOP}的?(?:(?:解释|说明|认定|判断|鉴定|检测|决定|意见).{{0,4}})?(?:为准|为最终|为唯一)",
                f"(?:仅|只|唯一)(?:限|以|认|认可|承认)?{_SHOP}的?(?:鉴定|检测|检验|认定|判定)",
                f"(?:决定|认定|裁量|修改|变更)权(?:归|属于?|在){_SHOP}",
            ),
        ),
        (
            "law_cheap_goods",
            "消保法 26",
            (
                "特价",
                f"{_CHEAP}(?:商品|品|货|产品)?.{{0,4}}{_NOT}{_DO}(?:退|换|享|保修|三包)",
                f"{_CHEAP}(?:商品|品|货|产品)?(?:概|均|一律)?(?:没有|无|不含|不提供)(?:三包|保修|质保)",
            ),
        ),
        (
            "law_no_return",
            "消保法 26、处罚办法 12",
            (
                f"(?<!仅退款)(?<!旧件){_NOT}{_DO}(?:退(?!回?还?旧(?:件|配件|零件))|换|调换|更换)",
                f"(?:概|恕|均|一律|一概)不{_DO}返还",
                f"(?:押金|定金|订金|货款|余额|预付款){_NOT}{_DO}返还",
                "不再(?:享受|享有|实行|适用|提供)?三包",
                f"(?:修理|维修|拆封|拆机|签字|签收)(?:之?后)?{_NOT}{_DO}(?:享受|享有|适用)?三包",
                "no(?:cash)?(?:refunds?|returnsor|returnsno|exchangesor)|norefund|nonrefundable",
                "allsales(?:are)?final|finalsale|soldasis|asisno|nowarrant",
                f"{_LATE}{_SHUT}",
                "(?:概|恕|一律|一概)不(?:予|再)?(?:受理|办理|处理|接待)",
                "(?:拒绝|谢绝|禁止|免谈|无法)(?:任何|一切)*(?:退|换|调换|更换)",
                "(?:一经|一旦)(?:售出|卖出|销售|成交|离店|离柜|出门|拆封|开封|签收|使用)",
                "(?:离柜|离店|出门|售出)后?(?:概|恕|均|一律)?不",
            ),
        ),
        (
            "law_waiver",
            "条例 17、消保法 26",
            (
                "放弃(?!(?:接收|收取|订阅)?(?:短信|电话|微信|邮件)?(?:通知|提醒|推送|回访|订阅|预约|排队))",
                "(?:签字|签名|签收|签署|盖章|确认|领取|收货|验收|付款)(?:之后|后|之日|起)?(?:即(?!可离|可领|可取|可走)|则|就|视|等于|等同|意味)",
                f"不(?:能|得|可|许|准)(?:再|来)*找{_SHOP}",
                "waives?(?:any|all)",
                "(?:视为|视同|默认|当作|推定)(?:为|您|客户|消费者)?(?:已)?(?:同意|认可|接受|无异议|合格|知悉|自愿)",
                f"(?:不得|不可|不能|无权|不再|永不|绝不)(?:以任何理由|再|就此|另行|提出|进行|要求|任何)*{_CLAIM}",
                "再无(?:任何)?(?:争议|纠纷|纠葛|瓜葛|异议)",
                f"(?:一经|一旦)(?:签字|签名|签署){_NOT}",
                "两清|就此了结|一次性了结|一笔勾销|互不(?:追究|相欠)",
                f"(?:以外|之外)的?(?:任何|一切|其他|所有)?(?:要求|诉求|请求|主张|责任).{{0,4}}{_NOT}",
            ),
        ),
        (
            "law_own_risk",
            "消保法 26、40",
            (
                "自愿承担",
                "自担(?:全部|一切)?(?:风险|后果|损失|责任)",
                f"(?:风险|后果|损失|责任|损坏|丢失|遗失)(?:均|全)?由?{_YOU}?(?:自负|自担|自理|自行承担)",
                "(?:自行|自己)承担(?:一切|全部|所有|由此)",
                f"{_NOT}(?:再|予|必)*(?:承担|担负|负担|负|担){_ANY}(?:责任|责|赔偿)",
                f"{_NOT}(?:再|予|必)*承担(?:任何|一切|全部|其他|其它|间接)+的?(?:损失|后果|风险)",
                "赔偿.{0,10}为(?:限|上限)|赔偿(?:金额|数额|总额|额)?(?:最高|最多)?不(?:超过|高于|大于)",
                "(?<!youare)not(?:be)?(?:responsible|liable)|noliability|noresponsibility",
                f"免责|(?:免除|豁免){_SHOP}.{{0,4}}责任",
                f"与{_SHOP}无关",
                f"{_NOT}(?:予|作|做)?赔",
                f"{_NOT}对(?:任何|一切|全部|所有|此|其|由此).{{0,8}}(?:负责|负任何|承担)",
                f"(?:均|都|一律|一概|全部|概)由{_YOU}(?:本人|自己)?(?:负责|承担责任|赔偿)",
                f"(?:任何|一切|全部|所有)(?:损坏|损失|后果|责任|问题|风险).{{0,4}}由{_YOU}",
            ),
        ),
        (
            "law_one_sided",
            "处罚办法 12",
            (
                f"{_SHOP}?(?:有权|可以?|保留)(?:随时|单方面?|任意|自行)+.{{0,4}}(?:变更|更改|修改|解除|终止|调整|取消)",
            ),
        ),
        (
            "law_no_invoice",
            "消保法 22",
            (
                "(?:不|概不|恕不|一律不|拒绝|无法|不予|不能|免)(?:再|予)?(?:提供|开具|补开|另开|开)发票",
                "发票(?:遗失|丢失)?(?:概|恕|一律)?(?:不开|不补开?|不予|不另开)",
                "(?:开|要|需)发票(?:的)?(?:另|须|需|要)?(?:加|收|付)(?:收|付)?(?:税|点|百分|\\d)",
            ),
        ),
        ("law_no_proof", "消保法 8、三包规定", _NO_PROOF),
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
                "(?:投诉|举报|异议|申诉)(?:者)?(?:概|均|一律|一概)?(?:无效|不理|不予理睬)",
                "不(?:予|再|会)?(?:受理|接受|理会|处理)(?:任何|一切|所有|客户|顾客|消费者|您)*的?(?:投诉|举报|异议|申诉)(?!的?(?:您|可|请))",
                f"{_SHOP}所在地.{{0,6}}法院(?:专属|统一)?管辖",
                f"(?:只能|只可|仅能|仅可|只得)(?:先)?向{_SHOP}",
            ),
        ),
    )
)

_NEVER: Final = "(?:概|恕|均|一概|一律)不(?:予|再|能|得|接受|办理|支持|提供|给予|给)*"
_SIGNED: Final = "(?:签字|签名|签收|离柜|离店|售出|出门|拆封)(?:之?后)?"

_DENIALS: Final = tuple(
    (code, article, re.compile("|".join(patterns)))
    for code, article, patterns in (
        (
            "law_final_say",
            "处罚办法 12",
            (
                "解释的?(?:一切|全部|所有|任何|最终)?权|最终解释|终审权|终裁权",
                f"(?:由|归){_SHOP}(?:负责)?(?:最终)?解释",
                f"以{_SHOP}的?(?:说法|解释|公告|公示|规定|口径|决定|认定).{{0,2}}为准",
                f"(?:决定|认定|裁量)权(?:归|属于?|在){_SHOP}",
            ),
        ),
        (
            "law_cheap_goods",
            "消保法 26",
            (f"{_CHEAP}(?:商品|品)?{_NEVER}|特价(?:商品|品)?{_NOT}{_DO}(?:退|换|享)",),
        ),
        (
            "law_no_return",
            "消保法 26、处罚办法 12",
            (
                f"{_NEVER}(?:退|换|调换|更换|返还|受理)",
                "谢绝退换|(?:一经|一旦)(?:售出|卖出|离店|离柜|签收|拆封)",
                f"{_SIGNED}{_NOT}{_DO}(?:退|换|负责|受理)",
                "norefund|nonrefundable|allsales(?:are)?final",
            ),
        ),
        (
            "law_waiver",
            "条例 17、消保法 26",
            (
                "放弃.{0,10}(?:权利|权益|追究|追偿|索赔|投诉|举报|起诉|诉讼|主张|异议)",
                f"(?:不得|不可|无权|永不)(?:以任何理由|再|就此|另行|提出|进行|要求|任何)*{_CLAIM}",
                f"{_SIGNED}.{{0,4}}(?:视为|视同|默认)(?:为|您|客户|顾客)?(?:已)?(?:同意|认可|接受|无异议|合格)",
                f"不(?:能|得|可|许|准)(?:再|来)*找{_SHOP}",
                "再无(?:任何)?(?:争议|纠纷|瓜葛)|一次性了结|一笔勾销|互不追究|waives?(?:any|all)",
            ),
        ),
        (
            "law_own_risk",
            "消保法 26、40",
            (
                f"(?:风险|后果)(?:均|全)?由?{_YOU}?(?:自负|自担|自理)",
                f"{_NEVER}(?:承担|负责|负|赔)|{_SHOP}免责",
                f"{_SHOP}不(?:再|予)?(?:承担|负)(?:任何|一切|全部)(?:责任|责|赔偿)",
                f"{_SHOP}不对(?:任何|一切|全部|所有|此).{{0,8}}(?:负责|承担)",
                f"(?:赔|承担|负责|处理|责任|追究|质量|问题|损失).{{0,12}}与{_SHOP}无关",
                f"与{_SHOP}无关.{{0,8}}(?:找|向|由|请|自行)",
            ),
        ),
        (
            "law_no_invoice",
            "消保法 22",
            (f"{_NEVER}(?:开具|补开|另开|开)?发票|发票.{{0,4}}{_NEVER}(?:补|开)",),
        ),
        ("law_no_proof", "消保法 8、三包规定", _NO_PROOF),
        ("law_too_late", "民法典 188、消保法 26", ("(?:逾期|过期|超期)(?:恕|概)?不(?:候|受理|办理)",)),
        (
            "law_no_complaint",
            "消保法 39、15",
            ("(?:不得|禁止|不可|不许|不准)向?.{0,6}(?:投诉|举报|起诉|曝光|12315)",),
        ),
    )
)
