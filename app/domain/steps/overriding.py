"""授权: somebody with the right let another do one thing; or a deputy did it for somebody who is away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.entry import Body, Entry
from app.domain.records import Lent
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role


@dataclass(frozen=True)
class OverrideGranted(Body):
    """For the one `action` written with it the right of the `lender` in that role held, for that reason.

    The author stays who is signed in. Where the author acted as the deputy of somebody who is away, the
    lender is the author too and `instead_of` says for whom.
    """

    TYPE: ClassVar[str] = "override.granted"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    action: str
    lender: str
    role: Role
    reason: str = ""
    instead_of: str = ""

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The right lent last: it holds for what the same person wrote in the same moment."""
        lent = Lent(self.action, self.lender, self.role, self.instead_of, entry.user or "", entry.at)
        return replace(ticket, lent=lent)
