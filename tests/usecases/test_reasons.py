"""A remedy that waits for a fact still says how its last day was counted."""

from __future__ import annotations

from app.domain.policy.decision import Decision
from app.usecases.reasons import period_sentences, whole_reason

WHY = {"key": "window7_last_day", "text": "自购买日的次日起计7天", "due": "2026-11-23"}
DECISION = Decision({"window7_last_day": "2026-11-23", "why": [WHY, {"key": "level", "text": "级别"}]})


def reason(**line: object) -> str:
    told = {"why": "确认问题原因后", "window": "window7_last_day", "last_day": "2026-11-23", **line}
    return whole_reason(DECISION, told, period_sentences(DECISION))


def test_the_counting_is_added_where_the_sentence_leaves_it_out() -> None:
    assert reason(pending=["fault"]) == "确认问题原因后\n自购买日的次日起计7天"


def test_nothing_is_added_where_it_is_said_or_another_layer_has_another_day() -> None:
    assert reason() == "确认问题原因后"
    assert reason(pending=["fault"], last_day="2026-11-29") == "确认问题原因后"
    assert reason(pending=["fault"], window="") == "确认问题原因后"
    assert reason(pending=["fault"], last_day=None) == "确认问题原因后"
