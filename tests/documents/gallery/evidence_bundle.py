"""D18: the kettle, put before the market supervision office."""

from dataclasses import replace

from app.domain.money import Fen
from app.usecases.paper import (
    BundledChain,
    BundledClock,
    BundledDocument,
    BundledItem,
    BundledPicture,
    BundledSignature,
    BundleFacts,
    LiabilityFacts,
    LiableParty,
    Paper,
    Particular,
    Photo,
    RefundFacts,
    ReplacementFacts,
    SettlementFacts,
    SuggestionLine,
    TimeLine,
)
from tests.documents import samples
from tests.documents.gallery import common
from tests.documents.samples import at

KIND, NUMBER = "evidence-bundle", "ZJ-2F01-261120-0001"
SHA = "3f9a1c7be0d24586" * 4
WRITER = "0193f1d2-7c1e-7a40-9d3e-52c1b6a7f001.1"


def shortest() -> Paper:
    """A case of which nothing but its intake is known."""
    bundle = BundleFacts(
        timeline=(TimeLine("ticket.opened", at(10, 2)),),
        items=(BundledItem("电水壶"),),
        chains=(BundledChain(WRITER, 1, 1, SHA),),
        entries=1,
        case_code=SHA,
    )
    return _paper(common.least(), bundle, "平台客服", "平台介入")


def demo() -> Paper:
    """From the intake to the signed notice."""
    bundle = BundleFacts(
        timeline=(
            TimeLine(
                "ticket.opened", at(10, 2), "林晓敏", facts=(("channel", "counter"), ("demand", "exchange"))
            ),
            TimeLine("evidence.attached", at(10, 4), "林晓敏", facts=(("role", "whole"),)),
            TimeLine(
                "document.issued", at(10, 5), "林晓敏", ("SL-2F01-261120-0007",), (("kind", "receipt"),)
            ),
            TimeLine(
                "goods.inspected",
                at(10, 9),
                "林晓敏",
                ("壶底有水渍，无磕碰",),
                (("packaging_intact", "True"), ("unused", "False")),
            ),
            TimeLine(
                "contact.logged",
                at(10, 20),
                "林晓敏",
                ("已告知核查进展",),
                (("how", "phone"), ("reached", "True")),
            ),
            TimeLine("liability.determined", at(10, 40), "吴静", ("壶身焊缝渗漏", "换同型号")),
            TimeLine("document.signed", at(10, 52), "林晓敏", ("ZR-2F01-261120-0004",)),
            TimeLine(
                "plan.offered",
                at(10, 55),
                "林晓敏",
                facts=(
                    ("remedy", "exchange_same_model"),
                    ("strength", "by_right"),
                    ("stock", "in_stock"),
                    ("model", "MK-1508"),
                    ("expected", "2026-11-25"),
                ),
            ),
            TimeLine(
                "plan.accepted",
                at(10, 58),
                "林晓敏",
                facts=(("how", "signature"), ("remedy", "exchange_same_model")),
            ),
            TimeLine(
                "execution.advanced",
                at(11, 3),
                "林晓敏",
                facts=(("kind", "exchange"), ("to", "awaiting_stock")),
            ),
        ),
        documents=(
            BundledDocument("receipt", "SL-2F01-261120-0007", 1, at(10, 5), "林晓敏", SHA, "delivered"),
            BundledDocument("liability-notice", "ZR-2F01-261120-0004", 1, at(10, 45), "吴静", SHA, "signed"),
        ),
        pictures=(
            BundledPicture("001-whole.jpg", "whole", SHA, 2_381_204, at(10, 4), at(10, 3), "林晓敏"),
            BundledPicture("002-close_up.jpg", "close_up", SHA, 1_902_337, at(10, 4), None, "林晓敏"),
        ),
        signatures=(_signature("ZR-2F01-261120-0004", "王建国"),),
        clocks=(
            BundledClock("初步判断", at(10, 2), at(11, 2), "met", at(10, 40)),
            BundledClock("方案答复", at(10, 40), at(12, 40), "missed", at(13, 5)),
            BundledClock("换货到货", at(10, 58), at(23, 59, 25), "running"),
        ),
        items=(BundledItem("美厨 电水壶", _liability(), _settlement()),),
        chains=(BundledChain(WRITER, 118, 163, SHA),),
        entries=7,
        case_code=SHA,
    )
    photos = (Photo(samples.jpeg(1), "001-whole.jpg"), Photo(samples.jpeg(2), "002-close_up.jpg"))
    paper = _paper(common.usual(), bundle, "杭州市拱墅区市场监督管理局", "12315 投诉调解")
    return replace(paper, photos=photos, issued_at=at(15, 20))


