"""The decision on a case: a read-only mapping that serialises to JSON as it is."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType


def mappings(listed: object) -> list[Mapping[str, object]]:
    """The objects of a list inside a decision; none where there is no list."""
    return [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []


class Decision(Mapping[str, object]):
    """Key → value; forms as published: dates and moments as text, money as text with two decimals.

    Always present: ``why``, ``remedies``, ``remedies_by_right``,
    ``remedies_negotiable``, ``excluded_remedies``, ``missing``,
    ``missing_changes``, ``proposed_level``, ``provisional``. The rest is there
    when it applies to the case.
    """

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = MappingProxyType(dict(values))

    def __getitem__(self, key: str) -> object:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Decision({dict(self._values)!r})"

    def as_json(self) -> dict[str, object]:
        """A plain dict for a JSON encoder."""
        return dict(self._values)

    def text(self, key: str) -> str | None:
        value = self._values.get(key)
        return value if isinstance(value, str) else None

    def codes(self, key: str) -> tuple[str, ...]:
        """A list of codes, empty when the key is absent."""
        value = self._values.get(key)
        return tuple(str(item) for item in value) if isinstance(value, list) else ()

    def lines(self, key: str) -> list[Mapping[str, object]]:
        """A list of objects (``why``, ``remedies``), empty when the key is absent."""
        return mappings(self._values.get(key))
