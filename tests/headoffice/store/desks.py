"""A desk as head office sees it: a device with keys, a journal, and what it sends."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.domain.claims import base_of
from app.domain.entry import Body, Entry
from app.domain.evolve import evolve
from app.domain.records import BlobRef
from app.domain.steps.writer import WriterBegan
from app.domain.ticket import Ticket
from app.headoffice.callers import Caller
from app.headoffice.office import HeadOffice
from app.wire.chain import first_hash, next_hash
from app.wire.entries import encode_entry
from app.wire.envelope import Sender, make_batch
from app.wire.messages import (
    Ack,
    At,
    Enrol,
    Enrolled,
    Keys,
    OpenSession,
    Session,
    enrol_words,
    session_words,
)
from app.wire.parcels import PersonKey, wrapped
from app.wire.sealedbox import SealingKey
from app.wire.sealing import key_name
from app.wire.signing import SigningKey, to_bytes, to_text
from app.wire.versions import schema
from tests.fakes.cases import opened
from tests.fakes.machine import FakeIds

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
APP = "0.1.0"


class FakeClock:
    """A clock that moves when told."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class Ring:
    """Keys of a desk; see `KeyRing`."""

    chance: random.Random
    keys: dict[tuple[str, str], bytes] = field(default_factory=dict)
    fresh: list[PersonKey] = field(default_factory=list)

    def ensure(self, ticket: str, kind: str) -> bytes:
        key = self.keys.get((ticket, kind))
        if key is None:
            key = self.keys[ticket, kind] = self.chance.randbytes(32)
            self.fresh.append(PersonKey(ticket, kind, key))
        return key

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        key = self.keys.get((ticket, kind))
        return key if key is not None and key_name(key) == name else None


class Desk:
    """A device. Tickets are folded as it sees them: its own entries in their order."""

    def __init__(self, number: int = 1, *, inc: str = "a1") -> None:
        chance = random.Random(number)
        self.ids = FakeIds(number)
        self.device = f"0193-device-{number}"
        self.desk = f"2F{number:02}"
        self.writer = f"{self.device}.{inc}"
        self.sign_key = SigningKey(chance.randbytes(32))
        self.seal_key = SealingKey(chance.randbytes(32))
        self.ring = Ring(chance)
        self.lines: list[bytes] = []
        self.hashes: list[bytes] = []
        self.entries: list[Entry] = []
        self.tickets: dict[str, Ticket] = {}
        self.enrolled: Enrolled | None = None
        self.lease = ""
        self.machine = f"machine-{number}"

    # -- the journal

    def write(
        self,
        ticket: str | None,
        body: Body,
        *,
        entry: str = "",
        base: Mapping[str, int] | None = None,
        blobs: Sequence[BlobRef] = (),
        user: str | None = "林晓敏",
        at: datetime | None = None,
    ) -> Entry:
        """One entry more."""
        before = self.tickets.get(ticket or "")
        seq = len(self.lines) + 1
        written = Entry(
            seq=seq,
            id=entry or self.ids.fresh(),
            at=at or NOON + timedelta(seconds=seq),
            boot="b00t",
            mono=seq,
            ticket=ticket,
            body=body,
            user=user,
            base=base_of(body, before) if base is None else base,
            blobs=tuple(blobs),
        )
        if ticket is not None and (after := evolve(before, written)) is not None:
            self.tickets[ticket] = after
        self.entries.append(written)
        self.append(encode_entry(written, self.ring))
        return written

    def append(self, line: bytes) -> None:
        """Any bytes as the next entry."""
        seq = len(self.lines) + 1
        self.hashes.append(next_hash(self.hash_at(seq - 1), seq, line))
        self.lines.append(line)

    def open_ticket(self, name: str = "", **changes: object) -> str:
        """A case taken in; its id."""
        ticket = name or self.ids.fresh()
        number = f"{self.desk}-{len(self.lines) + 1:04}"
        self.write(ticket, opened(ticket, number, NOON, **changes).body)  # type: ignore[arg-type] # as told
        return ticket

    def begin_writer(self, inc: str, reason: str = "restored") -> None:
        """Go on under another name; what was written stays with the old one."""
        end = (self.writer, len(self.lines), self.hash_at(len(self.lines)).hex())
        self.writer = f"{self.device}.{inc}"
        self.lines, self.hashes, self.entries = [], [], []
        self.write(None, WriterBegan(*end, reason))

    def hash_at(self, seq: int) -> bytes:
        return first_hash(self.writer) if seq == 0 else self.hashes[seq - 1]

    @property
    def end(self) -> At:
        return At(len(self.lines), self.hash_at(len(self.lines)).hex())

    # -- what it sends

    @property
    def caller(self) -> Caller:
        assert self.enrolled is not None
        return Caller(self.enrolled.tenant, self.enrolled.branch, self.device)

    def enrol(
        self, office: HeadOffice, branch: str = "b1", code: str = "", role: str = "counter"
    ) -> Enrolled:
        """Come in with a code."""
        code = code or office.admin.new_code(branch, self.desk, role).code
        self.enrolled = office.enrol(self.enrolment(code))
        return self.enrolled

    def enrolment(self, code: str) -> Enrol:
        sign, seal = to_text(self.sign_key.public), to_text(self.seal_key.public)
        words = enrol_words(code, self.device, sign, seal)
        return Enrol(
            code, self.device, self.desk, self.desk, sign, seal, APP, to_text(self.sign_key.sign(words))
        )

    def session(self, office: HeadOffice, **changes: object) -> Session:
        """Open a session and keep its lease."""
        session = office.open_session(self.asking(office, **changes))
        self.lease = session.lease
        return session

    def asking(self, office: HeadOffice, **changes: object) -> OpenSession:
        hello = office.hello("n")
        last = changes.pop("last", self.end)
        assert isinstance(last, At)
        words = session_words(hello.challenge, self.device, self.writer, last, self.lease)
        values: dict[str, object] = {
            "device": self.device,
            "writer": self.writer,
            "last": last,
            "epoch": self.enrolled.epoch if self.enrolled else "",
            "api": 1,
            "app": APP,
            "challenge": hello.challenge,
            "schema": schema(),
            "time": NOON.isoformat(),
            "sig": to_text(self.sign_key.sign(words)),
            "lease": self.lease,
            "machine": self.machine,
        }
        return OpenSession(**{**values, **changes})  # type: ignore[arg-type] # as told

    def batch(self, first: int = 1, last: int | None = None) -> bytes:
        """Entries from `first` to `last` as they travel."""
        lines = self.lines[first - 1 : last]
        tenant = self.enrolled.tenant if self.enrolled else "?"
        sender = Sender(self.sign_key, tenant, APP)
        return make_batch(sender, self.writer, first, self.hash_at(first - 1), lines, NOON.isoformat())

    def push(self, office: HeadOffice, first: int = 1, last: int | None = None) -> Ack:
        """Send keys that are new, then the batch."""
        self.send_keys(office)
        return office.push(self.caller, self.writer, self.batch(first, last))

    def keys(self, office: HeadOffice) -> Keys:
        """Keys that were not sent yet."""
        fresh, self.ring.fresh = self.ring.fresh, []
        public = next(each for each in office.hello("n").keys if each.use == "seal")
        return Keys(wrapped(fresh, to_bytes(public.key)))

    def send_keys(self, office: HeadOffice) -> int:
        keys = self.keys(office)
        return office.take_keys(self.caller, keys).new if keys.parcels else 0
