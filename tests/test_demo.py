"""The demo store at the moments of its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.demo import demo_desk, make_demo
from app.usecases.hand_over import sides_of, to_take_over
from app.usecases.workplace import Workplace

TAKES_OVER = "林晓敏"


def made(folder: Path, time: str) -> Path:
    make_demo(
        folder, until=datetime.fromisoformat(f"2026-11-20T{time}").replace(tzinfo=demo_desk().tz), frozen=True
    )
    return folder


def figures(workplace: Workplace) -> Mapping[str, str]:
    """What the sheet that waits for her counts; empty without one."""
    waiting = to_take_over(workplace, TAKES_OVER)
    if waiting is None:
        return {}
    paper = workplace.papers.decode(workplace.blobs.read(waiting.document.content.sha256))
    return {key: count for each in paper.counted if each.key == "figures" for key, count in each.rows}


def test_at_a_quarter_to_ten_the_late_shift_waits_to_be_taken_over(tmp_path: Path) -> None:
    """Step 1 of the clerk's day: 2 promises, 1 parked intake, confirmed by who went home."""
    with opened_store(made(tmp_path / "demo", "09:45")) as (_, workplace):
        counted = figures(workplace)
        assert (counted["promises"], counted["parked"]) == ("2", "1")
        waiting = to_take_over(workplace, TAKES_OVER)
        assert waiting is not None
        assert [
            (side.name, side.confirmed_at is not None) for side in sides_of(workplace, waiting.document)
        ] == [
            ("周倩", True),
            (TAKES_OVER, False),
        ]
        assert [each.title for each in workplace.drafts.all()] == ["何女士"]


@pytest.mark.parametrize(("time", "parked"), [("10:00", []), ("10:50", ["刘女士"])])
def test_later_it_is_taken_over_and_its_intake_settled(tmp_path: Path, time: str, parked: list[str]) -> None:
    with opened_store(made(tmp_path / "demo", time)) as (_, workplace):
        assert figures(workplace) == {}
        assert [each.title for each in workplace.drafts.all()] == parked
