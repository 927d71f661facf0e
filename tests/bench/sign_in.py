"""What signing in costs: ``python -m tests.bench.sign_in [--runs 15]``; prints one JSON object.

A right PIN checked with all that belongs to it (the try counted before it is judged, durably, and taken back
after) against `PasswordHasher().verify` of argon2-cffi alone with its own parameters, in turn. Milliseconds as
least, median and p95; the limit is half a second, after which people type again.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from argon2 import PasswordHasher

from app.bootstrap import make_store, opened_store
from app.domain.vocabulary import Role
from app.store.opening import StoreOptions
from app.usecases.desk import Person, make_desk
from app.usecases.desk_settings import STAFF, staff_value
from app.usecases.pins import check_pin
from app.usecases.staffing import Staffing

LIMIT_MS = 500.0
PIN = "490731"
WU = Person("吴敏华", Role.SUPERVISOR)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one turn."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def told(times: list[float]) -> list[float]:
    """Least, median, p95."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return [round(each, 1) for each in (ordered[0], statistics.median(ordered), p95)]


def measure(runs: int, folder: Path) -> dict[str, object]:
    """Both in turn, on one store."""
    options = StoreOptions(reserve_bytes=0)
    make_store(folder, make_desk({"code": "2F-01"}), options)
    alone = PasswordHasher()
    kept = alone.hash(PIN)
    ours: list[float] = []
    peer: list[float] = []
    with opened_store(folder, options=options) as (_, workplace):
        workplace.settings.put({STAFF: staff_value((WU,))})
        Staffing(workplace, WU).set_pin(WU.name, PIN)
        check_pin(workplace, WU.name, PIN)
        for _turn in range(runs):
            ours.append(timed(lambda: check_pin(workplace, WU.name, PIN)))
            peer.append(timed(lambda: alone.verify(kept, PIN)))
    return {
        "runs": runs,
        "ms": {"signing in": told(ours), "argon2-cffi alone": told(peer)},
        "ms_p95": told(ours)[2],
        "ratio": round(statistics.median(ours) / statistics.median(peer), 2),
    }


def main() -> None:
    """Measure and report; 1 where people would have to wait."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    with tempfile.TemporaryDirectory() as folder:
        report = measure(parser.parse_args().runs, Path(folder) / "store")
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
