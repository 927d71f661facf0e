"""Goods as the price list keeps them: what holds for every piece, not what was on one ticket."""

from __future__ import annotations

import json
from typing import Any, Final

from app.domain.money import Fen
from app.domain.records import Goods
from app.domain.stray_numbers import field_with_number

_KEPT: Final = ("name", "category", "brand", "model", "specification", "barcode", "price")
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)  # `json.dumps` would make one each time


def goods_record(goods: Goods) -> str:
    """The record as JSON."""
    record = {name: value for name in _KEPT if (value := getattr(goods, name)) not in (None, "")}
    return _ENCODER.encode(record)


def goods_from(record: str) -> Goods:
    """The goods of a record; fields that a newer program wrote are passed over."""
    values: dict[str, Any] = json.loads(record)
    known = {name: value for name, value in values.items() if name in _KEPT}
    price = known.pop("price", None)
    return Goods(**known, price=None if price is None else Fen(int(price)))


def learned_record(goods: Goods) -> tuple[str, str] | None:
    """Barcode and record of what a ticket teaches; None when there is nothing to learn."""
    if not goods.barcode or not (goods.name or goods.category) or field_with_number(goods):
        return None
    return goods.barcode, goods_record(goods)
