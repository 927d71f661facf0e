"""Fills a store with made-up tickets, and says how long it took beside plain sqlite3.

    python -m tests.bench.store_fill FOLDER [--tickets 100000] [--rebuild [TIMES]]

Prints one JSON object. Two peers take turns with ours, part by part in the same run, both
into a database of the same schema; the ratios are medians over the parts:

rows   the very same rows, lines and terms, all of them reckoned before, by `executemany`
work   the same, and what cannot be left out: sealing and hashing each entry (unsealing and reading
       it for a rebuild) and cutting the terms, by bare calls of the same libraries
"""

import argparse
import gc
import json
import os
import shutil
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

import msgspec

from app.store.bulk import AT_ONCE, Case
from app.store.connecting import connect_reader, connect_writer
from app.store.key_places import FolderKeys
from app.store.opening import Store, StoreOptions, open_store
from app.store.search.terms import joined, listed_terms
from app.wire.chain import next_hash
from app.wire.entries import EntryLine
from app.wire.sealing import seal, unseal
from tests.bench._store_cases import Cases, Clocks, Ids, clock_of, never

PART = 10_000
"""Tickets between two turns."""

ALL = ("journal", "ticket_key", "ticket_row", "ticket_text")
DERIVED = ("ticket_row", "ticket_text")

Rows = dict[str, list[tuple[object, ...]]]


@dataclass
class Part:
    """What some tickets are in the filled store: rows by table, opened lines, search texts."""

    rows: Rows
    lines: list[bytes]
    texts: list[tuple[int, str, str]]
    keys: dict[str, bytes]
    terms: list[tuple[int, str]] = field(default_factory=list)

    def cut(self) -> None:
        """The terms of each text, as ours cuts them."""
        self.terms = [(row, joined(listed_terms(words, initials))) for row, words, initials in self.texts]


def read_part(source: sqlite3.Connection, first: int, size: int) -> Part:
    """The tickets from row `first` on. Every made-up ticket has one entry, so rows and positions agree."""
    rows: Rows = {}
    for table, key in (("journal", "pos"), ("ticket_row", "row"), ("ticket_text", "row")):
        rows[table] = source.execute(
            f"SELECT * FROM {table} WHERE {key} >= ? ORDER BY {key} LIMIT ?", (first, size)
        ).fetchall()
    keys = [
        found
        for ticket in sorted(str(row[1]) for row in rows["ticket_row"])
        for found in source.execute("SELECT * FROM ticket_key WHERE ticket = ?", (ticket,))
    ]
    rows["ticket_key"] = keys
    return Part(
        rows,
        [line for (line,) in source.execute(_LINES, (first, size))],
        source.execute(_TEXTS, (first, size)).fetchall(),
        {str(each[0]): bytes(source.execute(_OPENED, each[:4]).fetchone()[0]) for each in keys},
    )


_OPENED = "SELECT opened_key(?4, ?1, ?2, ?3)"
_LINES = "SELECT line FROM journal WHERE pos >= ? ORDER BY pos LIMIT ?"
_TEXTS = "SELECT row, words, initials FROM ticket_text WHERE row >= ? ORDER BY row LIMIT ?"


class Peer:
    """Plain sqlite3 on a database of the same schema."""

    def __init__(self, database: Path) -> None:
        self._connection = connect_writer(database)
        self._connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', 67108864)")

    def insert(self, part: Part, tables: tuple[str, ...]) -> None:
        """Every row of those tables and the terms, as many in a transaction as ours."""
        connection = self._connection
        for first in range(0, len(part.terms), AT_ONCE):
            connection.execute("BEGIN IMMEDIATE")
            for table in tables:
                rows = part.rows[table][first : first + AT_ONCE]
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            terms = part.terms[first : first + AT_ONCE]
            connection.executemany("INSERT INTO search (rowid, terms) VALUES (?, ?)", terms)
            connection.execute("COMMIT")

    def forget(self, tables: tuple[str, ...]) -> None:
        """Empty those tables and the index."""
        for table in tables:
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.execute("INSERT INTO search (search) VALUES ('delete-all')")

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()


def write_lines(part: Part) -> Callable[[], None]:
    """Seals, encodes and hashes every entry of the part again and cuts its terms, when called."""
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(EntryLine)
    lines = [decoder.decode(line) for line in part.lines]
    secrets = [unseal(line.p or {}, part.keys[line.ticket or ""], id_bytes(line)) for line in lines]

    def write() -> None:
        running = b""
        for seq, (line, secret) in enumerate(zip(lines, secrets, strict=True)):
            seal(secret, os.urandom(32), id_bytes(line))
            running = next_hash(running, seq, encoder.encode(line))
        part.cut()

    return write


