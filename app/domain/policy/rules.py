"""What a rule is, kind by kind. Rules come from data files and are never changed by a case."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from unicodedata import normalize

from app.domain.counting import Length, Unit
from app.domain.milestones import Milestone
from app.domain.money import Fen
from app.domain.policy.conditions import ALWAYS, Condition

PROMISE = "promise"
"""The layer of the house's own promise, above statute and local rules."""


class Strength(StrEnum):
    """By which strength a remedy is owed; the order of the members is their rank."""

    BY_RIGHT = "by_right"
    PROMISE = "promise"
    NEGOTIABLE = "negotiable"
    NOT_OWED = "not_owed"


@dataclass(frozen=True)
class Head:
    """What every rule carries.

    `rule` is the requirement id or article, `source` the citation as printed.
    `layers`: the rule is evaluated when one of them is. `valid_from` to
    `valid_to` (inclusive) is when it is in force. A rule that is not `verified`
    is kept in the data but never used as fact.
    """

    id: str
    rule: str
    source: str
    layers: frozenset[str]
    when: Condition = ALWAYS
    valid_from: date | None = None
    valid_to: date | None = None
    verified: bool = True
    ask: bool = True
    """Whether what the rule would have to know is asked for; if not, it speaks only when all is known."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Sentences of this rule that replace the general ones, by state."""

    def in_force(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True)
class Start:
    """One fact a period may start from; `required`: if `when` holds, no other start will do.

    The period starts `plus_days` after the day of the fact.
    """

    fact: str
    when: Condition = ALWAYS
    required: bool = False
    plus_days: int = 0


@dataclass(frozen=True)
class FactLength:
    """A length that a fact states, in `unit`, with the length to take when it is not stated."""

    fact: str
    unit: Unit
    default: int | None = None
    at_least: int = 0


@dataclass(frozen=True)
class AgreedLength:
    """The warranty that was agreed, in months or years; the longer where both are stated."""


@dataclass(frozen=True)
class CategoryLength:
    """A length in months that the catalogue states for the goods category, if verified there."""

    column: str


@dataclass(frozen=True)
class WindowRule:
    """A period in which a right may be used: from a start, for a length, judged at the day of the claim.

    `key` and `nominal_key` name the last day in the decision. Windows that share
    a key are one right from several layers: the latest day counts.
    """

    head: Head
    key: str
    name: str
    starts: tuple[Start, ...]
    length: Length | FactLength | CategoryLength | AgreedLength
    nominal_key: str | None = None
    start_key: str | None = None
    extend_by: tuple[str, ...] = ()
    roll: bool = False
    judged_at: tuple[str, ...] = ()
    """Facts that carry the day of the claim; empty: the usual ones of the rulebook."""
    open_key: str | None = None
    """Decision key that tells, as true or false, whether the claim lies inside."""


@dataclass(frozen=True)
class ElapsedRule:
    """Days between two dates, the first not counted (C1), less the days named in `minus`."""

    head: Head
    key: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClockRule:
    """A time limit of the house: started by one milestone, stopped by another.

    With `overdue_of` it starts when the clock of that key runs out, for whoever is next above, and
    stops with that one too.

    `deadline` (and `deadline_at`, with the closing time) name it in the decision.
    `owner` is a role, or ``level_owner``. `amber` is the share of the length left
    at which the clock turns amber.
    """

    head: Head
    key: str
    name: str
    starts: tuple[Milestone, ...]
    stops: tuple[Milestone, ...]
    length: Length
    owner: str
    deadline: str | None = None
    deadline_at: str | None = None
    nominal_deadline: str | None = None
    roll: bool = False
    ends_at_close: bool = True
    """A period of days ends at closing time (C4, G-04), else at 24:00."""
    pausable_by: frozenset[str] = frozenset()
    amber: float = 0.25
    overdue_of: str | None = None


@dataclass(frozen=True)
class Level:
    """A priority level: who leads, and which of the level's clocks runs (`track`)."""

    level: int
    name: str
    mark: str
    owner: str
    track: str


@dataclass(frozen=True)
class LevelRule:
    """A reason for a level. Mark, owner and track may differ from the level's own (G-02)."""

    head: Head
    code: str
    level: int
    reason: str
    mark: str | None = None
    owner: str | None = None
    track: str | None = None


