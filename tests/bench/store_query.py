"""How fast the queue and the search answer, as ratios to plain sqlite3 on the same tickets.

    python -m tests.bench.store_query FOLDER [--rounds 200]

FOLDER is a store that `store_fill` filled. Prints one JSON object: milliseconds and
ratios. Peers, in turn with ours in one process, both made once in FOLDER/peer.db: the same
page by plain sqlite3 (ten columns of a table with a column for each value, as bare tuples),
and a full-text index of Chinese pairs over the same texts (unicode61, contentless), with the
same columns.

Ours hands over a page whose rows become records when somebody looks at them. So every
ratio is given three times: pages handed over to bare tuples; ``with_records``: every row of
ours read to the same tuples turned into a record with two moments (ours has fourteen fields
and a clock); ``records_to_tuples``: every row of ours read to bare tuples.
"""

import argparse
import gc
import itertools
import json
import random
import re
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from app.store.connecting import connect_reader
from app.store.key_places import FolderKeys
from app.store.opening import StoreOptions, open_store
from app.store.reading import StoreTickets
from app.usecases.read_models import QueueFilter, QueueRow
from tests.bench._store_cases import FIRST_DAY, RARE, Clocks, Ids, clock_of, never

HAN = re.compile(r"[\u3400-\u9fff]+")
COLUMNS = "r.row, r.number, r.level, r.opened_at, r.customer, r.phone, r.goods, r.stage, r.last_pos, r.due"
PAGE = (
    f"SELECT {COLUMNS} FROM plain r WHERE r.rank < 9 AND (r.rank, r.due, r.row) > (?, ?, ?)"
    " ORDER BY r.rank, r.due, r.row LIMIT 50"
)
FOUND = (
    f"SELECT {COLUMNS} FROM plain r WHERE r.row IN"
    " (SELECT rowid FROM peer.pairs WHERE pairs MATCH ? ORDER BY rowid DESC LIMIT 50) ORDER BY r.row DESC"
)


def pairs(text: str) -> str:
    """A text with every run of Chinese as overlapping pairs and its last character."""

    def cut(run: re.Match[str]) -> str:
        han = run[0]
        return " " + " ".join([han[at : at + 2] for at in range(len(han) - 1)] + [han[-1]]) + " "

    return HAN.sub(cut, text)


PLAIN = (
    "CREATE TABLE plain (row INTEGER PRIMARY KEY, ticket TEXT, number TEXT, customer TEXT, phone TEXT,"
    " phone_digits TEXT, wechat TEXT, goods TEXT, words TEXT, demand TEXT, barcode TEXT, opened_at INTEGER,"
    " rank INTEGER, due INTEGER, level INTEGER, mark TEXT, stage TEXT, owner TEXT, person TEXT,"
    " clock_key TEXT, clock_start INTEGER, clock_flags INTEGER, approval INTEGER, waiting INTEGER,"
    " last_pos INTEGER)"
)


