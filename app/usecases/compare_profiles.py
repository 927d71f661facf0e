"""Two policy profiles side by side on one case: what each would grant, by when, by whom. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.policy.decision import Decision, mappings
from app.domain.policy.rulebook import STATUTE_ONLY
from app.domain.policy.vocabulary import REMEDIES
from app.domain.ticket import Ticket
from app.usecases.desk_policy import DeskPolicy
from app.usecases.reasons import over_since, period_sentences, whole_reason
from app.usecases.remedy_standing import standing

RULES = (
    "id_number_required",
    "installments_allowed",
    "refund_amount",
    "depreciation_days",
    "depreciation_fee",
    "punitive_damages",
    "return_freight",
    "freight",
    "freight_both_ways",
    "test_fee_borne_by",
    "cost_borne_by",
    "overdue_compensation",
    "quote_before_repair",
    "proof_status",
    "intake_allowed",
    "liable_party",
    "burden_of_proof",
)
"""Decision keys about money, identity and who answers, in the order in which they are compared."""


class Part(StrEnum):
    """The parts of the comparison, in their order."""

    LEVEL = "level"
    REMEDY = "remedy"
    DEADLINE = "deadline"
    RULE = "rule"


@dataclass(frozen=True)
class Cell:
    """What one profile says in one row.

    `values` are what counts for the comparison: a level with mark and post; a standing with the facts it
    waits for; a rule's value as text. `day` is a last day or due moment as written in the decision,
    `nominal` the same before rolling over rest days, `why` the sentence of the rules.
    `further` are weaker reasons for the same remedy that reach further: standing and last day.
    `over` is the last day of a promise that is over, while another ground is still open.
    """

    values: tuple[str, ...]
    day: str = ""
    nominal: str = ""
    why: str = ""
    name: str = ""
    further: tuple[tuple[str, str], ...] = ()
    over: str = ""

    def says_as(self, other: Cell) -> bool:
        """Whether it comes to the same for the customer and the desk, whatever the reason."""
        return (self.values, self.day, self.further, self.over) == (
            other.values,
            other.day,
            other.further,
            other.over,
        )


@dataclass(frozen=True)
class Row:
    """One line: `key` is ``level``, a remedy, or a key of the decision; None where a profile is silent."""

    part: Part
    key: str
    left: Cell | None
    right: Cell | None

    @property
    def same(self) -> bool:
        """Whether both profiles come to the same."""
        if self.left is None or self.right is None:
            return self.left is self.right
        return self.left.says_as(self.right)

    @property
    def name(self) -> str:
        """What the rules call it; empty where they have no name for it."""
        return next((cell.name for cell in (self.left, self.right) if cell and cell.name), "")


@dataclass(frozen=True)
class Comparison:
    """Two profiles, by id, and every row in which at least one of them says something."""

    left: str
    right: str
    rows: tuple[Row, ...]

    @property
    def different(self) -> tuple[Row, ...]:
        """The rows in which they differ."""
        return tuple(row for row in self.rows if not row.same)


def other_profiles(policy: DeskPolicy, own: str) -> tuple[str, ...]:
    """Ids of what a case under `own` can be compared with: every other profile, then the law alone."""
    installed = policy.rulebook.profile_ids
    return (*(each for each in installed if each != own), *([STATUTE_ONLY] if own != STATUTE_ONLY else []))


def compare_ticket(policy: DeskPolicy, ticket: Ticket, facts: Mapping[str, object], other: str) -> Comparison:
    """The facts of one item under its own profile, as the ticket is judged by it, and under `other` as it is.

    A level that a person has set holds under both; otherwise each profile proposes its own.
    Raises InputError profile_not_installed.
    """
    keeps = ticket.level is not None and ticket.level.set_by is not None
    known = {key: value for key, value in facts.items() if keeps or key != "level"}
    return Comparison(
        ticket.profile,
        other,
        compare(policy.judged_under(ticket, known), policy.assess({**known, "profile": other})),
    )


def compare_facts(policy: DeskPolicy, facts: Mapping[str, object], other: str) -> Comparison:
    """A case that is still being typed. Raises InputError as `DeskPolicy.assess` does."""
    own = str(facts.get("profile", policy.profile))
    return Comparison(
        own,
        other,
        compare(policy.assess({**facts, "profile": own}), policy.assess({**facts, "profile": other})),
    )


def compare(left: Decision, right: Decision) -> tuple[Row, ...]:
    """Every row in which at least one of two decisions says something."""
    rows = (*_level(left, right), *_remedies(left, right), *_deadlines(left, right), *_rules(left, right))
    return tuple(rows)


def _level(left: Decision, right: Decision) -> Iterator[Row]:
    cells = [_level_cell(each) for each in (left, right)]
    if cells != [None, None]:
        yield Row(Part.LEVEL, "level", *cells)


def _level_cell(decision: Decision) -> Cell | None:
    level = decision.get("priority_level")
    if level is None:
        return None
    proposed = decision.get("proposed_level")
    reasons = mappings(proposed.get("reasons") if isinstance(proposed, Mapping) else None)
    said = [
        f"{each['text']}（{each['source']}）" if each.get("source") else str(each["text"]) for each in reasons
    ]
    values = (str(level), decision.text("priority_mark") or "", decision.text("approver_level") or "")
    return Cell(values, why="；".join(said))


def _remedies(left: Decision, right: Decision) -> Iterator[Row]:
    sides = [{str(line["remedy"]): line for line in each.lines("remedies")} for each in (left, right)]
    told = [period_sentences(each) for each in (left, right)]
    known = dict.fromkeys([*sides[0], *sides[1]])
    for code in sorted(known, key=lambda each: all(_shut(side.get(each)) for side in sides)):
        left_cell, right_cell = (
            _remedy_cell(decision, side.get(code), counted)
            for decision, side, counted in zip((left, right), sides, told, strict=True)
        )
        yield Row(Part.REMEDY, code, left_cell, right_cell)


def _shut(line: Mapping[str, object] | None) -> bool:
    return line is None or standing(line) == "not_owed"


def _remedy_cell(
    decision: Decision, line: Mapping[str, object] | None, counted: Mapping[str, str]
) -> Cell | None:
    if line is None:
        return None
    shut = line.get("strength") == "not_owed"
    pending, more = line.get("pending"), mappings(line.get("also"))
    needs = tuple(map(str, pending)) if isinstance(pending, list) else ()
    return Cell(
        (standing(line), "" if shut else str(line.get("basis", "")), *needs),
        "" if shut else str(line.get("last_day") or ""),
        "" if shut else str(line.get("last_day_nominal") or ""),
        "\n".join(whole_reason(decision, each, counted) for each in (line, *more)),
        further=tuple((str(each.get("strength", "")), str(each.get("last_day") or "")) for each in more),
        over=over_since(line) or "",
    )


def _deadlines(left: Decision, right: Decision) -> Iterator[Row]:
    sides = [_dated(each) for each in (left, right)]
    keys = dict.fromkeys([*sides[0], *sides[1]])
    for key in sorted(keys, key=lambda each: min(side[each].day for side in sides if each in side)):
        yield Row(Part.DEADLINE, key, *(side.get(key) for side in sides))


def _dated(decision: Decision) -> dict[str, Cell]:
    """Every period and time limit of a decision; how long a right lasts is said with the right too."""
    found: dict[str, Cell] = {}
    for line in decision.lines("why"):
        key, text = str(line.get("key", "")), str(line.get("text", ""))
        day = decision.text(key)
        if line.get("due") is None or day is None or key in REMEDIES:
            continue
        nominal = str(line.get("nominal") or "")
        found[key] = Cell((), day, nominal, text, text.partition("：")[0])
    return found


def _rules(left: Decision, right: Decision) -> Iterator[Row]:
    whys = [_sentences(each) for each in (left, right)]
    for key in RULES:
        cells = [
            Cell((_text(each[key]),), why=why.get(key, "")) if key in each else None
            for each, why in zip((left, right), whys, strict=True)
        ]
        if cells != [None, None]:
            yield Row(Part.RULE, key, *cells)


def _sentences(decision: Decision) -> dict[str, str]:
    return {str(line.get("key")): str(line.get("text", "")) for line in decision.lines("why")}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
