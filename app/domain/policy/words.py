"""Words in what the customer said that propose a level. They never state a fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.policy.rules import WordList, plain


@dataclass(frozen=True)
class WordHit:
    """One listed word that was said, as it is written in the list."""

    listed: WordList
    word: str


def find_words(said: str, lists: Iterable[WordList]) -> tuple[WordHit, ...]:
    """Every listed word in `said`, in the order of the lists.

    Longer texts in which a word means nothing (保修过期 is not food past its
    date) are taken out first; a word that only repeats part of a longer hit of
    the same list is left out.
    """
    text = plain(said)
    hits: list[WordHit] = []
    for listed in lists if text else ():
        rest = text
        for phrase in listed.plain_exceptions:
            rest = rest.replace(phrase, "\n")
        found: set[str] = set()
        for searched, word in listed.plain_words:
            if searched in rest:
                found.add(word)
                rest = rest.replace(searched, "\n")
        hits += [WordHit(listed, word) for word in listed.words if word in found]
    return tuple(hits)
