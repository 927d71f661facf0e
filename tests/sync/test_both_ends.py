"""The real store and the real head office, over a real socket."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli.demo_cable import Passage, laid_cable
from app.domain.entry import Draft
from app.domain.records import BlobRef, EvidenceFile
from app.domain.refusals import InputError, ProblemError
from app.domain.steps.evidence import EvidenceAttached
from app.headoffice.blobs.taking import StickPieces
from app.headoffice.cli.house import House, OpenHouse, opened
from app.headoffice.cli.serve import served_context
from app.headoffice.http.app import build
from app.headoffice.http.serving import Beside, served_beside
from app.sync.desk_side import DeskSide
from app.sync.desk_sync import DeskSync
from app.sync.network import Network
from app.sync.way import Machine
from app.usecases.sync_state import SyncWord
from app.usecases.syncing import LinkWord
from tests.fakes.cases import CLERK, take_in
from tests.fakes.real_store import RealStore, bring_back
from tests.fakes.sync_ports import FakeClock, FakeNews


class Office:
    """Head office as an administrator has it."""

    def __init__(self, here: OpenHouse, beside: Beside) -> None:
        self.house, self.office, self.url, self.at_rest = here, here.office, *beside
        self.branch = self.office.admin.new_branch("百货一店").id

    def code(self, name: str = "服务台") -> str:
        return str(self.office.admin.new_code(self.branch, name).code)

    def settle(self) -> None:
        """Judge everything that was received."""
        self.office.projector.project_all()


class At:
    """A desk: its store, and its synchronisation."""

    def __init__(self, folder: Path, seed: int, code: str, machine: str = "machine-1") -> None:
        self.folder, self.code = folder, code
        self.store = RealStore(folder, seed=seed, machine=machine)
        self.news = FakeNews()
        clock = FakeClock(datetime.now(UTC))  # head office has the clock of the machine
        side = DeskSide(
            outbox=self.store.outbox,
            state=self.store.linkstate,
            inflow=self.store.inflow,
            keys=self.store.device_keys,
            clock=clock,
            news=self.news,
            app="0.1.0",
            machine=machine,
            arrivals=self.store.arrivals,
        )
        self.clock = clock
        self.sync = DeskSync(side, Machine(Network(clock, lambda: ("192.168.1.20",)), lambda: 0.5), code)

    def enrol(self, office: Office) -> None:
        self.sync.enrol(self.sync.look(office.url), office.code(self.code))

    def entries(self) -> dict[str, bytes]:
        """Every entry of this store, by writer and number, as written."""
        with self.store.access.reading() as connection:
            rows = connection.execute(
                "SELECT w.name, j.seq, j.line FROM journal j JOIN writer w ON w.id = j.writer"
            ).fetchall()
        return {f"{name}/{seq}": bytes(line) for name, seq, line in rows}

    def close(self) -> None:
        self.sync.stop()
        self.store.close()


@contextmanager
def head_office(folder: Path) -> Iterator[Office]:
    with opened(House(folder)) as here:
        context = served_context(here)
        with served_beside(build(context), context.waiting) as beside:
            yield Office(here, beside)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with head_office(tmp_path / "office") as found:
        yield found


def attach(desk: At, ticket: str, data: bytes, mime: str = "image/jpeg") -> str:
    """Evidence on a ticket; its sha256."""
    sha256 = str(desk.store.blobs.put_bytes(data))
    blob = BlobRef(sha256, len(data), mime, "evidence", "whole")
    draft = Draft(EvidenceAttached(sha256[:8], EvidenceFile(blob), "whole"), blobs=(blob,))
    desk.store.journal.transact(lambda tx: tx.append(ticket, (draft,), desk.store.time.now(), CLERK))
    return sha256


Sit = Callable[..., At]


@pytest.fixture
def sit(tmp_path: Path, office: Office) -> Iterator[Sit]:
    """Another desk, enrolled."""
    with ExitStack() as held:

        def made(code: str, seed: int) -> At:
            folder = tmp_path / code
            folder.mkdir()
            desk = At(folder, seed, code)
            held.callback(desk.close)
            desk.enrol(office)
            return desk

        yield made


def settled(office: Office, *desks: At) -> None:
    """Until nobody has anything to send or to fetch."""
    for _ in range(3):
        for desk in desks:
            report = desk.sync.once()
            assert report.cause is None, report
        office.settle()


def test_what_one_desk_takes_in_the_other_has(office: Office, sit: Sit) -> None:
    one, two = sit("2F01", 1), sit("2F02", 2)
    ticket = take_in(one.store)
    other = take_in(two.store)
    settled(office, one, two)
    for desk in (one, two):
        found = desk.store.tickets.ticket(ticket)
        assert found is not None
        assert found.customer.phone == "13800002233"
        assert desk.store.tickets.ticket(other) is not None
        assert desk.sync.status().word is LinkWord.IN_STEP
        assert desk.store.verify().sound
    assert one.entries().items() & two.entries().items()
    assert ticket in two.news.tickets


def test_how_far_clocks_are_off_is_known_while_a_session_lasts(office: Office, sit: Sit) -> None:
    desk = sit("2F01", 1)
    settled(office, desk)
    desk.clock.move(3 * 3600)
    assert desk.sync.data_pass().calls == 1
    (row,) = office.office.admin.devices()
    assert row.skew_ms == pytest.approx(3 * 3_600_000, abs=60_000)


def test_what_another_desk_wrote_is_safe_once_a_backup_was_tried(
    office: Office, sit: Sit, tmp_path: Path
) -> None:
    one, two = sit("2F01", 1), sit("2F02", 2)
    ticket = take_in(one.store)
    settled(office, one, two)
    words = [each.store.sync_state.of(ticket).word for each in (one, two)]
    assert words == [SyncWord.RECEIVED, SyncWord.RECEIVED]
    kept = office.office.keeping.backup(tmp_path / "ho.backup").path
    assert office.office.keeping.test_restore(kept).whole
    settled(office, one, two)
    words = [each.store.sync_state.of(ticket).word for each in (one, two)]
    assert words == [SyncWord.SAFE, SyncWord.SAFE]
    office.office.keeping.restore(kept)
    settled(office, one, two)
    assert two.store.sync_state.of(ticket).word == SyncWord.SAFE
    assert two.sync.data_pass().calls == 1


def test_a_photo_goes_on_at_the_byte_where_the_line_broke(office: Office, tmp_path: Path) -> None:
    """Fault 5: twice over, for pieces grow after the first. Nothing that head office read goes again."""
    desk = At(tmp_path, 1, "2F01")
    with laid_cable() as cable:
        cable.plug(office.url)
        desk.sync.enrol(desk.sync.look(cable.url), office.code())
        ticket = take_in(desk.store)
        for number in range(2):
            name = attach(desk, ticket, random.Random(number).randbytes(3_000_000))
            cable.break_in(lambda call: _is_a_piece(call) and call.size > 900_000)
            assert desk.sync.once().cause is not None
            desk.clock.move(3600)  # a lane that broke rests a while
            assert office.at_rest(30)
            at, broken = max((at, each) for at, each in enumerate(cable.passages) if not each.whole)
            cable.plug(office.url)
            settled(office, desk)
            after = next(each for each in cable.passages[at + 1 :] if _is_a_piece(each))
            assert 0 < after.offset <= broken.passed
            assert office.house.blobs.size_of(name) == 3_000_000
    desk.close()


def _is_a_piece(call: Passage) -> bool:
    return "/blobs" in call.path and call.method in ("POST", "PATCH") and not call.path.endswith("/query")


def test_nothing_to_do_is_one_call(office: Office, sit: Sit) -> None:
    desk = sit("2F01", 1)
    take_in(desk.store)
    settled(office, desk)
    report = desk.sync.data_pass()
    assert (report.calls, report.sent, report.received, report.cause) == (1, 0, 0, None)


def test_a_stick_does_what_the_network_does(office: Office, sit: Sit, tmp_path: Path) -> None:
    """Fault 41: imported three times, then sent by the network."""
    desk = sit("2F01", 1)
    photo = attach(desk, take_in(desk.store), b"photo" * 1000)
    (made,) = desk.sync.export(tmp_path)
    for _ in range(3):
        with made.path.open("rb") as file:
            receipt = office.office.import_stick(file, StickPieces(office.house.blobs))
            (tmp_path / "r.cfr").write_bytes(receipt)
    with (tmp_path / "large.cfr").open("wb") as large:
        large.truncate(1 << 29)
    for name, code in (("large.cfr", "file_too_large"), (".", "file_expected"), ("none", "file_expected")):
        with pytest.raises(InputError, match=code):
            desk.sync.take_receipt(tmp_path / name)
    taken = desk.sync.take_receipt(tmp_path / "r.cfr")
    assert taken.entries == made.entries
    assert (taken.files, office.house.blobs.size_of(photo)) == (1, 5000)
    assert (desk.sync.status().entries, desk.sync.status().files) == (0, 0)
    settled(office, desk)
    assert desk.sync.data_pass().sent == 0


def test_a_restored_laptop_gets_everything_back(office: Office, sit: Sit, tmp_path: Path) -> None:
    """Fault 28."""
    desk = sit("2F01", 1)
    first = take_in(desk.store)
    settled(office, desk)
    desk.store.backup(tmp_path / "b.cfbackup")
    second = take_in(desk.store)
    settled(office, desk)
    desk.close()
    anew = tmp_path / "anew"
    bring_back(tmp_path / "b.cfbackup", anew, desk.folder)
    back = At(anew, 5, "2F01")
    try:
        third = take_in(back.store)
        settled(office, back)
        for ticket in (first, second, third):
            assert back.store.tickets.ticket(ticket) is not None
        assert back.store.verify().sound
    finally:
        back.close()


def test_head_office_restored_gets_everything_again(office: Office, sit: Sit, tmp_path: Path) -> None:
    """Fault 30."""
    desk = sit("2F01", 1)
    take_in(desk.store)
    settled(office, desk)
    office.office.keeping.backup(tmp_path / "ho.backup")
    take_in(desk.store)
    settled(office, desk)
    office.office.keeping.restore(tmp_path / "ho.backup")
    settled(office, desk)
    assert desk.sync.status().entries == 0
    assert desk.sync.status().word is LinkWord.IN_STEP


def test_a_revoked_desk_stops_and_keeps_everything(office: Office, sit: Sit, tmp_path: Path) -> None:
    """Fault 40."""
    desk = sit("2F01", 1)
    settled(office, desk)
    take_in(desk.store)
    device = desk.store.outbox.device()
    office.office.admin.revoke(device)
    report = desk.sync.once()
    assert report.cause is not None
    assert report.cause.code == "device_revoked"
    assert desk.sync.status().revoked
    assert desk.sync.export(tmp_path)[0].entries > 0


def test_a_revoked_desk_comes_back_with_a_code_made_since(office: Office, sit: Sit) -> None:
    desk = sit("2F01", 1)
    before = office.code("2F01")
    take_in(desk.store)
    device = desk.store.outbox.device()
    office.office.admin.revoke(device)
    office.office.admin.accept_revoked(device)
    assert desk.sync.once().cause is not None
    with pytest.raises(ProblemError):
        desk.sync.enrol(desk.sync.look(office.url), before)
    assert desk.sync.status().revoked
    desk.enrol(office)
    settled(office, desk)
    assert not desk.sync.status().revoked
    assert desk.sync.status().word is LinkWord.IN_STEP
    (row,) = office.office.admin.devices()
    assert (row.revoked, row.accept_revoked) == (False, False)
    assert [each.kind for each in office.office.admin.alerts()] == ["reinstated_device"]


def test_files_arrive_small_and_large(office: Office, sit: Sit) -> None:
    desk = sit("2F01", 1)
    ticket = take_in(desk.store)
    small, large = attach(desk, ticket, b"photo"), attach(desk, ticket, bytes(range(256)) * 20_000)
    settled(office, desk)
    assert office.house.blobs.size_of(small) == 5
    assert office.house.blobs.size_of(large) == 5_120_000
    assert desk.sync.status().files == 0


def test_a_file_that_is_damaged_here_is_told_of_and_holds_nothing_up(office: Office, sit: Sit) -> None:
    """Fault 8."""
    desk = sit("2F01", 1)
    ticket = take_in(desk.store)
    bad, good = attach(desk, ticket, b"photo one"), attach(desk, ticket, b"photo two")
    file = desk.store.layout.blob(bad)
    file.chmod(0o600)
    file.write_bytes(b"photo 0ne")
    settled(office, desk)
    assert office.house.blobs.size_of(good) == 9
    assert office.house.blobs.size_of(bad) is None
    assert desk.sync.status().files == 0
    assert any(b"blob.lost" in line for line in desk.entries().values())


def test_two_clones_lose_nothing(office: Office, sit: Sit, tmp_path: Path) -> None:
    """Fault 29: the same disk twice, on machines that look alike."""
    one = sit("2F01", 1)
    take_in(one.store)
    settled(office, one)
    one.close()
    shutil.copytree(one.folder, tmp_path / "twin")
    pair = [At(one.folder, 21, "2F01"), At(tmp_path / "twin", 22, "2F01")]
    try:
        tickets, came = [], []
        for _ in range(3):
            for desk in pair:
                tickets.append(take_in(desk.store))
                report = desk.sync.once()
                assert report.cause is None
                came.append(report.received)
                office.settle()
        assert len(set(came[2:])) == 1, "each hears of what is new, and not of all keys again"
        settled(office, *pair)
        for desk in pair:
            assert all(desk.store.tickets.ticket(each) is not None for each in tickets)
            assert desk.store.verify().sound
    finally:
        for desk in pair:
            desk.close()


def test_a_desk_stays_with_its_branch(office: Office, sit: Sit, tmp_path: Path) -> None:
    """A right code of another branch is not said to be wrong, and stays unspent for whom it was made."""
    desk, new = sit("2F01", 1), At(tmp_path, 2, "2F02")
    other = office.office.admin.new_branch("百货二店").id
    code = str(office.office.admin.new_code(other, "").code)
    with pytest.raises(InputError) as wrong:
        desk.sync.enrol(desk.sync.look(office.url), code)
    assert (wrong.value.code, wrong.value.field) == ("sync_code_of_another_branch", "CODE")
    new.sync.enrol(new.sync.look(office.url), code)
    assert new.sync.status().branch == "百货二店"
    new.close()
