"""What read models decide by themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.usecases.read_models import end_of_today

DESK = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize("hour", [0, 10, 23])
def test_today_lasts_until_24_00_and_no_moment_longer(hour: int) -> None:
    end = end_of_today(datetime(2026, 11, 20, hour, 59, tzinfo=DESK), DESK)
    midnight = datetime(2026, 11, 21, tzinfo=DESK)
    assert midnight < end <= midnight + timedelta(milliseconds=1)


def test_the_day_is_the_desks_wherever_the_moment_comes_from() -> None:
    late = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert end_of_today(late, DESK).date() == datetime(2026, 11, 22, tzinfo=DESK).date()
