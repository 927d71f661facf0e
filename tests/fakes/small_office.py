"""A head office in a few lines: judges what desks hand in, and feeds it to the others.

Speaks to a store's own adapters directly, without a wire; for the tests of the desk's side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.domain.authors import AUTHOR
from app.domain.entry import Entry
from app.domain.evolve import evolve
from app.domain.merging import CONFLICT, QUARANTINED, REPEATED, UNFOLDED, judge
from app.domain.ticket import Ticket
from app.store.verdicts import entry_row
from app.wire.damage import DamagedEntryError
from app.wire.entries import decode_entry
from app.wire.link import Accepted, JournalLine, Link
from app.wire.messages import Item, JudgedEntry, Verdict
from app.wire.parcels import PersonKey
from app.wire.rowsum import row_sum, to_text

LINK = Link("https://office", "t", "b", "1F", "device", "2F01", "server", "epoch", ())


@dataclass
class Received:
    """An entry as it came, with its last verdict and that verdict's place."""

    writer: str
    line: JournalLine
    entry: Entry | None
    verdict: str = ""
    pos: int = 0
    detail: dict[str, Any] = field(default_factory=dict)


class Keys:
    """The keys that desks handed in."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str, str], PersonKey] = {}

    def ensure(self, ticket: str, kind: str) -> bytes:
        raise LookupError(ticket)

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        found = self.known.get((ticket, kind, name))
        return found.key if found else None


class SmallOffice:
    """Everything in memory; entries are judged as they come."""

    def __init__(self) -> None:
        self.keys = Keys()
        self.received: list[Received] = []
        self.tickets: dict[str, Ticket] = {}
        self.pos = 0
        self.safe: dict[str, int] = {}
        self.doubted: set[str] = set()
        """Authors whom this head office does not know."""

    def at(self, writer: str) -> list[Received]:
        return [each for each in self.received if each.writer == writer]

    def push(self, store: Any, most: int = 3) -> None:
        """Take what `store` has to send, a few entries at a time."""
        for end in store.outbox.ends():
            while (known := len(self.at(end.writer))) < end.seq:
                lines = store.outbox.lines(end.writer, known, most, 1 << 20)
                first, last = lines[0].seq, lines[-1].seq
                keys = store.outbox.keys_to_send(end.writer, first, last)
                self.keys.known |= {(k.ticket, k.kind, k.name): k for k in keys}
                store.outbox.keys_delivered(keys, store.outbox.life())
                for line in lines:
                    self._take(end.writer, line)
            had = self.at(end.writer)
            if had:
                accepted = Accepted(len(had), had[-1].line.hash.hex(), 0, len(had))
                store.linkstate.save_accepted(end.writer, accepted)

    def _take(self, writer: str, line: JournalLine) -> None:
        try:
            entry: Entry | None = decode_entry(line.line, self.keys)
        except DamagedEntryError:
            entry = None
        new = Received(writer, line, entry)
        self.received.append(new)
        self._judge(new)

    def _judge(self, new: Received) -> None:
        entry = new.entry
        if entry is None:
            self._say(new, QUARANTINED)
            return
        if any(each.entry and each.entry.id == entry.id for each in self.received if each is not new):
            self._say(new, REPEATED)
            return
        known = self.tickets.get(entry.ticket or "")
        if entry.user in self.doubted:
            self._say(
                new, CONFLICT, {"kind": AUTHOR, "claims": list(entry.body.claims(known)) if known else []}
            )
            return
        said = judge(known, entry)
        self._say(new, said.verdict, dict(said.detail))
        if said.verdict in UNFOLDED or entry.ticket is None:
            return
        after = evolve(known, entry)
        if after is not None:
            self.tickets[entry.ticket] = after
        if known is None and after is not None:
            self._judge_held(entry.ticket)

    def _judge_held(self, ticket: str) -> None:
        for each in self.received:
            if each.verdict == Verdict.HELD and each.entry and each.entry.ticket == ticket:
                self._judge(each)

    def _say(self, what: Received, verdict: str, detail: dict[str, Any] | None = None) -> None:
        self.pos += 1
        what.verdict, what.pos, what.detail = verdict, self.pos, detail or {}

    def pull(self, store: Any, page: int = 4) -> list[str]:
        """Hand `store` what it has not had; the tickets that changed there."""
        changed: list[str] = []
        device = store.outbox.device()
        while True:
            after = int(store.inflow.cursor() or 0)
            news = sorted((e for e in self.received if e.pos > after), key=lambda e: e.pos)[:page]
            if not news:
                return changed
            items = [self._item(each, device) for each in news]
            keys = list(self.keys.known.values())
            changed += store.inflow.apply(items, keys, str(news[-1].pos))

    def _item(self, each: Received, device: str) -> Item:
        body = JudgedEntry(each.writer, each.line.seq, Verdict(each.verdict), detail=each.detail)
        if not each.writer.startswith(f"{device}."):
            body = JudgedEntry(
                each.writer,
                each.line.seq,
                Verdict(each.verdict),
                line=each.line.line.decode(),
                hash=each.line.hash.hex(),
                detail=each.detail,
            )
        return Item(each.pos, "entries", f"{each.writer}/{each.line.seq}", body=_plain(body))

    def total(self) -> tuple[int, str]:
        """Rows and sum of what every desk should hold."""
        rows = [entry_row(e.writer, e.line.seq, e.pos, e.verdict, e.line.hash) for e in self.received]
        return len(rows), to_text(row_sum(rows))


def _plain(body: JudgedEntry) -> Any:
    """As it comes off the wire."""
    import msgspec  # noqa: PLC0415 - here alone

    return msgspec.to_builtins(body)


def sync(office: SmallOffice, *stores: Any) -> None:
    """Everything from everybody to everybody."""
    for store in stores:
        office.push(store)
    for store in stores:
        office.pull(store)
