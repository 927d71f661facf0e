"""What the eligibility card costs at each key: ``python -m tests.bench.live_assessment``; one JSON object.

The limit is 2 ms a key (an eighth of a frame); the peer, in the same run, is copying and comparing
the same facts a hundred times over, as a yardstick for the machine.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

from app.bootstrap import packaged_policy
from app.domain.policy.vocabulary import PROFILES
from app.usecases.desk import Desk
from app.usecases.desk_policy import DeskPolicy

LIMIT_MS = 2.0
ROUNDS = 300
FACTS: dict[str, object] = {
    "profile": "mall_desk",
    "category": "kettle",
    "amount": "199.00",
    "channel": "offline",
    "sold_date": "2026-11-08",
    "demand": "exchange",
    "words": "用了3次就漏水",
    "accepted_at": "2026-11-20T10:00",
    "entered_at": "2026-11-20T10:02",
    "triaged_at": "2026-11-20T10:02",
    "today": "2026-11-20",
}


def milliseconds(work: Callable[[], object]) -> list[float]:
    """Each of ROUNDS turns."""
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return times


def yardstick() -> bool:
    """A hundred copies of the facts, compared."""
    return all(dict(FACTS) == FACTS for _ in range(100))


def judged_under(policy: DeskPolicy, profile: str) -> list[float]:
    """Milliseconds of each turn under one profile, the quickest first."""
    facts = {**FACTS, "profile": profile}
    policy.assess(facts)
    return sorted(milliseconds(lambda: policy.assess(facts)))


def main() -> None:
    """Measure and report: the profile that takes longest."""
    rulebook, calendar = packaged_policy()
    policy = DeskPolicy(rulebook, calendar, Desk("2F-01"))
    turns = {profile: judged_under(policy, profile) for profile in PROFILES}
    slowest = max(turns, key=lambda profile: statistics.median(turns[profile]))
    ours = turns[slowest]
    peer = statistics.median(milliseconds(yardstick))
    middle = statistics.median(ours)
    report = {
        "profile": slowest,
        "ms_p50": round(middle, 3),
        "ms_p95": round(ours[int(len(ours) * 0.95)], 3),
        "limit_ms": LIMIT_MS,
        "yardstick_ms": round(peer, 4),
        "ratio_to_yardstick": round(middle / peer, 1),
        "within": middle <= LIMIT_MS,
    }
    json.dump(report, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
