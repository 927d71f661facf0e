"""合并: what becomes of an entry that was written without seeing what others wrote (sync 3.8).

Facts are added, fields merge one by one against the revisions their writer saw, and where two said
different things a person decides. Wall clocks never do: the order is that of the receipt at head office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, NamedTuple

from app.domain.claims import (
    COURSE,
    DECIDED,
    ENTRIES,
    KEPT,
    carried_in_vain,
    carried_out,
    decision_on,
    minded,
    place_of,
    revision_by,
    stale,
)
from app.domain.copying import copied
from app.domain.entry import Body, Entry, UnknownBody
from app.domain.evolve import evolve, fold
from app.domain.records import Complaint
from app.domain.steps.deciding import ConflictDecided
from app.domain.steps.intake import GoodsAdded
from app.domain.ticket import Item, Ticket

APPLIED, MERGED_SOFT, CONFLICT = "applied", "merged_soft", "conflict"
QUARANTINED, HELD, HELD_UPGRADE = "quarantined", "held", "held_upgrade"
VOIDED, REPEATED = "voided", "repeated"
"""Verdicts; their names are those on the wire."""

UNFOLDED: Final = frozenset({CONFLICT, REPEATED})
"""Entries of these verdicts are kept and do not count in their ticket."""

FIELDS, PROPOSAL, WEIGHTY = "fields", "proposal", "weighty"
"""Kinds of a conflict: other values; other values for what the counter owns; what is always decided."""

_COUNTERS_OWN: Final = ("customer.", "problem.", "received_items")
_ALWAYS_DECIDED: Final = frozenset({COURSE, "level", "customer.id_number"})
_MONEY: Final = frozenset({"price", "quantity", "sold_date", "received_date", "payment_method"})
"""Of the goods, what decides how much is due, who may grant it, and how it is paid back."""


class WriterRole(StrEnum):
    """Where the device stands that wrote an entry."""

    COUNTER = "counter"
    TECHNICIAN = "technician"
    HEAD_OFFICE = "head_office"


@dataclass(frozen=True)
class Judgement:
    """A verdict; `detail` says of a conflict its `kind` and the `claims` in it, never a value of a person."""

    verdict: str
    detail: Mapping[str, Any] = field(default_factory=dict)


_JUST_APPLIED: Final = Judgement(APPLIED)


class Judged(NamedTuple):
    """An entry with its last verdict and the verdict's place in the feed; none of both while not judged."""

    entry: Entry
    verdict: str = ""
    pos: int | None = None


def judge(ticket: Ticket | None, entry: Entry, role: str = WriterRole.COUNTER) -> Judgement:
    """What becomes of `entry` on `ticket` as folded in the order of the feed up to now. Pure.

    Whether an entry of that id is there already (REPEATED) and whether it can be read at all
    (QUARANTINED) is for whoever keeps the entries to say. REPEATED is also what carries out a decision
    that does not stand, or that was carried out before: over the decision itself a person decides.
    """
    if isinstance(entry.body, UnknownBody):
        return Judgement(HELD_UPGRADE, {"type": entry.body.name, "version": entry.body.version})
    if entry.ticket is None:
        return _JUST_APPLIED
    if ticket is None:
        return Judgement(APPLIED if entry.body.apply(None, entry) is not None else HELD)
    if ticket.voided:
        return Judgement(VOIDED)
    claims = entry.body.claims(ticket)
    if not (claims or entry.base or minded(entry.body, ticket, claims)):
        return _JUST_APPLIED  # most are notes and photos, which contend for nothing
    carried = tuple(
        name for name in carried_out(claims, entry.base) if name.removeprefix(DECIDED) in ticket.decided
    )
    if carried_in_vain(ticket, carried, entry.base):
        return Judgement(REPEATED, {"claims": list(carried)})
    overtaken = tuple(name for name in stale(entry.body, ticket, entry.base) if name not in carried)
    if overtaken:
        kind = _conflict(ticket, entry, overtaken, role)
        return Judgement(CONFLICT, {"kind": kind, "claims": list(overtaken)}) if kind else _JUST_APPLIED
    seen = entry.base.get(ENTRIES, ticket.entries)
    amends = seen != ticket.entries and any(
        not weighty(name) and not name.startswith(DECIDED) for name in claims
    )
    return Judgement(MERGED_SOFT if amends else APPLIED)


def weighty(claim: str) -> bool:
    """Whether two never agree on it by themselves: stage, money, approval, level, identity."""
    root, _, name = claim.rpartition(".")
    return claim in _ALWAYS_DECIDED or name == COURSE or (root.startswith("goods.") and name in _MONEY)


def weighs(body: Body, ticket: Ticket) -> bool:
    """Whether a decision about what `body` says is weighty, by what it sets; of a decision, by what that was
    about. Desk and head office grade by this alone.
    """
    if isinstance(body, ConflictDecided):
        return body.weighty
    return any(weighty(claim) for claim in body.claims(ticket))


