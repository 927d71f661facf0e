"""Reads the official notice on the holidays of a year, as it is pasted from the web.

The notice names each holiday, its days off, and the weekend days worked instead (放假调休).
What it says twice is compared: the weekday behind a date, the number of days of a span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize

from app.domain.calendar import YearPlan
from app.domain.refusals import InputError

HOLIDAYS = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
"""What every year has (全国年节及纪念日放假办法); one paragraph may name two of them."""

LONGEST = 20_000
"""Characters of a pasted text that are read."""

_YEAR = re.compile(r"(20\d\d)年(?:部分)?节假日")
_PARAGRAPH = re.compile(
    r"(?:[一二三四五六七八九十]+、)?((?:元旦|春节|清明|劳动|端午|中秋|国庆)[^:。]{0,12}):"
)
_DATE = re.compile(r"(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?")
_TOTAL = re.compile(r"(?:共|放假)(\d{1,2})天")
_ISSUED = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
_NUMBER = re.compile(r"(国办发(?:明电)?)[〔\[(【](20\d\d)[〕\])】](\d{1,4})号")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Doubt:
    """Something in the notice that does not agree with itself; `words` is the place."""

    code: str
    words: str
    expected: str = ""


@dataclass(frozen=True)
class Holiday:
    """One paragraph: its name, the days off, the weekend days worked."""

    name: str
    off: tuple[date, ...]
    makeup: tuple[date, ...]


@dataclass(frozen=True)
class Notice:
    """What a notice says, and what in it should be looked at before it is believed."""

    year: int
    holidays: tuple[Holiday, ...]
    published: date | None
    doubts: tuple[Doubt, ...]
    number: str = ""

    def plan(self) -> YearPlan:
        """The year, ready to be kept. Days of another year are left out: their own notice has them."""
        off = {day for holiday in self.holidays for day in holiday.off if day.year == self.year}
        makeup = {day for holiday in self.holidays for day in holiday.makeup if day.year == self.year}
        source = f"国务院办公厅关于{self.year}年部分节假日安排的通知"
        worked = frozenset(makeup - off)
        doubts = len(self.doubts)
        return YearPlan(self.year, frozenset(off), worked, source, self.published, self.number, doubts)


def read_notice(text: str) -> Notice:
    """The notice in `text`, which may have anything around it.

    Raises InputError ``notice_too_long``, ``notice_without_year`` or ``notice_without_days``.
    """
    if len(text) > LONGEST:
        raise InputError("notice_too_long", "notice", most=str(LONGEST))
    plain = "".join(normalize("NFKC", text).split())
    named = _YEAR.search(plain)
    if named is None:
        raise InputError("notice_without_year", "notice")
    reading = _Reading(int(named[1]))
    for name, body in _paragraphs(plain):
        reading.take(name, body)
    if not reading.holidays:
        raise InputError("notice_without_days", "notice", value=named[1])
    reading.look_for_missing()
    holidays = tuple(reading.holidays)
    number = _NUMBER.search(plain)
    return Notice(
        reading.year,
        holidays,
        _published(plain, reading.year),
        tuple(reading.doubts),
        f"{number[1]}〔{number[2]}〕{number[3]}号" if number else "",
    )


def _paragraphs(plain: str) -> Iterator[tuple[str, str]]:
    heads = list(_PARAGRAPH.finditer(plain))
    for place, head in enumerate(heads, start=1):
        end = heads[place].start() if place < len(heads) else len(plain)
        yield head[1], plain[head.end() : end]


class _Reading:
    """What was understood so far."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.holidays: list[Holiday] = []
        self.doubts: list[Doubt] = []

    def take(self, name: str, body: str) -> None:
        """One paragraph, sentence by sentence; advice to employers is no day off."""
        off: list[date] = []
        makeup: list[date] = []
        for sentence in re.split(r"[。;]", body):
            if "鼓励" in sentence or "建议" in sentence:
                continue
            if "上班" in sentence:
                makeup += self._days(sentence)
            elif "放假" in sentence or "补休" in sentence:
                days = self._days(sentence)
                self._compare_total(sentence, days)
                off += days
        for day in makeup:
            if day.weekday() < 5:
                self.doubts.append(Doubt("notice_makeup_on_weekday", day.isoformat()))
        worked = tuple(day for day in makeup if day.weekday() >= 5)
        if off or worked:
            self.holidays.append(Holiday(name, tuple(off), worked))

    def look_for_missing(self) -> None:
        """Every year has its seven holidays."""
        names = "".join(holiday.name for holiday in self.holidays)
        self.doubts += [Doubt("notice_holiday_missing", name) for name in HOLIDAYS if name not in names]

    def _days(self, sentence: str) -> list[date]:
        """Every day named, spans filled: 1月28日至2月4日, 10月1日至7日."""
        days: list[date] = []
        month, last_end = 0, 0
        for found in _DATE.finditer(sentence):
            month = int(found[2] or month)
            day = self._day(found, month)
            if day is None:
                continue
            first = days[-1] if days and sentence[last_end : found.start()] in ("至", "-", "~", "—") else None
            if first is not None and first < day and (day - first).days < 31:
                days += [first + timedelta(days=n) for n in range(1, (day - first).days)]
            days.append(day)
            last_end = found.end()
        return days

    def _day(self, found: re.Match[str], month: int) -> date | None:
        try:
            day = date(int(found[1] or self.year), month, int(found[3]))
        except ValueError:
            self.doubts.append(Doubt("notice_no_such_day", found[0]))
            return None
        named = _WEEKDAY.search(found[4] or "")
        if named is not None and named[1].replace("天", "日") != _WEEKDAYS[day.weekday()]:
            self.doubts.append(Doubt("notice_weekday_differs", found[0], f"周{_WEEKDAYS[day.weekday()]}"))
        return day

    def _compare_total(self, sentence: str, days: list[date]) -> None:
        total = _TOTAL.search(sentence)
        if total is not None and int(total[1]) != len(days):
            self.doubts.append(Doubt("notice_total_differs", sentence[:60], str(len(days))))


def _published(plain: str, year: int) -> date | None:
    """The day under the notice: the last full date that lies before the year it is about."""
    for found in reversed(list(_ISSUED.finditer(plain))):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
        if day.year < year:
            return day
    return None
