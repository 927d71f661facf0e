"""Numbers people read out: tickets ``2F01-261120-0031``, documents ``TH-2F01-261120-0007``.

Gapless per series and day, never used again; a voided number stays visible.
"""

import re
from datetime import date

from app.domain.refusals import InputError, ProblemError

_DESK = re.compile(r"[A-Z0-9]{1,8}(?:-[A-Z0-9]{1,8})?")

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
"""First letters of a document's number, by kind."""


def check_desk_code(code: str) -> str:
    """The desk code in capitals, as shown (``2F-01``). Raises InputError naming ``desk``."""
    cleaned = code.strip().upper()
    if not _DESK.fullmatch(cleaned):
        raise InputError("desk_code_form", "desk", value=code)
    return cleaned


def number_stem(desk_code: str) -> str:
    """The desk code as it stands in numbers: no dash (``2F01``)."""
    return desk_code.replace("-", "")


def ticket_number(desk_code: str, day: date, serial: int) -> str:
    """The ticket's number; `serial` counts from 1 per desk and day.

    Raises ProblemError ``clock_wrong`` for a day before 2000 or after 2099: no computer that runs this
    shows such a day rightly, and its numbers would be those of a day a century off.
    """
    if day.year not in _YEARS:
        raise ProblemError("clock_wrong", day=day.isoformat())
    return f"{number_stem(desk_code)}-{day:%y%m%d}-{serial:04d}"


def document_number(kind: str, desk_code: str, day: date, serial: int) -> str:
    """A document's number; `serial` counts from 1 per kind, desk and day. Raises as `ticket_number` does."""
    return f"{DOCUMENT_PREFIXES[kind]}-{ticket_number(desk_code, day, serial)}"
