"""The facts of a case, checked once at the door."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from types import MappingProxyType

from app.domain.money import Fen, parse_yuan
from app.domain.policy.vocabulary import VOCABULARY, FactKind, FactSpec
from app.domain.refusals import InputError, as_written

FactValue = str | bool | int | Decimal | date | datetime | time | tuple[str, ...] | tuple[int, ...] | None


class Facts(Mapping[str, FactValue]):
    """What is known of a case: fact → checked value. A fact that is absent is unknown.

    Money is held in fen (int), rates as Decimal, dates as date, moments as naive
    datetime of the desk, months as their first day.
    """

    def __init__(self, values: Mapping[str, FactValue]) -> None:
        self._values = MappingProxyType(dict(values))

    def __getitem__(self, key: str) -> FactValue:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Facts({dict(self._values)!r})"


def parse_facts(raw: Mapping[str, object]) -> Facts:
    """Check and type the facts of one case.

    Raises InputError naming the key: ``unknown_fact``, ``fact_wrong_type``,
    ``fact_not_whole`` (no whole number), ``fact_not_a_choice``, ``fact_impossible`` (a date or time
    that does not exist), ``fact_out_of_range``; ``expected`` tells the form.
    """
    values: dict[str, FactValue] = {}
    for key, value in raw.items():
        spec = VOCABULARY.get(key)
        if spec is None:
            raise InputError("unknown_fact", str(key), expected="|".join(_similar(str(key))))
        values[key] = _READERS[spec.kind](spec, value)
    opens, closes = values.get("open"), values.get("close")
    if isinstance(opens, time) and isinstance(closes, time) and closes <= opens:
        raise InputError("fact_out_of_range", "close", expected=f"> {opens:%H:%M}", value=f"{closes:%H:%M}")
    return Facts(values)


def check_order(facts: Facts) -> None:
    """Refuse what cannot have happened in that order, such as a claim before the purchase.

    Raises InputError ``fact_before``, naming the key and the fact that it comes before. The desk does not
    ask for this: a ticket with a slip of the hand in a date is judged all the same, and shows both dates.
    """
    for first, later in _ORDER:
        earliest = _day_of(facts.get(first))
        for key in later.split():
            day = _day_of(facts.get(key))
            if earliest is not None and day is not None and day < earliest:
                expected = f">= {earliest} ({first})"
                raise InputError("fact_before", key, expected=expected, value=str(day), first=first)


_ORDER = (
    (
        "sold_date",
        "reported_at demand_date complaint_received_at return_date exchanged_date sent_repair_date",
    ),
    ("sent_repair_date", "repair_delivered_date"),
    ("repair_sent_date", "repair_returned_date"),
    ("imei_factory_date", "sold_date"),
    ("manufactured", "sold_date"),
    ("received_date", "return_date returned_goods_received_at"),
)
"""A fact, and those that cannot lie on an earlier day. An invoice may be younger than the delivery."""


def _day_of(value: FactValue | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def expected_form(spec: FactSpec) -> str:
    """The form a fact must have, in signs and not in words, for the message to the person."""
    if spec.choices:
        return "|".join(spec.choices)
    if spec.kind is FactKind.COUNT:
        return f"{spec.least}..{spec.top}"
    return _FORMS[spec.kind]


_FORMS: Mapping[FactKind, str] = MappingProxyType(
    {
        FactKind.TEXT: '"text"',
        FactKind.TEXT_OR_NONE: '"text"|null',
        FactKind.FLAG: "true|false",
        FactKind.MONEY: '"0.00"',
        FactKind.RATE: '"0.001"',
        FactKind.DATE: "YYYY-MM-DD",
        FactKind.MOMENT: "YYYY-MM-DDTHH:MM",
        FactKind.MONTH: "YYYY-MM",
        FactKind.TIME: "HH:MM",
        FactKind.YEARS: "[YYYY]",
    }
)

_PATTERNS: Mapping[FactKind, re.Pattern[str]] = MappingProxyType(
    {
        FactKind.MONEY: re.compile(r"\d{1,11}(\.\d{1,2})?", re.ASCII),
        FactKind.RATE: re.compile(r"0(\.\d{1,8})?|1(\.0{1,8})?", re.ASCII),
        FactKind.DATE: re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
        FactKind.MOMENT: re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII),
        FactKind.MONTH: re.compile(r"\d{4}-\d{2}", re.ASCII),
        FactKind.TIME: re.compile(r"\d{2}:\d{2}", re.ASCII),
    }
)

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Dates outside are slips of the hand; inside, no length of the vocabulary leaves the range of a date."""


def _refuse(code: str, spec: FactSpec, value: object) -> InputError:
    return InputError(code, spec.key, expected=expected_form(spec), value=as_written(value, 80))


