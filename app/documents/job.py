"""What is handed to the press, and what comes back."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.documents.copies import Copy
from app.documents.form import Form
from app.documents.media import Medium


@dataclass(frozen=True)
class Masthead:
    """The words around the text of one copy, ready to print.

    `copy`, `copy_place` and `reprint` may be empty; `contact` and `remark` are the parts of the two
    lines of the foot. `english` is the title once more; `logo` a PNG, or nothing.
    """

    mall: str
    title: str
    continued: str
    date: str
    number: str
    copy: str
    copy_place: str
    reprint: str
    contact: tuple[str, ...]
    remark: tuple[str, ...]
    english: str = ""
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Job:
    """What to print. `masthead` gives head and foot of a copy; None for a bare document.

    `made` is the moment of issue as a PDF date; `identity` is told apart in the file's identifier; `code`
    is what the QR code holds, empty for a paper that is not issued; `page_words` says which page of how many.
    `seal` is a PNG for the places that are marked for a stamp; `bilingual` labels need more room.
    `keywords` stand in the file for programs to read, in ASCII.
    """

    title: str
    author: str
    made: str
    identity: str
    code: str
    medium: Medium
    copies: tuple[Copy, ...]
    compose: Callable[[Copy, Form], None]
    masthead: Callable[[Copy], Masthead] | None
    page_words: Callable[[int, int], str]
    bilingual: bool = False
    keywords: str = ""
    seal: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Printed:
    """The PDF, its number of pages, and what could not be printed as given."""

    pdf: bytes = field(repr=False)
    pages: int
    missing_characters: tuple[str, ...]
    damaged_pictures: tuple[str, ...]
