"""D05: the sofa that came in the wrong colour for the room."""

from dataclasses import replace

from app.domain.money import Fen
from app.usecases.paper import ApprovalLine, DepreciationFacts, Paper, ReplacementFacts, SettlementFacts
from tests.documents import samples
from tests.documents.gallery import common


def shortest() -> Paper:
    """An exchange of which nothing but the remedy is known."""
    settlement = SettlementFacts("exchange", "negotiable", "", "")
    usual = samples.return_slip()
    return replace(common.least(), kind=usual.kind, number=usual.number, settlement=settlement)


def demo() -> Paper:
    """As it is usually handed out."""
    return samples.return_slip()


def longest() -> Paper:
    """Four goods, depreciation, a replacement, everything said at length, signed on the screen."""
    usual = samples.return_slip()
    agreed, text = usual.settlement, common.LONG_TEXT
    assert agreed is not None
    assert agreed.refund is not None
    taken = DepreciationFacts(Fen(999_999_999), "0.0025", 365, Fen(123_456_789))
    settlement = replace(
        agreed,
        ground_text=text[:200],
        reason=text[:300],
        accessories=text[:300],
        refund=replace(agreed.refund, gross=Fen(999_999_999), net=Fen(876_543_210), depreciation=taken),
        replacement=ReplacementFacts(
            text[:60], "MK-1508-ABCDEFGHIJKLMNOP", "SN20261120B11", agreed.refund.due
        ),
        invoice_handling=text[:80],
        remarks=text[:600],
    )
    approval = ApprovalLine(common.LONG_NAME[:60], "manager", samples.at(10, 28))
    mark = replace(samples.customer_mark(), signer=common.LONG_NAME[:60])
    return replace(
        common.most(),
        kind=usual.kind,
        number=usual.number,
        settlement=settlement,
        approvals=(approval,),
        signatures=(mark,),
    )
