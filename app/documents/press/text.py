"""Text of any origin made fit for paper, and broken into lines the Chinese way."""

import re
import unicodedata
from collections.abc import Callable

TICKED, UNTICKED = "☑", "☐"
TICK_BOXES = frozenset((TICKED, UNTICKED))
"""Characters that the pen draws as boxes: no bundled font has them."""


def clean(text: str) -> str:
    """`text` without what has no place on paper.

    Line ends become one kind, tabs and other blanks a space; controls, marks that turn the writing
    direction, joiners and variation selectors go, halves of characters become U+FFFD. A Latin letter and
    its accent become one character, since the font has no place of its own for accents; Chinese is never
    rewritten: a name keeps the form it was written in. What is left is printed as it is.
    """
    text = text.replace("\r\n", "\n").translate(_REPLACED)
    text = _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return _DROPPED.sub("", text)


def wrap(text: str, width: float, advance: Callable[[str], float]) -> list[str]:
    """Lines of `text` no wider than `width`, in the unit of `advance`.

    A line may break between Chinese characters and at blanks; never before closing punctuation or
    after an opening bracket or the number of an item, never inside a number, a Latin word, a telephone
    number in groups or what stands behind a tick box, unless it fills a whole line. A paragraph does not
    end with one character on a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph.rstrip(" "), width, advance)
    return lines


def _wrap_paragraph(text: str, width: float, advance: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    start = break_at = group_at = before = at = 0
    total, option = 0.0, False
    while at < len(text):
        total += advance(text[at])
        if total > width and at > start and text[at] != " ":
            cut = break_at if break_at > start else group_at if group_at > start else at
            lines.append(text[start:cut].rstrip(" "))
            while cut < len(text) and text[cut] == " ":
                cut += 1
            cut += _parts_two(text, cut)
            before, start = start, cut
            break_at = at = cut
            total = 0.0
            continue
        at += 1
        option = text[at - 1] in TICK_BOXES or (option and text[at - 1] != _WIDE_BLANK)
        if at < len(text) and _may_break(text[at - 1], text[at]):
            group_at = at
            break_at = break_at if (option and text[at] != _WIDE_BLANK) or _in_groups(text, at) else at
    if lines and _is_lonely(text[start:]):
        earlier = _break_before(text, before, start)
        if earlier and sum(map(advance, text[earlier:])) <= width:
            lines[-1], start = text[before:earlier].rstrip(" "), earlier
    lines.append(text[start:])
    return lines


def _is_lonely(line: str) -> bool:
    """Whether it holds a single character, with or without the marks that close a sentence."""
    return len(line.rstrip(" " + _CLOSING)) == 1


def _break_before(text: str, start: int, end: int) -> int:
    """Where the line from `start` may break as well before `end`, in its second half; else 0."""
    for at in range(end - 1, (start + end) // 2, -1):
        if text[at] != " " and _may_break(text[at - 1], text[at]) and not _in_groups(text, at):
            return at
    return 0


def _in_groups(text: str, at: int) -> bool:
    """Whether a blank there stands inside a telephone number in groups: ``0571-8800 1234``."""
    gap = at if text[at] == " " else at - 1
    return text[gap] == " " and bool(
        _FIRST_GROUP.search(text, max(gap - 5, 0), gap) and _GROUP.match(text, gap + 1)
    )


def _parts_two(text: str, at: int) -> bool:
    """Whether a wide blank stands there by itself: between two things, where a break does as well.

    Several of them are room to write in, and stay.
    """
    return text[at : at + 1] == _WIDE_BLANK and _WIDE_BLANK not in (text[at - 1], text[at + 1 : at + 2])


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or "\u0300" <= after <= "\u036f":
        return False
    if before == after and before in "—…":
        return False
    return before == " " or after == " " or _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return character >= "\u2e80" or character in "—…“”‘’·"


_WIDE_BLANK = "\u3000"

_CLOSING = "，。、；：？！）》」』】〕〉”’…—·％%°℃,.;:?!)]}>～~／/"
_NOT_FIRST = frozenset(_CLOSING)
_NOT_LAST = frozenset("（《「『【〔〈“‘([{<¥￥$№#＃＠@①②③④⑤⑥⑦⑧⑨⑩" + TICKED + UNTICKED)

_FIRST_GROUP, _GROUP = re.compile(r"(?<!\d)\d{3,4}\Z"), re.compile(r"\d{3,4}(?!\d)")

_REPLACED = {
    **dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n"),
    **dict.fromkeys(
        map(ord, "\t\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"), " "
    ),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # halves of characters, from broken input
    **dict.fromkeys(range(0xFDD0, 0xFDF0), "\ufffd"),  # what is no character and never will be
    **dict.fromkeys(
        (plane | end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)), "\ufffd"
    ),
}
_ACCENTED = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]{1,3}(?![\u0300-\u036f])")
_DROPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
