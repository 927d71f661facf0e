"""What answers the demand comes first; what is over or waits for a fact is never taken for owed."""

from tests.domain.policy.desk import decide, remedy

KETTLE: dict[str, object] = {
    "profile": "mall_desk",
    "category": "kettle",
    "sold_date": "2026-11-10",
    "demand": "return",
    "reported_at": "2026-11-22T10:00",
    "today": "2026-11-22",
    "fault": "quality",
}
SHIPPED: dict[str, object] = {
    "profile": "ecommerce",
    "category": "kettle",
    "channel": "online",
    "received_date": "2026-11-14",
    "demand": "return",
    "reported_at": "2026-11-20T10:00",
    "today": "2026-11-20",
}


def codes(**facts: object) -> list[str]:
    return [str(line["remedy"]) for line in decide(**facts).lines("remedies")]


def test_what_was_asked_for_and_is_owed_stands_above_what_is_owed_besides() -> None:
    assert codes(**KETTLE)[:2] == ["return_full", "exchange_same_model"]
    assert codes(**KETTLE | {"demand": "exchange"})[0] == "exchange_same_model"
    assert codes(**KETTLE | {"demand": "repair"})[0] == "repair_free"


def test_what_waits_for_a_fact_does_not_stand_above_what_is_owed() -> None:
    assert codes(**KETTLE)[-1] == "return_no_reason"


def test_a_promise_that_is_over_is_told_beside_the_law_that_is_open() -> None:
    line = remedy(decide(**KETTLE), "return_no_reason")
    assert line["pending"] == ["channel", "received_date", "intact"]
    assert line["over"]["last_day"] == "2026-11-17"
    assert line["over"]["basis"] == "merchant_promise"


def test_what_is_over_however_it_was_bought_does_not_wait_for_the_channel() -> None:
    decision = decide(**KETTLE, received_date="2026-11-11")
    line = remedy(decision, "return_no_reason")
    assert (line["strength"], line["exclusion"]) == ("not_owed", "window_closed")
    asked = decision["missing_changes"]
    assert isinstance(asked, dict)
    assert "remedies" not in asked.get("channel", [])


def test_a_period_that_may_still_run_waits_for_the_channel() -> None:
    line = remedy(decide(**KETTLE, received_date="2026-11-16"), "return_no_reason")
    assert "channel" in line["pending"]


def test_a_return_asked_for_by_its_name_comes_first_with_what_it_hangs_on() -> None:
    decision = decide(**SHIPPED, words="七天无理由退")
    assert [line["remedy"] for line in decision.lines("remedies")][:2] == ["return_no_reason", "return_full"]
    assert decision.codes("missing")[0] == "intact"


def test_what_the_demand_hangs_on_is_asked_before_the_level() -> None:
    asked = decide(**SHIPPED | {"reported_at": "2026-11-16T10:00", "today": "2026-11-16"}).codes("missing")
    assert set(asked[:2]) == {"fault", "intact"}
    assert "safety_risk" in asked[2:]


def test_a_right_about_to_close_is_asked_for_before_the_demand() -> None:
    asked = decide(**SHIPPED | {"demand": "exchange"}).codes("missing")
    assert asked[:2] == ("fault", "intact")  # both returns close within the days
    assert asked.index("intact") < asked.index("safety_risk")


def test_without_a_demand_the_level_is_asked_for_first() -> None:
    facts = {key: value for key, value in SHIPPED.items() if key != "demand"}
    asked = decide(**facts | {"reported_at": "2026-11-16T10:00", "today": "2026-11-16"}).codes("missing")
    assert asked.index("demand") < asked.index("intact")
