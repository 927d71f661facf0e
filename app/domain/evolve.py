"""evolve: one entry further. fold: all entries of a ticket."""

from collections.abc import Iterable

from app.domain.claims import DECIDED, TAKEN, carried_out, revision_by
from app.domain.copying import copied
from app.domain.entry import Entry
from app.domain.ticket import Ticket


def evolve(ticket: Ticket | None, entry: Entry) -> Ticket | None:
    """The ticket after `entry`. Pure and total: an entry that does not fit changes nothing but the count."""
    body = entry.body
    after = body.apply(ticket, entry)
    if after is None:
        return None
    changes: dict[str, object] = {
        "entries": after.entries + 1,
        "last_seq": entry.seq,
        "changed_at": entry.at,
    }
    claims = body.claims(ticket) if ticket is not None else ()
    if claims:
        changes["revisions"] = {**after.revisions, **dict.fromkeys(claims, revision_by(entry.id))}
    if after.decided and (carried := carried_out(claims, entry.base)):
        by = {name.removeprefix(DECIDED): str(entry.base[name]) for name in carried}
        written = {name: how for name, how in by.items() if after.decided.get(name) == TAKEN}
        changes["decided"] = {**after.decided, **written}
    return copied(after, **changes)


def fold(entries: Iterable[Entry]) -> Ticket | None:
    """The ticket that `entries`, in the order they were written, amount to."""
    ticket: Ticket | None = None
    for entry in entries:
        ticket = evolve(ticket, entry)
    return ticket
