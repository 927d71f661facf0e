"""The clocks of a ticket: computed from milestones on every read, never stored as counters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.calendar import WorkCalendar, WorkWeek
from app.domain.counting import HOURLY, Count, Unit
from app.domain.hours import ONE_DAY, ServiceHours
from app.domain.milestones import ENDS_EVERYTHING, Milestone
from app.domain.policy.case import Case
from app.domain.policy.deadlines import Counting, start_of
from app.domain.policy.elapsed import evaluate_elapsed
from app.domain.policy.facts import Facts
from app.domain.policy.levels import triage
from app.domain.policy.phrases import Phrases
from app.domain.policy.rulebook import RuleSet
from app.domain.policy.rules import ClockRule
from app.domain.policy.windows import evaluate_windows


class ClockState(StrEnum):
    """How a clock stands. Amber: the last share of the length runs. Red: past due and not stopped."""

    RUNNING = "running"
    AMBER = "amber"
    RED = "red"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    VOIDED = "voided"


@dataclass(frozen=True)
class Pause:
    """A span in which handling waits for somebody else (G-01); `end` None while it lasts."""

    reason: str
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True)
class AgreedDate:
    """A date agreed with the customer: a clock of its own, in the words of the agreement."""

    key: str
    text: str
    start: datetime
    due: datetime
    owner: str
    stopped_at: datetime | None = None
    voided_at: datetime | None = None


@dataclass(frozen=True)
class Clock:
    """One clock of a ticket. Moments are naive and in the zone of the desk.

    `nominal_due` is the due before pauses and rolling. `paused_total` is counted
    in the clock's own unit: open time for hours of service, whole (working) days
    for days. `due` of a period of days is the moment its last day ends.
    """

    key: str
    name: str
    start_event: str
    start: datetime
    due: datetime
    nominal_due: datetime
    amber_at: datetime
    owner: str
    why: str
    rule: str
    source: str
    due_day: date
    stopped_at: datetime | None = None
    voided_at: datetime | None = None
    paused_since: datetime | None = None
    paused_total: timedelta = timedelta()
    provisional: bool = False


def running_clocks(
    rules: RuleSet,
    calendar: WorkCalendar,
    hours: ServiceHours,
    facts: Facts,
    milestones: Mapping[str, datetime],
    pauses: Sequence[Pause] = (),
) -> tuple[Clock, ...]:
    """Every clock that was ever started for this ticket and applies to it now, earliest due first.

    Whether a clock applies is judged by the facts (level, channel, payment …); a
    fact that is unknown starts no clock. `milestones` are keyed by Milestone.
    """
    case = Case(facts, rules, calendar)
    evaluate_elapsed(case)
    evaluate_windows(case)
    owner = triage(case).owner
    reached = {Milestone(name): moment for name, moment in milestones.items()}
    if Milestone.CLOSED not in reached:  # care goes on as long as the goods last; a closed case does not
        reached = {**case.care_milestones(), **reached}
    week = rules.profile.week if rules.profile else WorkWeek.OFFICIAL
    ticking = _Ticking(Counting(calendar, hours, week), rules.phrases, reached, pauses)
    clocks = [
        ticking.clock(rule, owner if rule.owner == "level_owner" else rule.owner)
        for rule in rules.clocks
        if start_of(rule, reached) is not None and rule.head.when.find(case).holds
    ]
    above = [rule for rule in rules.clocks if rule.overdue_of and rule.head.when.find(case).holds]
    clocks += [ticking.escalated(rule, late) for rule in above for late in clocks if _ran_out(rule, late)]
    return tuple(sorted(clocks, key=lambda clock: (clock.due, clock.key)))


def begun(clocks: Iterable[Clock], now: datetime) -> tuple[Clock, ...]:
    """Without the clocks that start only when another one runs out, as long as it has not."""
    return tuple(each for each in clocks if each.start_event != Milestone.OVERDUE or each.start < now)


def _ran_out(rule: ClockRule, late: Clock) -> bool:
    """Whether `late` is the clock that `rule` waits for, and was not stopped in time."""
    in_time = late.stopped_at is not None and late.stopped_at <= late.due
    return late.key == rule.overdue_of and not in_time and late.paused_since is None


def clock_state(clock: Clock, now: datetime) -> ClockState:
    """How `clock` stands at `now` (naive, zone of the desk). Exactly at the due it is still in time."""
    if clock.stopped_at is not None:
        return ClockState.MET if clock.stopped_at <= clock.due else ClockState.MISSED
    if clock.voided_at is not None:
        return ClockState.VOIDED
    if clock.paused_since is not None and clock.paused_since <= min(now, clock.due):
        return ClockState.PAUSED
    if now > clock.due:
        return ClockState.RED
    return ClockState.AMBER if now >= clock.amber_at else ClockState.RUNNING


@dataclass(frozen=True)
class _Ticking:
    """What the clocks of one ticket share."""

    counting: Counting
    phrases: Phrases
    reached: Mapping[Milestone, datetime]
    pauses: Sequence[Pause]

    def clock(self, rule: ClockRule, owner: str) -> Clock:
        started = start_of(rule, self.reached)
        if started is None:
            raise ValueError(rule.key)
        return self._from(rule, owner, *started)

    def escalated(self, rule: ClockRule, late: Clock) -> Clock:
        """The clock of whoever is next above, from when `late` ran out; it stops with that one too."""
        own = self._from(rule, rule.owner, Milestone.OVERDUE, late.due)
        stopped = _first_after(late.due, (own.stopped_at, late.stopped_at))
        return replace(own, stopped_at=stopped, voided_at=None if stopped else own.voided_at)

    def _from(self, rule: ClockRule, owner: str, event: Milestone, start: datetime) -> Clock:
        plain = self.counting.run(rule, start)
        nominal_due = self.counting.end_of(rule, plain)
        extra, since = self._paused(rule, start, nominal_due)
        counted = self.counting.run(rule, start, extra) if extra else plain
        due = self.counting.end_of(rule, counted)
        stopped = _first_after(start, (self.reached.get(m) for m in rule.stops))
        voided = _first_after(start, (self.reached.get(m) for m in ENDS_EVERYTHING))
        unit = "minutes" if plain.length.unit in HOURLY else "days"
        total = timedelta(**{unit: extra})
        return Clock(
            key=rule.key,
            name=rule.name,
            start_event=event.value,
            start=start,
            due=due,
            nominal_due=nominal_due,
            amber_at=self.counting.amber_from(rule, counted, due),
            owner=owner,
            why=self._why(rule, event, counted, total),
            rule=rule.head.rule,
            source=rule.head.source,
            due_day=counted.last_day,
            stopped_at=stopped,
            voided_at=voided if stopped is None else None,
            paused_since=since if stopped is None else None,
            paused_total=total,
            provisional=counted.provisional,
        )

    def _paused(self, rule: ClockRule, start: datetime, due: datetime) -> tuple[int, datetime | None]:
        """How much longer the clock runs for its pauses, and since when it stands still, if it does."""
        extra = 0
        for begin, end in _spans(self.pauses, rule.pausable_by, start):
            if begin >= due:
                break
            if end is None:
                return extra, begin
            extra += self._measure(rule, start, begin, end)
            due = self.counting.end_of(rule, self.counting.run(rule, start, extra))
        return extra, None

    def _measure(self, rule: ClockRule, start: datetime, begin: datetime, end: datetime) -> int:
        """The length of a pause in the clock's own unit; a day on which it ends is not paused."""
        unit = self.counting.length(rule.length).unit
        if unit is Unit.SERVICE_HOURS:
            return round(self.counting.hours.between(begin, end) / timedelta(minutes=1))
        if unit in HOURLY:
            return round((end - begin) / timedelta(minutes=1))
        day, days = max(begin.date(), start.date() + ONE_DAY), 0
        while day < end.date():
            counts = unit is not Unit.WORKING_DAYS or self.counting.calendar.is_working_day(
                day, self.counting.week
            )
            days += counts
            day += ONE_DAY
        return days

    def _why(self, rule: ClockRule, event: Milestone, counted: Count, paused: timedelta) -> str:
        counting = self.phrases.counting(counted, self.phrases.term("milestones", event))
        if paused:
            counting += self.phrases.say("paused", paused=self.phrases.length_of(paused))
        return self.phrases.say("deadline", name=rule.name, counting=counting, source=rule.head.source)


