"""A made-up document of a kind, to show how its paper looks: nothing is issued, numbered or kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.money import Fen
from app.usecases.house_wording import own_wording
from app.usecases.issue import usual_medium
from app.usecases.paper import (
    AppealFacts,
    ClockLine,
    CustomerFacts,
    GoodsRow,
    HouseWording,
    LiabilityFacts,
    LiableParty,
    Paper,
    Particular,
    ParticularForm,
    ParticularKind,
    RefundFacts,
    RenderedDocument,
    SettlementFacts,
    SuggestionLine,
    TicketFacts,
)
from app.usecases.paper.quotation import quoted_total
from app.usecases.shop_head import head_of
from app.usecases.workplace import Workplace

_OPEN: Final = "……"
_TICKET: Final = "000000-0000"
_PRICE: Final = Fen(10_000)
_PRICED: Final = frozenset({"price", "amount", "cost", "paid", "total", "fee", "sum"})
_COUNTED: Final = frozenset({"quantity", "count", "packages", "pieces", "number_of"})


def sample_pages(
    workplace: Workplace,
    kind: str,
    house: HouseWording | None = None,
    medium: str | None = None,
    *,
    bilingual: bool = False,
) -> RenderedDocument:
    """The first copy of a made-up document on its usual paper, with these sentences of the shop, or its own.

    Raises InputError document_kind_unknown and what setting raises. Takes 0.1 s and more.
    """
    copies = next((each.copies for each in workplace.typesetter.kinds() if each.kind == kind), ())
    paper = sample_paper(workplace, kind)
    shown = paper if house is None else replace(paper, house=house)
    chosen = medium or usual_medium(workplace, kind)
    wanted = tuple(copy for copy in copies if copy == "customer") or copies[:1]
    return workplace.typesetter.render(shown, chosen, wanted, bilingual=bilingual)


def sample_paper(workplace: Workplace, kind: str) -> Paper:
    """The made-up document. Raises InputError document_kind_unknown."""
    now = workplace.time.now().astimezone(workplace.desk.tz)
    today, number = now.date(), workplace.reference.wording.draft_number
    goods = GoodsRow(_OPEN, price=_PRICE, sold_on=today, proof="invoice", proof_state="pending")
    asked = next((each.particulars for each in workplace.typesetter.kinds() if each.kind == kind), ())
    stated = tuple(_stated(workplace, each) for each in asked)
    return Paper(
        kind=kind,
        number=number,
        version=1,
        issued_at=now,
        issued_by=_OPEN,
        desk=head_of(workplace, kind),
        ticket=TicketFacts(
            _TICKET,
            now,
            _OPEN,
            "counter",
            CustomerFacts(_OPEN, _OPEN, address=_OPEN),
            (goods,),
            _OPEN,
            "repair",
            received=(_OPEN,),
            clocks=(ClockLine("plan", now, _OPEN),),
        ),
        liability=LiabilityFacts(
            "quality",
            (LiableParty("merchant"),),
            (_OPEN,),
            _OPEN,
            (SuggestionLine(_OPEN, today),),
            answers_first="merchant",
            appeal=AppealFacts(today),
            determined_by=_OPEN,
            determined_at=now,
        ),
        settlement=SettlementFacts(
            "return", "by_right", _OPEN, _OPEN, refund=RefundFacts(_PRICE, _PRICE, "original", due=today)
        ),
        house=own_wording(workplace, kind),
        particulars=tuple(sorted(_summed(stated), key=lambda each: each.key)),
    )


def _summed(stated: tuple[Particular, ...]) -> tuple[Particular, ...]:
    """The same, where a total is what its parts come to."""
    keys = {each.key for each in stated}
    if not {"total", "parts"} <= keys:
        return stated
    total = quoted_total(stated)
    return tuple(replace(each, amount=total) if each.key == "total" else each for each in stated)


def _stated(workplace: Workplace, kind: ParticularKind) -> Particular:
    now = workplace.time.now().astimezone(workplace.desk.tz)
    if kind.form is ParticularForm.CHOICE:
        return Particular(kind.key, text=kind.choices[0])
    if kind.form is ParticularForm.DAY:
        return Particular(kind.key, day=now.date())
    if kind.form is ParticularForm.MOMENT:
        return Particular(kind.key, moment=now)
    if kind.form is ParticularForm.MONEY:
        return Particular(kind.key, amount=_PRICE)
    if kind.form is ParticularForm.YES:
        return Particular(kind.key, holds=True)
    if kind.form is ParticularForm.LIST:
        return Particular(kind.key, lines=(_OPEN,))
    if kind.form is ParticularForm.ROWS:
        return Particular(kind.key, rows=(tuple(_cell(column) for column in kind.columns),))
    return Particular(kind.key, text=_OPEN)


def _cell(column: str) -> str:
    if column in _PRICED:
        return "100.00"
    return "1" if column in _COUNTED else _OPEN
