"""What was typed into the search box, as a question to the index.

Every word must be found. A word that the index alone cannot decide (four characters
may stand there as pairs far apart) is looked for again in the text.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.identity import PhoneKind, classify_phone
from app.domain.numbering import read_number, split_reference
from app.store.search.terms import EDGES, INITIAL, RUN, WHOLE, plain

MOST_WORDS: Final = 12

_DIGIT: Final = re.compile(r"\d")
_LETTERS: Final = re.compile(r"[a-z]{1,24}")


@dataclass(frozen=True)
class Question:
    """`match` for the index, `checks` for the text, `documents` for the list of papers.

    A check is a word to be found in the words of a ticket, and whether its initials will do too.
    An empty question (`nothing`) has no words that could be looked for.
    """

    match: str = ""
    checks: tuple[tuple[str, bool], ...] = ()
    document: str | None = None

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.match


def ask(typed: str) -> Question:
    """The question that `typed` words are."""
    text = _phone_joined(plain(typed))
    words = list(dict.fromkeys(text.split()))[:MOST_WORDS]
    matches: list[str] = []
    checks: list[tuple[str, bool]] = []
    for word in words:
        match, sure = _word(word)
        if match:
            matches.append(match)
        if not sure:
            checks.append((word, bool(_LETTERS.fullmatch(word))))
    document = _document(words[0]) if len(words) == 1 else None
    return Question(" AND ".join(matches), tuple(checks), document)


def _document(word: str) -> str | None:
    """The number of a paper; None for anything else."""
    wanted = split_reference(word)[0]
    number = read_number(wanted)
    return wanted if number is not None and number.prefix else None


def _phone_joined(text: str) -> str:
    """A phone typed in groups as one number, anything else as it is."""
    if not _DIGIT.search(text):
        return text
    phone = classify_phone(text)
    return phone.digits if phone.kind is PhoneKind.MOBILE else text


def _word(word: str) -> tuple[str, bool]:
    """What the index must hold for a word, and whether that decides it."""
    runs: list[str] = RUN.findall(word)
    if runs == [word]:
        return (_latin(word) if word[0] < "\x80" else _other(word)), _decided(word)
    return " AND ".join(_edge(run) if run[0] < "\x80" else _other(run) for run in runs), False


def _decided(word: str) -> bool:
    if word[0] < "\x80":
        return len(word) in EDGES
    return len(word) <= 2


def _other(run: str) -> str:
    pairs = [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]
    return quoted('" AND "'.join(dict.fromkeys(pairs)))


def _latin(run: str) -> str:
    """A word of Latin letters or digits: beginning or end of one in the text, or initials."""
    if not _LETTERS.fullmatch(run):
        return _edge(run)
    grams = [run] if len(run) <= 3 else [run[at : at + 3] for at in range(len(run) - 2)]
    spelled = " AND ".join(quoted(INITIAL + gram) for gram in dict.fromkeys(grams))
    return f"({_edge(run)} OR ({spelled}))"


def _edge(run: str) -> str:
    size = max(each for each in EDGES if each <= len(run))
    head, tail = quoted(run[:size]), quoted(run[-size:])
    return head if head == tail else f"({head} OR {tail})"


def quoted(term: str) -> str:
    """A term as a string of the match language."""
    return f'"{term}"'


def whole(number: str) -> str:
    """The match for a number that stands whole in the text; shorter ones as a beginning and end."""
    run = plain(number)
    return (
        quoted(WHOLE + run)
        if len(run) > 6 and RUN.fullmatch(run)
        else " AND ".join(_edge(each) if each[0] < "\x80" else _other(each) for each in RUN.findall(run))
    )
