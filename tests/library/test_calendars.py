"""Calendar files: the packaged years load, a wrong one is refused by file and field."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.refusals import InputError
from app.library.calendars import load_calendar
from app.library.files import resource_root

YEAR: dict[str, Any] = {
    "year": 2030,
    "off": ["2030-01-01"],
    "makeup": ["2030-01-05"],
    "source": "样例通知",
    "published": "2029-11-01",
}


def with_year(folder: Path, **changes: Any) -> Path:
    shutil.copy(resource_root() / "calendars" / "statutory-days.json", folder / "statutory-days.json")
    (folder / "cn-2030.json").write_text(json.dumps(YEAR | changes), encoding="utf-8")
    return folder


def test_the_packaged_years_name_their_source() -> None:
    plans = load_calendar().plans
    assert sorted(plans) == [2024, 2025, 2026]
    for year, plan in plans.items():
        assert "国务院办公厅" in plan.source
        assert plan.published is not None
        assert plan.published.year == year - 1


def test_a_new_year_is_a_file(tmp_path: Path) -> None:
    days = load_calendar(with_year(tmp_path))
    assert days.is_official(date(2030, 1, 5))
    assert days.is_working_day(date(2030, 1, 5))
    assert not days.is_working_day(date(2030, 1, 1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": "2030"}, "year"),
        ({"off": ["2030-02-30"]}, "off"),
        ({"off": ["2031-01-01"]}, "off"),
        ({"off": "2030-01-01"}, "off"),
        ({"makeup": ["2030-01-02"]}, "makeup"),
        ({"off": ["2030-01-05"]}, "makeup"),
        ({"published": "soon"}, "published"),
        ({"source": ""}, "source"),
        ({"comment": "x"}, "comment"),
    ],
)
def test_a_wrong_year_is_named(tmp_path: Path, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as refused:
        load_calendar(with_year(tmp_path, **changes))
    assert (refused.value.field, refused.value.params["file"]) == (field, "cn-2030.json")
