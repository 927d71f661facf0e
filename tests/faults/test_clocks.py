"""A clock that is wrong by years stops nobody: entries keep their order, numbers and ids stay unique."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from app.bootstrap import opened_store
from app.domain.ids import uuid7
from app.domain.refusals import ProblemError
from tests.faults.accounts import reckon
from tests.faults.clerk import SMALL, one_case, prepare
from tests.faults.clocks import BEFORE_UNIX, EMPTY_BATTERY, FAR_AHEAD, TRUE, Clocks


@dataclass(frozen=True)
class Written:
    """What stands in the journal: by seq, when the desk thought it was, and since when it was up."""

    seq: int
    id: str
    at: datetime
    mono: int


def journal(store: Path) -> list[Written]:
    connection = sqlite3.connect(store / "store.db")
    try:
        lines = connection.execute("SELECT line FROM journal ORDER BY writer, seq").fetchall()
    finally:
        connection.close()
    raw = [json.loads(line) for (line,) in lines]
    return [
        Written(each["seq"], each["id"], datetime.fromisoformat(each["at"]), each["mono"]) for each in raw
    ]


def test_the_clocks_do_what_they_are_told() -> None:
    clocks = Clocks(shows=FAR_AHEAD)
    assert (clocks.now(), clocks.mono()) == (FAR_AHEAD, 180_000)
    clocks.jump(hours=-5)
    assert (clocks.now(), clocks.mono()) == (FAR_AHEAD - timedelta(hours=5), 180_000)
    clocks.go_on(minutes=1)
    assert (clocks.true, clocks.mono()) == (TRUE + timedelta(minutes=1), 240_000)
    clocks.show(EMPTY_BATTERY)
    assert clocks.now() == EMPTY_BATTERY
    before = clocks.boot()
    clocks.restart()
    assert (clocks.mono(), clocks.monotonic(), clocks.boot() != before) == (0, 0.0, True)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    prepare(tmp_path / "store")
    return tmp_path / "store"


def test_the_year_2099_and_back_again(store: Path) -> None:
    """The wall clock jumps by seventy years and by hours: entries keep the order in which they were made."""
    clocks, told = Clocks(shows=FAR_AHEAD), list[str]()
    with opened_store(store, clocks, SMALL) as (_, workplace):
        one_case(workplace, told.append, 1)
        for hours in (-5, 3, -24):
            clocks.go_on(minutes=1)
            clocks.jump(hours=hours)
            one_case(workplace, told.append, 2 + hours)
        clocks.go_on(minutes=1)
        clocks.show(TRUE)
        one_case(workplace, told.append, 50)
    written = journal(store)
    assert [each.seq for each in written] == list(range(1, len(written) + 1))
    assert len({each.id for each in written}) == len(written)
    assert {each.at.year for each in written} >= {2026, 2099}
    monos = [each.mono for each in written if each.at.year > 2026 or each.at >= TRUE]
    assert monos == sorted(monos), "what never goes back shows the order"
    assert len(set(told)) == len(told)
    reckon(store, told)


@pytest.mark.parametrize("moment", [EMPTY_BATTERY, BEFORE_UNIX])
def test_a_year_that_no_number_can_hold_is_named_and_nothing_is_lost(store: Path, moment: datetime) -> None:
    clocks, told = Clocks(), list[str]()
    with opened_store(store, clocks, SMALL) as (_, workplace):
        one_case(workplace, told.append, 1)
        clocks.show(moment)
        with pytest.raises(ProblemError, match="clock_wrong"):
            one_case(workplace, told.append, 2)
        clocks.show(TRUE)
        one_case(workplace, told.append, 3)
    reckon(store, told)


def test_ids_of_two_machines_whose_clocks_stand_still_differ() -> None:
    one, other = Random(1), Random(2)
    for milliseconds in (0, 1_795_000_000_000, 2**48 - 1):
        ids = [uuid7(milliseconds, chance.getrandbits(74)) for chance in (one, other) for _ in range(2000)]
        assert len(set(ids)) == len(ids)
