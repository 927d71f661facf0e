"""The words on paper: versioned files in ``resources/clauses``, and how dates and money are written."""

import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.capitals import in_capitals
from app.domain.hours import term_end
from app.domain.money import Fen, display_yuan
from app.domain.refusals import InputError, ProblemError
from app.usecases.paper import HouseWording


@dataclass(frozen=True)
class Wording:
    """The wording of one kind in one version, with the common wording and terms it was written for.

    A key is a dotted path into the file. A missing key is a mistake in the program and raises KeyError.
    In `both` languages whatever has an English text (``english.<key>``) is followed by it on a line of
    its own.
    """

    name: str
    version: int
    _texts: Mapping[str, Any]
    _terms: Mapping[str, Any]
    both: bool = False

    @property
    def edition(self) -> str:
        """Which wording of its kind: ``1``, with a shop's own sentences ``1-3``."""
        return self.name.partition(".")[2]

    def text(self, key: str, **values: object) -> str:
        """A sentence, its {places} filled with `values`."""
        return _with_english(str(self._texts[key]), self._english(key), values)

    def chinese(self, key: str) -> str:
        """A text without its English, whatever the document is printed in."""
        return str(self._texts[key])

    def english(self, key: str) -> str:
        """The English of a text, where the document is printed in both languages."""
        found = self._english(key)
        return found if isinstance(found, str) else ""

    def reaching(self, key: str, phone: str, **values: object) -> str:
        """A sentence that names the desk's telephone; its form without one where the desk gave none."""
        return self.text(key, phone=phone, **values) if phone else self.text(f"{key}_here", **values)

    def has(self, key: str) -> bool:
        """Whether this wording has the key at all."""
        return key in self._texts

    def texts(self, key: str, **values: object) -> list[str]:
        """A list of sentences."""
        english = self._english(key)
        beside: Sequence[Any] = english if isinstance(english, list) else ()
        return [
            _with_english(str(each), beside[place] if place < len(beside) else "", values)
            for place, each in enumerate(self._texts[key])
        ]

    def _english(self, key: str) -> object:
        return self._texts.get(f"{ENGLISH}.{key}", "") if self.both else ""

    def in_both(self) -> "Wording":
        """The same in Chinese and English."""
        return replace(self, both=True)

    def label(self, key: str) -> str:
        """The label of a field, a column or a section."""
        return self.text(f"labels.{key}")

    def term(self, group: str, code: str, *, alone: bool = False) -> str:
        """The term for a code, with its English behind it where both are printed, unless it stands `alone`.

        Profiles and imports bring words of their own, which are printed as they are.
        """
        if not code:
            return self.nothing
        term = str(self._terms.get(f"{group}.{code}", code))
        english = self._terms.get(f"{ENGLISH}.{group}.{code}") if self.both and not alone else None
        return f"{term} {english}" if english else term

    @property
    def nothing(self) -> str:
        """What stands in an empty place."""
        return self.text("nothing")

    def or_nothing(self, value: str) -> str:
        """`value`, or what stands in an empty place."""
        return value.strip() or self.nothing

    def day(self, day: date | None, *, provisional: bool = False) -> str:
        """A date: ``2026年11月20日``; `provisional` when its year has no official calendar yet."""
        if day is None:
            return self.nothing
        mark = self.text("provisional") if provisional else ""
        return self.text("day", year=day.year, month=day.month, day=day.day) + mark

    def weekday(self, day: date, *, provisional: bool = False) -> str:
        """A date with its day of the week: ``2026年11月20日（周五）``."""
        mark = self.text("provisional") if provisional else ""
        return self.day(day) + self.texts("weekdays")[day.weekday()] + mark

    def moment(self, moment: datetime | None, *, provisional: bool = False) -> str:
        """A moment by its own clock: ``2026年11月20日 10:02``."""
        if moment is None:
            return self.nothing
        mark = self.text("provisional") if provisional else ""
        return f"{self.day(moment.date())} {moment:%H:%M}{mark}"

    def term_end(self, due: datetime, *, provisional: bool = False) -> str:
        """When a term ends: like a moment, but midnight is ``2026年11月19日 24:00``, not the day after."""
        day, at = term_end(due)
        return f"{self.day(day)} {at}{self.text('provisional') if provisional else ''}"

    def money(self, amount: Fen | None) -> str:
        """An amount in figures: ``¥12,800.00``."""
        return self.nothing if amount is None else display_yuan(amount)

    def capitals(self, amount: Fen | None) -> str:
        """An amount in 大写, with its prefix and no gap after it."""
        return self.nothing if amount is None else self.text("capitals", amount=in_capitals(amount))

    def ticked(self, group: str, codes: tuple[str, ...], chosen: str) -> str:
        """All terms of a choice with a tick box each: ``☑退货 ☐换货``."""
        marks = ("☑" if code == chosen else "☐" for code in codes)
        return "　".join(mark + self.term(group, code) for mark, code in zip(marks, codes, strict=True))


