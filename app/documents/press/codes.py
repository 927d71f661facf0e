"""Codes a scanner reads: the QR of a document and the bars of a ticket number."""

from collections.abc import Sequence
from dataclasses import replace

import segno

from app.domain.paper_code import paper_code, read_paper_code

QUIET_QR = 2
"""Blank modules we keep around a QR code; the page around it is blank as well."""


def qr_modules(content: str) -> tuple[tuple[int, ...], ...]:
    """The modules of a QR code (ISO/IEC 18004) without quiet zone: the smallest there is for `content`,
    with the most correction that it has room for.
    """
    code = segno.make(content, error="l", micro=False, boost_error=True)
    return tuple(tuple(row) for row in code.matrix)


def page_codes(
    content: str, signed: Sequence[bool], *, counted: bool = True
) -> list[Sequence[Sequence[int]]]:
    """The QR of each page; `signed` says on which there is room to sign, `counted` whether a signature there
    is one of the document. Every page of a copy where it is not says that.

    Where some have it and some not, those without say which page of how many they are: a picture of
    page 1 proves no signature on page 3. A draft has no number yet, and the same code on each page. Nothing
    is drawn where there is no content.
    """
    if not content:
        return [()] * len(signed)
    plain = qr_modules(content)
    paper = read_paper_code(content)
    if paper is None:
        return [plain] * len(signed)
    if not counted:
        return [qr_modules(paper_code(replace(paper, page=0, pages=len(signed))))] * len(signed)
    if all(signed) or not any(signed):
        return [plain] * len(signed)
    return [
        plain if here else qr_modules(paper_code(replace(paper, page=page, pages=len(signed))))
        for page, here in enumerate(signed, start=1)
    ]


def code128_bars(content: str) -> Sequence[int]:
    """Widths of bar, gap, bar … in modules for a Code 128 (ISO/IEC 15417) of printable ASCII.

    Runs of four digits and more go two to a symbol (code set C), the rest one (code set B).
    Raises ValueError for anything that is not printable ASCII.
    """
    if not content or not all(" " <= character <= "~" for character in content):
        raise ValueError(content)
    values = _values(content)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    pattern = "".join(_PATTERNS[value] for value in [*values, check, _STOP]) + "2"
    return [int(width) for width in pattern]


def _values(content: str) -> list[int]:
    values: list[int] = []
    pairs: bool | None = None
    at = 0
    while at < len(content):
        digits = _digits_at(content, at)
        want = digits >= 4 or (pairs is True and digits >= 2)
        if want != pairs:
            if want and digits % 2:  # an odd first digit stays in set B
                if pairs is None:
                    values.append(_START_B)
                values.append(ord(content[at]) - 32)
                at += 1
                values.append(_CODE_C)
            else:
                values.append(_switch(pairs, want))
            pairs = want
        if want:
            values.append(int(content[at : at + 2]))
            at += 2
        else:
            values.append(ord(content[at]) - 32)
            at += 1
    return values


def _switch(before: bool | None, to_pairs: bool) -> int:
    if before is None:
        return _START_C if to_pairs else _START_B
    return _CODE_C if to_pairs else _CODE_B


def _digits_at(content: str, at: int) -> int:
    end = at
    while end < len(content) and content[end].isdigit():
        end += 1
    return end - at


_START_B, _START_C, _STOP = 104, 105, 106
_CODE_C, _CODE_B = 99, 100
_PATTERNS = (  # noqa: SIM905 - 106 symbols, bar, gap, bar …: a table, read as text
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 "
    "122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 "
    "322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 "
    "112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 "
    "331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 "
    "112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 "
    "124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 "
    "411311 113141 114131 311141 411131 211412 211214 211232 233111"
).split()
