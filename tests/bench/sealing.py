"""What sealing costs an entry, and overwriting what is freed: ``python -m tests.bench.sealing [--entries 2000]
[--rounds 200]``.

An intake written as a line and read again, sealed and with the same fields in clear, in turn. Then two
stores in turn, of which one leaves freed pages as they are (`secure_delete` off): a ticket taken in, a draft
of 4 KB kept, kept again and deleted. Prints one JSON object: microseconds of an entry and milliseconds of a
turn as least, median and p95, and of the medians the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import msgspec

from app.domain.entry import Entry, UnknownBody
from app.usecases.read_models import SavedDraft
from app.wire.entries import decode_entry, encode_entry
from app.wire.sealing import KEY_SIZE, key_name
from tests.bench._store_cases import FIRST_DAY, Cases, Ids, opened_at
from tests.bench.encrypted import WARM_UP, Contestant, in_turn, told

_DRAFT = 4096


class Keys:
    """One key for each ticket, in memory: what the database takes for it is not of sealing."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], bytes] = {}

    def ensure(self, ticket: str, kind: str) -> bytes:
        return self._keys.setdefault((ticket, kind), os.urandom(KEY_SIZE))

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        key = self._keys.get((ticket, kind))
        return key if key is not None and key_name(key) == name else None


def entries(count: int) -> list[Entry]:
    """As many intakes, by running number."""
    cases, ids = Cases(), Ids()
    made = []
    for number in range(1, count + 1):
        ticket, body = cases.opened(number)
        at = opened_at(number)
        made.append(Entry(number, ids.fresh(), at, "b00t", number, ticket, body, "林晓敏"))
    return made


def in_clear(entry: Entry) -> Entry:
    """The same, so that nothing of it is taken out and sealed."""
    body = entry.body
    plain = msgspec.to_builtins(body)
    return replace(entry, body=UnknownBody(body.TYPE, body.VERSION, plain, {}))


def measure_lines(count: int) -> tuple[dict[str, dict[str, list[float]]], dict[str, float]]:
    """Microseconds of an entry, and how many bytes a line has."""
    keys = Keys()
    times: dict[str, dict[str, list[float]]] = {
        what: {"sealed": [], "clear": []} for what in ("write", "read")
    }
    size = {"sealed": 0, "clear": 0}
    for entry in entries(WARM_UP + count):
        for form in ("sealed", "clear"):
            began = perf_counter()
            line = encode_entry(entry if form == "sealed" else in_clear(entry), keys)
            written = perf_counter()
            decode_entry(line, keys)
            read = perf_counter()
            times["write"][form].append((written - began) * 1e6)
            times["read"][form].append((read - written) * 1e6)
            size[form] += len(line)
    least = {what: {form: each[WARM_UP:] for form, each in found.items()} for what, found in times.items()}
    return least, {form: size[form] / (WARM_UP + count) for form in size}


class Overwriting(Contestant):
    """A store that overwrites what it frees, or not."""

    def __init__(self, folder: Path, *, overwrites: bool) -> None:
        super().__init__(folder)
        word = "ON" if overwrites else "OFF"
        self.store.writer.run(
            lambda connection: connection.execute(f"PRAGMA secure_delete = {word}").fetchall()
        )

    def draft(self) -> None:
        kept = SavedDraft("d1", FIRST_DAY, FIRST_DAY, "王", os.urandom(_DRAFT // 2).hex())
        self.store.drafts.save(kept)
        self.store.drafts.save(replace(kept, payload=os.urandom(_DRAFT // 4).hex()))
        self.store.access.write(lambda connection: connection.execute("DELETE FROM draft"))


def measure_overwriting(rounds: int, folder: Path) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of each turn."""
    both = {
        "overwritten": Overwriting(folder / "overwritten", overwrites=True),
        "left": Overwriting(folder / "left", overwrites=False),
    }
    times = in_turn(both, ("save", "draft"), rounds)
    for each in both.values():
        each.close()
    return times


def ratio(ours: list[float], peer: list[float]) -> float:
    """Of the medians."""
    return round(statistics.median(ours) / statistics.median(peer), 2)


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=200)
    chosen = parser.parse_args()
    lines, size = measure_lines(chosen.entries)
    with tempfile.TemporaryDirectory() as folder:
        turns = measure_overwriting(chosen.rounds, Path(folder))
    report = {
        "us": {what: {form: told(each) for form, each in found.items()} for what, found in lines.items()},
        "bytes": {form: round(each) for form, each in size.items()},
        "ms": {what: {form: told(each) for form, each in found.items()} for what, found in turns.items()},
        "ratio": {
            **{what: ratio(found["sealed"], found["clear"]) for what, found in lines.items()},
            "bytes": round(size["sealed"] / size["clear"], 2),
        },
        "overwriting": {what: ratio(found["overwritten"], found["left"]) for what, found in turns.items()},
    }
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
