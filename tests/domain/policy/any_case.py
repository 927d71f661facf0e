"""Hypothesis strategies: any case, with facts that may be stated about it."""

from datetime import date, datetime
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from app.domain.policy.vocabulary import PROFILES, VOCABULARY, FactKind, FactSpec


def value_of(spec: FactSpec) -> st.SearchStrategy[Any]:
    """Any value that a fact of this kind may have."""
    days = st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(str)
    moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda m: f"{m:%Y-%m-%dT%H:%M}")
    by_kind: dict[FactKind, st.SearchStrategy[Any]] = {
        FactKind.TEXT: st.sampled_from(["kettle", "tv", "浙江", "漏电", "other"]),
        FactKind.TEXT_OR_NONE: st.none() | st.just("本店另有约定"),
        FactKind.CHOICES: st.lists(st.sampled_from(spec.choices or ("",)), max_size=4),
        FactKind.FLAG: st.booleans(),
        FactKind.COUNT: st.integers(spec.least, min(spec.top, 400)),
        FactKind.MONEY: st.integers(0, 3_000_000).map(lambda fen: f"{fen // 100}.{fen % 100:02d}"),
        FactKind.RATE: st.sampled_from(["0.0005", "0.001", "0.005"]),
        FactKind.DATE: days,
        FactKind.MOMENT: moments,
        FactKind.MONTH: days.map(lambda day: day[:7]),
        FactKind.YEARS: st.lists(st.integers(2024, 2027), max_size=3),
    }
    if spec.key == "category":
        return st.sampled_from(CATEGORIES)
    if spec.kind is FactKind.CHOICE or spec.key == "region":
        return st.sampled_from(spec.choices)
    if spec.kind is FactKind.TIME:
        return st.sampled_from(["09:00", "10:00"] if spec.key == "open" else ["18:00", "22:00"])
    return by_kind[spec.kind]


CATEGORIES = (
    "kettle",
    "tv",
    "mobile_phone",
    "microcomputer",
    "furniture_office",
    "clothing",
    "fresh_food",
    "x",
)


def cases(*without: str) -> st.SearchStrategy[dict[str, Any]]:
    """Up to fourteen facts of any kind, but not those named."""
    keys = sorted(set(VOCABULARY) - set(without))
    return st.lists(st.sampled_from(keys), max_size=14, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({key: value_of(VOCABULARY[key]) for key in chosen})
    )


PROFILE = st.sampled_from(PROFILES)
BROAD = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