def _similar(key: str) -> list[str]:
    """Keys of the vocabulary that a misspelt key may have meant: spelt nearly so, or begun alike."""
    written, begun = key.lower(), key.lower().partition("_")[0]
    near = get_close_matches(written, VOCABULARY, n=5, cutoff=_BEGUN_ALIKE)
    spelt = get_close_matches(written, near, n=3, cutoff=_SPELT_ALIKE)
    return spelt or [each for each in near if each.partition("_")[0] == begun]


_SPELT_ALIKE, _BEGUN_ALIKE = 0.75, 0.6


def _read_text(spec: FactSpec, value: object) -> FactValue:
    if not isinstance(value, str) or not value.strip():
        raise _refuse("fact_wrong_type", spec, value)
    if spec.choices and value not in spec.choices:
        near = [each for each in spec.choices if each in value]
        expected = "|".join(near or get_close_matches(value, spec.choices, 3, 0.5) or spec.choices)
        raise InputError("fact_not_a_choice", spec.key, expected=expected, value=as_written(value, 80))
    return value


def _read_text_or_none(spec: FactSpec, value: object) -> FactValue:
    return None if value is None else _read_text(spec, value)


def _read_choice(spec: FactSpec, value: object) -> FactValue:
    if not isinstance(value, str):
        raise _refuse("fact_wrong_type", spec, value)
    if value not in spec.choices:
        raise _refuse("fact_not_a_choice", spec, value)
    return value


def _read_choices(spec: FactSpec, value: object) -> FactValue:
    if not isinstance(value, list | tuple):
        raise _refuse("fact_wrong_type", spec, value)
    return tuple(str(_read_choice(spec, item)) for item in value)


def _read_flag(spec: FactSpec, value: object) -> FactValue:
    if not isinstance(value, bool):
        raise _refuse("fact_wrong_type", spec, value)
    return value


def _read_count(spec: FactSpec, value: object) -> FactValue:
    if not isinstance(value, int) or isinstance(value, bool):
        raise InputError(
            "fact_not_whole",
            spec.key,
            value=as_written(value, 80),
            expected=expected_form(spec),
            least=str(spec.least),
            most=str(spec.top),
        )
    if not spec.least <= value <= spec.top:
        raise _refuse("fact_out_of_range", spec, value)
    return value


def _read_years(spec: FactSpec, value: object) -> FactValue:
    if not isinstance(value, list | tuple):
        raise _refuse("fact_wrong_type", spec, value)
    years: list[int] = []
    for item in value:
        if not isinstance(item, int) or isinstance(item, bool):
            raise _refuse("fact_wrong_type", spec, item)
        if not FIRST_YEAR <= item <= LAST_YEAR:
            raise _out_of_years(spec, item, "{0}..{1}")
        years.append(item)
    return tuple(years)


def _matched(spec: FactSpec, value: object) -> str:
    if not isinstance(value, str) or not _PATTERNS[spec.kind].fullmatch(value):
        raise _refuse("fact_wrong_type", spec, value)
    return value


def _read_money(spec: FactSpec, value: object) -> FactValue:
    amount: Fen = parse_yuan(_matched(spec, value), spec.key)
    return amount


def _read_rate(spec: FactSpec, value: object) -> FactValue:
    return Decimal(_matched(spec, value))


def _read_date(spec: FactSpec, value: object) -> FactValue:
    return _existing_day(spec, _matched(spec, value))


def _read_month(spec: FactSpec, value: object) -> FactValue:
    return _existing_day(spec, _matched(spec, value) + "-01")


def _read_moment(spec: FactSpec, value: object) -> FactValue:
    text = _matched(spec, value)
    return datetime.combine(_existing_day(spec, text[:10]), _existing_time(spec, text[11:]))


def _read_time(spec: FactSpec, value: object) -> FactValue:
    return _existing_time(spec, _matched(spec, value))


def _existing_day(spec: FactSpec, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise _refuse("fact_impossible", spec, text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _out_of_years(spec, text, "{0}-01-01..{1}-12-31")
    return day


def _out_of_years(spec: FactSpec, value: object, form: str) -> InputError:
    expected = form.format(FIRST_YEAR, LAST_YEAR)
    return InputError("fact_out_of_range", spec.key, expected=expected, value=as_written(value, 80))


def _existing_time(spec: FactSpec, text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise _refuse("fact_impossible", spec, text) from None


_READERS: Mapping[FactKind, Callable[[FactSpec, object], FactValue]] = MappingProxyType(
    {
        FactKind.TEXT: _read_text,
        FactKind.TEXT_OR_NONE: _read_text_or_none,
        FactKind.CHOICE: _read_choice,
        FactKind.CHOICES: _read_choices,
        FactKind.FLAG: _read_flag,
        FactKind.COUNT: _read_count,
        FactKind.MONEY: _read_money,
        FactKind.RATE: _read_rate,
        FactKind.DATE: _read_date,
        FactKind.MOMENT: _read_moment,
        FactKind.MONTH: _read_month,
        FactKind.TIME: _read_time,
        FactKind.YEARS: _read_years,
    }
)
