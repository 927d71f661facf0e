"""Words in what the customer said that propose a level. They never state a fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from app.domain.policy.rules import WordList


@dataclass(frozen=True)
class WordHit:
    """One listed word that was said, as it is written in the list."""

    listed: WordList
    word: str


def find_words(said: str, lists: Iterable[WordList]) -> tuple[WordHit, ...]:
    """Every listed word in `said`, in the order of the lists.

    Width, case and spaces do not matter. Longer texts in which a word means
    nothing (保修过期 is not food past its date) are taken out first; a word that
    only repeats part of a longer hit of the same list is left out.
    """
    text = _plain(said)
    hits: list[WordHit] = []
    for listed in lists:
        rest = text
        for phrase in sorted(map(_plain, listed.except_in), key=len, reverse=True):
            rest = rest.replace(phrase, "\n")
        found: list[str] = []
        for word in sorted(listed.words, key=len, reverse=True):
            if _plain(word) in rest:
                found.append(word)
                rest = rest.replace(_plain(word), "\n")
        hits += [WordHit(listed, word) for word in listed.words if word in found]
    return tuple(hits)


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).casefold().split())
