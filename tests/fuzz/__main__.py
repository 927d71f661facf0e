"""Feed damaged and hostile bytes to every parser of outside files.

    python -m tests.fuzz [--seconds N] [--seed N] [NAME …]

Prints a table: the parser, how many variants it was given, how many it refused, the longest it took for one.
Stops with 1 at the end where anything was neither read nor refused; the variant stands in the folder named.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random

from tests.fuzz.mutations import mutated
from tests.fuzz.parsers import PARSERS, Parser

SLOW = 10.0
"""Seconds for one variant that are a fault by themselves."""


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    kept = Path(tempfile.gettempdir()) / "counterfoil-fuzz"
    faults = 0
    print(f"{'parser':<14}{'variants':>10}{'refused':>10}{'longest ms':>12}{'faults':>8}")
    names = options.names or list(PARSERS)
    for name in names:
        faults += _try(name, PARSERS[name], options.seconds / len(names), options.seed, kept)
    return 1 if faults else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60.0, help="for all of them together")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(PARSERS)}")
    options = parser.parse_args(arguments)
    for name in options.names:
        if name not in PARSERS:
            parser.error(f"there is no parser {name}")
    if options.seed is None:
        options.seed = time.time_ns() & 0xFFFFFFFF
    return options


def _try(name: str, parser: Parser, seconds: float, seed: int, kept: Path) -> int:
    """Variants for so many seconds; how many were faults."""
    chance, seeds = Random(f"{name} {seed}"), parser.seeds()
    tried = refused = faults = 0
    longest, until = 0.0, time.monotonic() + seconds
    while time.monotonic() < until and faults < 5:
        variant = mutated(chance.choice(seeds), chance)
        tried += 1
        began = time.monotonic()
        try:
            parser.read(variant)
        except parser.refusals:
            refused += 1
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            faults += 1
            _keep(kept / f"{name}-{seed}-{tried}", variant)
        took = time.monotonic() - began
        longest = max(longest, took)
        if took > SLOW:
            faults += 1
            _keep(kept / f"{name}-{seed}-{tried}", variant)
    print(f"{name:<14}{tried:>10}{refused:>10}{longest * 1000:>12.1f}{faults:>8}", flush=True)
    return faults


def _keep(path: Path, variant: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(variant)
    print(f"-- {path}", flush=True)
    if sys.exc_info()[0] is not None:
        print(traceback.format_exc(limit=-3), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
