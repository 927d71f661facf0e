"""A desk in a process of its own: what ``counterfoil enrol`` and ``counterfoil sync --once`` do, and when.

    python -m tests.bench._sync_desk FOLDER enrol URL CODE
    python -m tests.bench._sync_desk FOLDER once [--passes N] [--until-done] [--apart]

`once` says that its store is open and begins when it is told so on standard input. Prints one JSON object
for each pass: when it began and ended (seconds of the wall clock), how long each lane took, processor
time, memory at its most so far, and the report. `--until-done` begins anew until nothing hinders it;
`--apart` sends files when all entries are up, not beside them, so that each lane shows what it can do.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from app.bootstrap import opened_store, sync_of
from app.store.opening import StoreOptions
from app.sync.desk_sync import DeskSync
from app.sync.one_pass import joined
from tests.bench._memory import peak_mb


class Nobody:
    """Nobody looks on."""

    def tickets_changed(self, tickets: object) -> None:
        """See `News`."""

    def standing_changed(self, standing: object) -> None:
        """See `News`."""

    def reference_changed(self, collections: object) -> None:
        """See `News`."""


def a_pass(sync: DeskSync, *, apart: bool) -> bool:
    """One pass, told of; whether nothing hindered it."""
    lanes: list[float] = []
    sync.on_pass = lambda lane: lanes.append(lane.seconds)
    began, work = time.time(), time.process_time()
    report = joined(sync.data_pass(), sync.files_pass()) if apart else sync.once()
    told = {
        "began": began,
        "ended": time.time(),
        "cpu": round(time.process_time() - work, 3),
        "peak_mb": peak_mb(),
        "lanes": lanes,
        **asdict(report),
        "cause": report.cause.code if report.cause else "",
    }
    print(json.dumps(told), flush=True)  # noqa: T201 - the result
    return report.cause is None


def main() -> None:
    """Enrol, or synchronise."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", choices=("enrol", "once"))
    parser.add_argument("words", nargs="*")
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--until-done", action="store_true")
    parser.add_argument("--apart", action="store_true")
    chosen = parser.parse_args()
    options = StoreOptions(reserve_bytes=0)
    with opened_store(chosen.folder, options=options) as (store, workplace):
        sync = sync_of(store, workplace.desk.code, Nobody())
        try:
            if chosen.what == "enrol":
                url, code = chosen.words
                sync.enrol(sync.look(url), code)
                return
            print("open", flush=True)  # noqa: T201 - for whoever waits
            sys.stdin.readline()
            left = chosen.passes
            while left:
                left -= a_pass(sync, apart=chosen.apart) or not chosen.until_done
        finally:
            sync.stop()


if __name__ == "__main__":
    main()
