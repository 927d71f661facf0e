"""Both ends killed at every failpoint of a synchronisation, as real processes: afterwards both are equal."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.contact import AddNote
from app.domain.steps.evidence import AttachEvidence
from app.sync.stick import export
from app.sync.transport import make_http
from app.usecases.perform import perform
from app.usecases.take_in import take_in
from app.wire.failpoint import EXIT, VARIABLE
from tests.fakes.shop import CLERK, kettle
from tests.faults.clocks import Clocks
from tests.faults.failpoints import died_at, points
from tests.faults.world.checks import digest
from tests.faults.world.desk_end import DeskEnd
from tests.faults.world.office_end import OfficeEnd
from tests.faults.world.road import Loop, Road
from tests.headoffice.cli.running import REPOSITORY, running
from tests.store.test_sealing import KILLED_AT as SEALING
from tests.store.test_unnamed_files import KILLED_AT as SWEEPING

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

OFFICE = (
    "push.before_numbers",
    "push.before_commit",
    "push.after_commit",
    "keys.before_commit",
    "project.before_commit",
    "project.after_commit",
    "blob.after_flush",
    "blob.before_rename",
    "blob.after_rename",
)
CHORES = ("stick.before_receipt", "backup.before_rename")
"""Reached by a command at head office, not by a desk that calls."""
DESK = (
    "desk.session_opened",
    "desk.keys_sent",
    "desk.batch_sent",
    "desk.batch_accepted",
    "desk.page_before_commit",
    "desk.page_after_commit",
    "desk.files_sent",
)
FETCH = ("desk.piece_kept", "desk.file_named")
"""Reached where a file comes down."""
RESTORED = {"desk.taken_back": False, "desk.reissued": True}
"""Reached by a desk that was put back to an older copy, and whether it worked on before it was online."""
REPLAY = "desk.replay_sent"
"""Reached by a desk that has entries of another one, which a restored head office lacks."""


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def desk_at(folder: Path, code: str) -> DeskEnd:
    """A desk that lives today, as the programs beside it do."""
    return DeskEnd(folder, code, "", Road(Loop(), lambda: None), Clocks.of_this_computer())


class Ends:
    """A desk with work to send, enrolled at a head office that runs as a process of its own or not at all."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.office = OfficeEnd(folder / "office", clocks=Clocks.of_this_computer())
        self.code = self.office.office.admin.new_code(self.office.branch, "2F01").code
        self.office.close()
        self.desk = desk_at(folder / "desk", "2F-01")
        self.desk.make()

    def open_desk(self, url: str) -> None:
        self.desk.url = url
        self.desk.http = lambda: make_http(url, stall=20)
        self.desk.open()

    def close_desk(self) -> None:
        self.desk.client.close()
        self.desk.close()

    def work(self) -> None:
        """A case, a photo, a note."""
        work = self.desk.work
        ticket = take_in(work, kettle(), CLERK).ticket
        data = Random(7).randbytes(100_000)
        blob = BlobRef(self.desk.store.blobs.put_bytes(data), len(data), "image/jpeg", "照片.jpg", "whole")
        perform(work, ticket.id, AttachEvidence(EvidenceFile(blob), "whole"), CLERK)
        perform(work, ticket.id, AddNote("电话里说明"), CLERK)

    def settle(self) -> None:
        """Pass by pass, until the desk hears that all of it was judged."""
        for _ in range(200):
            self.desk.clocks.go_on(minutes=40)
            assert self.desk.pass_once() is None
            own = [self.desk.store.linkstate.accepted(end.writer) for end in self.desk.store.outbox.ends()]
            total = self.desk.store.inflow.totals("entries").n
            if total >= sum(each.seq for each in own) and self.desk.store.outbox.unsent() == (0, 0, 0):
                return
        raise AssertionError("it was never judged")

    def are_equal(self) -> None:
        """Both ends, opened by whoever looks on."""
        self.office.open()
        try:
            own, had = self.desk.own(), self.office.received()
            assert own.keys() == had.ids
            assert sum(len(each) for each in had.entries.values()) == len(had.ids)
            here, there = self.desk.tickets(), self.office.tickets()
            assert [digest(each) for each in here.values()] == [digest(there[name]) for name in here]
            for ticket in here.values():
                for each in ticket.evidence:
                    assert self.office.blobs.size_of(each.file.sha256) == each.file.blob.size
            assert self.desk.store.verify().findings == []
            path = self.office.folder / "last.backup"
            self.office.office.keeping.backup(path)
            assert self.office.office.keeping.test_restore(path).whole
        finally:
            self.office.close()


@pytest.fixture
def ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ends:
    return Ends(tmp_path, monkeypatch)


def test_every_failpoint_is_tried_here() -> None:
    assert {each.name for each in points(REPOSITORY / "app")} == {
        *OFFICE,
        *CHORES,
        *DESK,
        *FETCH,
        *RESTORED,
        *(point.partition(":")[0] for point, _ in SEALING),
        REPLAY,
        SWEEPING,
    }


TRIED_AT_START = frozenset({"blob.after_flush"})
"""Passed once when head office tries its place for files, before any desk is there."""


@pytest.mark.parametrize("point", OFFICE)
def test_head_office_is_killed_at_each_step(ends: Ends, point: str) -> None:
    """Fault 25: a power cut at any step of a push, of judging, of a file."""
    ends.monkeypatch.setenv(VARIABLE, f"{point}:{2 if point in TRIED_AT_START else 1}")
    with running(ends.office.folder) as server:
        ends.open_desk(server.url)
        ends.desk.enrol(ends.code)
        ends.work()
        for _ in range(100):
            ends.desk.clocks.go_on(minutes=40)
            if ends.desk.pass_once() is not None:
                break
        assert server.process.wait(20) == EXIT
    ends.monkeypatch.delenv(VARIABLE)
    with running(ends.office.folder, "--port", server.url.rpartition(":")[2]):
        ends.settle()
    ends.are_equal()
    ends.close_desk()


