"""D14 整改通知书: the problem as it was determined, for whoever is liable; never whom it hit (S1-38)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.domain.refusals import InputError
from app.domain.shots import EvidenceRole
from app.domain.ticket import Item
from app.domain.vocabulary import Party
from app.usecases.issuing.naming import named_in
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular

_MENDS = (Party.BRAND, Party.MERCHANT, Party.INSTALLER, Party.LOGISTICS)
"""Who may be told to mend something, whoever of them is liable first."""

_GOODS_ALONE = frozenset(
    {
        EvidenceRole.WHOLE,
        EvidenceRole.PART,
        EvidenceRole.CLOSE_UP,
        EvidenceRole.PACKAGING,
        EvidenceRole.BARCODE,
        EvidenceRole.NAMEPLATE,
        EvidenceRole.ACCESSORIES,
        EvidenceRole.MEASUREMENT,
        EvidenceRole.DATE_MARK,
        EvidenceRole.FIXING,
    }
)
"""Pictures that show the goods: no voucher, no wound, no home (个保法 6)."""

_GROUNDS = ("standard", "clause", "law", "report")


def _prefilled(case: Case) -> Iterable[Particular]:
    yield Particular("addressee", text=_addressee(case.item))
    yield Particular("problems", rows=tuple(_problems(case)))


def _addressee(item: Item) -> str:
    """Whoever of the liable can mend it, by name; else the brand."""
    shares = item.liability.shares if item.liability else ()
    named = (share.name for party in _MENDS for share in shares if share.party == party and share.name)
    return next(named, item.goods.brand or "")


def _problems(case: Case) -> Iterator[tuple[str, ...]]:
    """What was found, in the words of the determination; the customer's own words stay here."""
    item, liability = case.item, case.item.liability
    if liability is None:
        return
    grounds = "；".join(
        filter(None, (each.reference or each.text for each in liability.basis if each.kind in _GROUNDS))
    )
    part = case.ticket.problem_of(item).part or ""
    yield (part, liability.conclusion, str(item.goods.quantity), grounds, "")


def _completed(
    case: Case,
    found: Sequence[Particular],
    given: Sequence[Particular],  # noqa: ARG001 - the form of a rule
) -> Iterable[Particular]:
    """Raises InputError customer_named where a particular names the customer, or holds anybody's number."""
    for each in found:
        for said in (each.text, *each.lines, *(cell for row in each.rows for cell in row)):
            piece = named_in(said, case.ticket.customer)
            if piece:
                raise InputError("customer_named", each.key, found=piece)
    return found


RULE = IssuingRule(
    of_item=True,
    prefilled=_prefilled,
    photos=True,
    shots=_GOODS_ALONE,
    after_end=True,
    completed=_completed,
)
