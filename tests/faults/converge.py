"""Long courses of the world by hand: ``python -m tests.faults.converge --seed 7 --steps 200``.

Prints the course of what failed; ``--course FILE`` takes such a course again, ``--shrink`` cuts it
down to what is needed, ``--until MINUTES`` goes from seed to seed.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec

from tests.faults.world.checks import holds_in_peace, holds_now
from tests.faults.world.steps import STEPS, Step, take
from tests.faults.world.world import world
from tests.postgres import running_postgres

MOST = 10_000


def course_of(seed: int, steps: int) -> list[Step]:
    """The course that a seed means."""
    chance = Random(seed)
    names, weights = list(STEPS), [weight for weight, _ in STEPS.values()]
    return [
        Step(name, *(chance.randrange(MOST) for _ in range(3)))
        for name in chance.choices(names, weights, k=steps)
    ]


def walk(course: Sequence[Step], database_url: str = "", *, told: bool = False) -> None:
    """Take a course from the beginning, and end in peace."""
    with TemporaryDirectory(prefix="converge") as name, world(Path(name), database_url) as made:
        for number, step in enumerate(course, 1):
            if told:
                sys.stdout.write(f"{number:4} {step.name} {step.a} {step.b} {step.c}\n")
            take(made, step)
            holds_now(made)
        holds_in_peace(made)


def failure_of(course: Sequence[Step], database_url: str = "") -> str:
    """What went wrong on a course; empty when nothing did."""
    try:
        walk(course, database_url)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return traceback.format_exc()
    return ""


def kind_of(failure: str) -> str:
    """Failures of one kind say the same, but for names and numbers."""
    said = [line for line in failure.splitlines() if line and not line.startswith(" ")]
    return re.sub(r"[^a-z ]|desk", "", re.sub(r"[0-9a-f-]{8,}", "", said[-1].lower()))[:40] if said else ""


def shrunk(course: list[Step], database_url: str = "", seconds: float = 240) -> list[Step]:
    """A shorter course that fails as well."""
    ends, size = time.monotonic() + seconds, max(1, len(course) // 2)
    kind = kind_of(failure_of(course, database_url))
    while time.monotonic() < ends:
        at, shorter = 0, False
        while at < len(course) and time.monotonic() < ends:
            rest = course[:at] + course[at + size :]
            if kind_of(failure_of(rest, database_url)) == kind:
                course, shorter = rest, True
            else:
                at += size
        if size == 1 and not shorter:
            break
        size = max(1, size // 2)
    return course


def main() -> int:
    """See above."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--steps", type=int, default=60)
    asked.add_argument("--until", type=float, default=0.0, help="minutes, from seed to seed")
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--course", type=Path)
    asked.add_argument("--shrink", action="store_true")
    asked.add_argument("--on", action="store_true", help="to the next seed after a failure too")
    asked.add_argument("--seconds", type=float, default=240, help="for --shrink")
    asked.add_argument("--told", action="store_true")
    given = asked.parse_args()
    logging.disable(logging.CRITICAL)
    with ExitStack() as held:
        server = held.enter_context(running_postgres()) if given.postgres else None
        ends, seed = time.monotonic() + given.until * 60, given.seed
        while True:
            url = held.enter_context(server.database()) if server else ""
            course = course_of(seed, given.steps)
            if given.course:
                course = msgspec.json.decode(given.course.read_bytes(), type=list[Step])
            began = time.monotonic()
            if given.told:
                walk(course, url, told=True)
            failed = failure_of(course, url)
            sys.stdout.write(f"seed {seed}, {len(course)} steps, {time.monotonic() - began:.1f} s: ")
            sys.stdout.write(f"FAILED\n{failed}\n" if failed else "all is everywhere, once\n")
            sys.stdout.flush()
            if failed and not given.on:
                if given.shrink:
                    course = shrunk(course, url, given.seconds)
                sys.stdout.write(msgspec.json.encode(course).decode() + "\n")
                return 1
            seed += 1
            if time.monotonic() >= ends:
                return 0


if __name__ == "__main__":
    sys.exit(main())
