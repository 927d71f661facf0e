"""The visit to the shelf whose boards bend."""

from dataclasses import replace
from datetime import date

from app.domain.money import Fen
from app.usecases.paper import CustomerFacts, GoodsRow, Paper, Particular, Photo
from tests.documents.samples import DESK, at, customer_mark, jpeg, receipt

SHELF = GoodsRow(
    "五层书架",
    "栖木",
    "QM-B5-胡桃",
    "6912345678943",
    "QM2610-00318",
    1,
    Fen(89900),
    date(2026, 10, 20),
    date(2026, 10, 23),
    "YH20261020-0218",
    "",
    "invoice",
    "valid",
)
LONG_NAME = "阿卜杜热西提" * 10
LONG_TEXT = "层板中部下垂约十二毫米，放书后更明显；右侧板与地面有缝隙，推动时晃动。" * 57


def shortest() -> Paper:
    """Before the visit: the rest is written by hand."""
    ticket = replace(
        receipt().ticket,
        number="2F01-261112-0031",
        accepted_at=at(11, 5, 12),
        customer=CustomerFacts("孙丽", "136****4471"),
        goods=(SHELF,),
        words="第二层板放上书就往下弯。",
        demand="repair",
        clocks=(),
        rights=(),
        received=(),
        condition="",
    )
    particulars = (
        Particular("fault", text=ticket.words),
        Particular("service", text="repair"),
        Particular("visit_from", moment=at(14, 0, 19)),
    )
    return Paper(
        "work-order", "WX-2F01-261112-0002", 1, at(12, 1, 12), "林晓敏", DESK, ticket, particulars=particulars
    )


def demo() -> Paper:
    """After the visit."""
    paper = shortest()
    address = "杭州市拱墅区湖墅南路 120 号 3 幢 2 单元 1101 室"
    stated = (
        Particular("visit_until", moment=at(16, 0, 19)),
        Particular("access", text="11 楼，有电梯，地下车库可停车"),
        Particular("mode", text="official_onsite"),
        Particular("cover", text="out"),
        Particular("tools", text="电动螺丝刀、水平尺、木工夹、砂纸机"),
        Particular("provider", text="栖木家居杭州服务站"),
        Particular("technician", text="赵永强"),
        Particular("technician_number", text="ZY-0117"),
        Particular("quote", amount=Fen(28600)),
        Particular("agreed_at", moment=at(11, 40, 12)),
        Particular("arrived", moment=at(14, 10, 19)),
        Particular("left", moment=at(15, 5, 19)),
        Particular("diagnosis", text="单格放重约 45 公斤，超过标称承重，二、三层板变形；托架完好。"),
        Particular("work", text="更换二、三层板，加装中间托架两只，重新调平。"),
        Particular(
            "parts",
            rows=(
                ("层板 800×300 胡桃", "QM-B5-L2", "新", "2", "68.00"),
                ("中间托架", "QM-B5-T1", "新", "2", "15.00"),
            ),
        ),
        Particular("labour", amount=Fen(8000)),
        Particular("visit", amount=Fen(4000)),
        Particular("material", amount=Fen(16600)),
        Particular("old_parts", text="returned"),
        Particular("trial", text="每格加载 20 公斤静置 10 分钟，无变形"),
        Particular("warranty_until", day=date(2027, 2, 19)),
        Particular("steps_done", holds=True),
        Particular("safety_kept", holds=True),
        Particular("advice", text="单格放重不超过 25 公斤，重物放下层。"),
        Particular("satisfaction", text="satisfied"),
    )
    return replace(
        paper,
        version=2,
        issued_at=at(15, 30, 19),
        ticket=replace(paper.ticket, customer=replace(paper.ticket.customer, address=address)),
        particulars=(*paper.particulars, *stated),
        photos=(Photo(jpeg(1), "before"), Photo(jpeg(2), "before"), Photo(jpeg(3), "after")),
        signatures=(replace(customer_mark(), signer="孙丽", at=at(15, 6, 19)),),
    )


def longest() -> Paper:
    """As much as anybody writes."""
    paper = demo()
    goods = replace(SHELF, name="北欧实木六层组合书架带玻璃门防尘可拆卸" * 2, model="QM-B5-1600×2200-HT-2026")
    customer = CustomerFacts(LONG_NAME, "136****4471", "", "浙江省杭州市余杭区" + "良渚文化村白鹭郡" * 8)
    changed = {
        "fault": Particular("fault", text=LONG_TEXT),
        "diagnosis": Particular("diagnosis", text=LONG_TEXT),
        "work": Particular("work", text=LONG_TEXT),
        "technician": Particular("technician", text=LONG_NAME),
        "parts": Particular(
            "parts",
            rows=tuple(
                (f"层板 {n} 号 800×300 胡桃", f"QM-B5-L{n}", "新", "2", "1268.00") for n in range(1, 21)
            ),
        ),
    }
    kept = tuple(changed.get(each.key, each) for each in paper.particulars)
    ticket = replace(paper.ticket, goods=(goods,) * 4, customer=customer)
    return replace(paper, ticket=ticket, particulars=kept, issued_by=LONG_NAME)