def _conflict(ticket: Ticket, entry: Entry, overtaken: tuple[str, ...], role: str) -> str:
    """The kind of conflict; empty when both said the same."""
    if isinstance(entry.body, ConflictDecided) and overtaken == (decision_on(entry.body.entry),):
        same = value_at(ticket, overtaken[0]) == entry.body.take
        return "" if same else WEIGHTY if entry.body.weighty else FIELDS
    set_here = set(entry.body.claims(ticket))
    if any(weighty(name) or name not in set_here for name in overtaken):
        return WEIGHTY
    if all(stands == other for _, stands, other in disputed(ticket, entry, overtaken)):
        return ""
    owned = all(name.startswith(_COUNTERS_OWN) for name in overtaken)
    return PROPOSAL if owned and role == WriterRole.TECHNICIAN else FIELDS


def disputed(
    ticket: Ticket | None, entry: Entry, claims: Iterable[str]
) -> tuple[tuple[str, object, object], ...]:
    """Of each claim: its name, what stands in the ticket, and what the entry would put there."""
    names = tuple(claims)
    after = evolve(None if ticket is None else _without_places(ticket, names), entry)
    return tuple((name, value_at(ticket, name), value_at(after, name)) for name in names)


def reasons(
    ticket: Ticket | None, entry: Entry, claims: Iterable[str], known: Iterable[Entry]
) -> tuple[tuple[str, object, object], ...]:
    """Why either side did it, as one more line of what is disputed; none where neither gave a reason.

    Two may have closed one ticket, each for a reason of their own: then nothing else differs. `known` are
    the entries of the ticket, of which the last that set one of the claims stands.
    """
    revisions = set() if ticket is None else {ticket.revisions.get(name) for name in claims}
    setters = [each for each in known if each.id != entry.id and revision_by(each.id) in revisions]
    stands, other = _reason(setters[-1]) if setters else "", _reason(entry)
    return (("reason", stands, other),) if stands or other else ()


def _reason(entry: Entry) -> str:
    found = getattr(entry.body, "reason", "")
    return found if isinstance(found, str) else ""


def _without_places(ticket: Ticket, claims: tuple[str, ...]) -> Ticket:
    """Without the items whose place is in question: one that is there keeps its place, whoever asks."""
    left = tuple(item for item in ticket.items if place_of(item.id) not in claims)
    return copied(ticket, items=left) if len(left) < len(ticket.items) else ticket


def in_order(judged: Iterable[Judged]) -> list[Judged]:
    """Entries of one ticket in the order that counts everywhere.

    Those judged go by their place in the feed; the device's own that are not judged yet follow in the
    order they are given.
    """
    known = list(judged)
    placed = sorted((each for each in known if each.pos is not None), key=lambda each: each.pos or 0)
    return placed + [each for each in known if each.pos is None]


def fold_judged(judged: Iterable[Judged]) -> Ticket | None:
    """The ticket that entries and their verdicts amount to, the same at every desk and at head office."""
    return fold(each.entry for each in in_order(judged) if each.verdict not in UNFOLDED)


def open_conflicts(judged: Iterable[Judged]) -> list[Judged]:
    """Entries in conflict that nobody decided yet, in the order of the feed.

    A decision that is in conflict itself decides nothing.
    """
    ordered = in_order(judged)
    counting = [each.entry.body for each in ordered if each.verdict not in UNFOLDED]
    decided = {body.entry for body in counting if isinstance(body, ConflictDecided)}
    return [each for each in ordered if each.verdict == CONFLICT and each.entry.id not in decided]


def value_at(ticket: Ticket | None, claim: str) -> object:
    """What stands in the ticket under a claim; None when there is no such place.

    A course has no value that could be compared: the stage stands for it where it is shown. Of a decision
    the value is whether the entry is taken over.
    """
    if ticket is None:
        return None
    root, _, rest = claim.partition(".")
    if root in _OF_ITEM:
        item_id, _, name = rest.partition(".")
        item = ticket.item(item_id)
        return None if item is None else _OF_ITEM[root](item, name)
    if root in ("customer", "problem"):
        return getattr(getattr(ticket, root), rest, None)
    if root == "evidence":
        return next((each.role for each in ticket.evidence if each.id == rest), None)
    if f"{root}." == DECIDED:
        return ticket.decided[rest] != KEPT if rest in ticket.decided else None
    if claim == "owner":
        return ticket.level.owner if ticket.level else None
    return ticket.stage if claim == COURSE else getattr(ticket, claim, None)


def _item_value(item: Item, name: str) -> object:
    if name == COURSE:
        return item.stage
    if name == "demand":
        return item.demand
    if not name:
        return item.goods, item.demand, item.complaint
    return getattr(item.complaint or Complaint(), name, None)


_OF_ITEM: Mapping[str, Callable[[Item, str], object]] = {
    "item": _item_value,
    "goods": lambda item, name: getattr(item.goods, name, None),
    "stated": lambda item, name: item.stated.get(name),
}


def written_anew(body: Body, ticket: Ticket) -> Body:
    """The body to write when a person takes the entry in conflict after all.

    A piece of goods gets the next free id: the one it was given belongs to another piece by now.
    """
    if isinstance(body, GoodsAdded) and ticket.item(body.item) is not None:
        return replace(body, item=str(max(int(item.id) for item in ticket.items) + 1))
    return body
