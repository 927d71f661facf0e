"""Reads the condition of a rule: facts and tests, joined by all, any and not."""

from datetime import date

from app.domain.money import parse_yuan
from app.domain.policy.conditions import ALWAYS, AllOf, AnyOf, Comparison, Condition, Not, Operator
from app.domain.policy.vocabulary import VOCABULARY, FactKind
from app.domain.refusals import InputError
from app.library.fields import Fields

COMPARED = (Operator.GT, Operator.GE, Operator.LT, Operator.LE)


def read_condition(fields: Fields, key: str) -> Condition:
    """The condition under `key`; when the field is absent, one that always holds."""
    if not fields.has(key):
        return ALWAYS
    return _joined(fields.section(key))


def _joined(fields: Fields) -> Condition:
    """Every entry of one object must hold: a fact with its test, or a join."""
    parts: list[Condition] = []
    for key in fields.values:
        if key == "not":
            parts.append(Not(_joined(fields.section(key))))
        elif key == "any":
            parts.append(AnyOf(tuple(_joined(part) for part in fields.sections(key))))
        elif key == "all":
            parts.append(AllOf(tuple(_joined(part) for part in fields.sections(key))))
        else:
            parts.append(_tests(fields, key))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _tests(fields: Fields, key: str) -> Condition:
    value = fields.any(key)
    if isinstance(value, list):
        return Comparison(key, Operator.IN, tuple(_operand(fields, key, item) for item in value))
    if not isinstance(value, dict):
        return Comparison(key, Operator.IS, _operand(fields, key, value))
    tests = tuple(_test(fields, key, name, operand) for name, operand in value.items())
    if not tests:
        raise fields.wrong(key, "|".join(Operator), value)
    return tests[0] if len(tests) == 1 else AllOf(tests)


def _test(fields: Fields, key: str, name: str, operand: object) -> Comparison:
    try:
        operator = Operator(name)
    except ValueError:
        raise fields.wrong(key, "|".join(Operator), name) from None
    if operator is Operator.KNOWN and not isinstance(operand, bool):
        raise fields.wrong(key, "true|false", operand)
    if operator in {Operator.KNOWN, Operator.GROUP}:
        return Comparison(key, operator, operand)
    if operator is Operator.IN and isinstance(operand, list):
        return Comparison(key, operator, tuple(_operand(fields, key, item) for item in operand))
    value = _operand(fields, key, operand)
    if operator in COMPARED and not isinstance(value, int | date):
        raise fields.wrong(key, "number, amount or day", operand)
    return Comparison(key, operator, value)


def _operand(fields: Fields, key: str, value: object) -> object:
    """The value a fact is compared with, in the form the fact is held in."""
    spec = VOCABULARY.get(key)
    if key.startswith("window:") and value not in {"open", "closed"}:
        raise fields.wrong(key, "open|closed", value)
    if spec is None or value is None:
        return value
    if spec.choices and value not in spec.choices:
        raise fields.wrong(key, "|".join(spec.choices), value)
    if spec.kind is FactKind.FLAG and not isinstance(value, bool):
        raise fields.wrong(key, "true|false", value)
    if spec.kind is FactKind.MONEY:
        return _money(fields, key, value)
    if spec.kind is FactKind.DATE:
        return _day(fields, key, value)
    return value


def _money(fields: Fields, key: str, value: object) -> int:
    try:
        return parse_yuan(str(value), key)
    except InputError:
        raise fields.wrong(key, '"0.00"', value) from None


def _day(fields: Fields, key: str, value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise fields.wrong(key, "YYYY-MM-DD", value) from None
