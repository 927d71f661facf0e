"""人员: changes of the staff. Who came, in which role, who is away; that a PIN was set, never which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.entry import Body, Entry
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role


class StaffChange(StrEnum):
    """What was changed."""

    ADDED = "added"
    REMOVED = "removed"
    ROLE_SET = "role_set"
    ABSENCE_SET = "absence_set"
    PIN_SET = "pin_set"
    PIN_RESET = "pin_reset"
    LOCKED_OUT = "locked_out"


@dataclass(frozen=True)
class StaffChanged(Body):
    """Something about somebody of the staff changed; who did it is the author of the entry.

    `person` is the name. `role` where it was given, `absent_from` to `absent_until` (both days are away)
    and the `deputy` where an absence was set; none of them: the person is back. After ``pin_reset`` there
    is no PIN until a new one is set; ``locked_out`` says that ten wrong PINs were typed, and has no author.
    """

    TYPE: ClassVar[str] = "staff.changed"

    person: str
    what: StaffChange
    role: Role | None = None
    absent_from: date | None = None
    absent_until: date | None = None
    deputy: str = ""

    def apply(self, ticket: Ticket | None, entry: Entry) -> Ticket | None:
        """Belongs to the desk, not to a ticket."""
        return ticket
