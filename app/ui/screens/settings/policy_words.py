"""Words about the values of a profile: what one is, how it is typed, what editing it would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.counting import Length, Unit
from app.domain.money import display_yuan, parse_yuan
from app.domain.policy.rulebook import RuleSet
from app.domain.policy.rules import AgreedLength, ClockRule, FactLength, WindowRule
from app.ui.labels.grading import post_label
from app.ui.labels.intake import yes_no_label
from app.ui.labels.lists import listed
from app.ui.labels.periods import period_label, rule_label
from app.ui.labels.trade import remedy_label
from app.ui.parts.clock_words import say_weekday
from app.ui.screens.settings.words import length_words
from app.ui.theme import Tone
from app.usecases.profile_effect import Difference, Effect
from app.usecases.profile_values import Group, Line, Origin, Value, ValueKind

translate = QCoreApplication.translate

LEVEL_OWNER = "level_owner"


def origin_chip(origin: Origin) -> tuple[str, Tone, str]:
    """Word, tone and icon for where a value comes from."""
    words: dict[Origin, tuple[str, Tone, str]] = {
        "statute": (translate("Policy", "statute"), "neutral", "lock"),
        "promise": (translate("Policy", "promise"), "info", "file-text"),
        "house": (translate("Policy", "set here"), "accent", "pencil"),
    }
    return words[origin]


def whose_words(origin: str) -> str:
    """Whose the version of a profile is: the program's, the house's, head office's."""
    return {
        "office": translate("Policy", "head office"),
        "house": translate("Policy", "this house"),
    }.get(origin, translate("Policy", "comes with the program"))


def group_title(group: Group) -> str:
    """The title of a part of the page."""
    return {
        Group.CLOCK: translate("Policy", "Clocks of the house"),
        Group.WINDOW: translate("Policy", "Windows for the customer"),
        Group.THRESHOLD: translate("Policy", "Amounts and counts"),
        Group.LEVEL: translate("Policy", "Levels and their owners"),
    }[group]


def line_name(line: Line) -> str:
    """What a line is about; rules name themselves, a threshold is named by its fact."""
    return fact_label(line.values[0].about) if line.group is Group.THRESHOLD else line.name


def fact_label(fact: str) -> str:
    """What a threshold counts; an unknown fact stands for itself."""
    return {
        "amount": translate("Policy", "Amount of the case"),
        "people_affected": translate("Policy", "People affected"),
        "satisfaction_score": translate("Policy", "Score given by the customer"),
        "failed_repairs": translate("Policy", "Repairs without success"),
        "repair_total_days": translate("Policy", "Days in repair"),
    }.get(fact, fact)


def owner_words(owner: str) -> str:
    """Who owns something; the owner of the level is no name."""
    return translate("Policy", "owner of the level") if owner == LEVEL_OWNER else post_label(owner)


def value_words(line: Line, value: Value) -> str:
    """The value as it is read."""
    match value.kind:
        case ValueKind.OWNER:
            return owner_words(value.text)
        case ValueKind.HOURS | ValueKind.MINUTES:
            parts = float(value.text) * (60 if value.kind is ValueKind.HOURS else 1)
            return length_words(Length(round(parts), Unit(value.about)))
        case ValueKind.MONEY:
            return _bound(value, display_yuan(parse_yuan(value.text)))
    if line.group is Group.THRESHOLD:
        return _bound(value, value.text)
    said = length_words(Length(int(value.text), Unit(value.about)))
    if value.paths[0][-1] == "default":
        return translate("Policy", "as agreed or printed, else {0}").format(said)
    return said


def _bound(value: Value, number: str) -> str:
    """How the rules ask for the bound; where some ask for over it and some for up to it, over."""
    asked = {path[-1] for path in value.paths}
    if "gt" in asked:
        return translate("Policy", "over {0}").format(number)
    if "ge" in asked:
        return translate("Policy", "from {0} on").format(number)
    if "le" in asked:
        return translate("Policy", "up to {0}").format(number)
    return translate("Policy", "under {0}").format(number)


