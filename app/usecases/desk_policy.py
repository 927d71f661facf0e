"""The policy function bound to one desk: its profile, calendar and hours; and the clocks of a ticket."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from app.domain.approving import approval_open
from app.domain.calendar import WorkCalendar
from app.domain.case_facts import Facts, item_facts, repair_facts
from app.domain.clocks import (
    AgreedDate,
    Clock,
    ClockState,
    Pause,
    agreed_clock,
    begun,
    clock_state,
    running_clocks,
)
from app.domain.hours import ServiceHours
from app.domain.milestones import CARE_FACTS, Milestone
from app.domain.policy.assess import assess, open_case
from app.domain.policy.decision import Decision
from app.domain.policy.facts import parse_facts
from app.domain.policy.rulebook import Rulebook
from app.domain.policy.shelf import Profile
from app.domain.records import Promise
from app.domain.refusals import InputError
from app.domain.repairs import count_repairs
from app.domain.steps.checking import IN_TESTING
from app.domain.steps.proof import AWAITING_PROOF
from app.domain.ticket import Item, Ticket
from app.usecases.desk import Desk
from app.usecases.ended_clocks import Ending, level_ending, promise_ending, ticket_ending, under_level
from app.usecases.read_models import NextClock
from app.usecases.rule_library import NO_OFFICE, OfficeRules

PROMISE = "promise"

EarlierItems = Callable[[Ticket, Item], Sequence[Item]]
"""A ticket and one of its items → the same goods as they stand on tickets opened before it."""

OVER = (ClockState.MET, ClockState.MISSED, ClockState.VOIDED)
"""States in which a clock asks nothing of anybody."""

_KNOWN = frozenset(Milestone)
_Key = tuple[str, str | None]


@dataclass(frozen=True)
class TicketClock:
    """A clock of a ticket and how it stands now. `item` is set where the ticket has several.

    `ending` says of a void clock what ended it.
    """

    clock: Clock
    state: ClockState
    item: str | None = None
    ending: Ending | None = None


@dataclass
class DeskPolicy:
    """What the rules say at this desk; the moment is always an argument.

    The rules are exchanged as a whole when the house adds a year or a version; nothing else changes.
    """

    rulebook: Rulebook
    calendar: WorkCalendar
    desk: Desk
    left_out: InputError | None = None
    """Why the rules of the house are left out: this program cannot read them (any more)."""
    earlier: EarlierItems | None = None
    """Finds the same goods on earlier tickets; without it repairs are counted on the ticket alone."""
    office: OfficeRules = NO_OFFICE
    """What of the rules is head office's."""
    today: Callable[[], date] | None = None
    """The day at the desk: head office publishes versions ahead of it. Without it the newest counts."""

    @property
    def profile(self) -> str:
        """Profile id."""
        return self.desk.profile

    @property
    def version(self) -> str:
        """Version of the profile in force now; empty where the profile is not installed."""
        profile = _in_force(self) if self.rulebook.versions(self.profile) else None
        return profile.version if profile is not None else ""

    @property
    def categories(self) -> Collection[str]:
        """The codes of the goods categories there are."""
        return self.rulebook.categories.keys()

    @property
    def levels(self) -> Mapping[int, tuple[str, str]]:
        """Mark and owner of each priority level of the profile."""
        profile = _in_force(self)
        known = profile.levels.values() if profile else ()
        return {each.level: (each.mark, each.owner) for each in known}

    @property
    def settings(self) -> Mapping[str, object]:
        """What the profile sets besides its rules."""
        profile = _in_force(self)
        return profile.settings if profile else {}

    @property
    def hours(self) -> ServiceHours:
        """When the desk is open: its own hours, on the weekdays that its profile has."""
        profile = _in_force(self)
        closed = profile.desk.closed if profile else frozenset()
        return ServiceHours(self.desk.opens, self.desk.closes, closed)

    def assess(self, facts: Mapping[str, object]) -> Decision:
        """Facts to decision, hours counted as this desk is open."""
        return self.assess_by(self.rulebook, facts)

    def assess_by(self, rulebook: Rulebook, facts: Mapping[str, object]) -> Decision:
        """The same by other rules than those in force."""
        return assess(parse_facts(self.here(facts)), rulebook, self.calendar)

    def here(self, facts: Mapping[str, object]) -> Facts:
        """The facts, with the hours and the province of this desk where they do not say."""
        opens, closes = f"{self.desk.opens:%H:%M}", f"{self.desk.closes:%H:%M}"
        region = {"region": self.desk.region} if self.desk.region else {}
        return {"clock": "service_hours", "open": opens, "close": closes, **region, **facts}

    def _book_of(self, ticket: Ticket) -> Rulebook:
        """The rules in the version the ticket was judged by; a changed profile never rewrites a ticket."""
        profile, version = ticket.profile, ticket.profile_version
        known = version in self.rulebook.versions(profile)
        return self.rulebook.pinned(profile, version) if known else self.rulebook

    def facts_of(self, ticket: Ticket, item: Item, now: datetime) -> Facts:
        """One item as facts, with the level that stands and the repairs of the same goods so far.

        Repairs are counted over the tickets there are; what somebody stated of them wins.
        """
        before = self.earlier(ticket, item) if self.earlier is not None else ()
        repairs = repair_facts(count_repairs(item, before, self.desk.tz, now))
        return {**repairs, **_ticket_facts(ticket, item, self.desk.tz, now)}

    def item_decision(self, ticket: Ticket, item: Item, now: datetime) -> Decision:
        """What holds for one item at `now` (aware)."""
        return self.assess_by(self._book_of(ticket), self.facts_of(ticket, item, now))

    def judged_under(self, ticket: Ticket, facts: Mapping[str, object]) -> Decision:
        """Facts by the version of the rules that the ticket is judged by."""
        return self.assess_by(self._book_of(ticket), facts)

    def clocks(self, ticket: Ticket, now: datetime) -> tuple[TicketClock, ...]:
        """Every clock of the ticket, earliest due first and void ones last; those of the ticket itself once.

        A clock that several items share stops when the last of them stops it. One that only a past level
        had is shown as that level left it: met, missed or void.
        """
        found = self._shared(ticket, now, ticket_ending(ticket))
        for past in reversed(ticket.past_levels):
            left = self._shared(under_level(ticket, past), past.until, level_ending(past))
            found = {**{key: each for key, each in left.items() if each.state in OVER}, **found}
        for promise in ticket.promises:
            clock = agreed_clock(_agreed(promise, self._local), self.rulebook.phrases)
            found[PROMISE + clock.key, None] = _standing(clock, self._local(now), promise_ending(promise))
        return tuple(sorted(found.values(), key=_place))

    def _shared(self, ticket: Ticket, now: datetime, ending: Ending) -> dict[_Key, TicketClock]:
        """The clocks of the level that stands; those that items share once."""
        found: dict[_Key, TicketClock] = {}
        several = len(ticket.items) > 1
        for item in ticket.items:
            for clock in self._item_clocks(ticket, item, now):
                started = clock.start_event in item.milestones or clock.start_event in CARE_FACTS
                own = item.id if several and started else None
                each = _standing(clock, self._local(now), ending, own)
                key = (clock.key + clock.name, own)
                found[key] = min(found.get(key, each), each, key=_urgency)
        return found

    def _item_clocks(self, ticket: Ticket, item: Item, now: datetime) -> Iterable[Clock]:
        facts = parse_facts(self.here(_ticket_facts(ticket, item, self.desk.tz, now)))
        book = self._book_of(ticket)
        reached = {**_milestones(ticket.milestones), **_milestones(item.milestones)}
        if ticket.voided:
            reached[Milestone.VOIDED] = ticket.changed_at or now
        if ticket.merged_into is not None:
            reached[Milestone.MERGED] = ticket.changed_at or now
        clocks = running_clocks(
            open_case(facts, book, self.calendar).rules,
            self.calendar,
            self.hours,
            facts,
            {key: self._local(at) for key, at in reached.items()},
            [
                Pause(_reason(p.reason), self._local(p.start), self._local(p.end) if p.end else None)
                for p in ticket.pauses
            ],
        )
        return begun(clocks, self._local(now))

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.desk.tz).replace(tzinfo=None)

    def next_clock(self, ticket: Ticket) -> NextClock | None:
        """The running clock that is due first; a paused one only when nothing else runs."""
        if not ticket.open:
            return None
        moment = ticket.changed_at or ticket.opened_at
        live = [
            c for c in self.clocks(ticket, moment) if c.clock.stopped_at is None and c.clock.voided_at is None
        ]
        live = [c for c in live if c.clock.start_event not in CARE_FACTS] or live  # the case comes first
        running = [each.clock for each in live if each.clock.paused_since is None]
        if not live:
            return None
        clock = running[0] if running else live[0].clock
        return NextClock(
            key=PROMISE if clock.key.startswith(PROMISE) else clock.key,
            start=clock.start.replace(tzinfo=self.desk.tz),
            due=clock.due.replace(tzinfo=self.desk.tz) if running else None,
            paused=not running,
            provisional=clock.provisional,
        )

    def awaiting_approval(self, ticket: Ticket) -> bool:
        """Whether a plan waits for a manager (S4-28, G-02) or proof for a supervisor's word (S4-21)."""
        if not ticket.open:
            return False
        for item in ticket.items:
            if item.goods.proof == "member_record" and item.goods.proof_state != "valid":
                return True
            if item.plan is not None and item.plan.chosen is None and self.approval_open(ticket, item):
                return True
        return False

    def approval_open(self, ticket: Ticket, item: Item) -> bool:
        """Whether a manager must approve the item's plan before the customer can accept (S4-28, G-02)."""
        return approval_open(ticket, item, self.desk.tz, self.assess)


