"""Reads promises as clerks write them, such as 「明天10点前回电」 or 「2小时内答复」."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from unicodedata import normalize

from app.domain.calendar import WorkCalendar
from app.domain.counting import Length, Unit, count_working_days


@dataclass(frozen=True)
class Promise:
    """A promised moment (naive, zone of the desk) and the words that were read as it."""

    due: datetime
    words: str


def parse_promise(
    text: str, now: datetime, day_ends: time = time(22), calendar: WorkCalendar | None = None
) -> Promise | None:
    """The first promised moment in `text`, or None when there is none or it is past.

    A day without an hour ends at `day_ends`, the closing time of the desk. An
    hour from one to seven without a part of the day is in the afternoon: no desk
    promises five in the morning. Working days need a `calendar`.
    """
    reader = _Reader(normalize("NFKC", text), now, day_ends, calendar)
    for place in range(len(reader.text)):
        if reader.inside_number(place):
            continue
        found = reader.within(place) or reader.point(place)
        if found is not None:
            words, due = found
            return Promise(due, words) if due is not None and due > now else None
    return None


_DIGIT = re.compile(r"[\d零一二两三四五六七八九十]")
_NUMBER = r"(?:\d+|[零一二两三四五六七八九十]{1,3})"
_WITHIN = re.compile(
    rf"(?P<n>{_NUMBER}|半)\s*个?(?P<unit>工作日|分钟|小时|钟头|天|日|周|星期)(?:以内|之内|内|以后|之后|后)"
)
_DAY = re.compile(
    r"(?P<named>大后天|后天|明天|明日|明(?=[早晚上下中])|今天|今日|今(?=[早晚])|当天)"
    r"|(?P<which>下下|下|本|这)?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    r"|(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<dom>\d{1,2})(?!\d)[日号]?"
    rf"|(?P<only>{_NUMBER})[日号]"
)
_PART = re.compile(r"\s*(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚)")
_HOUR = re.compile(
    r"\s*(?:(?P<h24>\d{1,2}):(?P<m24>\d{2})"
    rf"|(?P<hour>{_NUMBER})[点时](?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{_NUMBER})分?)?)"
)
_HALF_A_YEAR = timedelta(days=183)
"""A day without a year that lies further back is meant for next year; a nearer one is a slip."""
_NAMED_DAYS: Mapping[str, int] = MappingProxyType(
    {"今": 0, "今天": 0, "今日": 0, "当天": 0, "明": 1, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}
)
_WEEKS: Mapping[str, int] = MappingProxyType({"本": 0, "这": 0, "下": 1, "下下": 2})
_DIGITS: Mapping[str, int] = MappingProxyType({digit: n for n, digit in enumerate("零一二三四五六七八九")})
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "夜里", "晚"})
_PART_ENDS: Mapping[str, time] = MappingProxyType(
    {
        "凌晨": time(6),
        "早": time(10),
        "早上": time(10),
        "早晨": time(10),
        "上午": time(12),
        "中午": time(14),
        "下午": time(18),
        "傍晚": time(19),
    }
)
"""When a part of the day without an hour is over; the evening ends with the day."""


@dataclass(frozen=True)
class _Reader:
    text: str
    now: datetime
    day_ends: time
    calendar: WorkCalendar | None

    def inside_number(self, place: int) -> bool:
        """Whether a number runs across `place`: 「25点」 is not 「5点」."""
        return place > 0 and all(_DIGIT.match(self.text[at]) for at in (place - 1, place))

    def within(self, place: int) -> tuple[str, datetime | None] | None:
        """A span from now: 「半小时内」, 「3天内」, 「2个工作日内」."""
        match = _WITHIN.match(self.text, place)
        if match is None:
            return None
        return match.group(), self._span_end(match["n"], match["unit"])

    def point(self, place: int) -> tuple[str, datetime | None] | None:
        """A day, a part of the day, an hour: one may be enough. No moment where they do not exist."""
        end, day = place, self.now.date()
        match = _DAY.match(self.text, place)
        if match is not None:
            found = _day(match, day)
            if found is None:
                return match.group(), None
            day, end = found, match.end()
        part = _PART.match(self.text, end)
        end = part.end() if part else end
        hour = _HOUR.match(self.text, end)
        end = hour.end() if hour else end
        if end == place or self.text[place].isspace():
            return None
        return self.text[place:end], self._moment(day, part[1] if part else "", hour)

    def _span_end(self, number: str, unit: str) -> datetime | None:
        if number == "半":
            return self.now + timedelta(minutes=30) if unit in {"小时", "钟头"} else None
        n = min(_number(number), 3650)
        if unit == "分钟":
            return self.now + timedelta(minutes=n)
        if unit in {"小时", "钟头"}:
            return self.now + timedelta(hours=n)
        if unit != "工作日":
            days = n * (7 if unit in {"周", "星期"} else 1)
            return datetime.combine(self.now.date() + timedelta(days=days), self.day_ends)
        if self.calendar is None:
            return None
        counted = count_working_days(self.now.date(), Length(n, Unit.WORKING_DAYS), self.calendar)
        return datetime.combine(counted.last_day, self.day_ends)

    def _moment(self, day: date, part: str, hour: re.Match[str] | None) -> datetime | None:
        if hour is None:
            return datetime.combine(day, min(_PART_ENDS.get(part, self.day_ends), self.day_ends))
        at, minute = _time(hour)
        if part in _AFTERNOON and at <= 12:
            at += 12 if at < 12 or part != "下午" else 0
        elif (part == "中午" and at < 6) or (not part and not hour["h24"] and 1 <= at <= 7):
            at += 12
        if at > 24 or minute > 59 or (at == 24 and minute):
            return None
        return datetime.combine(day, time()) + timedelta(hours=at, minutes=minute)


def _day(match: re.Match[str], today: date) -> date | None:
    if match["named"]:
        return today + timedelta(days=_NAMED_DAYS[match["named"]])
    if match["weekday"]:
        weekday = "一二三四五六日".index(match["weekday"].replace("天", "日"))
        ahead = weekday - today.weekday()
        if match["which"]:
            return today + timedelta(days=ahead + 7 * _WEEKS[match["which"]])
        return today + timedelta(days=ahead % 7)
    if match["only"]:
        return _next_day_of_month(_number(match["only"]), today)
    year, month, day = int(match["year"] or today.year), int(match["month"]), int(match["dom"])
    found = _existing(year, month, day)
    if found is not None and found < today - _HALF_A_YEAR and not match["year"]:
        return _existing(year + 1, month, day)
    return found


def _next_day_of_month(day: int, today: date) -> date | None:
    if day >= today.day:
        return _existing(today.year, today.month, day)
    return _existing(today.year + today.month // 12, today.month % 12 + 1, day)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(match: re.Match[str]) -> tuple[int, int]:
    if match["h24"]:
        return int(match["h24"]), int(match["m24"])
    hour = _number(match["hour"])
    if match["half"]:
        return hour, 30
    if match["quarter"]:
        return hour, 15 * _number(match["quarter"])
    return hour, _number(match["minute"]) if match["minute"] else 0


def _number(text: str) -> int:
    """An Arabic number, or a Chinese one below a hundred."""
    if text.isdecimal():
        return int(text)
    text = text.replace("两", "二")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[ones[-1]]
    return (_DIGITS[tens[-1]] if tens else 1) * 10 + (_DIGITS[ones[-1]] if ones else 0)
