"""D11: the sofa goes back, the money follows."""

from datetime import date

from app.domain.money import Fen
from app.usecases.paper import Paper, Particular
from tests.documents.gallery import common

KIND, NUMBER = "result-notice", "JG-2F01-261120-0001"


def shortest() -> Paper:
    """Only what is required: a question that was answered."""
    remedy, until = Particular("remedy", text="answer"), Particular("until", day=date(2026, 11, 20))
    return common.stated(common.least(), KIND, NUMBER, remedy, until)


def demo() -> Paper:
    """As it is usually handed out."""
    return common.stated(
        common.usual(),
        KIND,
        NUMBER,
        Particular("amount", amount=Fen(19900)),
        Particular("arrives", day=date(2026, 11, 25)),
        Particular("remedy", text="return_full"),
        Particular("solution", text="商品退回服务台，凭原付款记录原路退款，往返运费由商家承担。"),
        Particular("strength", text="by_right"),
        Particular("until", day=date(2026, 11, 23)),
        Particular("way", text="original"),
    )


def longest() -> Paper:
    """As long as it may get."""
    return common.stated(
        common.most(),
        KIND,
        NUMBER,
        Particular("amount", amount=Fen(128_888_888)),
        Particular("arrives", day=date(2026, 11, 20)),
        Particular("done", holds=True),
        Particular("remedy", text="exchange_ge_performance"),
        Particular("solution", text=common.LONG_TEXT[:2000]),
        Particular("strength", text="negotiable"),
        Particular("until", day=date(2026, 11, 20)),
        Particular("way", text="bank_card"),
    )
