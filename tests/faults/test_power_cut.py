"""The power goes at every step, of one intake and of head office at work: what was told is there.

The program's system calls are recorded, then replayed on a disk that forgets what was not flushed:
all of it, or a part of it chosen by chance. Everything is opened on what is left.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from tests.faults.accounts import reckon
from tests.faults.clerk import prepare, work
from tests.faults.cuts import after_cuts, told_so_far
from tests.faults.disk import Disk
from tests.faults.office_clerk import BRANCH, NAME, PICTURE, TICKET, desk_with, opened
from tests.faults.trace import python_module, read_calls, record
from tests.headoffice.store.desks import Desk

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_the_power_goes_at_every_step_of_an_intake(tmp_path: Path, repository: Path) -> None:
    store, told, log = tmp_path / "store", tmp_path / "told", tmp_path / "calls"
    prepare(store)
    work(store, tmp_path / "before", cases=1)
    disk = Disk.of(store)
    before = (tmp_path / "before").read_text(encoding="ascii").split()
    record(python_module("tests.faults.clerk", str(store), str(told), "1"), log, repository)
    calls = list(read_calls(log))
    numbers = told_so_far(calls, told)
    assert len(numbers) == 3, "receipt, ticket and notice are told"
    tried = 0
    for index, after in after_cuts(disk, calls, Random(20261120), writes=0.15):
        reckon(after, before + [number for at, number in numbers if at <= index])
        tried += 1
    assert tried > 60, tried


def test_the_power_goes_at_every_step_of_head_office(tmp_path: Path, repository: Path) -> None:
    """Fault 25: entries that were acknowledged and files that were taken are there, whole; the rest goes again."""
    folder, told, log = tmp_path / "office", tmp_path / "told", tmp_path / "calls"
    folder.mkdir()
    office, _ = opened(folder)
    with office:
        office.admin.new_branch("一楼", BRANCH)
        desk = desk_with(None)
        tenant = desk.enrol(office).tenant
    disk = Disk.of(folder)
    record(python_module("tests.faults.office_clerk", str(folder), str(told), tenant), log, repository)
    calls = list(read_calls(log))
    words = told_so_far(calls, told)
    assert [word for _, word in words] == ["2", NAME, "4"]
    tried = 0
    for index, after in after_cuts(disk, calls, Random(20261122), writes=0.1):
        _goes_on(after, desk, {word for at, word in words if at <= index})
        tried += 1
    assert tried > 60, tried


def _goes_on(folder: Path, desk: Desk, told: set[str]) -> None:
    """Whatever was told is there; what the desk sends again makes it whole, once."""
    office, blobs = opened(folder)
    with office:
        accepted = desk.session(office).standings[desk.writer].accepted
        assert accepted.seq >= max((int(word) for word in told if word != NAME), default=0)
        assert accepted.hash == desk.hash_at(accepted.seq).hex()
        assert NAME not in told or blobs.size_of(NAME) == len(PICTURE)
        for path in (folder / "files" / "blobs").glob("??/*"):
            assert sha256(path.read_bytes()).hexdigest() == path.name
        desk.ring.fresh = []
        assert desk.push(office).dup == accepted.seq
        office.projector.project_all()
        row = office.tickets.ticket(BRANCH, TICKET)
        assert row is not None
        assert row.entries == 4
