"""A desk's side of synchronisation in memory: journal, link, feed, files."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO

from app.domain.refusals import ProblemError
from app.sync.desk_side import DeskSide
from app.usecases.syncing import Copied
from app.wire.chain import first_hash, next_hash
from app.wire.jsonbody import to_json
from app.wire.link import Accepted, BlobNeed, Call, JournalEnd, JournalLine, Link
from app.wire.messages import ENTRIES, Item, JudgedEntry, Total
from app.wire.parcels import PersonKey
from app.wire.problems import WireError
from app.wire.rowsum import row_hash, row_sum, to_text
from app.wire.sealedbox import SealingKey
from app.wire.signing import SigningKey

START = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


class FakeClock:
    """Wall clock and monotonic clock that tests move; each may jump alone."""

    def __init__(self, start: datetime = START) -> None:
        self.wall, self.mono = start, 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.mono

    def move(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.mono += seconds


@dataclass
class FakeOutbox:
    """The journal: chains of lines by writer, oldest first."""

    device_id: str = "device-1"
    chains: dict[str, list[bytes]] = field(default_factory=dict)
    hashes: dict[str, list[bytes]] = field(default_factory=dict)
    keys: list[tuple[str, int, PersonKey]] = field(default_factory=list)
    keys_done: set[str] = field(default_factory=set)
    files: dict[str, bytes] = field(default_factory=dict)
    wanted: dict[str, BlobNeed] = field(default_factory=dict)
    delivered: set[str] = field(default_factory=set)
    lost: dict[str, str] = field(default_factory=dict)
    most_lines: int = 0
    lives: int = 0
    waiting: Callable[[], int] = lambda: 0
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def __post_init__(self) -> None:
        if not self.chains:
            self.begin(f"{self.device_id}.a1")

    def begin(self, writer: str) -> None:
        self.chains[writer] = []
        self.hashes[writer] = [first_hash(writer)]

    @property
    def writer(self) -> str:
        return list(self.chains)[-1]

    def write(self, count: int = 1, *, ids: Sequence[str] = (), size: int = 40) -> None:
        """Entries of the present writer."""
        for at in range(count):
            identity = ids[at] if ids else f"{self.chance.getrandbits(64):016x}"
            seq = len(self.chains[self.writer]) + 1
            told = {"seq": seq, "id": identity, "t": "noted", "v": 1, "d": {"words": "水" * size}}
            self.append(self.writer, json.dumps(told, ensure_ascii=False).encode())

    def append(self, writer: str, line: bytes) -> None:
        chain, hashes = self.chains[writer], self.hashes[writer]
        chain.append(line)
        hashes.append(next_hash(hashes[-1], len(chain), line))

    def cut(self, writer: str, after: int) -> list[bytes]:
        """Take away what stands behind `after`, as a restore does."""
        gone = self.chains[writer][after:]
        del self.chains[writer][after:]
        del self.hashes[writer][after + 1 :]
        return gone

    def add_file(self, data: bytes, mime: str = "image/jpeg") -> str:
        name = sha256(data).hexdigest()
        self.files[name] = data
        self.wanted[name] = BlobNeed(name, len(data), "photo", mime)
        return name

    def device(self) -> str:
        return self.device_id

    def ends(self) -> Sequence[JournalEnd]:
        return [JournalEnd(each, len(lines), self.hashes[each][-1]) for each, lines in self.chains.items()]

    def hash_at(self, writer: str, seq: int) -> bytes | None:
        hashes = self.hashes.get(writer, [])
        return hashes[seq] if 0 <= seq < len(hashes) else None

    def lines(self, writer: str, after: int, most: int, most_bytes: int) -> Sequence[JournalLine]:
        found: list[JournalLine] = []
        room = most_bytes
        for seq in range(after + 1, min(after + most, len(self.chains[writer])) + 1):
            line = self.chains[writer][seq - 1]
            room -= len(line)
            if found and room < 0:
                break
            found.append(JournalLine(seq, line, self.hashes[writer][seq]))
        self.most_lines = max(self.most_lines, len(found))
        return found

    def keys_to_send(self, writer: str, first: int, last: int) -> Sequence[PersonKey]:
        return [
            key
            for whose, seq, key in self.keys
            if whose == writer and first <= seq <= last and key.name not in self.keys_done
        ]

    def keys_left(self) -> Sequence[PersonKey]:
        return [key for _, _, key in self.keys if key.name not in self.keys_done]

    def life(self) -> int:
        return self.lives

    def keys_delivered(self, keys: Sequence[PersonKey], life: int) -> None:
        if life == self.lives:
            self.keys_done |= {each.name for each in keys}

    def blobs_to_send(self, most: int) -> Sequence[BlobNeed]:
        done = self.delivered | self.lost.keys()
        return [need for name, need in self.wanted.items() if name not in done][:most]

    def blobs_delivered(self, sha256s: Sequence[str]) -> None:
        self.delivered.update(sha256s)

    def blobs_gone(self, sha256s: Sequence[str] | None) -> None:
        self.delivered -= self.delivered.intersection(self.delivered if sha256s is None else sha256s)

    def blob_lost(self, sha256: str, reason: str) -> None:
        self.lost[sha256] = reason
        self.write()

    @contextmanager
    def open_blob(self, sha256: str) -> Iterator[BinaryIO]:
        if sha256 not in self.files:
            raise ProblemError("blob_missing", sha256=sha256)
        yield BytesIO(self.files[sha256])

    def unsent(self) -> tuple[int, int, int]:
        needs = self.blobs_to_send(10**9)
        return self.waiting(), len(needs), sum(each.size for each in needs)

    def copied(self) -> Copied | None:
        return None


@dataclass
class FakeLinkState:
    """What is remembered about head office."""

    kept: Link | None = None
    marks: dict[str, Accepted] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)

    def link(self) -> Link | None:
        return self.kept

    def save_link(self, link: Link | None) -> None:
        self.kept = link

    def accepted(self, writer: str) -> Accepted:
        return self.marks.get(writer, Accepted())

    def save_accepted(self, writer: str, accepted: Accepted) -> None:
        self.marks[writer] = accepted

    def note(self, *calls: Call) -> None:
        self.calls += calls
        del self.calls[:-500]

    def ledger(self, most: int = 100) -> Sequence[Call]:
        return self.calls[: -most - 1 : -1]

    def remember(self, key: str, value: object) -> None:
        self.values[key] = json.dumps(value)

    def recall(self, key: str) -> object:
        return json.loads(self.values[key]) if key in self.values else None


@dataclass
class FakeInflow:
    """What came down: others' entries, verdicts, collections."""

    outbox: FakeOutbox
    at: str = ""
    rows: dict[str, dict[str, tuple[int, Any]]] = field(default_factory=dict)
    others: dict[str, dict[int, str]] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    keys: dict[str, PersonKey] = field(default_factory=dict)
    begun_again: int = 0
    moved_house: int = 0
    taken_back: dict[str, int] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    shared_marks: list[bool] = field(default_factory=list)
    pages: int = 0
    safe: int = 0

    def cursor(self) -> str:
        return self.at

    def safe_up_to(self, place: int) -> None:
        self.safe = place

    def apply(self, items: Sequence[Item], keys: Sequence[PersonKey], cursor: str) -> Sequence[str]:
        for each in items:
            if each.coll == ENTRIES:
                self._entry(each.body)
            elif each.op == "retire":
                self.rows.get(each.coll, {}).pop(each.key, None)
            else:
                self.rows.setdefault(each.coll, {})[each.key] = (each.rev, each.body)
        self.keys.update((each.name, each) for each in keys)
        self.at = cursor
        self.pages += 1
        return [each.key for each in items]

    def _entry(self, body: Mapping[str, Any]) -> None:
        judged = JudgedEntry(**body)
        if judged.line == "broken":
            raise WireError("bad_chain")
        if judged.line:
            self.others.setdefault(judged.writer, {})[judged.seq] = judged.line
        for seq in range(judged.seq, judged.seq + judged.count):
            self.verdicts[f"{judged.writer}/{seq}"] = str(judged.verdict)

    def totals(self, collection: str) -> Total:
        rows = self.rows.get(collection, {})
        return total_of(rows)

    def begin_again(self) -> None:
        self.at = ""
        self.begun_again += 1
        self.outbox.delivered.clear()
        self.outbox.keys_done.clear()

    def move_house(self) -> bool:
        self.begin_again()
        self.moved_house += 1
        return True

    def take_back(self, writer: str, lines: Sequence[JournalLine]) -> None:
        if writer not in self.outbox.chains:
            present = self.outbox.writer
            self.outbox.begin(writer)
            for kept in (self.outbox.chains, self.outbox.hashes):
                kept[present] = kept.pop(present)
        for each in lines:
            self.outbox.append(writer, each.line)
        self.taken_back[writer] = self.taken_back.get(writer, 0) + len(lines)

    def missing(self) -> Sequence[JournalEnd]:
        judged: dict[str, int] = {}
        for key in self.verdicts:
            writer, _, seq = key.rpartition("/")
            if writer.startswith(f"{self.outbox.device_id}."):
                judged[writer] = max(judged.get(writer, 0), int(seq))
        ends = {each.writer: each for each in self.outbox.ends()}
        found = [(ends.get(each, JournalEnd(each, 0, first_hash(each))), seq) for each, seq in judged.items()]
        return [end for end, seq in found if seq > end.seq]

    def reissue(self, writer: str, after: int) -> str:
        gone = self.outbox.cut(writer, after)
        self.new_writer("fork")
        self.outbox.write(len(gone), ids=[json.loads(line)["id"] for line in gone])
        return self.outbox.writer

    def new_writer(self, reason: str) -> str:
        self.reasons.append(reason)
        name = f"{self.outbox.device_id}.{self.outbox.chance.getrandbits(32):08x}"
        self.outbox.begin(name)
        return name

    def mark_is_shared(self) -> bool:
        return self.shared_marks.pop() if self.shared_marks else False


