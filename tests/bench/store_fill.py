"""Fills a store with made-up tickets, and says how long it took beside plain sqlite3.

    python -m tests.bench.store_fill FOLDER [--tickets 100000] [--rebuild]

Prints one JSON object. The peer writes the very same rows, lines and terms, all of them
reckoned before, by `executemany` into a database of the same schema.
"""

import argparse
import json
import shutil
import sqlite3
import sys
import time
from pathlib import Path

from app.store.connecting import connect_writer
from app.store.opening import StoreOptions, open_store
from app.store.search.terms import all_terms, joined
from tests.bench._store_cases import Cases, Clocks, Ids, clock_of, never

AT_ONCE = 2000
PEER_TICKETS = 50_000
TABLES = ("journal", "ticket_key", "ticket_row", "ticket_text", "goods", "tally", "counter")


def peer_seconds(filled: Path, empty: Path, tickets: int) -> dict[str, float]:
    """Seconds plain sqlite3 takes for the rows of the first `tickets`: all tables, and the derived ones."""
    source = sqlite3.connect(filled)
    rows: dict[str, list[tuple[object, ...]]] = {}
    for table in TABLES:
        limit = f" LIMIT {tickets}" if table not in ("ticket_key", "goods", "tally", "counter") else ""
        rows[table] = source.execute(f"SELECT * FROM {table}{limit}").fetchall()
    rows["ticket_key"] = rows["ticket_key"][:tickets]
    rows["goods"] = rows["goods"][:tickets]
    terms = [
        (row, joined(all_terms(words, initials)))
        for row, words, initials in source.execute(
            f"SELECT row, words, initials FROM ticket_text LIMIT {tickets}"
        )
    ]
    source.close()
    target = connect_writer(empty)
    target.execute("INSERT INTO search (search, rank) VALUES ('hashsize', 67108864)")
    found = {
        "all": _insert(target, rows, terms, TABLES),
        "derived": _insert(target, rows, terms, ("ticket_row", "ticket_text", "tally")),
    }
    target.close()
    return found


def _insert(
    target: sqlite3.Connection,
    rows: dict[str, list[tuple[object, ...]]],
    terms: list[tuple[int, str]],
    tables: tuple[str, ...],
) -> float:
    for table in tables:
        target.execute(f"DELETE FROM {table}")
    target.execute("INSERT INTO search (search) VALUES ('delete-all')")
    start = time.perf_counter()
    for first in range(0, len(terms), AT_ONCE):
        target.execute("BEGIN IMMEDIATE")
        for table in tables:
            part = rows[table][first : first + AT_ONCE]
            if part:
                marks = ", ".join("?" * len(part[0]))
                target.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", part)
        target.executemany("INSERT INTO search (rowid, terms) VALUES (?, ?)", terms[first : first + AT_ONCE])
        target.execute("COMMIT")
    return time.perf_counter() - start


def main() -> None:
    """Fill, compare, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--rebuild", action="store_true")
    chosen = parser.parse_args()
    store = open_store(
        chosen.folder,
        time=Clocks(),
        ids=Ids(),
        clock_of=clock_of,
        awaiting_approval=never,
        options=StoreOptions(reserve_bytes=0),
    )
    store.journal.warm_up()
    empty = chosen.folder.with_name(chosen.folder.name + "-peer")
    empty.mkdir()
    store.close()
    shutil.copy(chosen.folder / "store.db", empty / "store.db")
    store = open_store(
        chosen.folder,
        time=Clocks(),
        ids=Ids(),
        clock_of=clock_of,
        awaiting_approval=never,
        options=StoreOptions(reserve_bytes=0),
    )
    cases = Cases()
    start = time.perf_counter()
    making = 0.0
    for first in range(1, chosen.tickets + 1, 50_000):
        before = time.perf_counter()
        part = list(cases.imports(min(50_000, chosen.tickets - first + 1), first))
        making += time.perf_counter() - before
        store.bulk_import(part)
    seconds = time.perf_counter() - start - making
    found: dict[str, object] = {"tickets": chosen.tickets, "import_seconds": round(seconds, 1)}
    if chosen.rebuild:
        start = time.perf_counter()
        store.rebuild()
        found["rebuild_seconds"] = round(time.perf_counter() - start, 1)
    store.close()
    found["megabytes"] = round((chosen.folder / "store.db").stat().st_size / 1e6)
    share = min(PEER_TICKETS, chosen.tickets)
    peer = peer_seconds(chosen.folder / "store.db", empty / "store.db", share)
    shutil.rmtree(empty)
    scale = chosen.tickets / share
    found["peer_import_seconds"] = round(peer["all"] * scale, 1)
    found["import_to_peer"] = round(seconds / (peer["all"] * scale), 2)
    if chosen.rebuild:
        found["rebuild_to_peer"] = round(float(str(found["rebuild_seconds"])) / (peer["derived"] * scale), 2)
    json.dump(found, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
