"""Three desks, their copies and one head office, and everything that may befall them; seeded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Thread

from app.domain.refusals import InputError, ProblemError
from app.headoffice.blobs.taking import StickPieces
from app.sync.receipt import take_receipt
from app.sync.stick import export
from app.wire.link import Link
from app.wire.problems import WireError
from tests.faults.chaos_rules import Rule
from tests.faults.world.desk_end import DeskEnd
from tests.faults.world.office_end import SMALL, OfficeEnd
from tests.faults.world.road import Loop, Road
from tests.faults.world.stranger import Stranger

DESKS = 3
MOST = 5
"""Desks with their copies: more would only be slower."""


class World:
    """See above. `course` holds what was done, to be done again."""

    def __init__(self, folder: Path, loop: Loop, database_url: str = "") -> None:
        self.folder = folder
        self.loop = loop
        self.office = OfficeEnd(folder / "office", database_url, SMALL)
        self.desks: list[DeskEnd] = []
        self.sticks: list[Path] = []
        self.exports = 0
        self.receipts: list[tuple[Path, str]] = []
        self.notes: list[str] = []
        self.ever: dict[str, bytes] = {}
        """Every entry that was ever committed anywhere, also on a copy of a disk that was thrown away."""
        self.must: set[str] = set()
        """Those of them that somebody holds who can still bring them; the others went with their only disk."""
        self.files: set[str] = set()
        """Files that lie on somebody's disk, by their sha256."""
        self.lost: set[str] = set()
        """Entries that say that a file was lost, as far as they were looked at."""
        self.stranger = Stranger(self.office)

    def begin(self) -> None:
        """Everybody takes their seat."""
        for number in range(DESKS):
            self._sit(number)
        self.look()

    def _sit(self, number: int) -> None:
        desk = DeskEnd(self.folder / f"desk{number}", f"2F-0{number + 1}", f"machine-{number}", self._road())
        desk.make()
        desk.open()
        desk.enrol(self.office.office.admin.new_code(self.office.branch, desk.code).code)
        self.desks.append(desk)

    def _road(self) -> Road:
        return Road(self.loop, lambda: self.office.app)

    def desk(self, which: int) -> DeskEnd:
        """One of them."""
        return self.desks[which % len(self.desks)]

    def close(self) -> None:
        """Close every store."""
        for desk in self.desks:
            desk.close()
        self.office.close()

    # -- what is remembered

    def look(self) -> None:
        """Remember what the desks wrote since."""
        for desk in self.desks:
            own = desk.own()
            for name, said in own.items():
                known = self.ever.setdefault(name, said)
                assert known == said, f"{desk.name}: an entry was changed: {known!r} {said!r}"
            self.must |= own.keys()
            self.files |= desk.files().keys()
        for line_id, said in self.stranger.written().items():
            self.ever.setdefault(line_id, said)
            self.must.add(line_id)

    def let_go(self) -> None:
        """A disk went: what nobody can bring any more need not arrive."""
        there = self.office.received().ids | self.stranger.written().keys()
        for desk in self.desks:
            there |= desk.own().keys()
        self.must &= there
        self.files &= self.everywhere()

    def everywhere(self) -> set[str]:
        """Files that lie whole on any disk."""
        return set(self.office.files()).union(*(desk.files() for desk in self.desks))

    # -- the line

    def sync(self, which: int, *rules: Rule) -> None:
        """One pass of a desk, under these rules."""
        desk = self.desk(which)
        desk.road.use(*rules)
        desk.clocks.go_on(seconds=40)
        desk.pass_once()
        desk.road.use()

    def fetch(self, which: int, *rules: Rule, room: int | None = None) -> None:
        """Somebody looks through everything at a desk whose disk has so much room (bytes): its files come."""
        desk = self.desk(which)
        desk.store.arrivals.ask(desk.named())
        desk.road.use(*rules)
        desk.room = room
        with suppress(ProblemError):  # the disk is full: told, and nothing is shown that is not whole
            desk.lanes.fetch()
        desk.room = None
        desk.road.use()

    def fetch_what_is_spoilt(self, which: int, file: int) -> None:
        """A file at head office is not what its name says, and it does not know."""
        there = [path for _, path in sorted(self.office.files().items())]
        if not there:
            return
        path = there[file % len(there)]
        data = path.read_bytes()
        path.chmod(0o600)
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        self.fetch(which)
        path.write_bytes(data)

    def sync_twice_at_once(self, which: int) -> None:
        """Two programs at one store send at the same time (fault 2)."""
        desk = self.desk(which)
        desk.clocks.go_on(seconds=40)
        lanes = [desk.lanes, desk.lane()]
        failed: list[BaseException] = []

        def run(number: int) -> None:
            try:
                lanes[number].data()
            except BaseException as error:  # noqa: BLE001 - handed on below
                failed.append(error)

        threads = [Thread(target=run, args=(number,)) for number in range(2)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        if failed:
            raise failed[0]

    # -- machines

    def keep_copy(self, which: int) -> None:
        """A copy of a desk's disk is put away."""
        desk = self.desk(which)
        copy = self.folder / f"{desk.name}-copy{len(desk.copies)}"
        desk.copy_disk(copy)
        desk.copies.append(copy)

    def restore_desk(self, which: int, copy: int, *, witness: bool) -> None:
        """A desk's disk is replaced by an older copy; `witness` stays beside it where it lay elsewhere."""
        desk = self.desk(which)
        if not desk.copies:
            return
        desk.close()
        kept = desk.folder.with_name("witness-kept")
        shutil.copy(desk.store.layout.witness, kept)
        shutil.rmtree(desk.folder)
        shutil.copytree(desk.copies[copy % len(desk.copies)], desk.folder)
        if witness:
            shutil.copy(kept, desk.store.layout.witness)
        desk.open()
        self.let_go()

    def clone(self, which: int, *, same_machine: bool) -> None:
        """A copy of a desk's disk is set to work beside it (fault 29)."""
        desk = self.desk(which)
        if len(self.desks) >= MOST:
            return
        number = next(each for each in count(DESKS) if not (self.folder / f"desk{each}").exists())
        machine = desk.machine if same_machine else f"machine-{number}"
        twin = DeskEnd(self.folder / f"desk{number}", desk.code, machine, self._road())
        desk.copy_disk(twin.folder)
        twin.revoked = desk.revoked
        twin.open()
        self.desks.append(twin)

    # -- head office

    def restore_office(self, which: int, *, files_too: bool = False) -> None:
        """Head office goes back to an older backup, or its whole disk does."""
        if self.office.kept:
            self.office.restore(which, files_too=files_too)
            self.let_go()

    def put_back_office_file(self, *, keep: bool) -> None:
        """The database file of head office is copied away, or put back without a word to anybody."""
        copy = self.office.folder / "file.copy"
        if self.office.url.startswith("sqlite") and keep:
            self.office.close()
            shutil.copy(self.office.folder / "headoffice.sqlite", copy)
            self.office.open()
        elif self.office.url.startswith("sqlite") and copy.exists():
            self.office.put_back_file(copy)
            self.let_go()

    def revoke(self, which: int) -> None:
        """A desk is revoked, with all its copies: one device at most."""
        device = self.desk(which).store.outbox.device()
        if not any(each.revoked for each in self.desks):
            self.office.office.admin.revoke(device)
            for each in self.desks:
                each.revoked = each.store.outbox.device() == device

    def burn(self, which: int) -> None:
        """A desk is gone with all that lay on its disk."""
        if len(self.desks) < 3:
            return
        desk = self.desk(which)
        self.look()
        desk.close()
        self.desks.remove(desk)
        self.let_go()

    # -- sticks

    def export(self, which: int) -> None:
        """A desk writes a stick."""
        self.exports += 1
        target = self.folder / f"stick{self.exports}"
        target.mkdir()
        with suppress(ProblemError):  # nothing to carry
            self.sticks += [each.path for each in export(self.desk(which).side(), target, most=1 << 20)]

    def take_stick(self, which: int) -> None:
        """Head office takes a stick in, or refuses it."""
        if not self.sticks:
            return
        path = self.sticks[which % len(self.sticks)]
        try:
            with path.open("rb") as file:
                receipt = self.office.office.import_stick(file, StickPieces(self.office.blobs))
        except WireError:
            return
        answer = path.with_suffix(".cfr")
        answer.write_bytes(receipt)
        self.receipts.append((answer, path.name.partition("_")[0]))

    def take_receipt(self, which: int, desk: int) -> None:
        """A desk takes a receipt, its own or another's, however old."""
        if not self.receipts:
            return
        path, _ = self.receipts[which % len(self.receipts)]
        with suppress(ProblemError, InputError):
            take_receipt(self.desk(desk).side(), path.read_bytes())

    # -- peace

    def bring_revoked(self, desk: DeskEnd) -> None:
        """What a revoked desk still has, by stick, and the receipts back to it (fault 40)."""
        self.office.office.admin.accept_revoked(desk.store.outbox.device())
        which, sticks, receipts = self.desks.index(desk), len(self.sticks), len(self.receipts)
        self.export(which)
        for number in range(sticks, len(self.sticks)):
            self.take_stick(number)
        for number in range(receipts, len(self.receipts)):
            self.take_receipt(number, which)


def link_of(desk: DeskEnd) -> Link:
    """What a desk remembers of head office."""
    found = desk.store.linkstate.link()
    assert found is not None
    return found


@contextmanager
def world(folder: Path, database_url: str = "") -> Iterator[World]:
    """A world, closed at the end."""
    with ExitStack() as held:
        made = World(folder, held.enter_context(Loop()), database_url)
        held.callback(made.close)
        made.begin()
        yield made