def total_of(rows: Mapping[str, tuple[int, Any]]) -> Total:
    """As both ends count a collection."""
    sums = row_sum(row_hash(key, rev, to_json(body)) for key, (rev, body) in rows.items())
    return Total(len(rows), to_text(sums))


def digest(data: bytes) -> str:
    """The name of a file."""
    return sha256(data).hexdigest()


@dataclass
class FakeArrivals:
    """Files that are to come, in the order of their naming; the parts and the wholes that came."""

    needs: dict[str, BlobNeed] = field(default_factory=dict)
    here: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    rests: dict[str, datetime] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    room: int = 10**12

    def expect(self, data: bytes, mime: str = "image/jpeg", size: int | None = None) -> str:
        name = sha256(data).hexdigest()
        self.needs[name] = BlobNeed(name, len(data) if size is None else size, "photo", mime)
        return name

    def wanted(self, most: int, now: datetime, *, asked: bool) -> Sequence[BlobNeed]:
        return [
            need
            for name, need in self.needs.items()
            if name not in self.here
            and self.rests.get(name, now) <= now
            and (not asked or name in self.asked)
        ][:most]

    def is_pressing(self, now: datetime) -> bool:
        return bool(self.wanted(1, now, asked=True))

    def ask(self, sha256s: Sequence[str]) -> int:
        away = [each for each in sha256s if each in self.needs and each not in self.here]
        self.asked.update(away)
        for each in away:
            self.rests.pop(each, None)
        return len(away)

    def arrived(self, sha256s: Sequence[str]) -> Sequence[str]:
        assert all(each in self.here for each in sha256s)
        return [f"ticket-of-{each}" for each in sha256s if each in self.asked]

    def put_off(self, sha256s: Sequence[str], now: datetime, *, elsewhere: bool) -> Sequence[str]:
        told = [each for each in sha256s if elsewhere and each in self.asked - self.elsewhere]
        self.rests.update(dict.fromkeys(sha256s, now + timedelta(seconds=30)))
        if elsewhere:
            self.elsewhere.update(sha256s)
        return [f"ticket-of-{each}" for each in told]

    def awaited(self) -> tuple[int, int]:
        left = [need for name, need in self.needs.items() if name not in self.here]
        return len(left), sum(each.size for each in left)

    def has_room(self, size: int) -> bool:
        return size <= self.room

    def part(self, sha256: str) -> int:
        return len(self.parts.get(sha256, b""))

    def add(self, sha256: str, offset: int, piece: bytes) -> None:
        self.parts[sha256] = self.parts.get(sha256, b"")[:offset] + piece

    def finish(self, sha256: str) -> bool:
        data = self.parts.pop(sha256)
        whole = digest(data) == sha256
        if whole:
            self.here[sha256] = data
        return whole

    def drop(self, sha256: str) -> None:
        self.parts.pop(sha256, None)
        self.dropped.append(sha256)


