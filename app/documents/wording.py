"""The words on paper: versioned files in ``resources/clauses``, and how dates and money are written."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.capitals import in_capitals
from app.domain.hours import term_end
from app.domain.money import Fen, display_yuan
from app.domain.refusals import InputError


@dataclass(frozen=True)
class Wording:
    """The wording of one kind in one version, with the common wording and terms it was written for.

    A key is a dotted path into the file. A missing key is a mistake in the program and raises KeyError.
    """

    name: str
    version: int
    _texts: Mapping[str, Any]
    _terms: Mapping[str, Any]

    def text(self, key: str, **values: object) -> str:
        """A sentence, its {places} filled with `values`."""
        return str(self._texts[key]).format(**values)

    def reaching(self, key: str, phone: str, **values: object) -> str:
        """A sentence that names the desk's telephone; its form without one where the desk gave none."""
        return self.text(key, phone=phone, **values) if phone else self.text(f"{key}_here", **values)

    def has(self, key: str) -> bool:
        """Whether this wording has the key at all."""
        return key in self._texts

    def texts(self, key: str, **values: object) -> list[str]:
        """A list of sentences."""
        return [str(each).format(**values) for each in self._texts[key]]

    def label(self, key: str) -> str:
        """The label of a field, a column or a section."""
        return self.text(f"labels.{key}")

    def term(self, group: str, code: str) -> str:
        """The Chinese term for a code, or what stands there when it is not one of ours.

        Profiles and imports bring words of their own, which are printed as they are.
        """
        return str(self._terms.get(f"{group}.{code}", code)) if code else self.nothing

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
