"""D20 服务手册、话术卡: rights, windows, clocks, levels and sentences for the desk (S1-45 S4-03)."""

from collections.abc import Sequence

from app.documents.copies import Copy
from app.documents.form import Form
from app.documents.wording import Wording
from app.usecases.paper import Paper

_SCENES = (
    "greet", "listen", "proof", "receipt", "by_right", "promise", "negotiable", "not_owed",
    "wait", "level1", "upset", "routes", "close",
)  # fmt: skip # in the order of a visit
_NEVER = ("refuse", "later", "law", "sign")
_MINUTES = frozenset({"immediate", "wall_hours", "service_hours"})
_DEFAULT = "default_"
_HOUR = 60


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - there is one copy
    """Tell `form` what it says."""
    name, version = (*paper.count("profile").lines, "", "")[:2]
    day = words.day(paper.issued_at.date())
    form.paragraph(words.text("profile", name=name, version=version, day=day), strong=True)
    form.paragraph(words.text("intro"), small=True)
    _rights(paper, form, words)
    _house(paper, form, words)
    _scripts(form, words)


def _rights(paper: Paper, form: Form, words: Wording) -> None:
    owed = [
        (
            "、".join(words.term("remedy", each) for each in remedies.split("、")),
            words.term("strength", strength),
            words.text("within", window=window) if window else words.text("anytime"),
            source,
        )
        for remedies, strength, window, source in paper.count("owed").rows
    ]
    _table(form, words, "owed", ("remedy", "strength", "window", "source"), owed, (3, 1.2, 2.2, 3.6))
    windows = [
        (name, length_of(words, count, unit), words.text(f"force.{force}"), source)
        for name, count, unit, force, source in paper.count("windows").rows
    ]
    _table(form, words, "windows", ("name", "length", "strength", "source"), windows, (2.6, 2.4, 1.4, 3.6))


def _house(paper: Paper, form: Form, words: Wording) -> None:
    clocks = [
        (name, length_of(words, count, unit), _owner(words, owner), source)
        for name, count, unit, owner, source in paper.count("clocks").rows
    ]
    _table(form, words, "clocks", ("clock", "length", "owner", "source"), clocks, (2.4, 2.4, 1.8, 3.6))
    levels = [(name, mark, _owner(words, owner)) for name, mark, owner in paper.count("levels").rows]
    _table(form, words, "levels", ("level", "mark", "owner"), levels, (2, 2, 3))
    reasons = [
        (words.term("level", level), reason, source) for level, reason, source in paper.count("reasons").rows
    ]
    _table(form, words, "reasons", ("level", "reason", "source"), reasons, (1.8, 4.4, 3.6))


def _scripts(form: Form, words: Wording) -> None:
    form.heading(words.label("scripts"))
    form.paragraph(words.text("greeting_note"), small=True)
    rows = [(words.text(f"scene.{each}"), words.text(f"script.{each}")) for each in _SCENES]
    form.table([words.label("situation"), words.label("script")], rows, (1.6, 8))
    form.heading(words.label("never"))
    for each in _NEVER:
        form.paragraph(words.text(f"never.{each}"), small=True)


def _owner(words: Wording, owner: str) -> str:
    return words.text("owner_of_level") if owner == "level_owner" else owner


def length_of(words: Wording, count: str, unit: str) -> str:
    """A length in words: ``7 日``, ``2 小时（营业时间）``; minutes of whole hours as hours."""
    if unit.startswith(_DEFAULT):
        return words.text("length.as_agreed", span=length_of(words, count, unit.removeprefix(_DEFAULT)))
    if unit not in _MINUTES:
        return words.text(f"length.{unit}", count=count)
    if unit == "immediate":
        return words.text("length.immediate")
    minutes = int(count)
    whole = minutes % _HOUR == 0
    span = words.text(
        "length.hours" if whole else "length.minutes", count=minutes // _HOUR if whole else minutes
    )
    return words.text(f"length.{unit}", span=span)


def _table(
    form: Form,
    words: Wording,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
) -> None:
    if rows:
        form.heading(words.label(title))
        form.table([words.label(column) for column in columns], rows, shares)
