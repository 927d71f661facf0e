"""What was decided about an item: liability, plan, execution."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.money import Fen


@dataclass(frozen=True)
class Basis:
    """认定依据: one ground of a determination; `kind` is evidence, clause, standard, law or report."""

    kind: str
    text: str
    reference: str | None = None


@dataclass(frozen=True)
class Share:
    """责任主体 with its share in per cent."""

    party: str
    percent: int
    name: str | None = None


@dataclass(frozen=True)
class Liability:
    """责任认定: cause, who is liable, on what grounds, and what is suggested (S0-18..26)."""

    cause: str
    shares: tuple[Share, ...]
    basis: tuple[Basis, ...]
    conclusion: str
    suggestion: str
    checks: tuple[str, ...] = ()
    answers_to_customer: str | None = None
    responsible_person: str | None = None
    disputed: bool = False
    determined_at: datetime | None = None
    determined_by: str | None = None
    override_reason: str | None = None


@dataclass(frozen=True)
class Option:
    """One way offered to the customer; `amount` in fen, `until` the agreed day."""

    remedy: str
    strength: str = "negotiable"
    ground: str = ""
    amount: Fen | None = None
    paid: bool = False
    freight_payer: str | None = None
    until: date | None = None
    remarks: str = ""


@dataclass(frozen=True)
class Exchange:
    """换货: what comes instead, from where, when."""

    stock: str
    model: str | None = None
    serial: str | None = None
    expected: date | None = None
    substitute_refused: bool | None = None


@dataclass(frozen=True)
class Refund:
    """退款: gross, depreciation and net in fen; `way` a payment method."""

    amount: Fen
    way: str
    depreciation: Fen = Fen(0)
    depreciation_days: int = 0
    daily_rate: str | None = None
    invoice_handling: str | None = None

    @property
    def net(self) -> Fen:
        """What the customer gets back."""
        return Fen(self.amount - self.depreciation)


@dataclass(frozen=True)
class Plan:
    """方案: one or two options, the answer, and what was agreed for exchange and refund.

    `answered_in` is the entry that tells the answer.
    """

    options: tuple[Option, ...]
    offered_at: datetime
    offered_by: str | None
    chosen: int | None = None
    answered_at: datetime | None = None
    answered_how: str | None = None
    answered_in: str | None = None
    refusal_reason: str | None = None
    exchange: Exchange | None = None
    refund: Refund | None = None

    @property
    def agreed(self) -> Option | None:
        """The option the customer accepted."""
        return (
            self.options[self.chosen] if self.chosen is not None and self.chosen < len(self.options) else None
        )


@dataclass(frozen=True)
class Execution:
    """One way of carrying the plan out, and how far it is; `since` is when it came to this step."""

    kind: str
    step: str
    since: datetime
    details: Mapping[str, str] = field(default_factory=dict)
    begun: datetime | None = None
