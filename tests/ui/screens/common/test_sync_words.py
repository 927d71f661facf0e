"""The word at the top and the sentences behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.disputed_plans import Way
from app.domain.money import Fen
from app.domain.status import Stage
from app.domain.ticket import Level
from app.ui.labels.syncing import call_label, cause_label, claim_label, reason_label, ticket_sync_words
from app.ui.screens.common.conflict_words import claim_value
from app.ui.screens.common.sync_words import age_words, next_try_words, size_words, sync_sign, time_words
from app.usecases.desk_link import SyncNow
from app.usecases.sync_state import SyncReason, SyncWord, TicketSync
from app.usecases.syncing import LinkWord, SyncStatus
from tests.fakes.syncing import JOINED, hindered

NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


def sentence(code: str, params: Mapping[str, str]) -> str:
    return f"{code} {' '.join(params.values())}".strip()


def word(status: SyncStatus, conflicts: int = 0, here: int = 0) -> str:
    return sync_sign(SyncNow(status, conflicts), sentence, NOW, UTC, here).word


def test_one_word_for_every_standing() -> None:
    working = replace(JOINED, word=LinkWord.WORKING, entries=14)
    waiting = replace(JOINED, word=LinkWord.WAITING, entries=12, files=2)
    assert word(SyncStatus(LinkWord.OFF), here=38) == "Here only 38"
    assert word(SyncStatus(LinkWord.OFF)) == "Here only"
    assert word(JOINED) == "In step"
    assert word(working) == "Sending 14"
    assert word(waiting) == "To send 14"
    assert word(hindered("sync_no_path")) == "Offline · 17"
    assert word(hindered("sync_clock_wrong", word=LinkWord.NEEDS_YOU)) == "Needs you"
    assert word(JOINED, conflicts=1) == "Needs you"


def test_the_sentence_says_why_and_how_much() -> None:
    sign = sync_sign(
        SyncNow(hindered("sync_tls_intercepted", word=LinkWord.NEEDS_YOU, issuer="CA"), 2), sentence, NOW, UTC
    )
    for said in ("云汇广场店", "sync_tls_intercepted CA", "14", "4.0 MB", "02:00"):
        assert said in sign.words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "Trying again now"), (42, "in 42 s"), (90, "in 2 min"), (7200, "at 04:30")],
)
def test_the_next_try(seconds: int, said: str) -> None:
    status = replace(JOINED, next_try=NOW + timedelta(seconds=seconds))
    assert said in next_try_words(status, NOW, UTC)
    assert next_try_words(JOINED, NOW, UTC) == ""


def test_amounts() -> None:
    assert [size_words(each) for each in (0, 1023, 1024, 5_000_000, 300 << 30)] == [
        "0 B",
        "1023 B",
        "1.0 KB",
        "4.8 MB",
        "300 GB",
    ]
    assert [time_words(each) for each in (12, 1500)] == ["12 ms", "1.5 s"]
    ages = [age_words(NOW - timedelta(minutes=each), NOW) for each in (0, 5, 180, 4320)]
    assert ages == ["just now", "oldest waits 5 min", "oldest waits 3 h", "oldest waits 3 d"]


def test_every_reason_has_words_and_unknown_codes_stand_for_themselves() -> None:
    assert all(reason_label(each) for each in SyncReason if each is not SyncReason.NONE)
    assert (cause_label("odd"), call_label("odd")) == ("odd", "odd")
    calls = ["hello", "enrol", "session", "keys", "batch", "entries", "feed", "blob", "blob down"]
    calls += ["blob head", "blobs/query", "replay/query", "replay", "moved"]
    assert [each for each in calls if call_label(each) == each] == []
    said = ticket_sync_words(TicketSync(SyncWord.ON_ITS_WAY, SyncReason.ENTRIES_WAIT, 2, 1))
    assert said.startswith("On its way · Entries wait to be sent")


@pytest.mark.parametrize(
    ("claim", "value", "label", "said"),
    [
        ("customer.phone", "13900001111", "Phone", "13900001111"),
        ("customer.id_number", "330102199001011234", "ID number", "3301**********1234"),
        ("goods.1.price", 19900, "Price", "¥199.00"),
        ("item.1.course", "plan_refused", "Stage", "Plan refused"),
        ("goods.1.model", None, "Model", "—"),
        ("level", Level(1, "紧急", "售后经理", ("A", "B")), "Level", "L1 · urgent · Service manager · A, B"),
        ("level", None, "Level", "—"),
        ("course", Stage.WITHDRAWN, "Stage", "Withdrawn"),
        ("received_items", ("壶身", "底座"), "Items left at the desk", "壶身, 底座"),
        (
            "item.1.plan",
            (Way("compensation", Fen(9900), chosen=True),),
            "Remedy",
            "Compensation ¥99.00 Plan accepted",
        ),
    ],
)
def test_what_is_disputed_in_words(claim: str, value: object, label: str, said: str) -> None:
    assert claim_label(claim) == label
    assert claim_value(claim, value, UTC) == said
