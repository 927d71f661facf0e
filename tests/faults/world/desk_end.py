"""A desk as one end of the world: its real store and use cases, its lanes, its machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import msgspec

from app.bootstrap import make_store, opened_store
from app.domain.ticket import Ticket
from app.store.opening import StoreOptions
from app.sync.adapting import Habits
from app.sync.causes import Cause
from app.sync.client import Client
from app.sync.desk_side import DeskSide
from app.sync.enrolling import enrol, look
from app.sync.one_pass import Lanes, PassReport
from app.sync.transport import Lines
from app.usecases.desk import make_desk
from app.usecases.sync_state import SyncWord
from tests.fakes.sync_ports import FakeNews
from tests.faults.clocks import Clocks
from tests.faults.world.road import Road
from tests.faults.world.small_store import SmallArrivals

URL = "http://127.0.0.1:80"


class DeskEnd:
    """A desk at work on `machine`, with its store in `folder`."""

    def __init__(
        self, folder: Path, code: str, machine: str, road: Road, clocks: Clocks | None = None
    ) -> None:
        self.folder, self.code, self.machine, self.road = folder, code, machine, road
        self.url = URL
        self.http: Callable[[], httpx2.Client] = lambda: httpx2.Client(transport=self.road)
        self.clocks = clocks or Clocks()
        self.revoked = False
        self.room: int | None = None
        """Bytes that its disk takes of files that come; None is any number."""
        self.copies: list[Path] = []
        self.reread: list[str] = []
        self.mended: list[str] = []
        self._held = ExitStack()

    @property
    def name(self) -> str:
        """For whoever reads a failed course."""
        return self.folder.name

    def make(self) -> None:
        """A new store."""
        make_store(self.folder, make_desk({"code": self.code, "mall": "云汇广场"}), self._options)

    @property
    def _options(self) -> StoreOptions:
        return StoreOptions(reserve_bytes=0, machine=self.machine)

    def open(self) -> None:
        """Open it, as after a start of the program."""
        self._held = ExitStack()
        opened = opened_store(self.folder, self.clocks, self._options)
        self.store, self.work = self._held.enter_context(opened)
        self.lanes = self.lane()

    def side(self) -> DeskSide:
        """What synchronisation works with."""
        store = self.store
        return DeskSide(
            store.outbox,
            store.linkstate,
            store.inflow,
            store.device_keys,
            self.clocks,
            FakeNews(),
            "0.1.0",
            self.machine,
            SmallArrivals(store, self.clocks, self),
            store.others,
        )

    def lane(self) -> Lanes:
        """Lanes of their own: two of them are two programs at one store."""
        side = self.side()
        habits = Habits(side.state, lambda: "shop")
        self.client = Client(self.url, self.http(), Lines(), habits, side.state, self.clocks)
        # One file after the other, so that the same course always meets the same faults.
        wait = lambda seconds: self.clocks.go_on(seconds=seconds)  # noqa: E731 - used once
        return Lanes(side, self.client, habits, wait, lambda: 0.5, at_once=1)

    def enrol(self, code: str) -> None:
        """Become a desk of head office."""
        side = self.side()
        enrol(side, self.client, look(self.client, self.url), code, self.code.replace("-", ""), "服务台")

    def pass_once(self) -> Cause | None:
        """Entries up, the feed down, files up, files down; what stood in the way."""
        for lane in (self.lanes.data, self.lanes.files, self.lanes.fetch):
            report = self._noted(lane())
            if report.cause is not None:
                return report.cause
        return None

    def look_at(self, which: int) -> None:
        """Somebody opens what shows a file: it is asked for, be it here or not."""
        names = self.named()
        if names:
            self.store.arrivals.ask(names[which % len(names)])

    def _noted(self, report: PassReport) -> PassReport:
        self.reread += report.reread
        self.mended += report.mended
        return report

    def close(self) -> None:
        """Close it in good order."""
        self.client.close()
        self._held.close()

    def kill(self) -> None:
        """End it without a word: no witness is written."""
        self.store._closed = True
        self.store._held.close()
        self._held.pop_all()

    def restart(self, *, killed: bool) -> None:
        """End it and start it again."""
        if killed:
            self.kill()
        else:
            self.close()
        self.open()

    def copy_disk(self, to: Path) -> None:
        """A copy of everything that lies on the disk."""
        self.close()
        shutil.copytree(self.folder, to)
        self.open()

    def named(self) -> list[str]:
        """Files that entries here name, by their sha256."""
        with self.store.access.reading() as connection:
            rows = connection.execute("SELECT sha256 FROM file_in UNION SELECT sha256 FROM file_out")
            return sorted(row[0] for row in rows)

    def files(self) -> dict[str, Path]:
        """Files that lie here under their names, by their sha256."""
        return {path.name: path for path in self.store.layout.blobs.glob("??/*")}

    def arriving(self) -> list[Path]:
        """Files of which a part has come."""
        return list(self.store.layout.blobs.glob(".arriving-*"))

    def own(self) -> dict[str, bytes]:
        """Entries of this desk's own, by id: what they say, whatever their number and writer."""
        return dict(self._entries("w.own = 1"))

    def held(self) -> dict[str, bytes]:
        """Every entry here, others' too."""
        return dict(self._entries("1"))

    def _entries(self, which: str) -> Iterator[tuple[str, bytes]]:
        with self.store.access.reading() as connection:
            rows = connection.execute(
                f"SELECT j.id, j.line FROM journal j JOIN writer w ON w.id = j.writer WHERE {which}"
            ).fetchall()
        for name, line in rows:
            yield name, said(bytes(line))

    def tickets(self, newest: int | None = None) -> dict[str, Ticket]:
        """Every ticket as it counts here, or so many of the newest."""
        with self.store.access.reading() as connection:
            names = [row[0] for row in connection.execute("SELECT ticket FROM ticket_row ORDER BY row")]
        names = names[-newest:] if newest is not None else names
        found = {name: self.store.tickets.ticket(name) for name in names}
        return {name: ticket for name, ticket in found.items() if ticket is not None}

    def words(self) -> dict[str, SyncWord]:
        """How each ticket is said to stand."""
        return {name: self.store.sync_state.of(name).word for name in self.tickets()}


def said(line: bytes) -> bytes:
    """What an entry says, without its number: one written anew under another writer says the same."""
    try:
        fields = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return line
    if isinstance(fields, dict):
        fields["seq"] = 0
    return msgspec.json.encode(fields)
