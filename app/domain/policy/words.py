"""Words in what the customer said that propose a level. They never state a fact."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.policy.denials import denied
from app.domain.policy.rules import WordList, plain


@dataclass(frozen=True)
class WordHit:
    """One listed word that was said, as it is written in the list; one with a gap, as it was said."""

    listed: WordList
    word: str


def find_words(said: str, lists: Iterable[WordList]) -> tuple[WordHit, ...]:
    """Every listed word in `said`, in the order of the lists.

    Longer texts in which a word means nothing (保修过期 is not food past its
    date) are taken out first; so is a word that is denied wherever it stands
    (没有漏电). What one list has found, another list of the same code does not
    find again.
    """
    text = plain(said)
    left: dict[str, str] = {}
    hits: list[WordHit] = []
    for listed in lists if text else ():
        rest = listed.excepted.sub(_blank, left.get(listed.code, text))
        found = [each for each in listed.searched.finditer(rest) if not _denied(text, each)]
        left[listed.code] = listed.searched.sub(_blank, rest)
        words = dict.fromkeys(each.group() for each in found)
        last = len(listed.words)
        places = listed.places
        hits += [
            WordHit(listed, listed.words[places[word]] if word in places else word)
            for word in sorted(words, key=lambda word: places.get(word, last))
        ]
    return tuple(hits)


def _denied(text: str, found: re.Match[str]) -> bool:
    """Denied before it, or in its gap (手没有划破)."""
    starts = {found.start(), found.start(found.lastindex or 0)}
    return any(denied(text, start, found.end()) for start in starts)


def _blank(found: re.Match[str]) -> str:
    """As long as what is taken out: every other character keeps its place."""
    return "\n" * len(found.group())
