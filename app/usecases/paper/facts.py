"""Facts of a ticket as they stand on paper.

Codes are those of ``app/domain/vocabulary.py``. Moments are aware datetimes already in the desk's
zone: they are printed by their own clock. An empty string or None prints as a dash.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.money import Fen


@dataclass(frozen=True)
class DeskHead:
    """Who issues the paper: mall or shop, desk, and how to reach it; `hours` like ``10:00-22:00``.

    `firm` is the name in the business licence. `logo` and `stamp` are PNG bytes, made small beforehand;
    they are frozen with the document like everything else on it.
    """

    mall: str
    desk: str
    phone: str
    address: str = ""
    hours: str = ""
    firm: str = ""
    logo: bytes = field(default=b"", repr=False)
    stamp: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class CustomerFacts:
    """客户. `phone` and `id_number` come already masked (个保法 6): no record of a paper has them in full.

    What a technician calls is given apart, while the copy that goes along is printed (``Paper.to_call``).
    """

    name: str
    phone: str = ""
    id_number: str = ""
    address: str = ""


@dataclass(frozen=True)
class GoodsRow:
    """One 商品; `price` in fen is the unit price, `proof` and `proof_state` are codes (S4-11, S4-18).

    `demand` (a code) and `words` are set where there are several goods with demands of their own.
    """

    name: str
    brand: str = ""
    model: str = ""
    barcode: str = ""
    serial: str = ""
    quantity: int = 1
    price: Fen | None = None
    sold_on: date | None = None
    received_on: date | None = None
    order_number: str = ""
    invoice_number: str = ""
    proof: str = ""
    proof_state: str = ""
    demand: str = ""
    words: str = ""


@dataclass(frozen=True)
class ClockLine:
    """One 时限: its key, when it is due, and the Chinese sentence why (start, calendar, clause).

    `name` stands where the clauses have no wording for the key: the words of a promise.
    `provisional` marks a date counted without the official calendar of its year.
    """

    key: str
    due: datetime
    why: str = ""
    provisional: bool = False
    name: str = ""


@dataclass(frozen=True)
class RightLine:
    """One remedy the customer has: code, by which force (or pending), on what ground, until which day."""

    remedy: str
    strength: str
    basis: str = ""
    last_day: date | None = None
    provisional: bool = False


@dataclass(frozen=True)
class TicketFacts:
    """工单: what every document tells about the case.

    `received` lists the pieces left at the desk (one label each), `condition` how they looked.
    """

    number: str
    accepted_at: datetime
    accepted_by: str
    channel: str
    customer: CustomerFacts
    goods: tuple[GoodsRow, ...]
    words: str
    demand: str
    level: str = ""
    received: tuple[str, ...] = ()
    condition: str = ""
    clocks: tuple[ClockLine, ...] = ()
    rights: tuple[RightLine, ...] = ()