def longest() -> Paper:
    """Four goods, many entries, long words."""
    words = (common.LONG_TEXT[:400],)
    pictures = tuple(
        BundledPicture(f"{n:03d}-close_up.jpg", "close_up", SHA, 12_381_204, at(10, 4), at(10, 3), "林晓敏")
        for n in range(1, 21)
    )
    bundle = BundleFacts(
        timeline=tuple(TimeLine("note.added", at(10, n), common.LONG_NAME[:30], words) for n in range(20)),
        documents=tuple(
            BundledDocument(
                "installation-acceptance",
                f"YS-2F01.K7MQ-261120-{n:04d}",
                9,
                at(10, n),
                "林晓敏",
                SHA,
                "voided",
            )
            for n in range(20)
        ),
        pictures=pictures,
        signatures=tuple(_signature(f"TH-2F01.K7MQ-261120-{n:04d}", common.LONG_NAME[:60]) for n in range(8)),
        clocks=tuple(
            BundledClock("大件家具上门检测鉴定与方案答复时限", at(10, n), at(12, n), "voided")
            for n in range(20)
        ),
        items=tuple(
            BundledItem("多功能恒温电热水壶带滤网" * 5, _liability(common.LONG_TEXT[:800]), _settlement())
            for _ in range(4)
        ),
        chains=tuple(BundledChain(f"{WRITER[:-1]}{n}", 1, 99_999, SHA) for n in range(4)),
        entries=99_999,
        case_code=SHA,
    )
    paper = _paper(
        common.most(), bundle, "浙江省杭州市拱墅区人民法院诉讼服务中心" * 3, common.LONG_TEXT[:200]
    )
    return replace(paper, photos=tuple(Photo(samples.jpeg(n), each.name) for n, each in enumerate(pictures)))


def _paper(base: Paper, bundle: BundleFacts, recipient: str, purpose: str) -> Paper:
    told = (
        Particular("purpose", text=purpose),
        Particular("recipient", text=recipient),
        Particular("recipient_is", text="authority"),
    )
    return replace(common.stated(base, KIND, NUMBER, *told), bundle=bundle)


def _signature(document: str, signer: str) -> BundledSignature:
    return BundledSignature(
        document, 1, signer, "customer", "screen", at(10, 52), "e-signature.1", "2F-01", SHA, SHA, SHA
    )


def _liability(conclusion: str = "壶身焊缝渗漏，属商品质量问题。") -> LiabilityFacts:
    return LiabilityFacts(
        cause="quality",
        parties=(LiableParty("brand", 100, "美厨电器有限公司"),),
        basis=("现场加水 5 分钟可见渗漏（照片 002）", "消费者权益保护法 第二十四条"),
        conclusion=conclusion,
        suggestions=(SuggestionLine("换同型号"),),
    )


def _settlement() -> SettlementFacts:
    return SettlementFacts(
        action="exchange",
        ground="by_right",
        ground_text="购买之日起 15 日内性能故障",
        reason="壶身焊缝渗漏",
        refund=RefundFacts(Fen(19_900), Fen(19_900), "mobile"),
        replacement=ReplacementFacts("电水壶", "MK-1508", arrives=at(9, 0, 25).date()),
    )
