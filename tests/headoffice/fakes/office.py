"""A head office without a database: one device with the token ``good``, and what tests put into it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from app.headoffice.callers import Caller
from app.headoffice.http.facade import PieceTaker
from app.wire import messages as m
from app.wire.limits import USUAL
from app.wire.problems import WireError
from app.wire.replies import sign_reply
from app.wire.signing import ALGORITHM, SigningKey, to_text
from app.wire.stick import BlobHead

DEVICE = "01890a5d-ac96-774b-bcce-b302099a8057"
OTHER_DEVICE = "01890a5d-ac96-774b-bcce-b302099a8058"
EPOCH = "e" * 32
TIME = "2026-11-22T08:00:00.000+00:00"


class FakeSnapshot(NamedTuple):
    path: Path
    sha256: str
    pos: int


class FakeBlob(NamedTuple):
    size: int
    arrived: bool


class FakeSite(NamedTuple):
    server_id: str
    tenant: str
    epoch: str
    state: m.State


class FakeNews:
    def __init__(self) -> None:
        self.calls: list[Callable[[str, str], None]] = []
        self.asked = threading.Event()

    def subscribe(self, call: Callable[[str, str], None]) -> Callable[[], None]:
        self.calls.append(call)
        self.asked.set()
        return lambda: self.calls.remove(call)


class FakeBook:
    def __init__(self) -> None:
        self.here: dict[str, int] = {}
        self.spoken_of: dict[str, int] = {}

    def known(self, tenant: str, sha256s: Sequence[str]) -> Mapping[str, FakeBlob]:
        return {
            each: FakeBlob(self.spoken_of[each], each in self.here)
            for each in sha256s
            if each in self.spoken_of
        }

    def arrived(self, tenant: str, sha256: str, size: int) -> None:
        self.here[sha256] = size


class FakeReplays:
    def __init__(self) -> None:
        self.taken: list[m.Replay] = []

    def wanted(self, caller: Caller, asked: m.Replayable) -> m.ReplayWanted:
        return m.ReplayWanted({writer: m.At(0, "00") for writer in asked.ends})

    def take(self, caller: Caller, replay: m.Replay) -> m.Replayed:
        self.taken.append(replay)
        return m.Replayed(m.At(replay.first + len(replay.lines) - 1, "00"), len(replay.lines))


class FakeOffice:
    def __init__(self) -> None:
        self.replays = FakeReplays()
        self.key = SigningKey.fresh()
        self.news = FakeNews()
        self.blobs = FakeBook()
        self.items: list[m.Item] = []
        self.batches: list[bytes] = []
        self.snapshots: dict[str, FakeSnapshot] = {}
        self.refusal: BaseException | None = None
        self.state = m.State.OPEN

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def site(self) -> FakeSite:
        return FakeSite(self.key.kid, "t", EPOCH, self.state)

    def signer(self) -> Callable[[bytes], str]:
        return lambda words: sign_reply(self.key, words)

    def health(self) -> Mapping[str, int | str]:
        return {"entries": 7, "oldest backlog seconds": 3, "epoch": EPOCH, "odd": 'a"b\n\\c'}

    def hello(self, nonce: str) -> m.Hello:
        self._refuse()
        key = m.PublicKey(self.key.kid, "sign", ALGORITHM, to_text(self.key.public))
        return m.Hello(
            self.key.kid, EPOCH, (1,), "0.1", "0.1", TIME, "challenge", nonce, USUAL, m.State.OPEN, (key,)
        )

    def enrol(self, asked: m.Enrol) -> m.Enrolled:
        if asked.code != "GOODCODE12":
            raise WireError("code_refused")
        return m.Enrolled("t", "b", "国贸店", asked.device, self.key.kid, EPOCH, ())

    def open_session(self, asked: m.OpenSession) -> m.Session:
        if asked.challenge != "challenge":
            raise WireError("session_expired")
        return m.Session("good", TIME, "lease", EPOCH, TIME, "b", m.SessionVerdict.OK, {})

    def authorise(self, token: str, *, look: bool = True, said: str = "") -> Caller:
        if token == "other":
            return Caller("t", "b2", OTHER_DEVICE)
        if token == "revoked":
            raise WireError("device_revoked")
        if token != "good":
            raise WireError("session_expired")
        return Caller("t", "b", DEVICE)

    def push(self, caller: Caller, writer: str, data: bytes) -> m.Ack:
        self._refuse()
        if not writer.startswith(caller.device):
            raise WireError("not_yours")
        self.batches.append(data)
        return m.Ack(writer, m.At(1, "00"), 0, 0, 0, EPOCH, TIME)

    def take_keys(self, caller: Caller, keys: m.Keys) -> m.KeysTaken:
        return m.KeysTaken(len(keys.parcels))

    def own_entries(self, caller: Caller, writer: str, after: int, limit: int = 1000) -> m.OwnEntries:
        lines = tuple(f"line {seq}" for seq in range(after + 1, min(after + limit, 2000) + 1))
        return m.OwnEntries(writer, lines, more=False, accepted=m.At(2000, "00"))

    def feed(
        self, caller: Caller, cursor: str, limit: int = 1000, collections: tuple[str, ...] = ()
    ) -> m.Page:
        if cursor and not (cursor.isascii() and cursor.isdecimal()):
            raise WireError("cursor_gone")
        after = int(cursor or "0")
        items = [each for each in self.items if each.pos > after][:limit]
        end = items[-1].pos if items else after
        return m.Page(items, str(end), more=end < len(self.items), epoch=EPOCH, time=TIME)

    def newest(self, caller: Caller) -> tuple[int, int]:
        return len(self.items), 0

    def snapshot(self, caller: Caller, collection: str) -> FakeSnapshot:
        if collection not in self.snapshots:
            raise WireError("not_found")
        return self.snapshots[collection]

    def import_stick(self, file: BinaryIO, blobs: PieceTaker) -> bytes:
        self._refuse()
        data = file.read()
        head = BlobHead(sha256(data).hexdigest(), 0, len(data), len(data))
        whole = blobs.piece("t", "b", DEVICE, head, data)
        return b"CFR1 " + str(whole).encode()

    def receipt(self, caller: Caller, name: str) -> bytes:
        if name != "r1":
            raise WireError("not_found")
        return b"CFR1"

    def slip(self, tenant: str, code: str) -> m.Slip:
        return m.Slip(code, received=code == "KQXF-1042-7B3D")

    def add(self, count: int = 1) -> None:
        """Something new in the feed."""
        for _ in range(count):
            self.items.append(m.Item(len(self.items) + 1, "goods", str(len(self.items))))
        for call in list(self.news.calls):
            call("t", "*")
