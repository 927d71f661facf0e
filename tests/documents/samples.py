"""Sample documents: people, goods and numbers are made up."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

from PIL import Image, ImageDraw

from app.domain.money import Fen
from app.usecases.paper import (
    AppealFacts,
    ApprovalLine,
    CheckLine,
    ClockLine,
    CustomerFacts,
    DepreciationFacts,
    DeskHead,
    GoodsRow,
    LiabilityFacts,
    LiableParty,
    Paper,
    Photo,
    RefundFacts,
    ReplacementFacts,
    RightLine,
    SettlementFacts,
    SignatureMark,
    SuggestionLine,
    Tick,
    TicketFacts,
)

ZONE = timezone(timedelta(hours=8))
DESK = DeskHead("云汇广场", "2F 服务台", "0571-8800 1234", "杭州市拱墅区云汇路 88 号二层", "10:00–22:00")
KETTLE = GoodsRow(
    "电水壶",
    "美厨",
    "MK-1508",
    "6901234567892",
    "SN20261108A07",
    1,
    Fen(19900),
    date(2026, 11, 8),
    None,
    "YH20261108-3391",
    "26332000000012345678",
    "invoice",
    "valid",
)
SOFA = GoodsRow(
    "布艺沙发三人位",
    "栖木",
    "QM-S3-雾灰",
    "6912345678905",
    "",
    1,
    Fen(1280000),
    date(2026, 11, 10),
    date(2026, 11, 15),
    "YH20261110-0072",
    "26332000000012349901",
    "invoice",
    "valid",
)


def at(hour: int, minute: int, day: int = 20) -> datetime:
    """A moment in November 2026 at the desk."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@cache
