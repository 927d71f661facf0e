"""Turn over single bits in the database, its log and the files of a furnished store, one in each copy of it.

    python -m tests.flips [--count 1000] [--seed N] [database|log|file]

Prints a table; ends with 1 where anything was silently wrong or told as a trace.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import get_args

from tests.flips.flipping import PLACES, Fate, Outcome, Place, Sound, outcome

FAULTS = ("SILENT", "UNEXPLAINED")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.flips")
    parser.add_argument("--count", type=int, default=1000, help="flips in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("places", nargs="*", choices=(*PLACES, []), help="default: all in turn")
    options = parser.parse_args(arguments)
    places: list[Place] = options.places or list(PLACES)
    found: dict[Place, list[Outcome]] = {place: [] for place in places}
    with tempfile.TemporaryDirectory(prefix="flips-") as folder:
        sound = Sound(Path(folder))
        for number in range(options.count):
            place = places[number % len(places)]
            with tempfile.TemporaryDirectory(prefix="flip-", dir=folder) as work:
                each = outcome(sound, place, Random(f"{options.seed} {number}"), Path(work))
            found[place].append(each)
            if each.fate in FAULTS:
                print(f"-- {number} {place}: {each.fate} {each.said} {each.wrong}", flush=True)
    _print(found)
    return 1 if any(each.fate in FAULTS for many in found.values() for each in many) else 0


def _print(found: dict[Place, list[Outcome]]) -> None:
    fates = get_args(Fate)
    print(f"{'where':<10}{'flips':>7}" + "".join(f"{fate:>22}" for fate in fates) + f"{'entries kept':>14}")
    for place, outcomes in found.items():
        counts = Counter(each.fate for each in outcomes)
        kept, of = sum(each.kept for each in outcomes), sum(each.entries for each in outcomes)
        row = "".join(f"{counts[fate]:>22}" for fate in fates)
        print(f"{place:<10}{len(outcomes):>7}{row}{100 * kept / max(of, 1):>13.2f}%")
    said = Counter(code for many in found.values() for each in many for code in each.said)
    print(", ".join(f"{code} {count}" for code, count in said.most_common()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
