"""A conflict in words: what is disputed, both values, who said them, when and where."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date, datetime, tzinfo
from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.domain.claims import DECIDED
from app.domain.disputed_plans import Way
from app.domain.identity import mask_id_number
from app.domain.money import Fen, display_yuan
from app.domain.records import Goods
from app.domain.status import Stage
from app.ui.labels.history import entry_label
from app.ui.labels.lists import listed
from app.ui.labels.progress import stage_label
from app.ui.labels.trade import remedy_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.common.course import course_lines
from app.ui.screens.common.fact_words import fact_value_words
from app.ui.screens.common.ticket_words import goods_words
from app.ui.screens.common.values import value_words
from app.usecases.conflict_cases import ConflictCase, Said
from app.usecases.desk_link import Origin

translate = QCoreApplication.translate
NOTHING = "—"
"""Where nothing was said."""
_COURSE = "course"


def claim_value(claim: str, value: object, zone: tzinfo) -> str:
    """A disputed value as people read it. In full where masking it would hide what is to be decided."""
    name = claim.rpartition(".")[2]
    if claim.startswith(DECIDED) and value is not None:
        return _taken(bool(value))
    if value in (None, "", ()):
        return NOTHING
    if claim.startswith("stated.") and isinstance(value, str | bool | int):
        return fact_value_words(name, value)
    if name == "id_number":
        return mask_id_number(str(value))
    if name == "phone":
        return str(value)
    if name == "price" and isinstance(value, int):
        return display_yuan(Fen(value))
    if isinstance(value, tuple | list):
        return _several(claim, value, zone)
    if isinstance(value, Goods):
        return goods_words(value)
    if isinstance(value, Way):
        return _way(value)
    if is_dataclass(value):
        return _record(value, zone)
    return _plain("stage" if name == _COURSE else name, value, zone)


def _way(way: Way) -> str:
    """A way of a plan with its sum, and whether the customer accepted it."""
    sum_ = display_yuan(way.amount) if way.amount is not None else ""
    accepted = stage_label(Stage.PLAN_ACCEPTED) if way.chosen else ""
    return " ".join(part for part in (remedy_label(way.remedy), sum_, accepted) if part)


def _plain(name: str, value: object, zone: tzinfo) -> str:
    if isinstance(value, Enum):
        return value_words(name, str(value.value), zone)
    if isinstance(value, datetime):
        return say_moment(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    return value_words(name, str(value), zone)


def _several(claim: str, values: tuple[object, ...] | list[object], zone: tzinfo) -> str:
    goods = next((each for each in values if isinstance(each, Goods)), None)
    if goods is not None:
        return goods_words(goods)
    return listed(claim_value(claim, each, zone) for each in values)


def _record(value: object, zone: tzinfo) -> str:
    words = [_part(name, each, zone) for name, each in vars(value).items() if each not in (None, "", ())]
    return " · ".join(words) or NOTHING


def _part(name: str, value: object, zone: tzinfo) -> str:
    if isinstance(value, tuple | list):
        return listed(_part(name, each, zone) for each in value)
    return _record(value, zone) if is_dataclass(value) else _plain(name, value, zone)


def origin_words(origin: Origin, own_desk: str) -> str:
    """At which desk."""
    if origin.own:
        return translate("Conflict", "this desk {0}").format(own_desk)
    if origin.office:
        return translate("Conflict", "head office")
    if origin.desk:
        return translate("Conflict", "desk {0}").format(origin.desk)
    return translate("Conflict", "another desk")


def said_words(said: Said, own_desk: str, zone: tzinfo) -> str:
    """Who, where, when; nobody where nothing of the kind was said."""
    if said == Said():
        return NOTHING
    moment = say_moment(said.at, zone) if said.at is not None else ""
    return " · ".join(part for part in (said.user, origin_words(said.origin, own_desk), moment) if part)


def case_title(case: ConflictCase) -> str:
    """Which ticket, whose, what goods."""
    return " · ".join(part for part in (case.number, case.customer, case.goods) if part)


def says_words(case: ConflictCase, zone: tzinfo) -> str:
    """What the entry says by itself, as the course of the ticket would tell it."""
    return course_lines([case.says], None, zone)[0].detail if case.says is not None else ""


def decision_words(case: ConflictCase, zone: tzinfo) -> str:
    """What was decided and counts, by whom, when, and why; then who had decided otherwise."""
    decision = case.decision
    if decision is None:
        return ""
    what = translate("Conflict", "«{0}» {1}").format(entry_label(case.kind), _taken(decision.take))
    parts = [what, decision.by or "", say_moment(decision.decided_at, zone), decision.note]
    for each in decision.overruled:
        otherwise = translate("ConflictCard", "Said otherwise")
        parts += [f"{otherwise}: {_taken(each.take)}", each.by or "", say_moment(each.decided_at, zone)]
    return " · ".join(part for part in parts if part)


def _taken(take: bool) -> str:
    return translate("Conflict", "taken over") if take else translate("Conflict", "kept as it was")
