"""What is not known of a case, with what it would change, the weightiest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.policy.decision import Decision, mappings


@dataclass(frozen=True)
class MissingFact:
    """An unknown fact and what hangs on it.

    `level`: the level may be another one. `remedies` are those that wait for this fact, owed or not by
    the answer. `keys` are the other keys of the decision that would change.
    """

    fact: str
    level: bool = False
    remedies: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


def missing_facts(decision: Decision) -> tuple[MissingFact, ...]:
    """The facts a decision asks for, in its order: what would change most comes first."""
    changes = decision.get("missing_changes")
    known = changes if isinstance(changes, Mapping) else {}
    waiting = _waiting(decision)
    found = []
    for fact in decision.codes("missing"):
        keys = known.get(fact)
        listed = [str(key) for key in keys] if isinstance(keys, list) else []
        rest = tuple(key for key in listed if key not in ("priority_level", "remedies"))
        found.append(MissingFact(fact, "priority_level" in listed, waiting.get(fact, ()), rest))
    return tuple(found)


def _waiting(decision: Decision) -> dict[str, tuple[str, ...]]:
    """Fact → the remedies that wait for it, in the order of the decision."""
    waiting: dict[str, dict[str, None]] = {}
    for line in decision.lines("remedies"):
        for each in (line, *mappings(line.get("also"))):
            pending = each.get("pending")
            for fact in pending if isinstance(pending, list) else ():
                waiting.setdefault(str(fact), {})[str(line["remedy"])] = None
    return {fact: tuple(codes) for fact, codes in waiting.items()}
