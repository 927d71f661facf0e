"""The timeline of D18: every code an entry may hold has its word on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.documents.kinds.evidence_timeline import said_of
from app.documents.wording import Wording, read_wording
from app.domain.status import TRACK_STEPS, AppealStage, Stage, TrackKind
from app.domain.steps.contact import MEANS
from app.domain.steps.promising import PAUSE_REASONS
from app.domain.vocabulary import Acceptance, Cause, ContactCheck, Party, ProofKind, ProofState, Role, Signer
from app.usecases.paper import TimeLine
from tests.documents.samples import at


@pytest.fixture(scope="module")
def words(resources: Path) -> Wording:
    return read_wording(resources / "clauses", "evidence-bundle", 1)


def said(words: Wording, entry: str, *facts: tuple[str, str], free: tuple[str, ...] = ()) -> str:
    return said_of(TimeLine(entry, at(10, 2), words=free, facts=facts), words)


@pytest.mark.parametrize(
    ("entry", "name", "codes"),
    [
        ("execution.started", "kind", tuple(TrackKind)),
        ("execution.advanced", "to", tuple({step for steps in TRACK_STEPS.values() for step in steps})),
        ("stage.jumped", "to", tuple(Stage)),
        ("appeal.advanced", "to", tuple(AppealStage)),
        ("clocks.paused", "reason", tuple(PAUSE_REASONS)),
        ("contact.logged", "how", tuple(MEANS)),
        ("contact.verified", "how", tuple(ContactCheck)),
        ("plan.accepted", "how", tuple(Acceptance)),
        ("proof.recorded", "kind", tuple(ProofKind)),
        ("proof.recorded", "state", tuple(ProofState)),
        ("liability.determined", "cause", tuple(Cause)),
        ("liability.determined", "party", tuple(Party)),
        ("document.signed", "role", tuple(Signer)),
        ("approved", "role", tuple(Role)),
    ],
)
def test_every_code_has_its_word(words: Wording, entry: str, name: str, codes: tuple[str, ...]) -> None:
    assert [code for code in codes if not said(words, entry, (name, code))] == []


def test_a_plan_and_its_answer_are_told_in_words(words: Wording) -> None:
    plan = (("remedy", "exchange_same_model"), ("strength", "by_right"), ("amount", "1680.00"))
    assert said(words, "plan.offered", *plan, ("until", "2026-11-25")) == (
        "换同型号；法定；金额 ¥1,680.00；期限 2026年11月25日"
    )
    assert said(words, "plan.accepted", ("how", "signature")) == "方式：签字"
    moved = (("kind", "exchange"), ("to", "awaiting_stock"))
    assert said(words, "execution.advanced", *moved) == "换货；待到货"


def test_ticks_say_yes_or_no_and_free_words_come_last(words: Wording) -> None:
    looked = (("packaging_intact", "True"), ("unused", "False"))
    assert said(words, "goods.inspected", *looked, free=("壶底有水渍",)) == (
        "包装完整：是；无使用痕迹：否；壶底有水渍"
    )
    reached = said(words, "contact.logged", ("how", "phone"), ("reached", "False"), free=("无人接听",))
    assert reached == "方式：电话；联系上客户：否；无人接听"
    assert said(words, "contact.logged", ("how", "上门"), free=("上门",)) == "方式：上门；上门"


def test_a_code_without_a_word_is_left_out(words: Wording) -> None:
    assert said(words, "goods.amended", ("changed", "price、new_field")) == "更正：金额"
    assert said(words, "promise.made", ("due", "2026-11-20T18:00:00+08:00"), free=("今天回电",)) == (
        "期限 2026年11月20日 18:00；今天回电"
    )
