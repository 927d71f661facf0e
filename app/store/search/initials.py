"""Pinyin initials of names and goods: 王建国 is also found by ``wjg``.

pypinyin and its tables are imported with the first ticket that is written, on the
writer's thread; reading never needs them, for what is typed is letters already.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_HAN: Final = re.compile(r"[㐀-鿿豈-﫿〇𠀀-𿿿]+")

SURNAMES: Final[Mapping[str, str]] = {
    "单": "s", "曾": "z", "解": "x", "仇": "q", "区": "o", "查": "z", "朴": "p", "翟": "z", "乐": "y",
    "盖": "g", "尹": "y", "任": "r", "华": "h", "燕": "y", "缪": "m", "黑": "h", "重": "c", "秘": "b",
    "冼": "x", "折": "s", "种": "c", "召": "s", "覃": "q", "么": "y", "员": "y", "牟": "m", "谌": "c",
    "车": "c", "繁": "p", "洗": "x", "句": "g", "盛": "s", "万俟": "mq", "尉迟": "yc", "长孙": "zs",
    "澹台": "tt", "单于": "cy", "令狐": "lh", "宇文": "yw", "鲜于": "xy", "贺兰": "hl",
}  # fmt: skip # one line per handful of surnames reads better than one per surname
"""Surnames that are read otherwise than the same character elsewhere; all their initials."""


def name_initials(name: str) -> tuple[str, ...]:
    """The initials of a person's name; two where the surname has a reading of its own."""
    found: list[str] = []
    for han in _HAN.findall(name):
        usual = _letters(han)
        own = next((SURNAMES[han[:size]] for size in (2, 1) if han[:size] in SURNAMES), None)
        as_surname = usual if own is None else own + usual[len(own) :]
        found += [as_surname] if as_surname == usual else [as_surname, usual]
    return tuple(found)


@lru_cache(maxsize=4096)
def goods_initials(text: str) -> tuple[str, ...]:
    """The initials of goods in each stretch of Chinese, read as words: 重庆 is ``cq``."""
    return tuple(_first_letters(han)[:24] for han in _HAN.findall(text))


def _letters(han: str) -> str:
    return "".join(map(_letter, han))


@lru_cache(maxsize=32768)
def _letter(char: str) -> str:
    """The first letter of the most usual reading of one character; empty when it has none."""
    return _first_letters(char)[:1]


def _first_letters(text: str) -> str:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - takes 0.1 s; see the top of this file

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER, errors="ignore"))
