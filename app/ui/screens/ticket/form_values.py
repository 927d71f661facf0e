"""From what a form holds to the action it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from app.domain.decide import Action
from app.domain.records import BlobRef
from app.domain.refusals import InputError
from app.domain.ticket import Ticket
from app.ui.screens.ticket.form_spec import FieldSpec, Kind
from app.usecases.intake_photos import import_photo
from app.usecases.perform import locate
from app.usecases.workplace import Workplace

Values = Mapping[str, object]

SIGNED = "signed_document"


def check(specs: Sequence[FieldSpec], values: Values, path: str = "") -> None:
    """Raises InputError text_missing naming the first field that must be filled and is not."""
    for spec in specs:
        value = values.get(spec.name)
        if spec.kind is Kind.RECORD and isinstance(value, Mapping) and (spec.required or filled(value)):
            check(spec.fields, value, f"{path}{spec.name}.")
        elif spec.required and value in (None, "", (), []):
            raise InputError("text_missing", f"{path}{spec.name}")


def filled(values: Values) -> bool:
    """Whether anything stands in a record."""
    return any(
        filled(value) if isinstance(value, Mapping) else value not in (None, "", (), [])
        for value in values.values()
    )


def make_action(
    workplace: Workplace, kind: type[Action], specs: Sequence[FieldSpec], values: Values, ticket: Ticket
) -> Action:
    """The action, ready to be performed. Files are imported and tickets looked up: not on the UI thread.

    Raises InputError when a required field is blank, RefusedError for an unknown ticket or a useless file.
    """
    check(specs, values)
    given = {
        spec.name: _value(workplace, spec, values.get(spec.name))
        for spec in specs
        if _said(spec, values.get(spec.name))
    }
    if kind.NAME == "SignDocument":
        document = ticket.document(str(given.get("document", "")))
        given["content_sha256"] = document.content_sha256 if document else ""
    return cast("Action", cast("Any", kind)(**given))


def _said(spec: FieldSpec, value: object) -> bool:
    """Whether the field says anything; what is left blank keeps the action's own default."""
    if spec.kind is Kind.RECORD and isinstance(value, Mapping):
        return spec.required or filled(value)
    return spec.required or value not in (None, "")


def _value(workplace: Workplace, spec: FieldSpec, value: object) -> object:
    if spec.kind is Kind.TICKET:
        return locate(workplace, str(value))
    if spec.kind is Kind.FILE:
        return _blob(workplace, Path(str(value)))
    if spec.kind is Kind.REMARK:
        return {"remarks": str(value)} if value else {}
    if spec.kind is Kind.RECORD and spec.record is not None and isinstance(value, Mapping):
        return _record(workplace, spec, value)
    if spec.kind is Kind.RECORDS and isinstance(value, Sequence):
        return tuple(
            _record(workplace, spec, each) for each in value if isinstance(each, Mapping) and filled(each)
        )
    if spec.enum is not None and value is not None:
        return spec.enum(str(value))
    if spec.kind is Kind.CHOICE and spec.name in ("level", "option", "score") and value is not None:
        return int(str(value))
    return value


def _record(workplace: Workplace, spec: FieldSpec, values: Values) -> object:
    check(spec.fields, values, f"{spec.name}.")
    given = {
        each.name: _value(workplace, each, values.get(each.name))
        for each in spec.fields
        if _said(each, values.get(each.name))
    }
    return cast("Any", spec.record)(**given)


def _blob(workplace: Workplace, path: Path) -> BlobRef:
    return import_photo(workplace, path, path.name, SIGNED).evidence.file.blob
