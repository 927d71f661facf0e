"""Who answers to the customer while somebody behind the seller is liable (消保法40)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.refusals import Refusal
from app.domain.steps.liability import DetermineLiability
from app.domain.verdicts import Basis, Share, answers_first
from app.domain.vocabulary import Cause
from tests.domain.cases import opened

SCRATCHED = DetermineLiability(
    cause=Cause.TRANSPORT,
    shares=(Share("logistics", 100, "迅捷同城"),),
    basis=(Basis("evidence", "开箱照片 2 张"),),
    conclusion="抽屉面板运输中刮伤",
    suggestion="换面板",
)


@pytest.mark.parametrize(
    ("parties", "said", "first"),
    [
        (("logistics",), None, "merchant"),
        (("brand",), " ", "merchant"),
        (("installer", "customer"), None, "merchant"),
        (("platform",), "mall", "mall"),
        (("customer",), None, None),
        (("merchant",), None, None),
        (("mall",), None, None),
    ],
)
def test_the_seller_answers_first_for_whoever_stands_behind_it(
    parties: tuple[str, ...], said: str | None, first: str | None
) -> None:
    shares = tuple(Share(party, 100 // len(parties)) for party in parties)
    ticket = opened().must(replace(SCRATCHED, shares=shares, answers_to_customer=said))
    liability = ticket.items[0].liability
    assert liability is not None
    assert liability.answers_to_customer == first


@pytest.mark.parametrize("first", ["logistics", "brand", "installer", "customer", "undetermined", "李娜"])
def test_nobody_behind_the_seller_is_said_to_answer_first(first: str) -> None:
    action = replace(SCRATCHED, shares=(Share("logistics", 100),), answers_to_customer=first)
    refused = opened().do(action)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.params["party"]) == ("cannot_answer_first", first)
    assert refused.params["offered"] == "merchant, mall, platform"


def test_nobody_is_named_while_nobody_is_liable() -> None:
    assert answers_first(()) is None
    assert answers_first((Share("undetermined", 100),)) is None
