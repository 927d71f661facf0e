"""What is not known, in the order of how much it would change."""

from collections.abc import Iterable

WEIGHTS = (("priority_level", 100), ("remedies", 50))
OTHER_KEY, DEADLINE_KEY = 5, 20


def order_missing(gaps: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Unknown fact → decision keys it would change; the fact that would change most comes first.

    A level weighs most, then a remedy, then a deadline, then anything else;
    among equals, the fact that was met first.
    """
    changes: dict[str, list[str]] = {}
    for fact, key in gaps:
        keys = changes.setdefault(fact, [])
        if key not in keys:
            keys.append(key)
    order = {fact: place for place, fact in enumerate(changes)}
    ranked = sorted(changes, key=lambda fact: (-_weight(changes[fact]), order[fact]))
    return {fact: changes[fact] for fact in ranked}


def _weight(keys: list[str]) -> int:
    known = dict(WEIGHTS)
    return sum(known.get(key, DEADLINE_KEY if _is_deadline(key) else OTHER_KEY) for key in keys)


def _is_deadline(key: str) -> bool:
    return key.endswith(("_due", "_due_at", "_last_day", "_latest", "_start"))
