"""The wardrobe that was installed with one door askew."""

from dataclasses import replace
from datetime import date

from app.domain.money import Fen
from app.usecases.paper import CustomerFacts, GoodsRow, Paper, Particular
from tests.documents.gallery.common import LONG_NAME, LONG_TEXT, least, most, rows, stated
from tests.documents.samples import at, receipt

KIND, NUMBER = "installation-acceptance", "YS-2F01-261120-0001"
WARDROBE = GoodsRow(
    "四门衣柜",
    "栖木",
    "QM-W4-2000",
    "6912345678950",
    "",
    1,
    Fen(569900),
    date(2026, 11, 2),
    date(2026, 11, 19),
    "YH20261102-0044",
    "26332000000012350117",
    "invoice",
    "valid",
)
DAYS = (
    Particular("delivered_on", day=date(2026, 11, 19)),
    Particular("installed_on", day=date(2026, 11, 20)),
)
LINES = (("栖木 四门衣柜", "QM-W4-2000 2000×600×2200", "1", "7"), ("栖木 衣柜顶柜", "QM-W4-T", "2", "2"))


def shortest() -> Paper:
    """Just what was installed and when: the rest is ticked by hand."""
    return stated(least(), KIND, NUMBER, *DAYS, Particular("lines", rows=LINES[:1]))


def demo() -> Paper:
    """One door is left to mend."""
    customer = CustomerFacts("周敏", "135****7720", "", "杭州市西湖区文三路 301 号 5 幢 1 单元 602 室")
    ticket = replace(
        receipt().ticket,
        number="2F01-261120-0011",
        accepted_at=at(9, 40),
        customer=customer,
        goods=(WARDROBE,),
        words="预约安装",
        clocks=(),
        rights=(),
        received=(),
    )
    return stated(
        replace(receipt(), ticket=ticket, issued_at=at(16, 20)),
        KIND,
        NUMBER,
        *DAYS,
        Particular("lines", rows=LINES),
        Particular("firm", text="栖木家居杭州服务站"),
        Particular("installer", text="赵永强、钱进"),
        Particular("installer_number", text="ZY-0117、ZY-0142"),
        *(Particular(key, holds=True) for key in ("appearance", "stable", "surfaces", "clean", "told")),
        Particular("fittings", holds=False),
        *(Particular(key, holds=True) for key in ("manual", "certificate", "guarantee")),
        Particular("handed_more", text="内六角扳手 1 把"),
        Particular("advice", text="柜体已用两只固定件与墙面连接，移动前请与我方联系。"),
        Particular("punch", rows=(("右起第二门", "门缝上宽下窄约 4 毫米，铰链松动", "更换上铰链并调平"),)),
        Particular("rework_by", day=date(2026, 11, 24)),
        Particular("evaluation", text="fair"),
        Particular("verdict", text="after_rework"),
    )


def longest() -> Paper:
    """As much as anybody writes."""
    return stated(
        most(),
        KIND,
        NUMBER,
        *DAYS,
        Particular(
            "lines", rows=rows(20, "北欧实木组合衣柜第{}组带玻璃门与抽屉", "QM-W{}-2000×600×2200", "2", "12")
        ),
        Particular("firm", text="栖木家居服务有限公司杭州拱墅安装服务站" * 3),
        Particular("installer", text=LONG_NAME[:60]),
        Particular("installer_number", text="ZY-0117、" * 8),
        Particular("advice", text=LONG_TEXT[:2000]),
        Particular("handed_more", text="内六角扳手、备用螺丝、墙面固定件" * 6),
        Particular(
            "punch",
            rows=rows(20, "右起第 {} 门", "门缝上宽下窄约 4 毫米，铰链松动，关门有异响", "更换上铰链并调平"),
        ),
        Particular("rework_by", day=date(2026, 11, 24)),
        Particular("verdict", text="not_accepted"),
    )
