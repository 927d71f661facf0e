"""Whether a row that head office publishes can be used: asked at head office before, and at the desk after.

One answer for both: the readers that the desk itself uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from app.documents.published_wording import check_wording
from app.domain.refusals import InputError
from app.library.calendars import read_year_plan
from app.library.fields import Fields
from app.library.files import resource_root
from app.library.rules import PackagedRules
from app.usecases.published import (
    CALENDAR,
    CLAUSES,
    DEVICE_POLICY,
    GOODS,
    POLICY,
    STAFF,
    check_device_policy,
    listed_goods,
    staff_member,
)
from app.usecases.rule_library import Document, HouseRules, OfficeRules


class PublishedChecks:
    """See `Checks`."""

    def __init__(self, resources: Path | None = None) -> None:
        self._resources = resources or resource_root()

    def check(self, collection: str, key: str, body: object) -> None:
        """Raises InputError naming the field that cannot be."""
        if collection == POLICY:
            self._check_policy(key, _document(collection, key, body))
        elif collection == CALENDAR:
            _check_year(key, _document(collection, key, body))
        elif collection == CLAUSES:
            check_wording(self._resources / "clauses", key, _document(collection, key, body))
        elif collection == GOODS:
            listed_goods(key, body)
        elif collection == STAFF:
            staff_member(key, body)
        elif collection == DEVICE_POLICY:
            check_device_policy(key, body)

    @cached_property
    def _packaged(self) -> frozenset[str]:
        rulebook, _ = PackagedRules().read()
        names = rulebook.profile_ids
        return frozenset(f"{name}/{version}" for name in names for version in rulebook.versions(name))

    def _check_policy(self, key: str, body: Document) -> None:
        """A whole profile in a version of its own; statutes are no part of what is published."""
        if "profile" not in body:
            raise _wrong(POLICY, key, "profile", "{…}", "")
        named = f"{body.get('id', '')}/{body.get('version', '')}"
        if named != key:
            raise _wrong(POLICY, key, "key", named, key)
        if key in self._packaged:
            raise InputError("row_version_taken", "version", row=f"{POLICY} {key}", value=key)
        PackagedRules().read(HouseRules({}, [], OfficeRules(profiles={key: body})))


def _check_year(key: str, body: Document) -> None:
    plan = read_year_plan(Fields(body, f"{CALENDAR} {key}"))
    if key != str(plan.year):
        raise _wrong(CALENDAR, key, "key", str(plan.year), key)


def _document(collection: str, key: str, body: object) -> Document:
    if not isinstance(body, Mapping):
        raise _wrong(collection, key, "body", "{…}", body)
    return body


def _wrong(collection: str, key: str, field: str, expected: str, value: object) -> InputError:
    row = f"{collection} {key}"[:200]
    return InputError("row_field_wrong", field, row=row, expected=expected, value=str(value)[:80])
