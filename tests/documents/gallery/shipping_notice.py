"""The new panes of a sideboard, on their way."""

from dataclasses import replace
from datetime import date

from app.domain.money import Fen
from app.usecases.paper import Paper, Particular
from tests.documents.gallery.common import LONG_NAME, least, most, rows, stated
from tests.documents.samples import liability_notice, receipt

KIND, NUMBER = "shipping-notice", "FH-2F01-261120-0001"
LEAST = (
    Particular("carrier", text="安达物流"),
    Particular("waybill", text="AD26112000731"),
    Particular("shipped_on", day=date(2026, 11, 20)),
)


def shortest() -> Paper:
    """Who carries it, under which number, since when."""
    return stated(least(), KIND, NUMBER, *LEAST)


def demo() -> Paper:
    """A stone top that comes in a case of its own."""
    return stated(
        replace(receipt(), ticket=liability_notice().ticket),
        KIND,
        NUMBER,
        Particular("carrier", text="安达物流有限公司"),
        *LEAST[1:],
        Particular("carrier_phone", text="400-800 1234"),
        Particular("packages", text="2 件"),
        Particular("pieces", text="1 件（木架合装）"),
        Particular("volume", text="0.42 立方米"),
        Particular("freight", amount=Fen(18600)),
        Particular("packing", amount=Fen(6000)),
        Particular("freight_payer", text="merchant"),
        Particular("expected_on", day=date(2026, 11, 25)),
        Particular("pickup_at", text="安达物流杭州石桥站（石桥路 328 号），凭手机号和有效证件提货"),
        Particular(
            "contents", rows=(("餐边柜石面台板", "QM-C2-1600 雪山白", "1"), ("五金包", "螺丝 8、垫片 8", "1"))
        ),
    )


def longest() -> Paper:
    """As much as anybody writes."""
    return stated(
        most(),
        KIND,
        NUMBER,
        Particular("carrier", text=LONG_NAME[:60]),
        Particular("waybill", text="AD26112000731-" * 6),
        LEAST[2],
        Particular("carrier_phone", text="0571-88001234 转 8021"),
        Particular("packages", text="128 件，其中木架 12 件、纸箱 116 件"),
        Particular("pieces", text="20 件（合装）"),
        Particular("volume", text="12.86 立方米"),
        Particular("freight", amount=Fen(128867895)),
        Particular("packing", amount=Fen(98765432)),
        Particular("freight_payer", text="customer"),
        Particular("expected_on", day=date(2026, 12, 25)),
        Particular("pickup_at", text="安达物流杭州石桥站，石桥路 328 号北门进左转第三个月台，" * 6),
        Particular(
            "contents", rows=rows(20, "第 {} 组餐边柜石面台板与五金包", "QM-C2-1600-{} 雪山白亮光", "12")
        ),
    )
