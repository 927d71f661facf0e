"""What a keyboard-wedge scanner types: told apart from a person by its speed, then read.

A scanner is a fast keyboard. `BurstRecogniser` sees keystrokes one by one with their moments and
says which of them a person typed; `classify_scan` says what the scanned text is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.numbering import read_number
from app.domain.paper_code import ScannedDocument, read_paper_code

GAP_MS = 40
"""Keys closer together than this come from a scanner (features.md 4: 30 to 50 ms)."""

MIN_LENGTH = 6
"""Shorter bursts are fast fingers: the shortest code in trade, UPC-E, has 6 digits."""

TERMINATORS = ("\r", "\t")
"""Enter and Tab: what a scanner is set to send after a code."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do after one keystroke.

    `released` are earlier keystrokes, oldest first, that a person typed after all and that go to the
    focus now, before this one. `held` means this keystroke waits for the next. `scan` is a complete
    code: every keystroke held so far and this one are part of it and go nowhere.
    """

    released: tuple[str, ...] = ()
    held: bool = False
    scan: str | None = None


class BurstRecogniser:
    """Holds keystrokes for at most one gap and decides whether they are a scan.

    A keystroke is the text it produces: one character, or nothing for a step of an input method.
    No keystroke is ever lost: it ends in exactly one `released`, one `scan`, or passes at once.
    """

    def __init__(self, gap_ms: int = GAP_MS, min_length: int = MIN_LENGTH) -> None:
        self._gap_ms = gap_ms
        self._min_length = min_length
        self._held: list[str] = []
        self._last_ms = 0

    @property
    def gap_ms(self) -> int:
        return self._gap_ms

    @property
    def held(self) -> Sequence[str]:
        """The keystrokes waiting for the next, oldest first."""
        return self._held

    def feed(self, char: str, t_ms: int) -> Verdict:
        """Judge the keystroke `char` of the moment `t_ms` (any clock that counts milliseconds)."""
        fast = bool(self._held) and 0 <= t_ms - self._last_ms < self._gap_ms
        if char in TERMINATORS:
            return self._end(fast=fast)
        released = () if fast else self.flush()
        self._held.append(char)
        self._last_ms = t_ms
        return Verdict(released, held=True)

    def due(self, t_ms: int) -> bool:
        """Whether the held keystrokes have waited a whole gap at `t_ms` and must be flushed."""
        return bool(self._held) and t_ms - self._last_ms >= self._gap_ms

    def flush(self) -> tuple[str, ...]:
        """Give back everything held: a person typed it."""
        released = tuple(self._held)
        self._held.clear()
        return released

    def _end(self, *, fast: bool) -> Verdict:
        keys = self.flush()
        text = clean_scan("".join(keys))
        # Codes of trade and our own are ASCII: quick words committed by an input method are no scan.
        if fast and len(text) >= self._min_length and text.isascii():
            return Verdict(scan=text)
        return Verdict(released=keys)


@dataclass(frozen=True, slots=True)
class TicketNumber:
    """A ticket's number from a label or receipt: ``2F01-261120-0031``, of a copied desk ``2F01.K7MQ-…``."""

    number: str


@dataclass(frozen=True, slots=True)
class Barcode:
    """A trade item's number with a right check digit: EAN-8, UPC-A, EAN-13 or GTIN-14."""

    digits: str

    @property
    def gtin(self) -> str:
        """The same number as 14 digits, so that UPC-A and EAN-13 of one item are equal."""
        return self.digits.zfill(14)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything else: the clerk is asked once where it belongs."""

    text: str


Scan = ScannedDocument | TicketNumber | Barcode | Unknown


def clean_scan(text: str) -> str:
    """Scanned text as meant: full-width signs made half-width, control characters and edges gone.

    An input method turns ``6`` into ``６``, ``:`` into ``：`` and ``.`` into ``。``; scanners frame
    codes with control characters (STX, ETX, GS).
    """
    narrow = text.translate(_NARROW)
    return "".join(char for char in narrow if char.isprintable()).strip()


def classify_scan(text: str) -> Scan:
    """Say what a scanned text is. Never raises: what fits nothing is `Unknown`."""
    cleaned = clean_scan(text)
    upper = cleaned.upper()  # a scanner under Caps Lock swaps the case
    if (paper := read_paper_code(upper)) is not None:
        return paper
    number = read_number(upper)
    if number is not None and not number.prefix:
        return TicketNumber(upper)
    if _CODE.fullmatch(cleaned) and _check_digit_fits(cleaned):
        return Barcode(cleaned)
    return Unknown(cleaned)


def _check_digit_fits(digits: str) -> bool:
    """GS1 check: from the right, weights 1, 3, 1, 3 … over all digits sum to a multiple of ten."""
    weighted = (int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(weighted) % 10 == 0


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x3002: 0x2E}
_CODE = re.compile(r"[0-9]{8}|[0-9]{12,14}")
