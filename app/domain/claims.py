"""What entries contend for: claims, and the revision each of them has in a ticket.

A claim is a name: ``customer.phone``, ``goods.1.price``, ``item.1.course``. Its revision says which
entry set it last, so two devices that worked apart never count up to the same one.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.domain.entry import Body
    from app.domain.ticket import Ticket

COURSE: Final = "course"
"""The course of the ticket as a whole; that of one item is ``item.<item>.course``."""

ENTRIES: Final = "entries"
"""In the base of an entry: how many entries the ticket had when its writer looked at it."""

DECIDED: Final = "decided."
"""Before the id of an entry in conflict: the claim to having decided about it."""

KEPT, TAKEN = "kept", "taken"
"""How such an entry was decided. Once what it says was written anew, the revision of the decision that
did so stands in the place of TAKEN, as text.
"""

_BYTES: Final = 6
"""48 bits: a number that JSON carries whole everywhere."""


def revision_by(entry_id: str) -> int:
    """The revision that an entry gives what it claims; never 0, which means: as the ticket was opened."""
    return int.from_bytes(sha256(entry_id.encode()).digest()[:_BYTES], "big") or 1


def course_of(item: str) -> str:
    """The claim to the course of one item."""
    return f"item.{item}.{COURSE}"


def place_of(item: str) -> str:
    """The claim to being that item: two devices may each add a second piece of goods."""
    return f"item.{item}"


def decision_on(entry_id: str) -> str:
    """The claim to having decided about the entry of that id."""
    return f"{DECIDED}{entry_id}"


def carried_out(claims: tuple[str, ...], base: Mapping[str, int]) -> tuple[str, ...]:
    """The decisions that an entry carries out, as claims: those in its base which it does not set itself."""
    return tuple(name for name in base if name.startswith(DECIDED) and name not in claims)


def carried_in_vain(ticket: Ticket, carried: tuple[str, ...], base: Mapping[str, int]) -> bool:
    """Whether a decision does not stand, or was carried out by somebody else before."""
    for claim in carried:
        how = ticket.decided.get(claim.removeprefix(DECIDED), TAKEN)
        stands = how == str(base[claim]) if how != KEPT else base[claim] == ticket.revisions.get(claim)
        if how != TAKEN and not stands:
            return True
    return False


def carrying_out(entry_id: str, ticket: Ticket) -> dict[str, int]:
    """What the base of an entry says besides, when it carries out the newest decision about an entry."""
    claim = decision_on(entry_id)
    return {claim: ticket.revisions[claim]} if claim in ticket.revisions else {}


def whole_course(ticket: Ticket) -> tuple[str, ...]:
    """The claims to the course of the ticket and of everything on it."""
    return (COURSE, *(course_of(item.id) for item in ticket.items))


def minded(body: Body, ticket: Ticket, claims: tuple[str, ...]) -> tuple[str, ...]:
    """What the entry stands on without setting it.

    The course of an item stands on that of the ticket; what is said of an item that was added stands
    on that item being the one its writer meant.
    """
    names = body.minds()
    if claims and COURSE not in claims and any(name.endswith(f".{COURSE}") for name in claims):
        names = (*names, COURSE)
    item = getattr(body, "item", None)
    if item is not None and (name := place_of(item)) in ticket.revisions and name not in claims:
        names = (*names, name)
    return names


def base_of(body: Body, ticket: Ticket | None) -> dict[str, int]:
    """The revisions that the writer of `body` sees in `ticket`; empty for what contends for nothing.

    What was never set is left out: its revision is 0.
    """
    if ticket is None:
        return {}
    claims = body.claims(ticket)
    names = (*claims, *minded(body, ticket, claims))
    if not names:
        return {}
    revisions = ticket.revisions
    base = {name: revisions[name] for name in names if name in revisions}
    base[ENTRIES] = ticket.entries
    return base


def stale(body: Body, ticket: Ticket, base: Mapping[str, int]) -> tuple[str, ...]:
    """The claims that somebody else set since the writer looked, and those minded, in order."""
    claims = body.claims(ticket)
    names = dict.fromkeys((*claims, *minded(body, ticket, claims), *base))
    return tuple(
        name for name in names if name != ENTRIES and base.get(name, 0) != ticket.revisions.get(name, 0)
    )