@pytest.mark.parametrize("point", DESK)
def test_a_desk_is_killed_at_each_step(ends: Ends, point: str) -> None:
    """Fault 25: whatever it was told and did not write down, it asks again."""
    command = [sys.executable, "-m", "app", "--store", str(ends.desk.folder), "sync", "--once"]
    with running(ends.office.folder) as server:
        ends.open_desk(server.url)
        ends.desk.enrol(ends.code)
        ends.work()
        ends.close_desk()
        assert died_at(command, point, REPOSITORY)
        again = subprocess.run(
            command, cwd=REPOSITORY, env=dict(os.environ), check=True, capture_output=True, timeout=60
        )
        assert "cause" not in json.loads(again.stdout)
        ends.open_desk(server.url)
        ends.settle()
    ends.are_equal()
    ends.close_desk()


def _killed_and_mended(ends: Ends, point: str) -> None:
    """The desk's program dies at `point`; the next one makes both ends equal."""
    command = [sys.executable, "-m", "app", "--store", str(ends.desk.folder), "sync", "--once"]
    assert died_at(command, point, REPOSITORY)
    ends.desk.open()
    ends.settle()


@pytest.mark.parametrize("point", FETCH)
def test_a_desk_is_killed_while_a_file_comes(ends: Ends, point: str) -> None:
    """Fault 25: what came of it is gone on with, and nothing is shown that is not whole."""
    with running(ends.office.folder) as server:
        ends.open_desk(server.url)
        ends.desk.enrol(ends.code)
        ends.work()
        ends.settle()
        (name, path), *_ = ends.desk.files().items()
        path.unlink()
        ends.desk.store.arrivals.ask([name])
        ends.close_desk()
        _killed_and_mended(ends, point)
        assert ends.desk.files().keys() == {name}
        assert ends.desk.arriving() == []
    ends.are_equal()
    ends.close_desk()


@pytest.mark.parametrize("point", RESTORED)
def test_a_restored_desk_is_killed_while_it_is_mended(ends: Ends, tmp_path: Path, point: str) -> None:
    """Faults 25, 28: its own entries come back, or go again under another name; once, be it killed or not."""
    with running(ends.office.folder) as server:
        ends.open_desk(server.url)
        ends.desk.enrol(ends.code)
        ends.work()
        ends.settle()
        ends.desk.copy_disk(tmp_path / "copy")
        ends.work()
        ends.settle()
        ends.close_desk()
        shutil.rmtree(ends.desk.folder)
        shutil.copytree(tmp_path / "copy", ends.desk.folder)
        if RESTORED[point]:
            ends.desk.open()
            ends.work()
            ends.close_desk()
        _killed_and_mended(ends, point)
        assert len(ends.desk.tickets()) == 2 + RESTORED[point]
    ends.are_equal()
    ends.close_desk()


def test_a_desk_is_killed_while_it_brings_what_another_wrote(ends: Ends, tmp_path: Path) -> None:
    """Faults 25, 30: the desk that wrote it is gone; the one that read it brings it, once."""
    office, other = ends.office, desk_at(tmp_path / "other", "2F-02")
    other.make()
    with running(office.folder) as server:
        ends.open_desk(server.url)
        ends.desk.enrol(ends.code)
        other.url, other.http = server.url, ends.desk.http
        other.open()
        office.open()
        other.enrol(office.office.admin.new_code(office.branch, "2F02").code)
        office.back_up(tried=True)
        office.close()
        ends.work()
        ends.settle()
        assert other.pass_once() is None
        wrote = ends.desk.own()
        ends.close_desk()
    office.open()
    office.restore(0)
    office.close()
    other.close()
    command = [sys.executable, "-m", "app", "--store", str(other.folder), "sync", "--once"]
    with running(office.folder, "--port", server.url.rpartition(":")[2]):
        assert died_at(command, REPLAY, REPOSITORY)
        other.open()
        for _ in range(20):
            other.clocks.go_on(minutes=40)
            assert other.pass_once() is None
        assert other.held().items() >= wrote.items()
        other.close()
    office.open()
    had = office.received()
    assert had.ids >= wrote.keys()
    assert sum(len(each) for each in had.entries.values()) == len(had.ids)
    office.close()


def test_head_office_is_killed_at_its_chores(ends: Ends, tmp_path: Path) -> None:
    """A stick half answered is taken in once more; a backup half written is none."""
    with running(ends.office.folder) as server:
        ends.open_desk(server.url)
        ends.desk.enrol(ends.code)
        ends.work()
        carried = export(ends.desk.side(), tmp_path)
        command = [sys.executable, "-m", "app.headoffice_program", "--folder", str(ends.office.folder)]
    stick = [*command, "import", str(carried[0].path)]
    assert died_at(stick, "stick.before_receipt", REPOSITORY)
    subprocess.run(stick, cwd=REPOSITORY, env=dict(os.environ), check=True, capture_output=True, timeout=60)
    backup = tmp_path / "whole.backup"
    assert died_at([*command, "backup", str(backup)], "backup.before_rename", REPOSITORY)
    assert not backup.exists()
    subprocess.run(
        [*command, "backup", str(backup)],
        cwd=REPOSITORY,
        env=dict(os.environ),
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert backup.exists()
    with running(ends.office.folder, "--port", server.url.rpartition(":")[2]):
        ends.settle()
    ends.are_equal()
    ends.close_desk()
