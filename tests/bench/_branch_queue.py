"""Batches of many branches on their way into head office: arrivals, service, waiting. Chance is seeded."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

DESKS = 2
"""Devices of a branch."""
TICKETS_A_DAY = 40
"""Of a branch with two desks, on an average day."""
ENTRIES_A_TICKET = 8
"""As in the demo's script: 289 entries of 38 tickets."""
FILES_A_TICKET, FILE_BYTES = 1.2, 300 * 1024
"""Files that a ticket of the demo names, and the size that a photo of a telephone usually has."""
OPEN_HOURS = 12
PEAK = 2.0
"""The busiest hour has so many times the average of an open hour."""
OUTAGE_HOURS = 2.0
"""A line that serves all branches is away so long, then all of them come back."""
COME_BACK = 60.0
"""Seconds within which they do: desks see the network return, each with its own delay."""
WATCHED, WATCHED_EVERY, EVERY = 0.2, 20.0, 60.0
"""Share of desks that somebody looks at, and seconds between two looks for news of those and the others."""


@dataclass(frozen=True)
class Service:
    """Seconds of one worker: for a batch as such, for each entry in it, and how much measured times vary."""

    fixed: float
    entry: float
    spread: Sequence[float]

    def of(self, entries: int, chance: Random) -> float:
        """A time for one batch: what the line through all measured times says, times a measured spread."""
        return (self.fixed + self.entry * entries) * chance.choice(self.spread)


@dataclass(frozen=True)
class Waits:
    """How long batches waited before a worker took them, in seconds, and the share of time it worked."""

    p50: float
    p99: float
    busy: float


def entries_a_day(branches: int) -> int:
    """Of all branches."""
    return branches * TICKETS_A_DAY * ENTRIES_A_TICKET


def a_second(branches: int) -> float:
    """Entries in the busiest hour."""
    return entries_a_day(branches) * PEAK / (OPEN_HOURS * 3600)


def looks_a_second(branches: int) -> float:
    """Looks for news by all desks."""
    each = WATCHED / WATCHED_EVERY + (1 - WATCHED) / EVERY
    return branches * DESKS * each


def size_of_batch(chance: Random) -> int:
    """A desk sends when somebody saved something: one entry, or the few of one click."""
    return chance.choice((1, 1, 2, 2, 3, 4))


AVERAGE_BATCH = 13 / 6


def busiest_minutes(branches: int, service: Service, minutes: float, seed: int) -> Waits:
    """One shard in the busiest hour: batches come by chance, and one at a time is written."""
    chance = Random(seed)
    rate = a_second(branches) / AVERAGE_BATCH
    now, free, busy = 0.0, 0.0, 0.0
    waited = []
    while now < minutes * 60:
        now += chance.expovariate(rate)
        took = service.of(size_of_batch(chance), chance)
        waited.append(max(0.0, free - now))
        free = max(free, now) + took
        busy += took
    ordered = sorted(waited)
    return Waits(_at(ordered, 0.5), _at(ordered, 0.99), busy / max(free, now))


def come_back(branches: int, service: Service, most: int, seed: int) -> float:
    """Seconds until one shard has all that its branches wrote while they were away, and what came meanwhile.

    Each device sends its backlog in batches of at most `most`, the next when the one before is acknowledged.
    """
    chance = Random(seed)
    backlog = a_second(branches) * OUTAGE_HOURS * 3600 / PEAK / max(1, branches * DESKS)
    waiting = [
        (chance.uniform(0, COME_BACK), device, max(1, round(backlog))) for device in range(branches * DESKS)
    ]
    heapq.heapify(waiting)
    free = 0.0
    while waiting:
        ready, device, left = heapq.heappop(waiting)
        batch = min(left, most)
        free = max(free, ready) + service.of(batch, chance)
        if left > batch:
            heapq.heappush(waiting, (free, device, left - batch))
    new = a_second(branches) * (service.fixed / AVERAGE_BATCH + service.entry)
    return free / (1 - new) if new < 1 else math.inf


def shards_needed(
    branches: int, service: Service, wait: float, back: float, most: int, minutes: float
) -> int:
    """The fewest databases over which the branches must be spread for both limits to hold."""
    shards = 1
    while True:
        each = math.ceil(branches / shards)
        load = a_second(each) * (service.fixed / AVERAGE_BATCH + service.entry)
        if load < 0.9:
            busiest = busiest_minutes(each, service, minutes, shards)
            if busiest.p99 <= wait and come_back(each, service, most, shards) <= back:
                return shards
        shards = max(shards + 1, math.ceil(shards * load / 0.9)) if load >= 0.9 else shards + 1


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
