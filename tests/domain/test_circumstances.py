"""Circumstances that no field holds: which can be stated, how they weigh, that they stay and go back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.case_facts import item_facts
from app.domain.claims import revision_by
from app.domain.decide import decide
from app.domain.entry import Draft, Entry
from app.domain.evolve import evolve
from app.domain.policy.facts import parse_facts
from app.domain.policy.vocabulary import VOCABULARY, FactKind, FactSpec
from app.domain.refusals import Refusal
from app.domain.status import DONE
from app.domain.steps.amendment import AmendGoods
from app.domain.steps.circumstances import OWN_FIELDS, STATABLE, FactsStated, StateFacts
from app.domain.steps.closing import TicketReopened, WithdrawTicket
from app.domain.taking_back import changes_of, way_back
from app.domain.ticket import StatedFact, Ticket
from tests.domain.cases import ZONE, Course, FixedPolicy, context, leaking_kettle

_SAMPLES: dict[FactKind, StatedFact] = {
    FactKind.TEXT: "main",
    FactKind.TEXT_OR_NONE: None,
    FactKind.FLAG: False,
    FactKind.COUNT: 2,
    FactKind.MONEY: "199.00",
    FactKind.RATE: "0.001",
    FactKind.DATE: "2026-11-02",
    FactKind.MOMENT: "2026-11-02T10:05",
    FactKind.MONTH: "2026-05",
}


def sample(spec: FactSpec) -> StatedFact:
    """A value of the right form."""
    one_of_few = spec.choices and spec.kind in (FactKind.CHOICE, FactKind.TEXT)
    return spec.choices[-1] if one_of_few else _SAMPLES[spec.kind]


def course(*doings: StateFacts) -> Course:
    made = Course()
    made.must(leaking_kettle())
    for action in doings:
        made.must(action)
    return made


def now(made: Course) -> Ticket:
    assert made.ticket is not None
    return made.ticket


def refused(facts: dict[str, StatedFact]) -> Refusal:
    decided = decide(now(course()), StateFacts(facts), context())
    assert isinstance(decided, Refusal)
    return decided


def test_every_fact_without_a_field_of_its_own_can_be_stated() -> None:
    assert set(VOCABULARY) >= OWN_FIELDS
    assert set(STATABLE) | OWN_FIELDS == set(VOCABULARY)
    facts = {key: sample(VOCABULARY[key]) for key in STATABLE}
    stated = now(course(StateFacts(facts))).items[0].stated
    assert stated == facts
    assert parse_facts(item_facts(now(course(StateFacts(facts))), now(course()).items[0], ZONE))


def test_facts_of_a_ticket_fit_the_vocabulary_with_everything_stated() -> None:
    ticket = now(course(StateFacts({key: sample(VOCABULARY[key]) for key in STATABLE})))
    known = parse_facts(item_facts(ticket, ticket.items[0], ZONE))
    assert set(STATABLE) <= set(known)


@pytest.mark.parametrize("key", sorted(OWN_FIELDS))
def test_what_a_field_says_is_corrected_there(key: str) -> None:
    assert refused({key: ""}) == Refusal("fact_has_field", params={"field": key})


@pytest.mark.parametrize(
    ("facts", "code", "expected"),
    [
        ({"soild": True}, "unknown_fact", "soiled"),
        ({"note": ""}, "unknown_fact", ""),
        ({"soiled": "yes"}, "fact_wrong_type", "true|false"),
        ({"agreed_warranty_years": 101}, "fact_out_of_range", "0..100"),
        ({"return_date": "2026-13-40"}, "fact_impossible", "YYYY-MM-DD"),
        ({"repair_mode": "by_hand"}, "fact_not_a_choice", "official_onsite"),
        ({"faulty_part": 3}, "fact_wrong_type", '"text"'),
    ],
)
def test_a_refusal_names_the_fact_and_what_is_expected(
    facts: dict[str, StatedFact], code: str, expected: str
) -> None:
    refusal = refused(facts)
    assert refusal.code == code
    assert refusal.params["field"] == next(iter(facts))
    assert expected in refusal.params["expected"]


def test_nothing_is_written_where_one_of_several_is_wrong() -> None:
    assert refused({"soiled": True, "activated": 3}).params["field"] == "activated"


def test_an_empty_value_takes_a_fact_back_to_unknown() -> None:
    made = course(StateFacts({"soiled": True, "faulty_part": "main"}), StateFacts({"soiled": None}))
    assert now(made).items[0].stated == {"faulty_part": "main"}
    written = len(made.entries)
    made.must(StateFacts({"soiled": " ", "faulty_part": "main"}))
    assert len(made.entries) == written  # nothing changed


def test_that_there_is_no_agreement_is_a_statement() -> None:
    made = course(StateFacts({"agreement": None}))
    assert now(made).items[0].stated == {"agreement": None}
    made.must(StateFacts({"agreement": ""}))
    assert now(made).items[0].stated == {}


def test_stated_facts_win_over_what_is_concluded_and_never_over_a_field() -> None:
    made = course()
    goods = replace(now(made).items[0].goods, installed_date=date(2026, 11, 10))
    made.must(AmendGoods(goods, "1"))
    assert item_facts(now(made), now(made).items[0], ZONE)["requires_installation"] is True
    made.must(StateFacts({"requires_installation": False, "soiled": False}))
    facts = item_facts(now(made), now(made).items[0], ZONE)
    assert facts["requires_installation"] is False
    assert facts["soiled"] is False
    sneaked = FactsStated("1", {"category": "tv", "unknown": True, "soiled": 7})
    entry = Entry(99, "x", made.now, "boot", 1, "t", sneaked)
    after = evolve(now(made), entry)
    assert after is not None
    assert after.items[0].stated == {"requires_installation": False}


def test_reopening_keeps_them() -> None:
    made = course(StateFacts({"soiled": True}))
    made.must(WithdrawTicket("不投诉了"))
    assert now(made).stage in DONE or not now(made).open
    made.write(Draft(TicketReopened("1", "又来了")))
    assert now(made).items[0].stated == {"soiled": True}
    assert now(made).open


def test_undo_brings_the_earlier_values_back() -> None:
    made = course(StateFacts({"soiled": True}), StateFacts({"soiled": False, "faulty_part": "main"}))
    changes, ticket = changes_of(made.entries)
    assert ticket is not None
    back = way_back(changes[-1], ticket, "撤销", FixedPolicy().levels)
    assert back == StateFacts({"soiled": True, "faulty_part": ""}, "1")
    made.must(back)
    assert now(made).items[0].stated == {"soiled": True}


def test_two_who_state_the_same_fact_are_told_apart_by_its_revision() -> None:
    made = course(StateFacts({"soiled": True}), StateFacts({"soiled": False}))
    first, second = (entry for entry in made.entries if isinstance(entry.body, FactsStated))
    assert first.base == {"entries": 1}
    assert second.base == {"stated.1.soiled": revision_by(first.id), "entries": 2}
