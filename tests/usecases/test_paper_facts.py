"""What a document is told about a case."""

from __future__ import annotations

from app.usecases.paper_facts import right_lines
from app.usecases.situation import situation
from tests.fakes.shop import Shop


def test_the_ground_of_a_right_is_a_sentence_a_customer_can_read(shop: Shop) -> None:
    view = situation(shop.work, shop.intake().number)
    lines = right_lines(view.decision(view.ticket.items[0]).as_json())
    assert {line.strength for line in lines} >= {"by_right", "promise"}
    for line in lines:
        assert "依据" in line.basis
        assert line.basis.endswith("。")
        assert not any("a" <= char <= "z" for char in line.basis), "a code where words belong"