def jpeg(seed: int = 1, size: tuple[int, int] = (480, 360)) -> bytes:
    """A small photo-like picture."""
    picture = Image.linear_gradient("L").resize(size)
    coloured = Image.merge(
        "RGB", [picture.point(lambda v, k=k: (v * (k + seed) // 4 + 90) % 256) for k in (3, 2, 1)]
    )
    draw = ImageDraw.Draw(coloured)
    draw.line([(size[0] * 0.7, 20), (size[0] * 0.4, size[1] - 30)], fill=(40, 30, 30), width=4)
    out = io.BytesIO()
    coloured.save(out, "JPEG", quality=80)
    return out.getvalue()


@cache
def signature_png() -> bytes:
    """A pen stroke on nothing."""
    picture = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    points = [(30 + i * 18, 100 + (60 if i % 2 else -50) * (1 - i / 40)) for i in range(30)]
    ImageDraw.Draw(picture).line(points, fill=(15, 20, 60, 255), width=6, joint="curve")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def customer_mark() -> SignatureMark:
    return SignatureMark(signature_png(), "王建国", "customer", "screen", at(10, 31))


def receipt() -> Paper:
    """The kettle of the first customer of the day."""
    ticket = TicketFacts(
        number="2F01-261120-0007",
        accepted_at=at(10, 2),
        accepted_by="林晓敏",
        channel="counter",
        customer=CustomerFacts("王建国", "138****2233"),
        goods=(KETTLE,),
        words="用了3次就漏水，底座插电的地方都是湿的，怕漏电不敢再用了。",
        demand="exchange",
        level="2",
        received=("壶身", "底座"),
        condition="壶底有水渍，无磕碰；包装盒未带",
        clocks=(
            ClockLine("preliminary_judgment", at(11, 2), "受理 10:02 起 1 小时，营业时间内计"),
            ClockLine("plan", at(12, 2), "二级（一般）自定级 10:02 起 2 小时"),
            ClockLine("reply", at(22, 0), "当日营业结束前"),
        ),
        rights=(
            RightLine("exchange_same_model", "by_right", "购买之日起 15 日内性能故障", date(2026, 11, 23)),
            RightLine("repair_free", "by_right", "保修期内免费修理", date(2027, 11, 8)),
        ),
    )
    return Paper("receipt", "SL-2F01-261120-0007", 1, at(10, 3), "林晓敏", DESK, ticket)


def liability_notice() -> Paper:
    """The sideboard whose carton was crushed on the way."""
    goods = GoodsRow(
        "餐边柜（石面）",
        "栖木",
        "QM-C2-1600",
        "6912345678912",
        "",
        1,
        Fen(235000),
        date(2026, 11, 12),
        date(2026, 11, 18),
        "YH20261112-0119",
        "",
        "invoice",
        "valid",
    )
    ticket = replace(
        receipt().ticket,
        number="2F01-261119-0112",
        accepted_at=at(14, 20, 19),
        customer=CustomerFacts("陈𬱖", "139****6610"),
        goods=(goods,),
        words="送到家拆开石面就断了，纸箱那一角也是瘪的。",
        clocks=(),
        rights=(),
        received=(),
    )
    liability = LiabilityFacts(
        cause="transport",
        parties=(LiableParty("logistics", 100, "安达物流有限公司"),),
        basis=(
            "外包装右前角压溃，与石面断裂处同侧，见图1、图3",
            "有损提货签收单（2026-11-18）已注明“外包装损坏”",
            "订单售后条款 4.2：运输破损由承运方承担",
            "出厂检验合格证 QM-261108-55",
        ),
        conclusion="石面断裂系运输途中外力挤压所致，非使用原因。",
        suggestions=(
            SuggestionLine("更换同款石面柜体，10 个工作日内发货", date(2026, 12, 4)),
            SuggestionLine("旧件上门取回，往返运费由商家承担", date(2026, 12, 7)),
            SuggestionLine("商家向承运方追偿，不影响您的换货进度"),
        ),
        checks=(
            CheckLine(
                "收到客户照片 6 张：包装六面、整体、部位、特写齐全", at(14, 31, 19), "林晓敏", "照片核对"
            ),
            CheckLine("电话核实签收经过，与签收单一致", at(15, 10, 19), "周倩", "电话、签收单"),
            CheckLine("断裂面为新痕，与纸箱破损位置、高度吻合", at(9, 40), "吴敏", "专业核查"),
        ),
        answers_first="merchant",
        responsible_person="",
        appeal=AppealFacts(date(2026, 11, 27), ("浙江省家具行业协会调解",)),
        determined_by="吴敏（售后主管）",
        determined_at=at(10, 5),
    )
    photos = tuple(
        Photo(jpeg(seed), caption) for seed, caption in ((1, "包装右前角"), (2, "整体"), (3, "石面断裂特写"))
    )
    return Paper(
        "liability-notice",
        "ZR-2F01-261120-0007",
        1,
        at(10, 12),
        "吴敏",
        DESK,
        ticket,
        liability=liability,
        photos=photos,
    )


def return_slip() -> Paper:
    """The sofa that came in the wrong colour for the room."""
    ticket = replace(
        receipt().ticket,
        number="2F01-261120-0009",
        accepted_at=at(10, 20),
        customer=CustomerFacts("赵明华", "137****0918", "3301**********1234"),
        goods=(SOFA,),
        words="颜色和家里不搭，想退。",
        demand="return",
        clocks=(),
        rights=(),
        received=(),
    )
    settlement = SettlementFacts(
        action="return",
        ground="promise",
        ground_text="商场承诺 7 天无理由退货（签收 2026-11-15，至 2026-11-22）",
        reason="客户原因：不喜欢颜色，商品无质量问题",
        ticks=(Tick("packaging_intact", True), Tick("unused", True), Tick("accessories_complete", True)),
        accessories="沙发主体 1，抱枕 2，说明书 1，赠品搭毯 1",
        refund=RefundFacts(
            gross=Fen(1280000),
            net=Fen(1280000),
            way="bank_card",
            paid_by="bank_card",
            due=date(2026, 11, 25),
        ),
        freight_payer="customer",
        invoice_handling="原发票收回，开具红字发票",
        remarks="11 月 21 日 10:30 前电话约定上门取件时间",
    )
    return Paper(
        "exchange-return-slip",
        "TH-2F01-261120-0003",
        1,
        at(10, 30),
        "林晓敏",
        DESK,
        ticket,
        settlement=settlement,
        approvals=(ApprovalLine("何立", "manager", at(10, 28)),),
        signatures=(replace(customer_mark(), signer="赵明华"),),
    )


def exchange_slip() -> Paper:
    """The kettle again: exchanged, with depreciation to show the calculation."""
    base = receipt()
    settlement = SettlementFacts(
        action="exchange",
        ground="by_right",
        ground_text="购买之日起 15 日内发生性能故障，换同型号",
        reason="商品质量问题：壶底密封圈渗漏",
        ticks=(Tick("packaging_intact", False), Tick("unused", False), Tick("accessories_complete", True)),
        accessories="壶身 1，底座 1",
        refund=RefundFacts(
            Fen(19900),
            Fen(19462),
            "original",
            "mobile",
            DepreciationFacts(Fen(19900), "0.001", 22, Fen(438)),
            date(2026, 11, 25),
        ),
        replacement=ReplacementFacts("电水壶", "MK-1508", "SN20261120B11", date(2026, 11, 25)),
        freight_payer="merchant",
        invoice_handling="发票不变",
    )
    return replace(
        base,
        kind="exchange-return-slip",
        number="TH-2F01-261120-0007",
        settlement=settlement,
    )


def label() -> Paper:
    return replace(receipt(), kind="label", number="BQ-2F01-261120-0007")


def known() -> Paper:
    """A document whose hash is written down in a test; it must never be changed."""
    ticket = TicketFacts(
        "2F01-261120-0001",
        at(10, 2),
        "林晓敏",
        "counter",
        CustomerFacts("王建国", "138****2233"),
        (GoodsRow("电水壶", price=Fen(19900), sold_on=date(2026, 11, 8)),),
        "漏水",
        "exchange",
        clocks=(ClockLine("plan", at(12, 2)),),
    )
    return Paper(
        "receipt", "SL-2F01-261120-0001", 1, at(10, 3), "林晓敏", DESK, ticket, photos=(Photo(b"x", "整体"),)
    )
