"""The whole reason of a remedy: its own sentence, and how its last day was counted where it does not say."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.policy.decision import Decision


def period_sentences(decision: Decision) -> dict[str, str]:
    """Decision key → the sentence that says how it was counted."""
    found: dict[str, str] = {}
    for line in decision.lines("why"):
        if line.get("due") is not None:
            found.setdefault(str(line.get("key")), str(line.get("text", "")))
    return found


def whole_reason(decision: Decision, line: Mapping[str, object], sentences: Mapping[str, str]) -> str:
    """Why a remedy stands as it does and why its last day is that day.

    A remedy that waits for a fact names its last day without the counting; the period of the same last
    day tells it. So it does where another reason for the remedy is over. `sentences` are those of
    `period_sentences`.
    """
    own, key = str(line.get("why", "")), str(line.get("window", ""))
    counted = sentences.get(key, "")
    last = line.get("last_day") or over_since(line)
    if line.get("pending") and last is not None and counted and decision.get(key) == last:
        return f"{own}\n{counted}"
    return own


def over_since(line: Mapping[str, object]) -> str | None:
    """The last day of a promise of a pending remedy whose time is over, while the law is still open."""
    over = line.get("over")
    promised = isinstance(over, Mapping) and over.get("basis") == "merchant_promise"
    last = over.get("last_day") if isinstance(over, Mapping) and promised else None
    return last if isinstance(last, str) else None
