"""Text of any origin made fit for paper, and broken into lines the Chinese way."""

import re
from collections.abc import Callable

TICKED, UNTICKED = "☑", "☐"
TICK_BOXES = frozenset((TICKED, UNTICKED))
"""Characters that the pen draws as boxes: no bundled font has them."""


def clean(text: str) -> str:
    """`text` without what has no place on paper.

    Line ends become one kind, tabs and other blanks a space; controls, marks that turn the writing
    direction, joiners and variation selectors go. What is left is printed as it is.
    """
    text = text.replace("\r\n", "\n").translate(_REPLACED)
    return _DROPPED.sub("", text)


def wrap(text: str, width: float, advance: Callable[[str], float]) -> list[str]:
    """Lines of `text` no wider than `width`, in the unit of `advance`.

    A line may break between Chinese characters and at blanks; never before closing punctuation or
    after an opening bracket, never inside a number or a Latin word, unless it fills a whole line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph.rstrip(" "), width, advance)
    return lines


def _wrap_paragraph(text: str, width: float, advance: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    start = break_at = at = 0
    total = 0.0
    while at < len(text):
        total += advance(text[at])
        if total > width and at > start and text[at] != " ":
            cut = break_at if break_at > start else at
            lines.append(text[start:cut].rstrip(" "))
            while cut < len(text) and text[cut] == " ":
                cut += 1
            cut += _parts_two(text, cut)
            start = break_at = at = cut
            total = 0.0
            continue
        at += 1
        if at < len(text) and _may_break(text[at - 1], text[at]):
            break_at = at
    lines.append(text[start:])
    return lines


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

_NOT_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—·％%°℃,.;:?!)]}>～~／/")
_NOT_LAST = frozenset("（《「『【〔〈“‘([{<¥￥$№#＃＠@" + TICKED + UNTICKED)

_REPLACED = {
    **dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n"),
    **dict.fromkeys(
        map(ord, "\t\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"), " "
    ),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # halves of characters, from broken input
}
_DROPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
