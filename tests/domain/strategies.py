"""Hypothesis strategies: any action, with any payload, sensible or not."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from app.domain.decide import Action
from app.domain.registry import ACTIONS
from tests.domain.cases import START

WORDS = (
    "",
    " ",
    "用了3次就漏水",
    "漏电",
    "<b>&",
    "=1+1",
    "王建国",
    "同意",
    "𬱖",
    "1",
    "2",
    "9",
    "brand",
    "mall",
)
FACTS = ("soiled", "faulty_part", "failed_repairs", "return_date", "agreement", "category", "note", "")
FACT_VALUES = ("", " ", None, True, False, 0, 3, -1, "main", "2026-11-02", "2026-13-40")
"""Facts and their values, those that nobody can state too."""

KNOWN_IDS = ("1", "2", "3", "d1", "nothing")


def values_of(kind: Any) -> st.SearchStrategy[Any]:  # one line per kind of type
    """Values of a type as the payloads of actions use them."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        simplest_first = sorted(get_args(kind), key=lambda arg: arg is not NoneType)
        return st.one_of([values_of(arg) for arg in simplest_first])
    if origin is tuple and Ellipsis not in get_args(kind):
        return st.tuples(*map(values_of, get_args(kind)))
    if origin is tuple:
        return st.lists(values_of(get_args(kind)[0]), max_size=2).map(tuple)
    if origin is not None and get_args(kind)[1] is not str:
        return st.dictionaries(st.sampled_from(FACTS), st.sampled_from(FACT_VALUES), max_size=3)
    if origin is not None:
        return st.dictionaries(st.sampled_from(("note", "carrier")), st.sampled_from(WORDS), max_size=2)
    if kind is NoneType:
        return st.none()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return st.builds(kind, **{f.name: values_of(t) for f, t in _hints(kind)})
    return _PLAIN[getattr(kind, "__supertype__", kind)]


def _hints(kind: Any) -> list[tuple[Any, Any]]:
    hints = get_type_hints(kind)
    return [(field, hints[field.name]) for field in fields(kind)]


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(WORDS + KNOWN_IDS),
    bool: st.booleans(),
    int: st.sampled_from((-1, 0, 1, 2, 3, 50, 100, 19_900, 500_001, 1_000_001)),
    date: st.dates(date(2026, 11, 1), date(2026, 12, 31)),
    datetime: st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),
}


def actions() -> st.SearchStrategy[Action]:
    """Any action with any payload."""
    return st.one_of([values_of(kind) for kind in ACTIONS.values()])


def moments() -> st.SearchStrategy[datetime]:
    """Moments around the sample day; clocks may jump back."""
    return st.integers(-600, 60_000).map(lambda minutes: START + timedelta(minutes=minutes))
