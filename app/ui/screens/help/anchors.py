"""Which part of the guide speaks of the field that has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from app.ui.kit.fields import FormField
from app.ui.shell.page import Page


@runtime_checkable
class HasFields(Protocol):
    """A widget whose fields have names."""

    fields: Mapping[str, FormField]


def anchor_for(destination: str, page: Page | None, focus: QWidget | None) -> str:
    """``page#field``: the page by its destination or its package, the field by the name its form gives it.

    A name with a page of its own, ``sign_in#lend``, says the same wherever its form stands.
    """
    key = destination or _package_of(page)
    field = _field_of(focus)
    if "#" in field:
        return field
    return f"{key}#{field}" if field else key


def _package_of(page: Page | None) -> str:
    """The screen's folder: ``ticket``, ``desk_work``."""
    parts = type(page).__module__.split(".") if page is not None else []
    return parts[parts.index("screens") + 1] if "screens" in parts else "start"


def _field_of(focus: QWidget | None) -> str:
    field: FormField | None = None
    widget = focus
    while widget is not None:
        if isinstance(widget, FormField):
            field = widget
        named = _name_in(widget, field)
        if named:
            return named
        widget = widget.parentWidget()
    return ""


def _name_in(holder: QWidget, field: FormField | None) -> str:
    if field is None or not isinstance(holder, HasFields):
        return ""
    return next((name for name, each in holder.fields.items() if each is field), "")