ENGLISH = "english"
"""The table of a wording in which the English of its texts stands, under the same keys."""


def slots_of(text: str) -> list[str]:
    """The names in braces. Raises ValueError for a brace that is not closed, and for more than a name."""
    names = []
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise ValueError(name)
        names.append(name)
    return names


def _with_english(text: str, english: object, values: Mapping[str, object]) -> str:
    said = text.format(**values)
    return f"{said}\n{english.format(**values)}" if isinstance(english, str) and english else said


def reworded(words: Wording, house: HouseWording) -> Wording:
    """The same with the sentences of a shop; what they say in English nobody has said.

    Raises ProblemError ``document_damaged`` for a sentence that does not belong into its place.
    """
    texts = dict(words._texts)  # noqa: SLF001  of this file
    for place, text in house.texts:
        key, _, number = place.partition("/")
        before = texts.get(key)
        if isinstance(before, list) and number.isdecimal() and 0 < int(number) <= len(before):
            at = int(number) - 1
            _check_slots(before[at], text)
            texts[key] = [*before[:at], text, *before[at + 1 :]]
            english = texts.get(f"{ENGLISH}.{key}")
            if isinstance(english, list):
                texts[f"{ENGLISH}.{key}"] = [*english[:at], "", *english[at + 1 :]]
        elif isinstance(before, str) and not number:
            _check_slots(before, text)
            texts[key] = text
            texts.pop(f"{ENGLISH}.{key}", None)
        else:
            raise ProblemError("document_damaged")
    return replace(words, name=f"{words.name}-{house.version}", _texts=texts)


def _check_slots(before: str, text: str) -> None:
    """A frozen sentence is filled in like the one it stands for, and with nothing else."""
    try:
        foreign = set(slots_of(text)) - set(slots_of(before))
    except ValueError:
        raise ProblemError("document_damaged") from None
    if foreign:
        raise ProblemError("document_damaged")


def read_wording(
    folder: Path, kind: str, version: int, published: Mapping[str, Mapping[str, Any]] | None = None
) -> Wording:
    """The wording of `kind` in `version`: from `folder`, or by its key ``receipt.1001`` from `published`.

    Raises InputError ``clauses_unknown`` when there is none.
    """
    beside = published or {}
    own = _read(folder, kind, version, beside)
    uses = own["uses"]
    common = flat(_read(folder, "common", uses["common"], beside))
    terms = flat(_read(folder, "terms", uses["terms"], beside))
    return Wording(f"{kind}.{version}", version, {**common, **flat(own)}, terms)


def _read(
    folder: Path, name: str, version: int, published: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Any]:
    return published.get(f"{name}.{version}") or read_file(folder, name, version)


def read_file(folder: Path, name: str, version: int) -> dict[str, Any]:
    """One packaged file as it is. Raises InputError ``clauses_unknown``."""
    path = folder / f"{name}.{version}.toml"
    if not path.is_file():
        raise InputError("clauses_unknown", "clauses", kind=name, version=str(version))
    return tomllib.loads(path.read_text(encoding="utf-8"))


def newest(folder: Path, name: str) -> int | None:
    """The newest packaged version; None where there is none of that name."""
    found = [path.name.split(".")[1] for path in folder.glob(f"{name}.*.toml")]
    return max((int(each) for each in found if each.isdecimal()), default=None)


def flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """The texts of a wording by dotted path."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found
