"""Backups that stay: of fourteen days, however many were made on the last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.headoffice.cli.rolling import KEPT, lately, named, superseded

NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


def test_one_of_each_day_stays_for_fourteen_days() -> None:
    names = [named(NOW - timedelta(days=day)) for day in range(KEPT + 2)]
    assert superseded(names, NOW) == (names[-1], names[-2])


def test_starts_again_and_again_take_no_day_before() -> None:
    days = [named(NOW - timedelta(days=day)) for day in range(1, KEPT)]
    today = [named(NOW - timedelta(seconds=5 * start)) for start in range(600)]
    gone = superseded([*days, *today], NOW + timedelta(minutes=50))
    assert set(days).isdisjoint(gone)
    assert today[0] not in gone
    assert set(superseded([*days, *today], NOW + timedelta(hours=2))) == set(today) - {today[0], today[361]}


def test_a_backup_of_the_last_hour_is_found() -> None:
    names = [named(NOW - timedelta(minutes=each)) for each in (61, 59, 20)]
    assert lately([*names, named(NOW + timedelta(days=1)), "mine.cfo"], NOW) == names[-1]
    assert lately(names[:1], NOW) == ""


def test_days_without_the_server_cost_nothing() -> None:
    names = [named(NOW - timedelta(days=200 + day)) for day in range(KEPT)]
    assert superseded(names, NOW) == ()


def test_files_of_somebody_and_of_a_clock_ahead_stay() -> None:
    names = ["before-the-move.cfo", "20269999-000000.cfo", named(NOW + timedelta(days=400))]
    assert superseded([*names, named(NOW)], NOW) == ()


def test_days_of_a_clock_ahead_take_no_true_day_with_them() -> None:
    ahead = [named(NOW + timedelta(days=365 + day)) for day in range(KEPT)]
    true = [named(NOW - timedelta(days=day)) for day in range(KEPT + 1)]
    assert superseded([*ahead, *true], NOW) == (true[-1],)
