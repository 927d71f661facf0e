"""Opening a store: the first, the second, the newer, the damaged, the one that came back."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.store.layout import Layout
from app.store.versions import SCHEMA
from app.store.witness import Witness, read_witness
from tests.fakes.cases import take_in
from tests.fakes.machine import FakeTime
from tests.fakes.real_store import RealStore


def writers(store: RealStore) -> list[str]:
    with store.access.reading() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM writer ORDER BY id")]


def types(store: RealStore) -> list[str]:
    with store.access.reading() as connection:
        return [kind for (kind,) in connection.execute("SELECT type FROM journal ORDER BY pos")]


def test_a_second_program_is_told_who_has_it(store: RealStore, folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.fakes.real_store import RealStore\n"
        "from app.domain.refusals import ProblemError\n"
        "try: RealStore(Path(sys.argv[1]))\n"
        "except ProblemError as problem: print(problem.code, problem.params['process'])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True, timeout=30
    )

    assert told.stdout.split() == ["store_in_use", str(os.getpid())]
    take_in(store)


def test_what_was_kept_is_there_again(reopen: Callable[[], RealStore]) -> None:
    ticket = take_in(reopen())
    store = reopen()
    assert store.tickets.ticket(ticket).customer.name == "王建国"
    assert take_in(store) != ticket
    assert store.tickets.find("2F01-261120-0002") is not None
    assert len(writers(store)) == 1


def test_a_newer_store_is_left_alone(folder: Path) -> None:
    with sqlite3.connect(folder / "store.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (f"{SCHEMA + 1:04d}",))
    connection.close()
    with pytest.raises(ProblemError) as refused:
        RealStore(folder)
    assert refused.value.code == "store_newer"
    assert (refused.value.params["found"], refused.value.params["known"]) == (str(SCHEMA + 1), str(SCHEMA))
    assert not Layout(folder).backups.exists()


@pytest.mark.parametrize("content", [b"no database at all" * 400, b"SQLite format 3\0" + bytes(4000), b""])
def test_a_damaged_store_is_told_and_never_deleted(folder: Path, content: bytes) -> None:
    database = folder / "store.db"
    database.write_bytes(content)
    with pytest.raises(ProblemError, match="store_damaged"):
        RealStore(folder)
    assert database.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises((ProblemError, OSError)):
        RealStore(tmp_path / "file" / "store")


def test_the_folder_is_free_again_after_a_failed_opening(folder: Path) -> None:
    database = folder / "store.db"
    whole = database.read_bytes()
    database.write_bytes(b"broken" * 1000)
    with pytest.raises(ProblemError):
        RealStore(folder)
    database.write_bytes(whole)
    RealStore(folder).close()


def test_a_store_half_made_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "store.making").write_bytes(b"a crash left this")
    store = RealStore(folder)
    take_in(store)
    store.close()
    assert not (folder / "store.making").exists()


def test_a_restored_copy_begins_a_new_writer(reopen: Callable[[], RealStore], folder: Path) -> None:
    store = reopen()
    take_in(store)
    store.close()
    old = (folder / "store.db").read_bytes()
    store = reopen()
    take_in(store)
    take_in(store)
    store.close()
    (folder / "store.db").write_bytes(old)
    store = reopen()
    assert len(writers(store)) == 2
    assert types(store) == ["ticket.opened", "writer.began"]
    take_in(store)
    assert store.verify().sound
    store = reopen()
    assert len(writers(store)) == 2


def test_a_cloned_disk_begins_a_new_writer_on_each_machine(folder: Path, tmp_path: Path) -> None:
    store = RealStore(folder)
    take_in(store)
    store.close()
    twin = tmp_path / "twin"
    shutil.copytree(folder, twin)
    cloned = RealStore(twin, machine="machine-2")
    assert types(cloned) == ["ticket.opened", "writer.began"]
    assert len(set(writers(cloned))) == 2
    cloned.close()
    store = RealStore(folder)
    assert len(writers(store)) == 1
    store.close()


def test_a_crash_before_the_witness_was_written_begins_nothing(
    reopen: Callable[[], RealStore], folder: Path
) -> None:
    reopen().close()
    before = (folder / "witness.json").read_bytes()
    store = reopen()
    take_in(store)
    store.close()
    (folder / "witness.json").write_bytes(before)
    store = reopen()
    assert len(writers(store)) == 1


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff\xfe", b'{"writer": 1}', b"[]"])
def test_without_a_readable_witness_all_goes_on(
    reopen: Callable[[], RealStore], folder: Path, content: bytes | None
) -> None:
    take_in(reopen())
    reopen().close()
    witness = folder / "witness.json"
    witness.unlink() if content is None else witness.write_bytes(content)
    store = reopen()
    assert len(writers(store)) == 1
    found = read_witness(witness)
    assert isinstance(found, Witness)
    assert (found.seq, found.machine) == (1, "machine-1")


def test_reading_the_queue_imports_nothing_heavy(reopen: Callable[[], RealStore], folder: Path) -> None:
    """The first page, the counts and a lookup come before SQLAlchemy and what decodes entries."""
    take_in(reopen())
    reopen().close()
    program = (
        "import sys; from pathlib import Path\n"
        "from app.usecases.read_models import QueueFilter\n"
        "from tests.fakes.real_store import RealStore\n"
        "store = RealStore(Path(sys.argv[1]))\n"
        "wanted = QueueFilter(store.time.now(), search='漏水')\n"
        "print(len(store.tickets.page(wanted).rows), store.tickets.counts(wanted)['open'],\n"
        "      len(store.tickets.customers('wjg')))\n"
        "heavy = ('sqlalchemy', 'alembic', 'msgspec', 'cryptography', 'PySide6')\n"
        "print(*[name for name in heavy if name in sys.modules])\n"
        "store.close()\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True, timeout=30
    )
    assert told.stdout.split("\n")[:2] == ["1 1 1", ""]


def test_search_cut_by_older_rules_is_made_anew(reopen: Callable[[], RealStore], folder: Path) -> None:
    take_in(reopen())
    reopen().close()
    with sqlite3.connect(folder / "store.db") as connection:
        connection.execute("UPDATE meta SET value = 'old' WHERE key = 'search'")
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.close()
    store = reopen()
    assert store.verify().sound


def test_closing_twice_is_harmless(folder: Path) -> None:
    store = RealStore(folder)
    store.close()
    store.close()
    assert FakeTime().now().utcoffset() is not None
