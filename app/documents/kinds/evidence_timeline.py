"""The timeline of the report (D18): what each entry says, in the words of paper."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType

from app.documents.wording import Wording
from app.domain.money import parse_yuan
from app.domain.refusals import InputError
from app.usecases.paper import TimeLine

_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "channel": "channel",
        "demand": "demand",
        "level": "level",
        "cause": "cause",
        "party": "party",
        "remedy": "remedy",
        "strength": "strength",
        "stock": "stock",
        "way": "payment",
        "how": "means",
        "method": "method",
        "role": "role",
        "state": "proof_state",
        "reason": "pause",
        "wanted": "proof",
        "changed": "field",
    }
)
"""Where the word for a code stands."""

_BY_ENTRY: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("evidence.attached", "role"): "photo",
        ("evidence.retagged", "role"): "photo",
        ("document.issued", "kind"): "document",
        ("document.delivered", "how"): "delivery",
        ("proof.recorded", "kind"): "proof",
        ("execution.started", "kind"): "track",
        ("execution.advanced", "kind"): "track",
        ("execution.advanced", "to"): "track_step",
        ("execution.called_off", "kind"): "track",
        ("stage.jumped", "to"): "stage",
        ("appeal.advanced", "to"): "appeal",
        ("change.taken_back", "kind"): "entry",
        ("conflict.decided", "kind"): "entry",
    }
)
_TICKS = frozenset({"packaging_intact", "unused", "accessories_complete", "resale_affected"})


def said_of(line: TimeLine, words: Wording) -> str:
    """What the entry says: codes in words, then what a person wrote; empty where it says nothing."""
    return "；".join(dict.fromkeys((*_told(line, words), *line.words)))


def _told(line: TimeLine, words: Wording) -> Iterator[str]:
    for name, value in line.facts:
        text = _value(line.entry, name, value, words)
        if text and not _is_code(text):
            yield words.text(f"told.{name}", value=text) if words.has(f"told.{name}") else text


def _value(entry: str, name: str, value: str, words: Wording) -> str:
    if value in ("True", "False"):
        what = words.term("tick", name) if name in _TICKS else words.text(f"asked.{name}")
        return words.text("denied" if value == "False" else "affirmed", what=what)
    group = _BY_ENTRY.get((entry, name)) or _GROUPS.get(name)
    if group:
        terms = (words.term(group, each) for each in value.split("、"))
        return "、".join(each for each in terms if not _is_code(each))
    return _FORMS[name](value, words) if name in _FORMS else value


def _is_code(text: str) -> bool:
    """Whether a value is a word of the program that paper has no word for."""
    return text.isascii() and text.islower() and text.replace("_", "").isalpha()


def _money(value: str, words: Wording) -> str:
    try:
        return words.money(parse_yuan(value))
    except InputError:
        return value


def _day(value: str, words: Wording) -> str:
    """A day, or a moment of the desk."""
    try:
        return words.moment(datetime.fromisoformat(value)) if "T" in value else words.day(_date(value))
    except ValueError:
        return value


def _date(value: str) -> date:
    return date.fromisoformat(value)


_FORMS: Mapping[str, Callable[[str, Wording], str]] = MappingProxyType(
    {"amount": _money, "fee": _money, "until": _day, "due": _day, "expected": _day}
)