@dataclass(frozen=True)
class WordList:
    """Words of the customer that propose a level; `except_in` are longer texts in which they mean nothing.

    A word with ``…`` is found with up to GAP other characters there, in one clause; ``/`` parts what may
    stand on either side: ``手/脚…划破/割破``.
    Mark, owner and track may differ from the level's own, as for a LevelRule.
    """

    head: Head
    code: str
    level: int
    reason: str
    words: tuple[str, ...]
    except_in: tuple[str, ...] = ()
    mark: str | None = None
    owner: str | None = None
    track: str | None = None

    @cached_property
    def searched(self) -> re.Pattern[str]:
        """Finds every word in a plain text, of two at one place the longer; nothing where there are none."""
        apart = [word for word in self.words if "…" in word]
        whole = sorted((word for word in self.words if "…" not in word), key=len, reverse=True)
        return re.compile("|".join(map(_as_pattern, (*whole, *apart))) or "(?!)")

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Plain word → its place in the list."""
        return {plain(word): place for place, word in reversed(list(enumerate(self.words)))}

    @cached_property
    def excepted(self) -> re.Pattern[str]:
        """Finds every exception, the longest first."""
        texts = sorted(map(plain, self.except_in), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, texts)) or "(?!)")


GAP = 4
CLAUSE_ENDS = ",.!?;:。、~()\n"
"""What parts clauses in a plain text."""


def _as_pattern(word: str) -> str:
    """A word with a gap has a group around what stands after it."""
    first, *rest = (side.split("/") if "…" in word else [side] for side in word.split("…"))
    sides = ["|".join(re.escape(plain(each)) for each in side) for side in (first, *rest)]
    gap = f"[^{re.escape(CLAUSE_ENDS)}]{{0,{GAP}}}?"
    return gap.join((f"(?:{sides[0]})", *(f"({side})" for side in sides[1:])))


def plain(text: str) -> str:
    """Text as words are searched in it: width, case and spaces do not matter."""
    return "".join(normalize("NFKC", text).casefold().split())


@dataclass(frozen=True)
class Exclusion:
    """Why a remedy that would be owed is not.

    It must be known to hold: what nobody stated shuts nothing out. With `ask`
    the remedy is not owed either until the answer is known. `only` names the
    remedies of the rule that it shuts out; empty: all of them.
    """

    when: Condition
    code: str
    text: str
    ask: bool = False
    only: tuple[str, ...] = ()

    def concerns(self, remedy: str) -> bool:
        return not self.only or remedy in self.only


@dataclass(frozen=True)
class RemedyRule:
    """Remedies owed when the conditions hold, inside the window if there is one."""

    head: Head
    remedies: tuple[str, ...]
    strength: Strength
    basis: str
    window: str | None = None
    excluded: tuple[Exclusion, ...] = ()


@dataclass(frozen=True)
class OutcomeRule:
    """Values of the decision when the conditions hold, and when they certainly do not."""

    head: Head
    values: Mapping[str, object]
    otherwise: Mapping[str, object]


@dataclass(frozen=True)
class DepreciationRule:
    """折旧费 = price × daily rate × days (C11), and what is left to refund."""

    head: Head
    price: tuple[str, ...]
    start: str
    end: str
    minus: tuple[str, ...]


@dataclass(frozen=True)
class MultipleRule:
    """A multiple of an amount, with a minimum."""

    head: Head
    key: str
    of: str
    times: int
    at_least: Fen


@dataclass(frozen=True)
class PickRule:
    """The first of several amounts whose condition holds."""

    head: Head
    key: str
    choices: tuple[Start, ...]


@dataclass(frozen=True)
class DatedChoice:
    """One value of a table by date: in force from `valid_from` to `valid_to`, both inclusive."""

    value: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class LookupRule:
    """A value that depends on a date, such as the standard in force."""

    head: Head
    key: str
    by: tuple[str, ...]
    choices: tuple[DatedChoice, ...]


AmountRule = DepreciationRule | MultipleRule | PickRule
AnyRule = (
    WindowRule
    | ElapsedRule
    | ClockRule
    | LevelRule
    | WordList
    | RemedyRule
    | OutcomeRule
    | AmountRule
    | LookupRule
)


@dataclass(frozen=True)
class Category:
    """One goods category: its groups, and the catalogue's terms, which count only when verified."""

    code: str
    name: str
    groups: frozenset[str]
    terms: Mapping[str, int | str] = field(default_factory=dict)
    verified: bool = False


@dataclass(frozen=True)
class DeskDefaults:
    """What a profile assumes about the desk when the facts do not say."""

    opens: time
    closes: time
    closed: frozenset[int] = frozenset()