def line_words(line: Line, rules: RuleSet) -> str:
    """All values of a line; where it has none to edit, what the rule says."""
    said = [value_words(line, value) for value in line.values]
    if line.group in (Group.CLOCK, Group.WINDOW) and not any(
        v.kind is not ValueKind.OWNER for v in line.values
    ):
        said.insert(0, length_of(rules, line.key))
    return " · ".join(each for each in said if each)


def length_of(rules: RuleSet, rule_id: str) -> str:
    """How long a clock or window of the rules is."""
    timed: list[ClockRule | WindowRule] = [*rules.clocks, *rules.windows]
    for rule in timed:
        if rule.head.id == rule_id:
            return _length(rule.length)
    return ""


def _length(length: object) -> str:
    if isinstance(length, Length):
        return length_words(length)
    if isinstance(length, FactLength | AgreedLength):
        return translate("Policy", "as agreed or printed")
    return translate("Policy", "by goods category")


def field_words(value: Value) -> str:
    """The label of the field in which a value is typed, with its unit."""
    if value.kind is ValueKind.OWNER:
        return translate("Policy", "Owner")
    if value.kind is ValueKind.MONEY:
        return translate("Policy", "Amount (yuan)")
    units: Mapping[str, str] = {
        ValueKind.HOURS: translate("Policy", "Length (hours)"),
        ValueKind.MINUTES: translate("Policy", "Length (minutes)"),
        Unit.DAYS: translate("Policy", "Length (days)"),
        Unit.WORKING_DAYS: translate("Policy", "Length (working days)"),
        Unit.MONTHS: translate("Policy", "Length (months)"),
        Unit.YEARS: translate("Policy", "Length (years)"),
    }
    unit = value.kind if value.kind is not ValueKind.COUNT else value.about
    return units.get(unit, translate("Policy", "Number"))


def effect_words(effect: Effect, names: Mapping[str, str]) -> list[str]:
    """What the edit would change on the tickets there are, a sentence for each key."""
    if not effect.looked_at:
        return [translate("Policy", "There are no tickets yet to compare with.")]
    if not effect.differences:
        words = translate("Policy", "None of the {0} tickets looked at would come out differently.")
        return [words.format(effect.looked_at)]
    words = translate("Policy", "{0} of {1} tickets would come out differently, had they been taken in so:")
    return [
        words.format(effect.tickets, effect.looked_at),
        *(_difference(each, effect, names) for each in effect.differences),
    ]


def _difference(each: Difference, effect: Effect, names: Mapping[str, str]) -> str:
    words = translate("Policy", "{0}: {1} of {2} · {3}: {4} → {5}")
    name = names.get(each.key) or _key_label(each.key)
    before, after = _said(each.before), _said(each.after)
    return words.format(name, each.tickets, effect.looked_at, each.number, before, after)


def _key_label(key: str) -> str:
    special = {
        "priority_level": translate("Policy", "Level"),
        "proposed_level": translate("Policy", "Proposed level"),
        "priority_mark": translate("Policy", "Mark"),
        "approver_level": translate("Policy", "Owner"),
        "remedies_by_right": translate("Policy", "Owed"),
        "remedies_negotiable": translate("Policy", "Negotiable"),
        "excluded_remedies": translate("Policy", "Not owed"),
        "policy_gap": translate("Policy", "Approval by a manager"),
        "manual_followup_required": translate("Policy", "Follow-up by a person"),
        "batch_link_required": translate("Policy", "Link as a batch"),
        "on_site_intake_allowed": translate("Policy", "Intake on site"),
    }
    return special.get(key) or period_label(key) or rule_label(key)


def _said(value: object) -> str:
    if value is None:
        return translate("Policy", "none")
    if isinstance(value, bool):
        return yes_no_label("yes" if value else "no")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return listed(remedy_label(str(each)) for each in value) or translate("Policy", "none")
    text = str(value)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return post_label(text)
    clock = f" {moment:%H:%M}" if "T" in text else ""
    return f"{moment:%m-%d} {say_weekday(moment)}{clock}"
