"""Reads fields of a resource file, and says precisely which one is wrong."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from app.domain.refusals import InputError


@dataclass
class Fields:
    """The fields of one object of a resource file, each taken once; what is left over is refused.

    Every complaint is an InputError that names the file, the rule and the field:
    ``resource_field_missing``, ``resource_field_wrong``, ``resource_field_unknown``.
    """

    values: Mapping[str, object]
    file: str
    rule: str = ""
    path: str = ""
    _taken: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        return key in self.values

    def wrong(self, key: str, expected: str, value: object = "") -> InputError:
        return self._error("resource_field_wrong", key, expected, value)

    def any(self, key: str) -> object:
        self._taken.add(key)
        if key not in self.values:
            raise self._error("resource_field_missing", key)
        return self.values[key]

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and key not in self.values:
            return default
        value = self.any(key)
        if not isinstance(value, str) or not value:
            raise self.wrong(key, '"text"', value)
        return value

    def text_or_none(self, key: str) -> str | None:
        return self.text(key) if self.has(key) else None

    def flag(self, key: str, default: bool) -> bool:
        if key not in self.values:
            return default
        value = self.any(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true|false", value)
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        if default is not None and key not in self.values:
            return default
        value = self.any(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "0, 1, 2 …", value)
        return value

    def share(self, key: str, default: float) -> float:
        if key not in self.values:
            return default
        value = self.any(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise self.wrong(key, "0..1", value)
        return float(value)

    def day(self, key: str) -> date:
        text = self.text(key)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.wrong(key, "YYYY-MM-DD", text) from None

    def day_or_none(self, key: str) -> date | None:
        return self.day(key) if self.has(key) else None

    def time(self, key: str) -> time:
        text = self.text(key)
        try:
            return time.fromisoformat(text)
        except ValueError:
            raise self.wrong(key, "HH:MM", text) from None

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        if default is not None and key not in self.values:
            return default
        value = self.any(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.wrong(key, '["text"]', value)
        return tuple(str(item) for item in value)

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in choices:
            raise self.wrong(key, "|".join(choices), value)
        return value

    def section(self, key: str) -> "Fields":
        value = self.any(key)
        if not isinstance(value, dict):
            raise self.wrong(key, "{…}", value)
        return Fields(value, self.file, self.rule, self._name(key))

    def sections(self, key: str) -> Iterator["Fields"]:
        value = self.any(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, "[{…}]", value)
        for place, item in enumerate(value):
            yield Fields(item, self.file, self.rule, f"{self._name(key)}[{place}]")

    def close(self) -> None:
        """Refuse fields nobody asked for: a misspelt field must not be ignored in silence."""
        for key in self.values:
            if key not in self._taken:
                raise self._error("resource_field_unknown", key)

    def _name(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _error(self, code: str, key: str, expected: str = "", value: object = "") -> InputError:
        return InputError(
            code, self._name(key), file=self.file, rule=self.rule, expected=expected, value=str(value)[:80]
        )


def read_object(path: Path) -> Fields:
    """The one JSON object of a resource file.

    Raises InputError ``resource_file_unreadable`` when it is not JSON, or not an object.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError("resource_file_unreadable", path.name, file=path.name, detail=str(error)) from None
    if not isinstance(value, dict):
        raise InputError("resource_file_unreadable", path.name, file=path.name, detail="{…}")
    return Fields(value, path.name)
