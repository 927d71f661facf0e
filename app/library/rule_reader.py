"""Reads rules, kind by kind, from a policy file into domain values."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.domain.counting import HOURLY, Length, Unit
from app.domain.milestones import Milestone
from app.domain.money import Fen, parse_yuan
from app.domain.policy.phrases import PLACEHOLDERS, placeholders
from app.domain.policy.rules import (
    AgreedLength,
    AnyRule,
    CategoryLength,
    ClockRule,
    DatedChoice,
    DepreciationRule,
    ElapsedRule,
    Exclusion,
    FactLength,
    Head,
    LevelRule,
    LookupRule,
    MultipleRule,
    OutcomeRule,
    PickRule,
    RemedyRule,
    Start,
    Strength,
    WindowRule,
    WordList,
)
from app.domain.policy.vocabulary import REMEDIES
from app.domain.refusals import InputError
from app.library.condition_reader import read_condition
from app.library.fields import Fields

STATES = ("owed", "until", "pending", "pending_until", "closed", "holds", "otherwise")
UNITS = tuple(Unit)
STATUSES = ("T", "S", "M")
"""How well a rule is known: T text read, S secondary source, M from memory, which is never used as fact."""


def read_rule(fields: Fields, layers: frozenset[str]) -> AnyRule:
    """One rule. `layers` are those of its file, unless the rule names its own."""
    fields.rule, fields.path = fields.text("id"), ""  # from here on the rule is named by its id
    kind = fields.choice("kind", tuple(_KINDS))
    # Outcomes and amounts are many and small: what they would need is asked for only where the file says so.
    asks = kind in {"window", "clock", "level", "remedy"}
    rule = _KINDS[kind](fields, _head(fields, layers, asks=asks))
    fields.close()
    return rule


def _head(fields: Fields, layers: frozenset[str], *, asks: bool) -> Head:
    texts = fields.section("texts") if fields.has("texts") else None
    own = fields.texts("layers", ())
    return Head(
        id=fields.rule,
        rule=fields.text("rule"),
        source=fields.text("source"),
        layers=frozenset(own) or layers,
        when=read_condition(fields, "when"),
        valid_from=fields.day_or_none("valid_from"),
        valid_to=fields.day_or_none("valid_to"),
        ask=fields.flag("ask", asks),
        verified=fields.choice("status", STATUSES, "T") != "M",
        texts={state: _text(texts, state) for state in texts.values} if texts else {},
    )


def _text(fields: Fields, state: str) -> str:
    """A sentence of a rule; it may use the names that the general sentence of its state may use."""
    if state not in STATES:
        raise fields.wrong(state, "|".join(STATES), state)
    allowed = PLACEHOLDERS.get(f"remedy_{state}", "value")
    return read_pattern(fields, state, allowed)


def read_pattern(fields: Fields, key: str, allowed: str) -> str:
    """A sentence pattern that uses only the names in `allowed`."""
    pattern = fields.text(key)
    try:
        used = placeholders(pattern)
    except ValueError:
        raise fields.wrong(key, "balanced {}", pattern) from None
    if used - set(allowed.split()):
        raise fields.wrong(key, " ".join(f"{{{name}}}" for name in allowed.split()), pattern)
    return pattern


def _length(fields: Fields) -> Length:
    length = fields.section("length")
    unit = Unit(length.choice("unit", UNITS))
    if unit is Unit.IMMEDIATE:
        found = Length(0, unit)
    elif unit in HOURLY:
        hours, minutes = length.whole("hours", 0), length.whole("minutes", 0)
        found = Length(hours * 60 + minutes, unit)
    else:
        found = Length(length.whole("n"), unit)
    length.close()
    if unit is not Unit.IMMEDIATE and not found.count:
        raise length.wrong("n", "> 0")
    return found


def _window_length(fields: Fields) -> Length | FactLength | CategoryLength | AgreedLength:
    length = fields.section("length")
    found: FactLength | CategoryLength | AgreedLength
    if length.has("category"):
        found = CategoryLength(length.text("category"))
    elif length.has("agreed"):
        length.choice("agreed", ("warranty",))
        found = AgreedLength()
    elif length.has("fact"):
        found = FactLength(
            length.text("fact"),
            Unit(length.choice("unit", UNITS)),
            length.whole("default") if length.has("default") else None,
            length.whole("at_least", 0),
        )
    else:
        return _length(fields)
    length.close()
    return found


def _starts(fields: Fields, key: str) -> tuple[Start, ...]:
    starts = []
    for part in fields.sections(key):
        when, required = read_condition(part, "when"), part.flag("required", False)
        starts.append(Start(part.text("fact"), when, required, part.whole("plus_days", 0)))
        part.close()
    return tuple(starts)


def _milestones(fields: Fields, key: str) -> tuple[Milestone, ...]:
    known = tuple(Milestone)
    names = fields.texts(key)
    for name in names:
        if name not in known:
            raise fields.wrong(key, "|".join(known), name)
    return tuple(Milestone(name) for name in names)


def _window(fields: Fields, head: Head) -> WindowRule:
    return WindowRule(
        head=head,
        key=fields.text("key"),
        name=fields.text("name"),
        starts=_starts(fields, "starts"),
        length=_window_length(fields),
        nominal_key=fields.text_or_none("nominal_key"),
        start_key=fields.text_or_none("start_key"),
        extend_by=fields.texts("extend_by", ()),
        roll=fields.flag("roll", default=False),
        judged_at=fields.texts("judged_at", ()),
        open_key=fields.text_or_none("open_key"),
    )


def _elapsed(fields: Fields, head: Head) -> ElapsedRule:
    return ElapsedRule(
        head, fields.text("key"), fields.texts("starts"), fields.texts("ends"), fields.texts("minus", ())
    )


def _clock(fields: Fields, head: Head) -> ClockRule:
    overdue_of = fields.text_or_none("overdue_of")
    return ClockRule(
        head=head,
        key=fields.text("key"),
        name=fields.text("name"),
        starts=() if overdue_of else _milestones(fields, "starts"),
        stops=_milestones(fields, "stops"),
        length=_length(fields),
        owner=fields.text("owner"),
        deadline=fields.text_or_none("deadline"),
        deadline_at=fields.text_or_none("deadline_at"),
        nominal_deadline=fields.text_or_none("nominal_deadline"),
        roll=fields.flag("roll", default=False),
        ends_at_close=fields.flag("ends_at_close", default=True),
        pausable_by=frozenset(fields.texts("pausable_by", ())),
        amber=fields.share("amber", 0.25),
        overdue_of=overdue_of,
    )


def _level(fields: Fields, head: Head) -> LevelRule:
    return LevelRule(
        head=head,
        code=fields.text("code"),
        level=fields.whole("level"),
        reason=fields.text("reason"),
        mark=fields.text_or_none("mark"),
        owner=fields.text_or_none("owner"),
        track=fields.text_or_none("track"),
    )


def _words(fields: Fields, head: Head) -> WordList:
    return WordList(
        head=head,
        code=fields.text("code"),
        level=fields.whole("level"),
        reason=read_pattern(fields, "reason", "word"),
        words=fields.texts("words"),
        except_in=fields.texts("except_in", ()),
        mark=fields.text_or_none("mark"),
        owner=fields.text_or_none("owner"),
        track=fields.text_or_none("track"),
    )


def _remedy(fields: Fields, head: Head) -> RemedyRule:
    return RemedyRule(
        head=head,
        remedies=_remedies(fields, "remedies"),
        strength=Strength(fields.choice("strength", tuple(Strength))),
        basis=fields.choice("basis", ("statute", "merchant_promise")),
        window=fields.text_or_none("window"),
        excluded=_exclusions(fields) if fields.has("excluded") else (),
    )


def _remedies(fields: Fields, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
    remedies = fields.texts(key, default)
    for remedy in remedies:
        if remedy not in REMEDIES:
            raise fields.wrong(key, "|".join(REMEDIES), remedy)
    return remedies


def _exclusions(fields: Fields) -> tuple[Exclusion, ...]:
    found = []
    for part in fields.sections("excluded"):
        text = read_pattern(part, "text", "remedy source")
        ask, only = part.flag("ask", default=False), _remedies(part, "only", ())
        found.append(Exclusion(read_condition(part, "when"), part.text("code"), text, ask, only))
        part.close()
    return tuple(found)


def _outcome(fields: Fields, head: Head) -> OutcomeRule:
    values = fields.section("set").values
    return OutcomeRule(head, values, fields.section("otherwise").values if fields.has("otherwise") else {})


def _depreciation(fields: Fields, head: Head) -> DepreciationRule:
    return DepreciationRule(
        head, fields.texts("price"), fields.text("start"), fields.text("end"), fields.texts("minus", ())
    )


def _multiple(fields: Fields, head: Head) -> MultipleRule:
    return MultipleRule(
        head, fields.text("key"), fields.text("of"), fields.whole("times"), _yuan(fields, "at_least")
    )


def _pick(fields: Fields, head: Head) -> PickRule:
    return PickRule(head, fields.text("key"), _starts(fields, "choices"))


def _lookup(fields: Fields, head: Head) -> LookupRule:
    rows = []
    for part in fields.sections("choices"):
        rows.append(DatedChoice(part.text("value"), part.day("valid_from"), part.day_or_none("valid_to")))
        part.close()
    return LookupRule(head, fields.text("key"), fields.texts("by"), tuple(rows))


def _yuan(fields: Fields, key: str) -> Fen:
    text = fields.text(key)
    try:
        return parse_yuan(text, key)
    except InputError:
        raise fields.wrong(key, '"0.00"', text) from None


_KINDS: Mapping[str, Callable[[Fields, Head], AnyRule]] = MappingProxyType(
    {
        "window": _window,
        "elapsed": _elapsed,
        "clock": _clock,
        "level": _level,
        "words": _words,
        "remedy": _remedy,
        "outcome": _outcome,
        "depreciation": _depreciation,
        "multiple": _multiple,
        "pick": _pick,
        "lookup": _lookup,
    }
)
