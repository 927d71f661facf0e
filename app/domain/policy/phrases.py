"""Sentences that say why. The wording comes from data, because it is printed; nothing here is prose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from string import Formatter
from types import MappingProxyType

from app.domain.counting import HOURLY, Count, Unit
from app.domain.hours import ONE_DAY

PLACEHOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "day": "year month day",
        "moment": "day time",
        "span_hours": "hours",
        "span_minutes": "minutes",
        "span_both": "hours minutes",
        "span_days": "days",
        "depreciation": "price rate days fee refund source",
        "extended": "days",
        "some_days_after": "event days",
        "count_immediate": "event start span due tail",
        "count_wall_hours": "event start span due tail",
        "count_service_hours": "event start span due tail",
        "count_days": "event start span due tail",
        "count_working_days": "event start span due tail",
        "count_months": "event start span due tail",
        "count_years": "event start span due tail",
        "rolled": "nominal due",
        "skipped": "days",
        "skipped_one": "day",
        "skipped_span": "first last",
        "paused": "paused",
        "provisional": "year",
        "window": "name counting source",
        "deadline": "name counting source",
        "agreed": "name start due",
        "list_joiner": "",
        "remedy_owed": "remedy strength source counting last_day needs",
        "remedy_until": "remedy strength source counting last_day needs",
        "remedy_pending": "remedy strength source counting last_day needs",
        "remedy_pending_until": "remedy strength source counting last_day needs",
        "remedy_closed": "remedy source counting last_day claimed",
    }
)
"""Every sentence a phrase file must hold → the names its pattern may use."""


@dataclass(frozen=True)
class Phrases:
    """Sentence patterns by key, and the trade's terms by group and code."""

    patterns: Mapping[str, str]
    terms: Mapping[str, Mapping[str, str]]

    def say(self, key: str, **values: str) -> str:
        return self.patterns[key].format_map(values)

    def fill(self, pattern: str, **values: str) -> str:
        """A pattern that a rule brings along."""
        return pattern.format_map(values)

    def term(self, group: str, code: str) -> str:
        """The Chinese term for a code; the code itself where the list has none."""
        return self.terms.get(group, {}).get(code, code)

    def day(self, day: date) -> str:
        return self.say("day", year=str(day.year), month=str(day.month), day=str(day.day))

    def moment(self, moment: datetime) -> str:
        return self.say("moment", day=self.day(moment.date()), time=f"{moment:%H:%M}")

    def joined(self, parts: list[str]) -> str:
        return self.patterns["list_joiner"].join(parts)

    def counting(self, count: Count, event: str) -> str:
        """How the count went: start, length, what was skipped, the end."""
        hourly = count.length.unit in HOURLY
        show = self.moment if hourly else lambda moment: self.day(moment.date())
        sentence = self.say(
            f"count_{count.length.unit}",
            event=event,
            start=show(count.start),
            span=self._span(count),
            due=show(count.due),
            tail=self._tail(count),
        )
        if count.provisional:
            sentence += self.say("provisional", year=self.joined([str(year) for year in count.guessed]))
        return sentence

    def length_of(self, span: timedelta) -> str:
        """A length of time: days, or hours and minutes."""
        if span >= ONE_DAY and not span % ONE_DAY:
            return self.say("span_days", days=str(span // ONE_DAY))
        return self._hours(round(span / timedelta(minutes=1)))

    def _span(self, count: Count) -> str:
        return self._hours(count.length.count) if count.length.unit in HOURLY else str(count.length.count)

    def _hours(self, whole: int) -> str:
        hours, minutes = divmod(whole, 60)
        if not minutes:
            return self.say("span_hours", hours=str(hours))
        if not hours:
            return self.say("span_minutes", minutes=str(minutes))
        return self.say("span_both", hours=str(hours), minutes=str(minutes))

    def _tail(self, count: Count) -> str:
        if count.due != count.nominal:
            return self.say("rolled", nominal=self.day(count.nominal.date()), due=self.day(count.due.date()))
        if count.length.unit is not Unit.WORKING_DAYS or not count.skipped:
            return ""
        days = [date.fromisoformat(text) for text in count.skipped]
        return self.say("skipped", days=self.joined(self._spans(days)))

    def _spans(self, days: list[date]) -> list[str]:
        """Runs of consecutive days, said as from-to."""
        runs: list[list[date]] = []
        for day in days:
            if runs and day - runs[-1][-1] == ONE_DAY:
                runs[-1].append(day)
            else:
                runs.append([day])
        return [
            self.say("skipped_one", day=f"{run[0]:%m-%d}")
            if len(run) == 1
            else self.say("skipped_span", first=f"{run[0]:%m-%d}", last=f"{run[-1]:%m-%d}")
            for run in runs
        ]


def placeholders(pattern: str) -> frozenset[str]:
    """The names a sentence pattern asks for. Raises ValueError when the pattern is malformed."""
    return frozenset(name for _, name, _, _ in Formatter().parse(pattern) if name is not None)
