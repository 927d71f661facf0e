"""One issued document, with everything it may print."""

from dataclasses import dataclass, field
from datetime import datetime

from app.usecases.paper.bundle import BundleFacts
from app.usecases.paper.decisions import LiabilityFacts, SettlementFacts
from app.usecases.paper.facts import DeskHead, TicketFacts
from app.usecases.paper.house_wording import AS_SUPPLIED, HouseWording
from app.usecases.paper.particulars import Particular, particular_of


@dataclass(frozen=True)
class Photo:
    """证据照片: JPEG bytes, already scaled and turned upright; `caption` in the clerk's words."""

    jpeg: bytes = field(repr=False)
    caption: str = ""


@dataclass(frozen=True)
class SignatureMark:
    """签字 given on a screen: PNG bytes with alpha (none for a PIN), who, as what, how and when.

    `agreed` is the agreement accepted before, `seal` what binds the signature to the document.
    """

    png: bytes = field(repr=False)
    signer: str
    role: str
    method: str
    at: datetime
    agreed: str = ""
    seal: str = ""


@dataclass(frozen=True)
class ApprovalLine:
    """审批: by whom, in which role, when."""

    by: str
    role: str
    at: datetime | None = None


@dataclass(frozen=True)
class Paper:
    """A document to print. It never changes once issued; a correction is a new version.

    `house` holds the shop's own sentences: they are content, as everything that is signed.
    `clauses` is the version of the wording it was issued with; None takes the one in force, and a
    reprint must name the version that was recorded. `reprint` counts prints after the first. `counted` is
    what the journal says on a paper of the desk: nobody states it. `to_call` is the customer's number in
    full, for the copy of whoever goes there: given for the moment of printing, never kept with the document.
    """

    kind: str
    number: str
    version: int
    issued_at: datetime
    issued_by: str
    desk: DeskHead
    ticket: TicketFacts
    clauses: int | None = None
    liability: LiabilityFacts | None = None
    settlement: SettlementFacts | None = None
    photos: tuple[Photo, ...] = ()
    approvals: tuple[ApprovalLine, ...] = ()
    signatures: tuple[SignatureMark, ...] = ()
    reprint: int = 0
    house: HouseWording = AS_SUPPLIED
    particulars: tuple[Particular, ...] = ()
    counted: tuple[Particular, ...] = ()
    bundle: BundleFacts | None = None
    to_call: str = field(default="", repr=False)

    def count(self, key: str) -> Particular:
        """What was counted under `key`; an empty particular where nothing was."""
        return particular_of(self.counted, key)

    def stated(self, key: str) -> Particular:
        """What was stated under `key`; an empty particular where nothing was."""
        return particular_of(self.particulars, key)
