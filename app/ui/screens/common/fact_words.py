"""Stated circumstances in words: what one is called, its value, and how it changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.money import display_yuan, parse_yuan
from app.domain.policy.vocabulary import VOCABULARY, FactKind
from app.domain.refusals import InputError
from app.domain.ticket import StatedFact
from app.ui.labels.circumstances import fact_label, fact_value_label
from app.ui.labels.intake import yes_no_label
from app.ui.labels.trade import remedy_label
from app.usecases.known_values import NONE

translate = QCoreApplication.translate

STATED = "facts.stated"
_KEY = "facts."


def fact_value_words(key: str, value: StatedFact) -> str:
    """A value in words; empty for one that is not known."""
    if value == "":
        return ""
    if isinstance(value, bool):
        return yes_no_label("yes" if value else "no")
    if value is None:
        return fact_value_label(key, NONE)
    if not isinstance(value, str):
        return str(value)
    kind = VOCABULARY[key].kind if key in VOCABULARY else FactKind.TEXT
    if kind is FactKind.MONEY:
        return _money(value)
    if kind is FactKind.MOMENT:
        return value.replace("T", " ")
    return choice_words(key, value)


def choice_words(key: str, code: str) -> str:
    """One of the values the rules know, in words."""
    word = fact_value_label(key, code)
    return remedy_label(code) if key == "decided_remedy" and word == code else word


def say_fact(key: str, value: StatedFact, term_of: Callable[[str], str] = str) -> str:
    """«Hazard: Tipping over»; `term_of` names facts without a word of their own here."""
    word = fact_label(key) or term_of(key)
    return translate("Circumstances", "{0}: {1}").format(word, fact_value_words(key, value) or "—")


def say_stated(values: Mapping[str, str], before: Mapping[str, str]) -> Iterator[str]:
    """What an entry of the history states, fact by fact; with the old value where there was one."""
    for key, text in values.items():
        if not key.startswith(_KEY):
            continue
        fact = key.removeprefix(_KEY)
        old = before.get(_place(values, fact), '""')
        words = [fact_value_words(fact, _read(each)) for each in (old, text)]
        shown = f"{words[0]} → {words[1] or '—'}" if words[0] else words[1] or "—"
        yield f"{fact_label(fact) or fact} {shown}"


def remembered(values: Mapping[str, str]) -> Mapping[str, str]:
    """What such an entry says, by the place where the next one about the same fact finds it."""
    facts = [key.removeprefix(_KEY) for key in values if key.startswith(_KEY)]
    return {_place(values, fact): values[_KEY + fact] for fact in facts}


def _place(values: Mapping[str, str], fact: str) -> str:
    return f"stated.{values.get('item', '1')}.{fact}"


def _read(text: str) -> StatedFact:
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if value is None or isinstance(value, str | bool | int) else text


def _money(value: str) -> str:
    try:
        return display_yuan(parse_yuan(value))
    except InputError:
        return value
