"""Which backups stay, when the next is due, when somebody must be told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.usecases.backup_plan import FAILED, FOLDER, LAST, OLD_AFTER, BackupState, backup_state, superseded

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_year_of_days_leaves_seven_days_four_weeks_twelve_months() -> None:
    made = [NOON - n * DAY for n in range(500)]
    kept = sorted(set(made) - superseded(made, ZONE))
    days = [(NOON - each).days for each in kept]
    assert days[::-1][:7] == [0, 1, 2, 3, 4, 5, 6]
    weeks = {each.astimezone(ZONE).isocalendar()[:2] for each in kept}
    assert len(weeks) >= 4
    assert len({(each.year, each.month) for each in kept}) == 12
    assert len(kept) <= 7 + 4 + 12


@given(st.lists(st.integers(0, 3000), max_size=60), st.integers(0, 3000))
def test_pruning_day_by_day_never_loses_the_newest_nor_grows(hours: list[int], later: int) -> None:
    made = {NOON + timedelta(hours=each) for each in hours}
    gone = superseded(made, ZONE)
    assert gone <= made
    assert not made or max(made) not in gone
    assert len(made - gone) <= 23
    assert superseded(made - gone, ZONE) == frozenset()


def test_a_long_pause_throws_nothing_away() -> None:
    made = [NOON - 900 * DAY, NOON - 800 * DAY]
    assert superseded(made, ZONE) == frozenset()


@pytest.mark.parametrize(
    ("state", "due"),
    [
        (BackupState(), False),
        (BackupState("/share"), True),
        (BackupState("/share", last=NOON - timedelta(hours=1)), False),
        (BackupState("/share", last=NOON - timedelta(hours=13)), True),
        (BackupState("/share", tried=NOON - timedelta(minutes=20), failed="backup_place_gone"), False),
        (BackupState("/share", tried=NOON - timedelta(minutes=61), failed="backup_place_gone"), True),
        (BackupState("/share", tried=NOON + timedelta(minutes=5), failed="disk_full"), True),
    ],
)
def test_when_one_is_due(state: BackupState, due: bool) -> None:
    """Noon of the desk is 4:00 UTC; thirteen hours before it is the day before."""
    assert state.is_due(NOON, ZONE) is due


def test_the_last_good_one_grows_old() -> None:
    assert not BackupState(last=NOON - 3 * DAY).is_old(NOON)
    assert BackupState(last=NOON - 3.1 * DAY).is_old(NOON)
    assert BackupState(since=NOON - 4 * DAY).is_old(NOON), "there never was one"
    assert not BackupState().is_old(NOON)


def test_what_is_kept_in_the_settings() -> None:
    kept = {
        FOLDER: "/share",
        LAST: {"at": NOON.isoformat()},
        FAILED: {"at": NOON.isoformat(), "code": "disk_full", "params": {"folder": "/share"}},
        OLD_AFTER: 5,
    }
    state = backup_state(kept)
    assert (state.folder, state.last, state.failed, state.old_after) == ("/share", NOON, "disk_full", 5 * DAY)
    assert backup_state({LAST: 3, FAILED: "x", OLD_AFTER: "y"}) == BackupState(params={})