def _in_force(policy: DeskPolicy) -> Profile | None:
    """The desk's profile in the version that holds today."""
    day = policy.today() if policy.today is not None else None
    return policy.rulebook.rules_for(policy.profile, day).profile


def _ticket_facts(ticket: Ticket, item: Item, zone: tzinfo, now: datetime) -> Facts:
    """What the ticket alone says of an item: enough for its clocks, and nothing is looked up."""
    facts = item_facts(ticket, item, zone, now)
    if ticket.level is not None:
        facts["level"] = ticket.level.level
    return facts


def _standing(clock: Clock, now: datetime, ending: Ending, item: str | None = None) -> TicketClock:
    """How a clock stands at `now` (naive, zone of the desk); a void one with what ended it."""
    state = clock_state(clock, now)
    return TicketClock(clock, state, item, ending if state is ClockState.VOIDED else None)


def _agreed(promise: Promise, local: Callable[[datetime], datetime]) -> AgreedDate:
    """A promise is a clock of the ticket, not of an item."""
    return AgreedDate(
        key=f"{PROMISE}.{promise.id}",
        text=promise.text,
        start=local(promise.made_at),
        due=local(promise.due),
        owner=promise.made_by or "",
        stopped_at=local(promise.kept_at) if promise.kept_at else None,
        voided_at=local(promise.voided_at) if promise.voided_at else None,
    )


def _milestones(reached: Mapping[str, datetime]) -> dict[str, datetime]:
    """Those that clocks know."""
    return {key: at for key, at in reached.items() if key in _KNOWN}


def _urgency(each: TicketClock) -> tuple[int, timedelta]:
    """Of a clock that items share, the one counts that still runs: the desk is done when all items are."""
    clock = each.clock
    if clock.stopped_at is not None:
        return 1, clock.start - clock.stopped_at
    return (2 if clock.voided_at is not None else 0), clock.due - clock.start


def _place(each: TicketClock) -> tuple[bool, datetime, str]:
    """Earliest due first; what is void comes last."""
    return each.state is ClockState.VOIDED, each.clock.due, each.clock.key


def _reason(given: str) -> str:
    """The pause as the rules know it: whatever is not a test is waiting for the customer (G-01)."""
    return IN_TESTING if given == IN_TESTING else AWAITING_PROOF
