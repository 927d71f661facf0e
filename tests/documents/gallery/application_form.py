"""The form that lies at the counter."""

from dataclasses import replace

from app.usecases.paper import CustomerFacts, GoodsRow, Paper, TicketFacts
from tests.documents.gallery.common import most, stated, usual
from tests.documents.samples import DESK, at

KIND = "application-form"


def shortest() -> Paper:
    """Blank."""
    empty = TicketFacts("", at(10, 0), "", "", CustomerFacts(""), (GoodsRow(""),), "", "")
    return Paper(KIND, "", 1, at(10, 0), "", DESK, empty)


def demo() -> Paper:
    """Of a ticket."""
    return stated(usual(), KIND, "SQ-2F01-261120-0001")


def longest() -> Paper:
    """As much as anybody writes."""
    return replace(stated(most(), KIND, "SQ-2F01-261120-0001"), issued_by="")
