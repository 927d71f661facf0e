"""What was decided, as it stands on paper: liability, and return, exchange or repair."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.money import Fen


@dataclass(frozen=True)
class CheckLine:
    """One step of 核查经过: when, by whom, by which method, what was found."""

    finding: str
    at: datetime | None = None
    by: str = ""
    method: str = ""


@dataclass(frozen=True)
class LiableParty:
    """责任主体: party code, its share in per cent, and the name of the firm, if any."""

    party: str
    percent: int | None = None
    name: str = ""


@dataclass(frozen=True)
class SuggestionLine:
    """One step of 处理方案建议 with the day it is due.

    `kind` (exchange, refund) says that this is the last day for what is agreed on the day of the notice.
    """

    text: str
    due: date | None = None
    provisional: bool = False
    kind: str = ""


@dataclass(frozen=True)
class AppealFacts:
    """异议: until which day, and the channels beside the five of the law (names or addresses)."""

    until: date | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True)
class LiabilityFacts:
    """责任认定 (S0-18..26). `answers_first` is the party that answers to the customer before recovery

    (消保法40). `responsible_person` stands on the store copy alone (P-08).
    """

    cause: str
    parties: tuple[LiableParty, ...]
    basis: tuple[str, ...]
    conclusion: str
    suggestions: tuple[SuggestionLine, ...]
    checks: tuple[CheckLine, ...] = ()
    answers_first: str = ""
    responsible_person: str = ""
    appeal: AppealFacts = AppealFacts()
    determined_by: str = ""
    determined_at: datetime | None = None


@dataclass(frozen=True)
class Tick:
    """One line of 外观与配件清点: its key and whether it holds; None was not looked at."""

    key: str
    holds: bool | None = None


@dataclass(frozen=True)
class DepreciationFacts:
    """折旧: price × rate × days = fee; `daily_rate` is a fraction of the price, as text: ``0.001``."""

    price: Fen
    daily_rate: str
    days: int
    fee: Fen


@dataclass(frozen=True)
class RefundFacts:
    """退款 in fen: what was paid, what is taken off, what is paid back, how and until when.

    `arrived` is the day on which it was paid back, once it was.
    """

    gross: Fen
    net: Fen
    way: str
    paid_by: str = ""
    depreciation: DepreciationFacts | None = None
    due: date | None = None
    provisional: bool = False
    arrived: date | None = None


@dataclass(frozen=True)
class ReplacementFacts:
    """换出商品: what the customer gets instead, and when it arrives."""

    name: str = ""
    model: str = ""
    serial: str = ""
    arrives: date | None = None
    provisional: bool = False


@dataclass(frozen=True)
class SettlementFacts:
    """退换修 as agreed. `action` is return, exchange or repair; `ground` by_right, promise or negotiable.

    `ground_text` names the rule or promise; a shop's own promise must not be passed off as law.
    """

    action: str
    ground: str
    ground_text: str
    reason: str
    ticks: tuple[Tick, ...] = ()
    accessories: str = ""
    refund: RefundFacts | None = None
    replacement: ReplacementFacts | None = None
    freight_payer: str = ""
    invoice_handling: str = ""
    remarks: str = ""
