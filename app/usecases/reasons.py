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
    day tells it. `sentences` are those of `period_sentences`.
    """
    own, key = str(line.get("why", "")), str(line.get("window", ""))
    counted = sentences.get(key, "")
    waits = bool(line.get("pending")) and line.get("last_day") is not None
    if waits and counted and decision.get(key) == line.get("last_day"):
        return f"{own}\n{counted}"
    return own
