"""Texts cut into terms.

Chinese (any script without capitals or digits) gives its single characters and its
pairs: one character and two are one term, more are several terms that must all be
there. Latin words and numbers give their first and last 1, 2, 3, 4 and 6 characters,
so that the tail of a phone or an order number is found by the index; those longer
than six also stand whole. Initials of names give every one, two and three in a row.

The index knows which terms a ticket has, not where; what one term cannot decide is
decided on the text itself (`questions.py`).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

EDGES: Final = (1, 2, 3, 4, 6)
"""Lengths of beginnings and ends that are terms."""

WHOLE: Final = "µ"
INITIAL: Final = "ρ"
"""Marks in front of a whole number and of initials; never part of a run themselves (see `RUN`)."""

RUN: Final = re.compile(r"[0-9a-z]+|[^\W\x00-\x7fµρ]+")
"""A stretch of Latin letters and digits, or of characters of other scripts."""


def plain(text: str) -> str:
    """One spelling: full-width as half-width, no capitals. Lines and words stay apart."""
    return unicodedata.normalize("NFKC", text).lower()


def listed_terms(words: str, initials: str) -> list[str]:
    """Every term of a ticket whose search text is `words` and `initials`; some stand there twice.

    The index does not mind, and making a set of them takes as long as cutting them.
    """
    terms: list[str] = []
    for run in RUN.findall(words):
        if run[0] < "\x80":
            terms += edges(run)
        else:
            terms += run
            terms += map(str.__add__, run, run[1:])
    for names in initials.split("\n"):
        terms += _grams(names)
    return terms


def edges(run: str) -> tuple[str, ...]:
    """The beginnings and ends of a Latin word or number."""
    if len(run) <= 6:
        return _short_edges(run)
    return (  # spelled out: most are phones, order numbers and bar codes, and each ticket has half a dozen
        *(run[0], run[:2], run[:3], run[:4], run[:6]),
        *(run[-1], run[-2:], run[-3:], run[-4:], run[-6:]),
        WHOLE + run,
    )


@lru_cache(maxsize=4096)  # the days, desks, makers and models of tickets are the same over and over
def _short_edges(run: str) -> tuple[str, ...]:
    return tuple({part for size in EDGES if size <= len(run) for part in (run[:size], run[-size:])})


@lru_cache(maxsize=16384)
def _grams(run: str) -> tuple[str, ...]:
    """Every one, two and three initials in a row, marked."""
    return tuple({INITIAL + run[at : at + size] for size in (1, 2, 3) for at in range(len(run) - size + 1)})


def all_terms(words: str, initials: str) -> set[str]:
    """Every term of a ticket, each once."""
    return set(listed_terms(words, initials))


def joined(terms: Iterable[str]) -> str:
    """The terms as the index takes them: apart by spaces."""
    return " ".join(terms)
