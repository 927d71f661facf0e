"""Reads the dated list of standards and the words of the house."""

from pathlib import Path

from app.domain.standards import Standard, StandardKind, StandardsBook
from app.domain.wording import HouseWording, MarkKind, Phrase
from app.library.fields import Fields, read_object
from app.library.files import resource_root

_KINDS = tuple(kind.value for kind in StandardKind)
_MARKS = tuple(kind.value for kind in MarkKind)


def load_standards(path: Path | None = None) -> StandardsBook:
    """The list of standards and articles. Raises InputError naming file and field when it is wrong."""
    fields = read_object(path or resource_root() / "policies" / "standards.json")
    fields.text("id"), fields.text("version")
    book = StandardsBook([_standard(part) for part in fields.sections("standards")])
    fields.close()
    return book


def _standard(part: Fields) -> Standard:
    standard = Standard(
        code=part.text("code"),
        title=part.text("title"),
        kind=StandardKind(part.choice("kind", _KINDS)),
        valid_from=part.day("valid_from"),
        valid_to=part.day_or_none("valid_to"),
        replaced_by=part.text_or_none("replaced_by"),
        keywords=part.texts("keywords", ()),
        rules=part.texts("rules", ()),
        verified=part.flag("verified", default=True),
    )
    if standard.valid_to is not None and standard.valid_to < standard.valid_from:
        raise part.wrong("valid_to", f">= {standard.valid_from}", standard.valid_to)
    part.close()
    return standard


def load_wording(path: Path | None = None) -> HouseWording:
    """The words of the house. Raises InputError naming file and field when they are wrong."""
    fields = read_object(path or resource_root() / "policies" / "wording.json")
    fields.text("id"), fields.text("version")
    wording = HouseWording(
        phrases=tuple(_phrase(part) for part in fields.sections("phrases")),
        conclusions=_texts(fields.section("conclusions")),
        conclusions_unchecked=_texts(fields.section("conclusions_unchecked")),
        suggestions=_texts(fields.section("suggestions")),
        grounds=_texts(fields.section("grounds")),
        statements=_texts(fields.section("statements")),
        emergency=fields.texts("emergency", ()),
        checks=fields.texts("checks", ()),
        recorded=_texts(fields.section("recorded")),
        steps=_lists(fields.section("steps")),
        draft_number=fields.text("draft_number"),
        unnamed_customer=fields.text("unnamed_customer"),
        unnamed_signer=fields.text("unnamed_signer"),
    )
    fields.close()
    return wording


def _phrase(part: Fields) -> Phrase:
    instead = part.any("instead")
    if not isinstance(instead, str):
        raise part.wrong("instead", '"text"', instead)
    kind = MarkKind(part.choice("kind", _MARKS))
    phrase = Phrase(part.text("text"), instead, kind, part.texts("remedies", ()))
    part.close()
    return phrase


def _texts(fields: Fields) -> dict[str, str]:
    return {key: fields.text(key) for key in fields.values}


def _lists(fields: Fields) -> dict[str, tuple[str, ...]]:
    return {key: fields.texts(key) for key in fields.values}
