"""What a printed document carries, and the port to the typesetter that prints it.

The records are plain frozen values: codes of the trade, amounts in fen, dates, and the words people
wrote. They hold no wording of ours; that lives in ``resources/clauses``. What is frozen here is what
a reprint in three years must show again.
"""

from app.usecases.paper.bundle import (
    BundledChain,
    BundledClock,
    BundledDocument,
    BundledItem,
    BundledPicture,
    BundledSignature,
    BundleFacts,
    TimeLine,
)
from app.usecases.paper.content import content_hash, short_hash
from app.usecases.paper.decisions import (
    AppealFacts,
    CheckLine,
    DepreciationFacts,
    LiabilityFacts,
    LiableParty,
    RefundFacts,
    ReplacementFacts,
    SettlementFacts,
    SuggestionLine,
    Tick,
)
from app.usecases.paper.facts import (
    ClockLine,
    CustomerFacts,
    DeskHead,
    GoodsRow,
    RightLine,
    TicketFacts,
)
from app.usecases.paper.house_wording import HouseWording
from app.usecases.paper.particulars import Particular, ParticularForm, ParticularKind
from app.usecases.paper.sheet import ApprovalLine, Paper, Photo, SignatureMark
from app.usecases.paper.typesetter import DocumentKind, RecoverySheet, RenderedDocument, Typesetter

__all__ = [
    "AppealFacts",
    "ApprovalLine",
    "BundleFacts",
    "BundledChain",
    "BundledClock",
    "BundledDocument",
    "BundledItem",
    "BundledPicture",
    "BundledSignature",
    "CheckLine",
    "ClockLine",
    "CustomerFacts",
    "DepreciationFacts",
    "DeskHead",
    "DocumentKind",
    "GoodsRow",
    "HouseWording",
    "LiabilityFacts",
    "LiableParty",
    "Paper",
    "Particular",
    "ParticularForm",
    "ParticularKind",
    "Photo",
    "RecoverySheet",
    "RefundFacts",
    "RenderedDocument",
    "ReplacementFacts",
    "RightLine",
    "SettlementFacts",
    "SignatureMark",
    "SuggestionLine",
    "Tick",
    "TicketFacts",
    "TimeLine",
    "Typesetter",
    "content_hash",
    "short_hash",
]
