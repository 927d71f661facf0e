"""Pinyin initials of names and goods: 王建国 is also found by ``wjg``.

The table of readings, ``initials.txt``, is read with the first ticket that is written, on the
writer's thread; reading never needs it, for what is typed is letters already.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

HAN: Final = re.compile(r"[㐀-鿿豈-﫿〇𠀀-𿿿]+")

LONGEST: Final = 8
"""Characters of the longest word in the table."""

SURNAMES: Final[Mapping[str, str]] = {
    "单": "s", "曾": "z", "解": "x", "仇": "q", "区": "o", "查": "z", "朴": "p", "翟": "z", "乐": "y",
    "盖": "g", "尹": "y", "任": "r", "华": "h", "燕": "y", "缪": "m", "黑": "h", "重": "c", "秘": "b",
    "冼": "x", "折": "s", "种": "c", "召": "s", "覃": "q", "么": "y", "员": "y", "牟": "m", "谌": "c",
    "车": "c", "繁": "p", "洗": "x", "句": "g", "盛": "s", "万俟": "mq", "尉迟": "yc", "长孙": "zs",
    "澹台": "tt", "单于": "cy", "令狐": "lh", "宇文": "yw", "鲜于": "xy", "贺兰": "hl",
}  # fmt: skip # one line per handful of surnames reads better than one per surname
"""Surnames that are read otherwise than the same character elsewhere; all their initials."""


class Readings:
    """How characters are read: `letters` are the characters of each letter, `words` the exceptions.

    42,000 characters: two dozen strings to look into take a thirtieth of the memory of a dictionary.
    """

    def __init__(self, letters: Mapping[str, str], words: Mapping[str, str]) -> None:
        self._letters = letters
        self._words = words
        self.letter = lru_cache(maxsize=8192)(self._letter)

    def _letter(self, char: str) -> str:
        """The first letter of the most usual reading of one character; empty when it has none."""
        return next((letter for letter, chars in self._letters.items() if char in chars), "")

    def read(self, text: str) -> str:
        """The initials of Chinese text; of several words of the table that begin at a place the longest."""
        found: list[str] = []
        at = 0
        while at < len(text):
            sizes = range(min(LONGEST, len(text) - at), 1, -1)
            word = next((word for size in sizes if (word := text[at : at + size]) in self._words), "")
            found.append(self._words[word] if word else self.letter(text[at]))
            at += len(word) or 1
        return "".join(found)


@cache
def usual_readings() -> Readings:
    """The table that ships with the program."""
    letters: dict[str, str] = {}
    words: dict[str, str] = {}
    for line in Path(__file__).with_name("initials.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            initials, read = line.split(" ")
            if len(initials) == 1:
                letters[initials] = read
            else:
                words[read] = initials
    return Readings(letters, words)


def name_initials(name: str) -> tuple[str, ...]:
    """The initials of a person's name; two where the surname has a reading of its own."""
    letter = usual_readings().letter
    found: list[str] = []
    for han in HAN.findall(name):
        usual = "".join(map(letter, han))
        own = next((SURNAMES[han[:size]] for size in (2, 1) if han[:size] in SURNAMES), None)
        as_surname = usual if own is None else own + usual[len(own) :]
        found += [as_surname] if as_surname == usual else [as_surname, usual]
    return tuple(found)


@lru_cache(maxsize=4096)
def goods_initials(text: str) -> tuple[str, ...]:
    """The initials of goods in each stretch of Chinese, read as words: 重庆 is ``cq``."""
    return tuple(usual_readings().read(han)[:24] for han in HAN.findall(text))
