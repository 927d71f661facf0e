"""A desk of another make: newer than head office, broken, or ahead of the tickets it speaks of."""

from __future__ import annotations

import msgspec

from app.domain.entry import Entry
from app.domain.steps.contact import NoteAdded
from app.wire.entries import encode_entry
from app.wire.parcels import PersonKey
from app.wire.problems import WireError
from tests.faults.world.desk_end import said
from tests.faults.world.office_end import OfficeEnd
from tests.headoffice.store.desks import NOON, Desk


class Stranger:
    """Sends whatever bytes it likes, in good order and signed."""

    def __init__(self, office: OfficeEnd) -> None:
        self._office = office
        self._desk = Desk(77)
        self._desk.enrol(office.office, office.branch)
        self._later: list[str] = []

    def written(self) -> dict[str, bytes]:
        """What it wrote, by id; a line without an id has none."""
        found = {}
        for line in self._desk.lines:
            fields = msgspec.json.decode(line)
            if isinstance(fields.get("id"), str):
                found[fields["id"]] = said(line)
        return found

    @property
    def newest(self) -> int:
        """How many entries it wrote."""
        return len(self._desk.lines)

    def poison(self, ticket: str) -> None:
        """An entry that cannot be read, on a ticket that others work on."""
        self._raw("note.added", {"text": "何时？"}, ticket, at="yesterday")

    def newer(self, ticket: str) -> None:
        """Entries of a kind, and of a version, that nobody knows yet."""
        self._raw("drone.dispatched", {"height": 30}, ticket)
        self._raw("note.added", {"text": {"from": "next year"}}, ticket, version=9)

    def early(self) -> None:
        """A note on a ticket that comes later."""
        ticket = self._desk.ids.fresh()
        self._later.append(ticket)
        seq = len(self._desk.lines) + 1
        body = NoteAdded(f"先到的 {seq}")
        entry = Entry(seq, self._desk.ids.fresh(), NOON, "b00t", seq, ticket, body, user="林晓敏")
        self._desk.append(encode_entry(entry, self._desk.ring))

    def late(self) -> None:
        """One of those tickets is opened after all."""
        if self._later:
            self._desk.open_ticket(self._later.pop(0))

    def _raw(self, kind: str, said_: object, ticket: str, version: int = 1, at: str = "") -> None:
        seq = len(self._desk.lines) + 1
        fields = {
            "seq": seq,
            "id": self._desk.ids.fresh(),
            "t": kind,
            "v": version,
            "at": at or NOON.isoformat(),
            "boot": "b00t",
            "mono": seq,
            "ticket": ticket,
            "d": said_,
        }
        self._desk.append(msgspec.json.encode(fields))

    def send(self) -> None:
        """All of it, from wherever head office stands now."""
        office = self._office.office
        session = self._desk.session(office)
        at = session.standings[self._desk.writer].accepted.seq
        if at >= len(self._desk.lines):
            return
        ring = self._desk.ring
        # A head office that was restored may lack keys that it had: all of them go again.
        ring.fresh = [PersonKey(ticket, kind, key) for (ticket, kind), key in ring.keys.items()]
        try:
            self._desk.push(office, at + 1)
        except WireError as error:
            raise AssertionError(error.code) from error
