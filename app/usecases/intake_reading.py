"""What a clerk typed, read: the intake it amounts to, and what is wrong with which field."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.dateentry import parse_date
from app.domain.identity import check_id_number, classify_phone, normalise
from app.domain.money import Fen, parse_yuan
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import InputError
from app.domain.steps.intake import TakeIn
from app.domain.vocabulary import Demand, PaymentMethod, ProofKind, ProofState
from app.usecases.intake_draft import IntakeForm

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

FEWEST_DIGITS = 7
"""A phone number that can be called has at least as many; four digits are only the end of one."""

MOST_PEOPLE = 100_000

_SEPARATORS = re.compile(r"[、,，;；\n]+")


@dataclass
class Reading:
    """The intake as far as it can be read. `unknown` names facts nobody has stated yet.

    `problems` are in the order of the page; a field with a problem counts as empty.
    """

    form: TakeIn
    unknown: frozenset[str]
    problems: tuple[InputError, ...] = ()


@dataclass
class _Problems:
    found: list[InputError] = field(default_factory=list)

    def read(self, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except InputError as problem:
            self.found.append(problem)
            return otherwise

    def add(self, code: str, where: str, **params: str) -> None:
        self.found.append(InputError(code, where, **params))


def received_items(text: str) -> tuple[str, ...]:
    """What stays at the desk: 「壶身、底座」 are two pieces."""
    return tuple(part.strip() for part in _SEPARATORS.split(text) if part.strip())


def read_intake_form(form: IntakeForm, today: date) -> Reading:
    """Read the form as of `today` (the desk's day). Never raises: problems are told by field."""
    problems = _Problems()
    customer = _customer(form, today, problems)
    goods = _goods(form, today, problems)
    problem = _problem(form, problems)
    unknown = {"demand"} if not form.demand else set()
    if not form.words.strip():
        unknown.add("words")
    return Reading(
        TakeIn(
            channel=form.channel,
            customer=customer,
            goods=(goods,),
            problem=problem,
            received_items=received_items(form.received),
        ),
        frozenset(unknown),
        tuple(problems.found),
    )


def _customer(form: IntakeForm, today: date, problems: _Problems) -> Customer:
    phone = classify_phone(form.phone) if form.phone.strip() else None
    reachable = form.wechat.strip() or form.address.strip()
    if phone is None and not reachable:
        problems.add("contact_missing", "phone")
    elif phone is not None and len(phone.digits) < FEWEST_DIGITS:
        problems.add("phone_too_short", "phone", digits=str(len(phone.digits)))
    if not form.name.strip():
        problems.add("text_missing", "name")
    id_number = None
    if form.id_number.strip() and not form.id_declined:
        id_number = problems.read(lambda: check_id_number(form.id_number, today).text, "") or None
    return Customer(
        name=form.name.strip(),
        phone=phone.text if phone else None,
        wechat=form.wechat.strip() or None,
        id_number=id_number,
        id_declined=form.id_declined,
        address=form.address.strip() or None,
        confirmed=bool(form.verified_by),
        contact_verified_by=form.verified_by.strip() or None,
        special_care=form.special_care,
    )


def _goods(form: IntakeForm, today: date, problems: _Problems) -> Goods:
    if not form.goods.strip() and not form.category:
        problems.add("goods_unnamed", "goods")
    return Goods(
        name=form.goods.strip(),
        category=form.category or None,
        brand=form.brand.strip() or None,
        model=form.model.strip() or None,
        specification=form.specification.strip() or None,
        barcode=normalise(form.barcode) or None,
        serial=normalise(form.serial) or None,
        price=problems.read(lambda: _money(form.price), None),
        sold_date=problems.read(lambda: _past_day(form.sold_date, today, "sold_date"), None),
        received_date=problems.read(lambda: _past_day(form.received_date, today, "received_date"), None),
        order_number=normalise(form.order_number) or None,
        bought_at=form.bought_at or None,
        shop=form.shop.strip() or None,
        payment_method=_code(form.payment_method, PaymentMethod),
        proof=_code(form.proof, ProofKind),
        proof_state=_code(form.proof_state, ProofState),
    )


def _problem(form: IntakeForm, problems: _Problems) -> Problem:
    if not form.words.strip():
        problems.add("text_missing", "words")
    if not form.demand:
        problems.add("text_missing", "demand")
    denied = "none" in form.risks

    def said(risk: str) -> bool | None:
        return True if risk in form.risks else (False if denied else None)

    return Problem(
        words=form.words.strip(),
        # Stands in while nothing was chosen; `unknown` keeps it out of every judgement.
        demand=_code(form.demand, Demand) or Demand.CONSULT,
        type=form.problem_type or None,
        contacted=form.contacted,
        people_affected=problems.read(lambda: _people(form.people), None),
        safety_risk=said("safety_risk"),
        media_threat=said("media_threat"),
        agitated=said("agitated"),
        property_loss=said("property_loss"),
    )


def _money(text: str) -> Fen | None:
    return parse_yuan(text, "price") if text.strip() else None


def _past_day(text: str, today: date, where: str) -> date | None:
    """Goods were bought and received before they were brought back."""
    if not text.strip():
        return None
    day = parse_date(text, today, field=where)
    if day > today:
        raise InputError("date_in_future", where, value=day.isoformat())
    return day


def _people(text: str) -> int | None:
    cleaned = normalise(text)
    if not cleaned:
        return None
    digits = cleaned.isascii() and cleaned.isdigit() and len(cleaned) <= len(str(MOST_PEOPLE))
    count = int(cleaned) if digits else 0
    if not 1 <= count <= MOST_PEOPLE:
        raise InputError("count_expected", "people", value=text)
    return count


def _code(text: str, kind: type[E]) -> E | None:
    return kind(text) if text in tuple(kind) else None
