"""What the square code on a page says, short enough for the smallest QR code (21 modules).

A phone that photographs a whole sheet shows a module in one or two pixels, so every module counts. Number,
version and short hash of the usual paper are packed into 20 signs; what does not fit this form is written
out: ``CF1:TH-2F01-261120-0007:1:AB12CD34``, further pages with ``:2/7`` behind it. Both are read for ever.
"""

import re
import string
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.numbering import document_prefix_order, read_number

PLAIN_FORM: Final = "CF1"
"""What a code begins with that is written out; another form of content would get another."""

SIGN: Final = "%"
"""What a packed code begins with: no number of goods or parcels does."""


@dataclass(frozen=True, slots=True)
class ScannedDocument:
    """A paper of our own: its number, printed version and the first 8 signs of its hash (N5).

    `page` and `pages` where it is a page without room to sign, of a paper that has another with it; page 0
    of all of them on a copy on which none of those who sign the document has a place. The page that is
    signed, and a paper that nobody signs, bear the code without them.
    """

    number: str
    version: int
    short_hash: str
    page: int = 0
    pages: int = 0

    @property
    def signed_here(self) -> bool:
        """Whether a signature on this very page would be one of the document."""
        return not self.pages

    @property
    def of_unsigned_copy(self) -> bool:
        """Whether it is a page of a copy that is for others than those who sign."""
        return bool(self.pages) and not self.page


def paper_code(paper: ScannedDocument) -> str:
    """The text of the code, in the signs that QR sets closest (capitals, digits, ``- . + * %``)."""
    return _packed(paper) or _written(paper)


def read_paper_code(text: str) -> ScannedDocument | None:
    """The paper that a code in capitals tells of, packed or written out; None for anything else."""
    if match := _WRITTEN.fullmatch(text):
        page, pages = int(match["page"] or 0), int(match["pages"] or 0)
        return ScannedDocument(match["number"], int(match["version"]), match["hash"].lower(), page, pages)
    return _unpacked(text)


def _written(paper: ScannedDocument) -> str:
    place = f":{paper.page}/{paper.pages}" if paper.pages else ""
    return f"{PLAIN_FORM}:{paper.number}:{paper.version}:{paper.short_hash}{place}".upper()


def _packed(paper: ScannedDocument) -> str:
    """Nothing where a part is out of what is usual."""
    number = read_number(paper.number)
    kinds = document_prefix_order()
    if (
        number is None
        or number.prefix not in kinds
        or number.serial >= _SERIALS
        or paper.version not in range(1, _VERSIONS)
        or not 0 <= paper.page <= paper.pages < _PAGES
        or not _HASH.fullmatch(paper.short_hash.lower())
    ):
        return ""
    left = _Number()
    # What is read last stands first.
    left.put(int(number.stem, 36), 36 ** len(number.stem))
    if number.mark:
        left.put(int(number.mark, 36), 36**_MARK)
    if paper.pages:
        left.put(paper.page, _PAGES)
        left.put(paper.pages, _PAGES)
    left.put(bool(paper.pages), 2)
    left.put(bool(number.mark), 2)
    left.put(len(number.stem) - 1, _STEMS)
    left.put(int(paper.short_hash, 16), 16**8)
    left.put(paper.version, _VERSIONS)
    left.put(number.serial, _SERIALS)
    left.put((number.day - _FIRST_DAY).days, _DAYS)
    left.put(kinds.index(number.prefix), _KINDS)
    code = SIGN + _signs(left.value * _CHECK + _REST)
    return code if _unpacked(code) == paper else ""


def _unpacked(text: str) -> ScannedDocument | None:
    """None unless it is exactly what packing gives."""
    if not text.startswith(SIGN) or not 1 < len(text) <= _LONGEST or set(text) - set(_SIGNS):
        return None
    value, rest = divmod(_value(text[1:]), _CHECK)
    if rest != _REST or text[1] == _SIGNS[0]:
        return None
    left = _Number(value)
    kind, day, serial, version = (left.take(size) for size in (_KINDS, _DAYS, _SERIALS, _VERSIONS))
    digest, long = left.take(16**8), left.take(_STEMS) + 1
    marked, paged = left.take(2), left.take(2)
    pages, page = (left.take(_PAGES), left.take(_PAGES)) if paged else (0, 0)
    mark = "." + _digits(left.take(36**_MARK), _MARK) if marked else ""
    stem = _digits(left.take(36**long), long)
    kinds = document_prefix_order()
    if left.value or kind >= len(kinds) or not version or bool(pages) != paged or page > pages:
        return None
    on = _FIRST_DAY + timedelta(days=day)
    number = f"{kinds[kind]}-{stem}{mark}-{on:%y%m%d}-{serial:04d}"
    return ScannedDocument(number, version, f"{digest:08x}", page, pages)


@dataclass
class _Number:
    """A number with parts of several sizes in it; the last one put in is taken out first."""

    value: int = 0

    def put(self, part: int, size: int) -> None:
        self.value = self.value * size + part

    def take(self, size: int) -> int:
        self.value, part = divmod(self.value, size)
        return part


def _signs(value: int) -> str:
    signs = ""
    while value:
        value, sign = divmod(value, len(_SIGNS))
        signs = _SIGNS[sign] + signs
    return signs


def _value(signs: str) -> int:
    value = 0
    for sign in signs:
        value = value * len(_SIGNS) + _SIGNS.index(sign)
    return value


def _digits(value: int, count: int) -> str:
    digits = ""
    for _ in range(count):
        value, digit = divmod(value, 36)
        digits = _SIGNS[digit] + digits
    return digits


_SIGNS: Final = string.digits + string.ascii_uppercase + "-.+*%"
"""Signs of QR's alphanumeric mode that neither an input method nor an address turns into others."""
_CHECK, _REST = 61, 17
"""A prime above the number of signs, and what is left of every code: one sign read wrong always shows, other
errors in 60 of 61 cases; what is left must then meet a paper with that number, version and hash.
"""
_KINDS, _VERSIONS, _SERIALS, _PAGES, _STEMS, _MARK = 31, 8, 10_000, 16, 16, 4
_FIRST_DAY: Final = date(2000, 1, 1)
_DAYS: Final = 36_525
"""To the end of 2099, like the numbers themselves."""
_LONGEST: Final = 64
_HASH: Final = re.compile(r"[0-9a-f]{8}")
_WRITTEN: Final = re.compile(
    r"CF1:(?P<number>[0-9A-Z][0-9A-Z.-]{2,47}):(?P<version>[0-9]{1,4}):(?P<hash>[0-9A-Z]{8})"
    r"(?::(?P<page>[0-9]{1,3})/(?P<pages>[0-9]{1,3}))?"
)
