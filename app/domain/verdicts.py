"""What was decided about an item: liability, plan, execution."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.money import Fen
from app.domain.vocabulary import Party

_BEHIND_THE_SELLER = frozenset({Party.BRAND, Party.LOGISTICS, Party.INSTALLER, Party.PLATFORM})
"""Parties the customer has no contract with: the seller answers first and recovers afterwards (消保法40)."""


MAY_ANSWER_FIRST = (Party.MERCHANT, Party.MALL, Party.PLATFORM)
"""Who can answer to the customer: the seller, or the house it sold in (消保法40, 43, 44)."""


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


def answers_first(shares: Iterable[Share]) -> str | None:
    """Who answers to the customer before any recovery: the seller, where somebody behind it is liable."""
    return Party.MERCHANT if any(share.party in _BEHIND_THE_SELLER for share in shares) else None


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

    `answered_in` is the entry that tells the answer; `offered_in` the one that offered it, the first where
    an offer in conflict was written anew.
    """

    options: tuple[Option, ...]
    offered_at: datetime
    offered_by: str | None
    chosen: int | None = None
    answered_at: datetime | None = None
    answered_how: str | None = None
    answered_in: str | None = None
    offered_in: str = ""
    refusal_reason: str | None = None
    exchange: Exchange | None = None
    refund: Refund | None = None

    def sum_of(self, option: Option) -> Fen | None:
        """What that way is about, in fen: its own sum, else what is refunded."""
        return self.refund.net if option.amount is None and self.refund is not None else option.amount

    @property
    def agreed(self) -> Option | None:
        """The option the customer accepted."""
        return (
            self.options[self.chosen] if self.chosen is not None and self.chosen < len(self.options) else None
        )


@dataclass(frozen=True)
class Execution:
    """One way of carrying the plan out, and how far it is; `since` is when it came to this step.

    `unapproved` is the money, in fen, that went or goes by it and that nobody had to approve.
    """

    kind: str
    step: str
    since: datetime
    details: Mapping[str, str] = field(default_factory=dict)
    begun: datetime | None = None
    unapproved: Fen = Fen(0)
