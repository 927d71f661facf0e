"""What backups and restores take: ``python -m tests.bench.backup [--tickets 4000] [--notes 4] [--gigabytes 1]``.

A store with so many tickets and notes, then with sparse files of 8 MiB too, each with content of its own:
their holes cost no disk in the store, but they are read, hashed, sealed and written whole. Peers in turn: the
same database by `VACUUM INTO` and two flushed copies (sealed file and trial, or the way back); the same files
by flushed copying. Prints one JSON object: seconds, ratios, microseconds an entry and seconds a gigabyte, and
by these what 1,000,000 entries and 50 GB take. Every part is one pass, so that the line holds; ``--tickets
200000 --gigabytes 50`` runs at that size itself, with room for 110 GB.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Final

from app.domain.entry import Draft
from app.store.connecting import connect_reader
from app.store.files import sync_folder
from app.store.key_places import FolderKeys
from app.store.opening import Store
from app.store.restoring import Unlocking, restore
from app.store.rolling import back_up_rolling
from app.store.verifying import all_blobs
from tests.bench._store_cases import FIRST_DAY, ZONE, Cases
from tests.bench.encrypted import opened

_SPARSE: Final = 8 * 1024 * 1024
_GB: Final = 10**9
_CHUNK: Final = 1024 * 1024
_ENTRIES, _GIGABYTES = 1_000_000, 50


def cases(tickets: int, notes: int) -> Iterator[tuple[str, list[Draft], datetime, str]]:
    """Tickets with so many notes each."""
    made = Cases()
    for ticket, drafts, at, who in made.imports(tickets):
        yield ticket, [*drafts, *(made.note() for _ in range(notes))], at, who


def add_sparse(store: Store, gigabytes: float) -> int:
    """Files that differ in their first bytes and are holes behind them; how many bytes they stand for."""
    count = max(1, round(gigabytes * _GB / _SPARSE))
    rest = bytes(_SPARSE - 8)
    for number in range(count):
        head = number.to_bytes(8, "big")
        digest = sha256(head)
        digest.update(rest)
        place = store.layout.blob(digest.hexdigest())
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            file.write(head)
            file.truncate(_SPARSE)
    return count * _SPARSE


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def flushed_copy(source: Path, target: Path) -> None:
    """Content, as a program does it that seals nothing."""
    with source.open("rb") as content, target.open("wb") as file:
        shutil.copyfileobj(content, file, _CHUNK)
        file.flush()
        os.fsync(file.fileno())


class Rig:
    """The store, and folders for what is made of it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.store = folder, opened(folder / "store")
        self._backups, self._days = folder / "share", 0
        self._backups.mkdir()
        self._newest = self._backups

    def back_up(self) -> None:
        """The next day's."""
        self._days += 1
        at = FIRST_DAY + timedelta(days=self._days)
        store = self.store
        self._newest = back_up_rolling(store.layout, store.keys, self._backups, at, ZONE, "2F-01").path

    def restore(self) -> None:
        """The newest, into a folder of its own."""
        restore(self._newest, self._folder / "back", Unlocking(FolderKeys(self.store.layout.root)))

    def clear(self) -> None:
        """Take away what the last turn made."""
        for each in ("back", "peer"):
            shutil.rmtree(self._folder / each, ignore_errors=True)

    def copy_database(self) -> None:
        """The peer of both: one moment of the database, written twice."""
        peer = self._folder / "peer"
        peer.mkdir()
        with closing(connect_reader(self.store.layout.database)) as connection:
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("VACUUM INTO ?", (str(peer / "0"),))
        for number in range(2):
            flushed_copy(peer / str(number), peer / str(number + 1))
        sync_folder(peer)

    def copy_files(self) -> None:
        """The peer of both for files."""
        peer = self._folder / "peer"
        peer.mkdir()
        for blob in all_blobs(self.store.layout.blobs):
            flushed_copy(blob, peer / blob.name)
        sync_folder(peer)


def in_turn(rig: Rig, rounds: int, **works: Callable[[], object]) -> dict[str, float]:
    """The median of each."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            rig.clear()
            times[name].append(seconds(work))
    rig.clear()
    return {name: statistics.median(each) for name, each in times.items()}


def measure(tickets: int, notes: int, gigabytes: float, rounds: int, folder: Path) -> dict[str, object]:
    """The database alone, several times in turn; then with files, once, which is one pass over each."""
    rig = Rig(folder)
    rig.store.bulk_import(cases(tickets, notes))
    entries = tickets * (notes + 1)
    database = in_turn(rig, rounds, back_up=rig.back_up, restore=rig.restore, peer=rig.copy_database)
    size = add_sparse(rig.store, gigabytes) / _GB
    whole = in_turn(rig, 1, first=rig.back_up, peer=rig.copy_files, restore=rig.restore, next=rig.back_up)
    rig.store.close()
    files = {name: max(whole[name] - database["back_up"], 1e-6) for name in ("first", "next")}
    files["restore"] = max(whole["restore"] - database["restore"], 1e-6)

    def at_size(of_database: str, of_files: str) -> float:
        return database[of_database] / entries * _ENTRIES + files[of_files] / size * _GIGABYTES

    return {
        "entries": entries,
        "gigabytes": round(size, 2),
        "seconds": {
            "database": {name: round(each, 3) for name, each in database.items()},
            "with_files": {name: round(each, 3) for name, each in whole.items()},
        },
        "us_an_entry": {name: round(database[name] / entries * 1e6, 1) for name in ("back_up", "restore")},
        "seconds_a_gigabyte": {name: round(each / size, 2) for name, each in files.items()},
        "ratio": {
            "back_up": round(database["back_up"] / database["peer"], 2),
            "restore": round(database["restore"] / database["peer"], 2),
            "files": round(files["first"] / whole["peer"], 2),
            "files_back": round(files["restore"] / whole["peer"], 2),
        },
        "minutes_at_size": {
            "first": round(at_size("back_up", "first") / 60, 1),
            "each_day": round(at_size("back_up", "next") / 60, 1),
            "restore": round(at_size("restore", "restore") / 60, 1),
        },
    }


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=4000)
    parser.add_argument("--notes", type=int, default=4)
    parser.add_argument("--gigabytes", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = measure(chosen.tickets, chosen.notes, chosen.gigabytes, chosen.rounds, Path(folder))
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
