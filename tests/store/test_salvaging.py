"""What can be read of a damaged database comes into a new one, and nothing that was changed."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.store.key_places import FolderKeys
from app.store.layout import Layout
from app.store.salvaging import Salvaged, salvage
from tests.fakes.cases import take_in
from tests.fakes.machine import FakeIds
from tests.fakes.real_store import RealStore


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with forty tickets and a file."""
    folder = tmp_path_factory.mktemp("full") / "store"
    store = RealStore(folder)
    for _ in range(40):
        take_in(store)
    store.blobs.put_bytes(b"photo")
    store.settings.put({"desk.code": "2F-01"})
    store.store.writer.fold_log()
    store.close()
    return folder


def bring_out(damaged: Path, folder: Path) -> tuple[Salvaged, RealStore]:
    found = salvage(damaged, folder, FakeIds(9))
    for key in damaged.glob("*.key"):
        shutil.copy(key, folder / key.name)
    store = RealStore(folder, seed=9)
    store.rebuild()
    return found, store


def tickets(store: RealStore) -> int:
    with store.access.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM ticket_row").fetchone()[0])


def test_of_a_whole_database_nothing_is_lost(full: Path, tmp_path: Path) -> None:
    found, store = bring_out(full, tmp_path / "new")
    assert (found.entries, found.changed, found.missing, found.torn, found.blobs) == (40, (), (), (), 1)
    assert tickets(store) == 40
    assert store.verify().findings == []
    assert store.settings.get("desk.code") == "2F-01"
    store.close()
    with pytest.raises(ProblemError, match="store_exists"):
        salvage(full, tmp_path / "new", FakeIds(9))


@pytest.mark.parametrize("what", ["header", "first page"])
def test_a_lost_first_page_costs_nothing(full: Path, tmp_path: Path, what: str) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(full, damaged)
    raw = bytearray((damaged / "store.db").read_bytes())
    raw[: 100 if what == "header" else 4096] = bytes(100 if what == "header" else 4096)
    (damaged / "store.db").write_bytes(raw)
    found, store = bring_out(damaged, tmp_path / "new")
    assert (found.entries, tickets(store)) == (40, 40)
    assert store.verify().findings == []
    store.close()
    assert (damaged / "store.db").read_bytes() == raw, "the damaged one is only read"


@pytest.mark.parametrize("seed", range(4))
def test_pages_overwritten_at_random_cost_what_was_on_them(full: Path, tmp_path: Path, seed: int) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(full, damaged)
    path = Layout(damaged).database
    raw = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for page in chance.sample(range(1, len(raw) // 4096), 3):
        raw[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
    path.write_bytes(raw)
    found = salvage(damaged, tmp_path / "new", FakeIds(9))
    ranges = [each.split()[1].split("-") for each in found.missing]
    lost = sum(1 + int(last) - int(first) for first, last in ranges)
    assert found.entries + lost + len(found.changed) <= 40
    assert found.entries > 0
    assert FolderKeys(damaged).find("none") is None


def test_a_changed_entry_is_not_passed_on(full: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(full, damaged)
    path = Layout(damaged).database
    raw = path.read_bytes()
    at = raw.index(b'"seq":7,') if b'"seq":7,' in raw else raw.index(b"ticket.opened")
    path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
    found, store = bring_out(damaged, tmp_path / "new")
    assert (found.entries, len(found.changed)) == (39, 1)
    assert tickets(store) == 39
    assert [each.code for each in store.verify().findings] == ["chain_broken"], "it says so itself"
    store.close()


def test_a_number_changed_in_its_row_alone_is_told_and_brought_back(full: Path, tmp_path: Path) -> None:
    """One bit of the row; the index of numbers, which is read in its stead, still has the old one."""
    damaged = tmp_path / "damaged"
    shutil.copytree(full, damaged)
    database = Layout(damaged).database
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as reading:
        [(seq, name)] = reading.execute("SELECT seq, id FROM journal WHERE pos = 20").fetchall()
    reading.close()
    data = bytearray(database.read_bytes())
    # In the row the number stands right before the id, in the line something else does.
    place = data.index(bytes([seq]) + name.encode())
    data[place] ^= 64
    database.write_bytes(data)
    store = RealStore(damaged)
    findings = {each.code for each in store.verify().findings}
    store.close()
    assert findings == {"file_damaged"}
    found, again = bring_out(damaged, tmp_path / "new")
    assert (found.entries, found.changed, found.missing) == (40, (), ())
    assert again.verify().findings == []
    again.close()
