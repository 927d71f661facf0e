"""Dates as a clerk types them: «-3», «昨», «1118», «11-18», «2026-11-18».

What is typed is short and ambiguous on purpose; `Toward` says which of the possible days
is meant: a purchase lies behind us, an appointment ahead.
"""

import re
import unicodedata
from datetime import date, timedelta
from enum import Enum

from app.domain.refusals import InputError


class Toward(Enum):
    """Which way a day without a year is looked for; today counts for both."""

    PAST = -1
    FUTURE = 1


def example_days(today: date, toward: Toward = Toward.PAST) -> tuple[str, str, str]:
    """Three ways to type a day, as seen from `today`: month and day, days from today, a word."""
    if toward is Toward.PAST:
        return f"{_shown(today, -2)}", "-3", "昨"
    return f"{_shown(today, 5)}", "+3", f"周{_WEEKDAYS[(today + timedelta(days=4)).weekday()]}"


def _shown(today: date, days: int) -> str:
    return f"{today + timedelta(days=days):%m%d}"


_WORDS = {
    "今": 0,
    "今天": 0,
    "昨": -1,
    "昨天": -1,
    "前": -2,
    "前天": -2,
    "大前天": -3,
    "明": 1,
    "明天": 1,
    "后": 2,
    "后天": 2,
    "大后天": 3,
}
_WEEKDAYS = "一二三四五六日"
_FULL = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
_FULL_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT_YEAR = re.compile(r"(\d{2})(\d{2})(\d{2})")
_MONTH_DAY = re.compile(r"(\d{1,2})\D(\d{1,2})")
_MONTH_DAY_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_DAY = re.compile(r"\d{1,2}")
_OFFSET = re.compile(r"([+-])(\d{1,4})")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")


def parse_date(text: str, today: date, toward: Toward = Toward.PAST, field: str = "date") -> date:
    """The day that `text` means, seen from `today`.

    Read are: words (昨, 今天, 后天), weekdays (周三), days from today (``-3``, ``+2``), a day of
    the month, month and day with or without a separator (``11-18``, ``1118``, ``118`` is 1-18),
    and full dates with two or four digits of year. Full-width characters count as their narrow
    twins. Raises InputError naming `field`: ``date_not_understood`` for what is none of these,
    ``date_does_not_exist`` for a day that no calendar has.
    """
    cleaned = _clean(text)
    if cleaned in _WORDS:
        return _shifted(today, _WORDS[cleaned], field, text)
    if match := _OFFSET.fullmatch(cleaned):
        days = int(match[2]) * (-1 if match[1] == "-" else 1)
        return _shifted(today, days, field, text)
    if match := _WEEKDAY.fullmatch(cleaned):
        return _nearest_weekday(_WEEKDAYS.index(match[1].replace("天", "日")), today, toward, field, text)
    if match := _FULL.fullmatch(cleaned) or _FULL_DIGITS.fullmatch(cleaned):
        return _existing(int(match[1]), int(match[2]), int(match[3]), field, text)
    if match := _SHORT_YEAR.fullmatch(cleaned):
        return _existing(2000 + int(match[1]), int(match[2]), int(match[3]), field, text)
    if match := _MONTH_DAY.fullmatch(cleaned) or _MONTH_DAY_DIGITS.fullmatch(cleaned):
        return _nearest_month_day(int(match[1]), int(match[2]), today, toward, field, text)
    if _DAY.fullmatch(cleaned):
        return _nearest_day(int(cleaned), today, toward, field, text)
    raise InputError("date_not_understood", field, value=text)


def _clean(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text).strip()
    narrow = narrow.replace("—", "-").replace("–", "-").replace("−", "-")
    return narrow.removesuffix("日").removesuffix("号") if narrow[:1].isdigit() else narrow


def _existing(year: int, month: int, day: int, field: str, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError("date_does_not_exist", field, value=text) from None


def _shifted(today: date, days: int, field: str, text: str) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise InputError("date_does_not_exist", field, value=text) from None


def _nearest_weekday(weekday: int, today: date, toward: Toward, field: str, text: str) -> date:
    behind = (today.weekday() - weekday) % 7
    return _shifted(today, -behind if toward is Toward.PAST else (-behind) % 7, field, text)


def _nearest_month_day(month: int, day: int, today: date, toward: Toward, field: str, text: str) -> date:
    for step in range(9):  # 29 February comes every four years, and once skips a century's turn
        year = today.year + step * toward.value
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found - today).days * toward.value >= 0:
            return found
    raise InputError("date_does_not_exist", field, value=text)


def _nearest_day(day: int, today: date, toward: Toward, field: str, text: str) -> date:
    year, month = today.year, today.month
    for _ in range(3):  # no two months in a row lack a day up to the 31st
        try:
            found = date(year, month, day)
        except ValueError:
            found = None
        if found is not None and (found - today).days * toward.value >= 0:
            return found
        year, month = divmod(year * 12 + month - 1 + toward.value, 12)
        month += 1
    raise InputError("date_does_not_exist", field, value=text)
