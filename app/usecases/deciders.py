"""裁定: who decides what is weighty in a conflict, and who could lend that right (6.2)."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.rights import TABLE
from app.domain.steps.deciding import DecideConflict
from app.usecases.desk import Person
from app.usecases.offers import Offers, offers_now
from app.usecases.overrides import Lender, lenders
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Deciders:
    """`offers` is what the desk offers to whom; `people` could lend their right to decide."""

    offers: Offers = field(default_factory=Offers)
    people: tuple[Lender, ...] = ()

    def may(self, person: Person, *, weighty: bool) -> bool:
        """Whether that person may decide, as deputy of somebody who is away too."""
        key = f"{DecideConflict.NAME}/weighty" if weighty else DecideConflict.NAME
        return not TABLE[key].roles.isdisjoint(self.offers.roles(person))


def deciders(workplace: Workplace, person: Person) -> Deciders:
    """As it is today, for who is signed in."""
    return Deciders(offers_now(workplace), lenders(workplace, DecideConflict.NAME, person))