def _spans(
    pauses: Iterable[Pause], reasons: frozenset[str], start: datetime
) -> list[tuple[datetime, datetime | None]]:
    """Pauses for these reasons after `start`, earliest first, overlapping ones joined."""
    spans: list[tuple[datetime, datetime | None]] = []
    for pause in sorted((p for p in pauses if p.reason in reasons), key=lambda p: p.start):
        begin, end = max(pause.start, start), pause.end
        if end is not None and end <= start:
            continue
        last_end = spans[-1][1] if spans else begin
        if spans and last_end is None:
            break
        if spans and last_end is not None and begin <= last_end:
            spans[-1] = (spans[-1][0], None if end is None else max(end, last_end))
        else:
            spans.append((begin, end))
    return spans


def _first_after(start: datetime, moments: Iterable[datetime | None]) -> datetime | None:
    return min((moment for moment in moments if moment is not None and moment >= start), default=None)


def agreed_clock(promise: AgreedDate, phrases: Phrases) -> Clock:
    """A promise as a clock: amber in its last quarter. No rule has a say in it."""
    share = (promise.due - promise.start) / 4
    return Clock(
        key=promise.key,
        name=promise.text,
        start_event="agreed",
        start=promise.start,
        due=promise.due,
        nominal_due=promise.due,
        amber_at=promise.due - max(share, timedelta()),
        owner=promise.owner,
        why=phrases.say(
            "agreed",
            name=promise.text,
            start=phrases.moment(promise.start),
            due=phrases.moment(promise.due),
        ),
        rule="",
        source="",
        due_day=promise.due.date(),
        stopped_at=promise.stopped_at,
        voided_at=promise.voided_at if promise.stopped_at is None else None,
    )
