"""Damaged and hostile variants of sound bytes, from a seeded chance: the same seed gives the same variants."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, (1 << 63) - 1)
VALUES: Sequence[Any] = (
    None,
    True,
    -1,
    0,
    1 << 31,
    1 << 63,
    1 << 70,
    1.5,
    1e308,
    "",
    "a" * 5000,
    "\0",
    "../../x",
    "=1+1",
    "\u202e\u0301",
    [],
    [[]],
    {},
    {"": {}},
    [None] * 300,
)  # fmt: skip - one value after the other
DEEP = 3000


def mutated(seed: bytes, chance: Random) -> bytes:
    """`seed` with one to four things wrong with it; JSON often stays JSON, with a value that is not the one."""
    if seed[:1] in (b"{", b"[") and chance.random() < 0.6:
        try:
            return _other_json(seed, chance)
        except (ValueError, RecursionError):
            pass
    data = bytearray(seed)
    for _ in range(chance.randint(1, 4)):
        chance.choice((_flip, _flip, _byte, _number, _cut, _drop, _double, _noise))(data, chance)
    return bytes(data)


def _other_json(seed: bytes, chance: Random) -> bytes:
    value = json.loads(seed)
    if chance.random() < 0.05:
        return b"[" * DEEP + seed + b"]" * DEEP
    for _ in range(chance.randint(1, 3)):
        value = _changed(value, chance)
    return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _changed(value: Any, chance: Random) -> Any:
    """A value of its somewhere replaced, left out or doubled."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        if chance.random() < 0.1:
            return {name: each for name, each in value.items() if name != key}
        return {**value, key: _changed(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        place = chance.randrange(len(value))
        if chance.random() < 0.1:
            return value * 2
        return [*value[:place], _changed(value[place], chance), *value[place + 1 :]]
    if isinstance(value, str) and value and chance.random() < 0.5:
        return mutated(value.encode("utf-8", "surrogatepass"), chance).decode("utf-8", "replace")
    return chance.choice(VALUES)


def _flip(data: bytearray, chance: Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _byte(data: bytearray, chance: Random) -> None:
    """Near the beginning, where lengths and claims stand."""
    if data:
        data[chance.randrange(min(len(data), 128))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))


def _number(data: bytearray, chance: Random) -> None:
    size = chance.choice((1, 2, 4, 8))
    number = chance.choice(NUMBERS) & ((1 << 8 * size) - 1)
    at = chance.randrange(len(data) + 1)
    data[at : at + size] = number.to_bytes(size, chance.choice(("big", "little")))


def _cut(data: bytearray, chance: Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _drop(data: bytearray, chance: Random) -> None:
    at = chance.randrange(len(data) + 1)
    del data[at : at + chance.randint(1, 64)]


def _double(data: bytearray, chance: Random) -> None:
    at = chance.randrange(len(data) + 1)
    part = data[at : at + chance.randint(1, 256)]
    data[at:at] = part * chance.randint(1, 8)


def _noise(data: bytearray, chance: Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.randbytes(chance.randint(1, 32))
