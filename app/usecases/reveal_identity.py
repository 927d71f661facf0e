"""Looking at a whole identity number: an entry says who did and why, before anybody sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.identity import mask_id_number
from app.domain.steps.privacy import SHOWN_SECONDS, RevealIdentity
from app.usecases.desk import Person
from app.usecases.perform import perform
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Revealed:
    """The number, for so many seconds; it stands in no text that is made of this."""

    number: str = field(repr=False)
    masked: str
    seconds: int = SHOWN_SECONDS


def reveal_identity(workplace: Workplace, reference: str, reason: str, person: Person) -> Revealed:
    """The identity number of a ticket.

    Raises RefusedError: identity_not_kept, text_missing, role_not_enough.
    """
    outcome = perform(workplace, reference, RevealIdentity(reason), person)
    number = outcome.ticket.customer.id_number or ""
    return Revealed(number, mask_id_number(number))
