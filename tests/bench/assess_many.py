"""A thousand cases judged by one call of the command line: ``python -m tests.bench.assess_many``; one JSON object.

The contestants take turns: the command with a thousand cases of every profile, the same with one case
(what a start costs), and a program of the same Python that reads and writes the same file of a thousand.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "data" / "assess"
PEER = "import json, sys; json.dump(json.load(open(sys.argv[1], encoding='utf-8')), sys.stdout)"
LIMIT_MS = 2.0


def cases(count: int) -> list[object]:
    """The worked examples, over and over."""
    files = sorted(EXAMPLES.glob("*.json"))
    every = [each["facts"] for file in files for each in json.loads(file.read_text("utf-8"))["examples"]]
    return list(islice(cycle(every), count))


def seconds(command: list[str]) -> float:
    """How long the command runs, its output read."""
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Measure and report."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=7)
    words.add_argument("--cases", type=int, default=1000)
    wanted = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many, one = Path(folder) / "many.json", Path(folder) / "one.json"
        many.write_text(json.dumps(cases(wanted.cases), ensure_ascii=False), encoding="utf-8")
        one.write_text(json.dumps(cases(1), ensure_ascii=False), encoding="utf-8")
        commands = {
            "many": [sys.executable, "-m", "app", "assess", str(many)],
            "one": [sys.executable, "-m", "app", "assess", str(one)],
            "peer": [sys.executable, "-c", PEER, str(many)],
        }
        turns = [{name: seconds(command) for name, command in commands.items()} for _ in range(wanted.runs)]
    middle = {name: statistics.median(turn[name] for turn in turns) for name in commands}
    each = (middle["many"] - middle["one"]) / max(wanted.cases - 1, 1) * 1000
    report = {
        "cases": wanted.cases,
        "seconds": {name: round(value, 3) for name, value in middle.items()},
        "ms_each": round(each, 3),
        "limit_ms": LIMIT_MS,
        "ratio_to_one": round(middle["many"] / middle["one"], 2),
    }
    json.dump(report, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
