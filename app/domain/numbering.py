"""Numbers people read out: tickets ``2F01-261120-0031``, documents ``TH-2F01-261120-0007``.

Gapless per series and day, never used again; a voided number stays visible. Where a desk's store was
copied, moved or restored, its numbers bear a mark behind the desk: ``2F01.K7MQ-261120-0001``. Of two
tickets that got one number before that was known, each has a short form: ``2F01-261120-0031~9c1e``.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from app.domain.refusals import InputError, ProblemError

_DESK = re.compile(r"[A-Z0-9]{1,8}(?:-[A-Z0-9]{1,8})?")

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What a mark is made of: nothing that is read as something else (no I, L, O, U)."""

MARK_SIZE: Final = 4
"""Twenty bits: of two copies, one pair in a million would get the same."""

_POINT: Final = "."
"""Between desk and mark. It stands in no desk code, so that no desk's number is a copy's of another."""

_TILDE: Final = "~"
_TAIL: Final = 4
"""Signs of a ticket's id in its short form."""

_NUMBER: Final = re.compile(
    r"(?:(?P<prefix>[A-Z]{2})-)?(?P<stem>[A-Z0-9]{1,16})"
    rf"(?:\.(?P<mark>[{_SIGNS}]{{{MARK_SIZE}}}))?-(?P<day>[0-9]{{6}})-(?P<serial>[0-9]{{4,9}})"
)

_YEARS = range(2000, 2100)
"""Of a year only the last two digits stand in a number: those of another century were used already."""

DOCUMENT_PREFIXES = {
    "receipt": "SL",
    "proof-request": "BC",
    "liability-notice": "ZR",
    "test-commission": "JC",
    "exchange-return-slip": "TH",
    "work-order": "WX",
    "installation-acceptance": "YS",
    "paid-repair-consent": "YC",
    "safety-advice": "AQ",
    "written-explanation": "SM",
    "result-notice": "JG",
    "compensation-agreement": "PF",
    "emergency-sheet": "YJ",
    "rectification-notice": "ZG",
    "review-report": "FP",
    "shipping-notice": "FH",
    "follow-up-record": "HF",
    "evidence-bundle": "ZJ",
    "hand-over-sheet": "JB",
    "service-manual": "SC",
    "label": "BQ",
    "application-form": "SQ",
}
"""First letters of a document's number, by kind. Codes on paper count them: new ones go last."""


def document_prefix_order() -> tuple[str, ...]:
    """The first letters of all kinds, in the order by which codes on paper name them."""
    return tuple(DOCUMENT_PREFIXES.values())


def check_desk_code(code: str) -> str:
    """The desk code in capitals, as shown (``2F-01``). Raises InputError naming ``desk``."""
    cleaned = code.strip().upper()
    if not _DESK.fullmatch(cleaned):
        raise InputError("desk_code_form", "desk", value=code)
    return cleaned


def number_stem(desk_code: str) -> str:
    """The desk code as it stands in numbers: no dash (``2F01``)."""
    return desk_code.replace("-", "")


def mark_of(writer: str) -> str:
    """The mark of whoever writes under that name (``device.inc``), by its random part: no two have
    to agree on anything, and the same name has the same mark everywhere.
    """
    left = int.from_bytes(sha256(writer.encode()).digest()[:4], "big")
    signs = ""
    for _ in range(MARK_SIZE):
        left, sign = divmod(left, len(_SIGNS))
        signs += _SIGNS[sign]
    return signs


def desk_part(desk_code: str, mark: str = "") -> str:
    """The first part of a number: the desk, and what tells its copies apart (``2F01.K7MQ``)."""
    return number_stem(desk_code) + (_POINT + mark if mark else "")


def can_bear(day: date) -> bool:
    """Whether a number can bear that day: from 2000 to 2099. A clock that shows another is wrong."""
    return day.year in _YEARS


def ticket_number(desk_code: str, day: date, serial: int, mark: str = "") -> str:
    """The ticket's number; `serial` counts from 1 per desk, mark and day.

    Raises ProblemError ``clock_wrong`` for a day before 2000 or after 2099: no computer that runs this
    shows such a day rightly, and its numbers would be those of a day a century off.
    """
    if not can_bear(day):
        raise ProblemError("clock_wrong", day=day.isoformat())
    return f"{desk_part(desk_code, mark)}-{day:%y%m%d}-{serial:04d}"


def document_number(kind: str, desk_code: str, day: date, serial: int, mark: str = "") -> str:
    """A document's number; `serial` counts from 1 per kind, desk, mark and day. Raises as `ticket_number`."""
    return f"{DOCUMENT_PREFIXES[kind]}-{ticket_number(desk_code, day, serial, mark)}"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in its parts; `prefix` is empty for a ticket, `mark` where there is none."""

    prefix: str
    stem: str
    mark: str
    day: date
    serial: int


def read_number(text: str) -> Number | None:
    """The parts of a number as it is printed; None for anything else."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = found["day"]
    try:
        day = date(_YEARS.start + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None
    return Number(found["prefix"] or "", found["stem"], found["mark"] or "", day, int(found["serial"]))


def short_form(number: str, ticket_id: str) -> str:
    """What names one of several tickets with that number: it, and the end of the ticket's id."""
    return number + _TILDE + ticket_id[-_TAIL:]


def split_reference(text: str) -> tuple[str, str]:
    """A number as somebody typed it, in capitals and half width; the end of an id behind it, or nothing."""
    plain = unicodedata.normalize("NFKC", text).replace("。", _POINT).strip()
    number, _, tail = plain.partition(_TILDE)
    return number.strip().upper(), tail.strip().lower()
