"""What the demo states on documents that ask a person for something: a sample of each form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from app.usecases.paper.particulars import ParticularForm, ParticularKind

SAMPLE: Final = "演示"
_NAMED: Final = {"taking_over": "演示二"}
"""Whoever takes over is another than who hands over."""

_SOON: Final = timedelta(days=7)


def samples(kinds: Sequence[ParticularKind], missing: Sequence[str], today: date) -> dict[str, object]:
    """Plain values for the `missing` keys, as a form would give them.

    A sum that is missing is that of other amounts, so that one of them is given with it.
    """
    amounts = [kind for kind in kinds if kind.form is ParticularForm.MONEY]
    sums = any(kind.key in missing for kind in amounts)
    parts = {kind.key for kind in amounts if not kind.required} if sums else set()
    wanted = {*missing, *sorted(parts)[:1]}
    return {kind.key: _sample(kind, today) for kind in kinds if kind.key in wanted}


def _sample(kind: ParticularKind, today: date) -> object:
    match kind.form:
        case ParticularForm.CHOICE:
            return kind.choices[0]
        case ParticularForm.DAY:
            return (today + _SOON).isoformat()
        case ParticularForm.MOMENT:
            return f"{(today + _SOON).isoformat()}T10:00"
        case ParticularForm.MONEY:
            return "100.00"
        case ParticularForm.YES:
            return True
        case ParticularForm.LIST:
            return [SAMPLE]
        case ParticularForm.ROWS:
            return [[SAMPLE] * len(kind.columns)]
        case ParticularForm.LINE | ParticularForm.TEXT:
            return _NAMED.get(kind.key, SAMPLE)
