"""Reads promises as clerks write them, such as 「明天10点前回电」."""

from dataclasses import dataclass
from datetime import datetime, time


@dataclass(frozen=True)
class Promise:
    """A promised moment (naive, zone of the desk) and the words that were read as it."""

    due: datetime
    words: str


def parse_promise(text: str, now: datetime, day_ends: time = time(22, 0)) -> Promise | None:
    """The first promised moment in `text`, or None when there is none or it is past.

    A day without an hour ends at `day_ends`, the closing time of the desk.
    """
    raise NotImplementedError
