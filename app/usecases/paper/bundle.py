"""证据包 (D18): what is put before a platform, a mediator or a court, as frozen as any other paper.

Names of staff at fault and the identity number have no field here: they leave the house on no copy.
"""

from dataclasses import dataclass
from datetime import datetime

from app.usecases.paper.decisions import LiabilityFacts, SettlementFacts


@dataclass(frozen=True)
class TimeLine:
    """One entry of the journal: its kind (a code), when, who, and what was written, in words.

    `facts` are what it holds beside, as name and value: codes, amounts in yuan, days, ticks.
    """

    entry: str
    at: datetime
    by: str = ""
    words: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class BundledDocument:
    """One issued document. `standing` is a code: voided, signed, delivered or issued."""

    kind: str
    number: str
    version: int
    at: datetime
    by: str
    sha256: str
    standing: str


@dataclass(frozen=True)
class BundledPicture:
    """One photo, video or scan. `taken_at` is what the device wrote; None where it wrote nothing."""

    name: str
    role: str
    sha256: str
    size: int
    added_at: datetime
    taken_at: datetime | None = None
    by: str = ""


@dataclass(frozen=True)
class BundledSignature:
    """One signature: on which document, by whom, how, and what it is bound to."""

    document: str
    version: int
    signer: str
    role: str
    method: str
    at: datetime
    agreed: str = ""
    device: str = ""
    content_sha256: str = ""
    shown_sha256: str = ""
    seal: str = ""


@dataclass(frozen=True)
class BundledClock:
    """One time limit: `state` is a code of ``ClockState``; moments are those of the desk."""

    name: str
    start: datetime
    due: datetime
    state: str
    stopped_at: datetime | None = None


@dataclass(frozen=True)
class BundledItem:
    """What was determined and agreed for one piece of goods."""

    goods: str
    liability: LiabilityFacts | None = None
    settlement: SettlementFacts | None = None


@dataclass(frozen=True)
class BundledChain:
    """The entries of one writer in the bundle: from which to which, and the hash of the chain there."""

    writer: str
    first: int
    last: int
    sha256: str


@dataclass(frozen=True)
class BundleFacts:
    """Everything the report says beyond the head of the case.

    `entries` is how many entries are the case's own before the report, `case_code` the hash over which.
    """

    timeline: tuple[TimeLine, ...] = ()
    documents: tuple[BundledDocument, ...] = ()
    pictures: tuple[BundledPicture, ...] = ()
    signatures: tuple[BundledSignature, ...] = ()
    clocks: tuple[BundledClock, ...] = ()
    items: tuple[BundledItem, ...] = ()
    chains: tuple[BundledChain, ...] = ()
    entries: int = 0
    case_code: str = ""