@dataclass
class FakeDeviceKeys:
    """Keys of a device."""

    sign: SigningKey = field(default_factory=lambda: SigningKey(bytes(range(32))))
    seal: SealingKey = field(default_factory=lambda: SealingKey(bytes(range(1, 33))))

    def signing(self) -> SigningKey:
        return self.sign

    def sealing(self) -> SealingKey:
        return self.seal


@dataclass
class FakeNews:
    """Notes what was told."""

    tickets: list[str] = field(default_factory=list)
    standings: list[Mapping[str, object]] = field(default_factory=list)
    collections: list[str] = field(default_factory=list)
    call: Callable[[], None] = lambda: None

    def tickets_changed(self, tickets: Sequence[str]) -> None:
        self.tickets += tickets

    def reference_changed(self, collections: Sequence[str]) -> None:
        self.collections += collections

    def standing_changed(self, standing: Mapping[str, object]) -> None:
        self.standings.append(standing)


class FakeDesk:
    """Everything of one desk, with the record that the lanes take."""

    def __init__(self, device: str = "device-1", machine: str = "m1") -> None:
        self.outbox = FakeOutbox(device)
        self.state = FakeLinkState()
        self.inflow = FakeInflow(self.outbox)
        self.outbox.waiting = self._waiting
        self.keys = FakeDeviceKeys()
        self.clock = FakeClock()
        self.news = FakeNews()
        self.arrivals = FakeArrivals()
        self.side = DeskSide(
            outbox=self.outbox,
            state=self.state,
            inflow=self.inflow,
            keys=self.keys,
            clock=self.clock,
            news=self.news,
            app="0.1.0",
            machine=machine,
            arrivals=self.arrivals,
        )

    def _waiting(self) -> int:
        return sum(each.seq - self.state.accepted(each.writer).seq for each in self.outbox.ends())
