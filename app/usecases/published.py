"""What head office publishes and this desk reads: rows of collections, each a key and a JSON body.

The rows come down whole and are kept; whoever uses one reads it here. A row that cannot be read is left
out and said, the rest counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from app.domain.money import MAX_FEN, Fen
from app.domain.people import new_name
from app.domain.records import Goods
from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.usecases.desk import Person

POLICY: Final = "policy"
CALENDAR: Final = "calendar"
CLAUSES: Final = "clauses"
GOODS: Final = "goods"
STAFF: Final = "staff"
DEVICE_POLICY: Final = "device_policy"

READ_HERE: Final = (POLICY, CALENDAR, CLAUSES, STAFF)
"""Collections that are read from their rows when they are used; goods go into the price list as they come."""

_GOODS: Final = ("name", "category", "brand", "model", "specification", "price")
_LONGEST: Final = 200
_ROLES: Final = tuple(Role)


class Published(Protocol):
    """What head office published, as it came. Safe from any thread."""

    def rows(self, collection: str) -> Mapping[str, object]:
        """Every row by its key."""
        ...

    def goods_left_out(self, most: int) -> Mapping[str, object]:
        """Rows of goods that did not go into the price list, at most so many."""
        ...


class Checks(Protocol):
    """Says of one row whether this program can use it."""

    def check(self, collection: str, key: str, body: object) -> None:
        """Raises InputError naming the field that cannot be."""
        ...


class NothingPublished:
    """A desk without a head office. See `Published` and `Checks`."""

    def rows(self, collection: str) -> Mapping[str, object]:
        """None."""
        return {}

    def goods_left_out(self, most: int) -> Mapping[str, object]:
        """None."""
        return {}

    def check(self, collection: str, key: str, body: object) -> None:
        """Nothing to refuse."""


@dataclass(frozen=True)
class RefusedRow:
    """A row of head office that this program cannot use, and why."""

    collection: str
    key: str
    error: InputError


def refused_rows(published: Published, checks: Checks, most: int = 20) -> tuple[RefusedRow, ...]:
    """The rows that are left out, at most so many."""
    found: list[RefusedRow] = []
    for collection, key, body in _looked_at(published, most):
        try:
            checks.check(collection, key, body)
        except InputError as error:
            found.append(RefusedRow(collection, key, error))
            if len(found) == most:
                break
    return tuple(found)


def _looked_at(published: Published, most: int) -> Iterator[tuple[str, str, object]]:
    for collection in READ_HERE:
        for key, body in published.rows(collection).items():
            yield collection, key, body
    for key, body in published.goods_left_out(most).items():
        yield GOODS, key, body


@dataclass(frozen=True)
class StaffMember:
    """Somebody whom head office names: its own id for the person, the name, the role, an absence."""

    id: str
    name: str
    role: Role
    absent_from: date | None = None
    absent_until: date | None = None
    deputy: str = ""

    def as_person(self) -> Person:
        """The same, as the desk knows its people."""
        return Person(self.name, self.role, self.absent_from, self.absent_until, self.deputy)


def staff_member(key: str, body: object) -> StaffMember:
    """One row of ``staff``: its key is the person's id. Raises InputError naming the field."""
    row = _Row(STAFF, key, body)
    days = row.day("absent_from"), row.day("absent_until")
    member = StaffMember(key, row.text("name"), row.role(), *days, row.text("deputy", needed=False))
    new_name(member.name, "name")  # as head office wrote it, where it is a name: authors are compared by it
    row.close(("name", "role", "absent_from", "absent_until", "deputy"))
    return member


def published_staff(published: Published) -> tuple[StaffMember, ...]:
    """Everybody head office names for this desk, by name; rows that cannot be read are left out."""
    found = []
    for key, body in published.rows(STAFF).items():
        try:
            found.append(staff_member(key, body))
        except InputError:
            continue  # said by `refused_rows`
    return tuple(sorted(found, key=lambda each: (each.name, each.id)))


def listed_goods(key: str, body: object) -> Goods:
    """One row of ``goods``: its key is the barcode, ``price`` is in fen.

    Raises InputError naming the field.
    """
    row = _Row(GOODS, key, body)
    goods = Goods(
        name=row.text("name"),
        category=row.text("category", needed=False) or None,
        brand=row.text("brand", needed=False) or None,
        model=row.text("model", needed=False) or None,
        specification=row.text("specification", needed=False) or None,
        barcode=key,
        price=row.price(),
    )
    row.close(_GOODS)
    return goods


DEVICE_POLICY_FIELDS: Final = ("metered", "video_hours", "silent_days")


def check_device_policy(key: str, body: object) -> None:
    """One row of ``device_policy``: what head office asks of devices. Raises InputError naming the field."""
    row = _Row(DEVICE_POLICY, key, body)
    values = row.values
    if not isinstance(values.get("metered", False), bool):
        raise row.wrong("metered", "true|false")
    hours = values.get("video_hours")
    if hours is not None and not _is_hours(hours):
        raise row.wrong("video_hours", "[22, 6]")
    days = values.get("silent_days", 1)
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise row.wrong("silent_days", "1, 2, 3 …")
    row.close(DEVICE_POLICY_FIELDS)


def _is_hours(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(hour, int) and not isinstance(hour, bool) and 0 <= hour <= 24 for hour in value)
    )


class _Row:
    """The fields of one row; what is wrong is told by key and field."""

    def __init__(self, collection: str, key: str, body: object) -> None:
        self._row = f"{collection} {key}"[:_LONGEST]
        if not isinstance(body, Mapping):
            raise self._error("row_field_wrong", "body", "{…}", body)
        if not key.strip() or key != key.strip() or len(key) > _LONGEST:
            raise self._error("row_field_wrong", "key", '"text"', key)
        self.values: Mapping[str, object] = body

    def text(self, name: str, *, needed: bool = True) -> str:
        value = self.values.get(name, "")
        if name not in self.values and needed:
            raise self._error("row_field_missing", name)
        if not isinstance(value, str) or len(value) > _LONGEST or (needed and not value.strip()):
            raise self.wrong(name, '"text"')
        return value.strip()

    def role(self) -> Role:
        value = self.text("role")
        if value not in _ROLES:
            raise self.wrong("role", "|".join(_ROLES))
        return Role(value)

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        if value is None:
            return None
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self.wrong(name, "YYYY-MM-DD") from None

    def price(self) -> Fen | None:
        value = self.values.get("price")
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_FEN:
            raise self.wrong("price", "0, 1, 2 …")
        return Fen(value)

    def close(self, known: tuple[str, ...]) -> None:
        for name in self.values:
            if name not in known:
                raise self._error("row_field_unknown", name)

    def wrong(self, name: str, expected: str) -> InputError:
        return self._error("row_field_wrong", name, expected, self.values.get(name, ""))

    def _error(self, code: str, name: str, expected: str = "", value: object = "") -> InputError:
        return InputError(code, name, row=self._row, expected=expected, value=str(value)[:80])