def read_lines(part: Part) -> None:
    """Decode and unseal every entry; cut the terms."""
    decoder = msgspec.json.Decoder(EntryLine)
    for each in part.lines:
        line = decoder.decode(each)
        msgspec.json.decode(unseal(line.p or {}, part.keys[line.ticket or ""], id_bytes(line)))
    part.cut()


def id_bytes(line: EntryLine) -> bytes:
    """What a seal is bound to."""
    return bytes.fromhex(line.id.replace("-", ""))


def seconds(act: Callable[[], object]) -> float:
    """How long that takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def opened(folder: Path) -> Store:
    """The store in that folder, made when it is not there."""
    return open_store(
        folder,
        time=Clocks(),
        ids=Ids(),
        clock_of=clock_of,
        awaiting_approval=never,
        keys=FolderKeys(folder),
        options=StoreOptions(reserve_bytes=0),
    )


def fill(store: Store, peer: Peer, source: sqlite3.Connection, tickets: int) -> dict[str, list[float]]:
    """Import in one go; after each part everybody else takes a turn at it. The seconds of each part."""
    times: dict[str, list[float]] = defaultdict(list)
    ended = 0.0

    def cases() -> Iterator[Case]:
        nonlocal ended
        made_up = Cases()
        for first in range(1, tickets + 1, PART):
            made = list(made_up.imports(min(PART, tickets - first + 1), first))
            with looked_away():
                start = time.perf_counter()
                yield from made  # the import comes back for more when these are on the disk
                times["ours"].append(time.perf_counter() - start)
                part = read_part(source, first, len(made))
                work, rows = seconds(write_lines(part)), seconds(partial(peer.insert, part, ALL))
            times["rows"].append(rows)
            times["work"].append(work + rows)
        ended = time.perf_counter()

    store.bulk_import(cases())
    merging = (time.perf_counter() - ended) / len(times["ours"])
    times["ours"] = [each + merging for each in times["ours"]]
    return times


@contextmanager
def looked_away() -> Iterator[None]:
    """What is made up beforehand is no part of the work: the garbage collector leaves it alone."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def rebuild(
    store: Store, peer: Peer, source: sqlite3.Connection, tickets: int, rounds: int
) -> dict[str, list[float]]:
    """Make the lists anew, each time by everybody; the seconds a ticket."""
    times: dict[str, list[float]] = defaultdict(list)
    share = min(5 * PART, tickets)
    parts = [read_part(source, first, min(PART, share - first + 1)) for first in range(1, share + 1, PART)]
    for _ in range(rounds):
        peer.forget(DERIVED)
        with looked_away():
            times["ours"].append(seconds(store.rebuild) / tickets)
            work = sum(seconds(partial(read_lines, part)) for part in parts)
            rows = sum(seconds(partial(peer.insert, part, DERIVED)) for part in parts)
        times["rows"].append(rows / share)
        times["work"].append((work + rows) / share)
    return times


def told(name: str, times: dict[str, list[float]], scale: float) -> dict[str, object]:
    """Medians of times and ratios."""
    rows, work = (
        median(ours / theirs for ours, theirs in zip(times["ours"], times[peer], strict=True))
        for peer in ("rows", "work")
    )
    return {
        f"{name}_us_a_ticket": {peer: round(median(each) * scale * 1e6) for peer, each in times.items()},
        f"{name}_to_peer": round(rows, 2),
        f"{name}_to_peer_with_work": round(work, 2),
        f"{name}_turns": len(times["ours"]),
    }


def main() -> None:
    """Fill, compare, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tickets", type=int, default=100_000, help=f"rounded up to whole {AT_ONCE}s")
    parser.add_argument("--rebuild", type=int, nargs="?", const=5, default=0, metavar="TIMES")
    chosen = parser.parse_args()
    # A part must end where a transaction does, or others would take their turn before it is written.
    tickets = -(-chosen.tickets // AT_ONCE) * AT_ONCE
    store = opened(chosen.folder)
    store.journal.warm_up()
    store.close()
    beside = chosen.folder.with_name(f"{chosen.folder.name}-peer")
    beside.mkdir()
    shutil.copy(chosen.folder / "store.db", beside / "store.db")
    store, peer = opened(chosen.folder), Peer(beside / "store.db")
    source = store.keys.ready(connect_reader(chosen.folder / "store.db"))
    times = fill(store, peer, source, tickets)
    found: dict[str, object] = {"tickets": tickets, "import_seconds": round(sum(times["ours"]), 1)}
    found |= told("import", times, 1 / min(PART, tickets))
    if chosen.rebuild:
        found |= told("rebuild", rebuild(store, peer, source, tickets, chosen.rebuild), 1)
    source.close()
    peer.close()
    store.close()
    found["megabytes"] = round((chosen.folder / "store.db").stat().st_size / 1e6)
    shutil.rmtree(beside)
    json.dump(found, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
