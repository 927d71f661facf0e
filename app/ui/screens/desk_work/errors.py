"""Where on a form a refusal belongs."""

from __future__ import annotations

from collections.abc import Mapping

from app.ui.kit.chain import bring_into_view, focus_target
from app.ui.kit.fields import FormField
from app.ui.services import Services

_FIELDS: Mapping[str, str] = {
    "shares_not_100": "shares",
    "share_not_positive": "shares",
    "no_such_party": "shares",
    "basis_missing": "basis",
    "responsible_person_missing": "person",
    "exchange_wait_too_long": "expected",
    "price_missing": "amount",
    "refund_not_positive": "refund",
    "refund_above_price": "refund",
    "reason_missing": "reason",
    "witness_missing": "witness",
    "score_out_of_scale": "score",
    "no_such_remedy": "remedy",
    "pin_wrong": "pin",
    "pin_wrong_wait": "pin",
    "pin_wait": "pin",
    "pin_locked": "pin",
}
"""The field of a refusal that does not name one itself."""


class FieldErrors:
    """The fields of a form by name, and the sentences beside them."""

    def __init__(self, services: Services) -> None:
        self._sentence = services.sentence
        self._fields: dict[str, FormField] = {}

    def add(self, **fields: FormField) -> None:
        """Name fields of the form; the names are those that refusals use."""
        self._fields.update(fields)

    def clear(self) -> None:
        """Nothing is wrong."""
        for field in self._fields.values():
            field.set_error()

    def show(self, code: str, params: Mapping[str, str], named: str = "") -> bool:
        """Say it beside its field and go there; False when the form has no field for it."""
        name = named or params.get("field", "") or _FIELDS.get(code, "")
        field = self._fields.get(name)
        if field is None or field.isHidden():
            return False
        field.set_error(self._sentence(code, params))
        target = focus_target(field)
        target.setFocus()
        bring_into_view(target)
        return True