def plain_rows(source: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Every ticket with a column for each value."""
    for values in source.execute(
        "SELECT row, ticket, phone_digits, barcode, rank, due, person, approval, waiting, last_pos,"
        " label, state FROM ticket_row ORDER BY row"
    ):
        row, ticket, digits, barcode, rank, due, person, approval, waiting, last_pos, label, state = values
        number, customer, phone, wechat, goods, demand, opened_at, words = label.split("\n")
        yield (
            *(row, ticket, number, customer, phone, digits, wechat, goods, words, demand, barcode),
            *(int(opened_at), rank, due, *state.split("\n")[:4], person, *state.split("\n")[4:]),
            *(approval, waiting, last_pos),
        )


def make_peer(folder: Path) -> float:
    """The plain table and the index of pairs; the seconds of the index, 0 when it was there already."""
    if (folder / "peer.db").exists():
        return 0.0
    start = time.perf_counter()
    source = sqlite3.connect(folder / "store.db")
    target = sqlite3.connect(folder / "peer.db", isolation_level=None)
    target.execute("PRAGMA journal_mode=WAL")
    target.execute("CREATE VIRTUAL TABLE pairs USING fts5(text, content='', tokenize='unicode61')")
    target.execute("BEGIN")
    for row, words in source.execute("SELECT row, words FROM ticket_text ORDER BY row"):
        target.execute("INSERT INTO pairs (rowid, text) VALUES (?, ?)", (row, pairs(words)))
    target.execute("COMMIT")
    target.execute("INSERT INTO pairs (pairs) VALUES ('optimize')")
    seconds = time.perf_counter() - start
    target.execute(PLAIN)
    target.execute("BEGIN")
    target.executemany(f"INSERT INTO plain VALUES ({', '.join('?' * 25)})", plain_rows(source))
    target.execute("COMMIT")
    target.execute("CREATE INDEX peer_queue ON plain (rank, due, row)")
    source.close()
    target.close()
    return round(seconds, 1)


def peer_match(word: str) -> str:
    """The question for the peer's index."""
    return '"' + " ".join(word[at : at + 2] for at in range(len(word) - 1)) + '"'


def terms_of(connection: sqlite3.Connection, count: int) -> dict[str, list[str]]:
    """Words to look for, from tickets that are there."""
    chance = random.Random(5)
    last = connection.execute("SELECT max(row) FROM ticket_row").fetchone()[0]
    samples = [
        connection.execute(
            "SELECT p.customer, p.words, p.phone, p.number, t.initials"
            " FROM plain p JOIN ticket_text t USING (row) WHERE row = ?",
            (chance.randrange(1, last + 1),),
        ).fetchone()
        for _ in range(count)
    ]

    def part(text: str, size: int) -> str:
        run = max(HAN.findall(text), key=len)
        start = chance.randrange(max(1, len(run) - size + 1))
        return str(run[start : start + size])

    return {
        "1 character": [part(each[1], 1) for each in samples],
        "2 characters": [part(each[1], 2) for each in samples],
        "3 characters": [part(each[1], 3) for each in samples],
        "4 characters": [part(each[1], 4) for each in samples],
        "8 characters": [part(each[1], 8) for each in samples],
        "a whole name": [each[0] for each in samples if len(each[0]) == 3],
        "a rare word": [*RARE * 4],
        "phone, last 4": [each[2][-4:] for each in samples],
        "phone, whole": [each[2] for each in samples],
        "ticket number, last 4": [each[3][-4:] for each in samples],
        "initials of a name": [each[4].split("\n")[0] for each in samples],
        "name and phone": [f"{each[0][0]} {each[2][-4:]}" for each in samples],
        "name, phone and words": [f"{each[0][0]} {each[2][-4:]} {part(each[1], 2)}" for each in samples],
        "phone, last 2": [each[2][-2:] for each in samples],
        "absent": [a[:2] + b[2:] for a, b in itertools.pairwise(RARE)] * 4,
    }


def spread(times: list[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    ordered = sorted(times)
    return {f"p{share}": round(ordered[len(ordered) * share // 100] * 1000, 3) for share in (50, 95)}


def ratio(ours: list[float], theirs: list[float]) -> float:
    """Median to median."""
    return round(median(ours) / median(theirs), 2)


def timed(act: Callable[[], object]) -> float:
    """Seconds, the second time: what is read lies in the cache for every contestant alike."""
    act()
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Row:
    """What a desk program usually makes of a row: a record with its moments."""

    row: int
    number: str
    level: int
    opened_at: datetime
    customer: str
    phone: str
    goods: str
    stage: str
    last_pos: int
    due: datetime


def record(values: tuple[Any, ...]) -> Row:
    """The record of a row."""
    row, number, level, opened, customer, phone, goods, stage, last_pos, due = values
    start, end = (datetime.fromtimestamp(each / 1e6, UTC) for each in (opened, due))
    return Row(row, number, level, start, customer, phone, goods, stage, last_pos, end)


def records(peer: sqlite3.Connection, statement: str, params: tuple[object, ...]) -> list[Row]:
    """A page of records by plain sqlite3."""
    return [record(values) for values in peer.execute(statement, params)]


def our_records(tickets: StoreTickets, wanted: QueueFilter, after: str | None = None) -> list[QueueRow]:
    """A page of ours with every record made."""
    return list(tickets.page(wanted, after).rows)


def measure_pages(tickets: StoreTickets, peer: sqlite3.Connection, rounds: int) -> dict[str, object]:
    """Pages of the queue from anywhere in it, and blocks of the table."""
    chance = random.Random(1)
    wanted = QueueFilter(FIRST_DAY, "open")
    last = peer.execute("SELECT max(row) FROM ticket_row").fetchone()[0]
    places = [
        peer.execute(
            "SELECT rank, due, row FROM ticket_row WHERE row = ?", (chance.randrange(1, last + 1),)
        ).fetchone()
        for _ in range(rounds)
    ]
    blocks = tickets.blocks(wanted)
    names = (
        *("ours", "sqlite3", "ours with records", "sqlite3 with records"),
        *("block of 128", "counts", "first page"),
    )
    times: dict[str, list[float]] = {name: [] for name in names}
    for turn, place in enumerate(places):
        cursor = ".".join(map(str, place))
        times["ours"].append(timed(lambda cursor=cursor: tickets.page(wanted, cursor)))  # type: ignore[misc]  # bound now
        times["sqlite3"].append(timed(lambda place=place: peer.execute(PAGE, place).fetchall()))  # type: ignore[misc]  # bound now
        times["ours with records"].append(timed(partial(our_records, tickets, wanted, cursor)))
        times["sqlite3 with records"].append(timed(lambda place=place: records(peer, PAGE, place)))  # type: ignore[misc]  # bound now
        times["block of 128"].append(timed(lambda place=place: list(blocks.block(place, 128).rows)))  # type: ignore[misc]  # bound now
        times["first page"].append(timed(partial(our_records, tickets, wanted)))
        if turn < 10:
            times["counts"].append(timed(lambda: tickets.counts(wanted)))
    found: dict[str, object] = {name: spread(each) for name, each in times.items()}
    found["anchors_seconds"] = round(timed(lambda: blocks.anchors(128)), 2)
    found["ours_to_sqlite3_p50"] = ratio(times["ours"], times["sqlite3"])
    found["with_records_p50"] = ratio(times["ours with records"], times["sqlite3 with records"])
    found["records_to_tuples_p50"] = ratio(times["ours with records"], times["sqlite3"])
    return found


def measure_search(tickets: StoreTickets, peer: sqlite3.Connection, rounds: int) -> dict[str, object]:
    """Every kind of word; the peer where its index can answer at all."""
    found: dict[str, object] = {}
    for kind, words in terms_of(peer, max(20, rounds // 4)).items():
        times: dict[str, list[float]] = defaultdict(list)
        for word in words:
            wanted = QueueFilter(FIRST_DAY, "all", word)
            times["ours"].append(timed(lambda wanted=wanted: tickets.page(wanted)))  # type: ignore[misc]  # bound now
            times["ours with records"].append(timed(partial(our_records, tickets, wanted)))
            if HAN.fullmatch(word) and len(word) > 1:
                match = (peer_match(word),)
                times["pairs"].append(timed(lambda match=match: peer.execute(FOUND, match).fetchall()))  # type: ignore[misc]  # bound now
                times["pairs with records"].append(timed(lambda match=match: records(peer, FOUND, match)))  # type: ignore[misc]  # bound now
        each: dict[str, object] = {name: spread(values) for name, values in times.items()}
        if "pairs" in times:
            each["ratio_p50"] = ratio(times["ours"], times["pairs"])
            each["with_records_p50"] = ratio(times["ours with records"], times["pairs with records"])
            each["records_to_tuples_p50"] = ratio(times["ours with records"], times["pairs"])
        found[kind] = each
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=200)
    chosen = parser.parse_args()
    peer_seconds = make_peer(chosen.folder)
    store = open_store(
        chosen.folder,
        time=Clocks(),
        ids=Ids(),
        clock_of=clock_of,
        awaiting_approval=never,
        keys=FolderKeys(chosen.folder),
        options=StoreOptions(reserve_bytes=0),
    )
    peer = connect_reader(chosen.folder / "store.db")
    peer.execute("ATTACH ? AS peer", (str(chosen.folder / "peer.db"),))
    gc.collect()
    gc.disable()
    found = {
        "tickets": peer.execute("SELECT count(*) FROM ticket_row").fetchone()[0],
        "peer_index_seconds": peer_seconds,
        "queue": measure_pages(store.tickets, peer, chosen.rounds),
        "search": measure_search(store.tickets, peer, chosen.rounds),
        "targets": {"page_to_sqlite3_p50": 1.6, "search_to_pairs_p50": 2.0, "search_p95_ms": 10},
    }
    peer.close()
    store.close()
    json.dump(found, sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
