"""How the desk stands with head office, in words: for the bar at the top, and for the page of sync."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from app.ui.labels.counts import Counts
from app.ui.parts.clock_words import say_time
from app.ui.theme import Tone
from app.usecases.desk_link import SyncNow
from app.usecases.syncing import LinkWord, SyncStatus

Sentence = Callable[[str, Mapping[str, str]], str]
translate = QCoreApplication.translate

_AWAY = frozenset(
    ("sync_no_network", "sync_no_path", "sync_cut", "sync_stalled", "sync_timeout", "sync_not_ours")
)
"""Hindrances that people call being offline."""

_SIZES = ("B", "KB", "MB", "GB", "TB")
_STEP = 1024


@dataclass(frozen=True)
class SyncSign:
    """A word with its tone and icon, and the sentence behind it."""

    word: str
    tone: Tone
    icon: str
    words: str


def sync_sign(now: SyncNow, sentence: Sentence, moment: datetime, zone: tzinfo, here: int = 0) -> SyncSign:
    """The one word at the top. `here` are tickets that are here only while there is no head office."""
    status = now.status
    left = status.entries + status.files
    if status.word is LinkWord.OFF:
        count = translate("SyncWord", "Here only {0}").format(here) if here else ""
        words = translate("SyncWord", "No head office: everything is kept on this computer, and works.")
        return SyncSign(count or translate("SyncWord", "Here only"), "neutral", "cloud-off", words)
    words = standing_words(now, sentence, moment, zone)
    if status.word is LinkWord.NEEDS_YOU or now.conflicts:
        return SyncSign(translate("SyncWord", "Needs you"), "warn", "circle-alert", words)
    if is_away(status):
        word = (
            translate("SyncWord", "Offline · {0}").format(left) if left else translate("SyncWord", "Offline")
        )
        return SyncSign(word, "neutral", "cloud-off", words)
    if status.word is LinkWord.WORKING:
        return SyncSign(translate("SyncWord", "Sending {0}").format(left), "info", "cloud-upload", words)
    if left or status.word is LinkWord.WAITING:
        return SyncSign(translate("SyncWord", "To send {0}").format(left), "neutral", "cloud-upload", words)
    return SyncSign(translate("SyncWord", "In step"), "ok", "cloud-check", words)


def is_away(status: SyncStatus) -> bool:
    """Whether nobody is to be reached, which is no trouble."""
    return status.hindrance is not None and status.hindrance.code in _AWAY


def standing_words(now: SyncNow, sentence: Sentence, moment: datetime, zone: tzinfo) -> str:
    """All of it in a few sentences."""
    status = now.status
    parts = [status.branch]
    if now.conflicts:
        parts.append(Counts().tickets_in_conflict(now.conflicts))
    if status.hindrance is not None:
        parts.append(sentence(status.hindrance.code, status.hindrance.params))
    parts.append(left_words(status))
    parts.append(contact_words(status, moment, zone))
    return " · ".join(part for part in parts if part)


def left_words(status: SyncStatus) -> str:
    """What head office lacks; empty when it has all."""
    counts, parts = Counts(), []
    if status.entries:
        parts.append(counts.entries(status.entries))
    if status.files:
        parts.append(f"{counts.files(status.files)} {size_words(status.file_bytes)}")
    return " · ".join(parts)


def incoming_words(status: SyncStatus) -> str:
    """What of other desks is still to come here by itself; empty when it is all here."""
    count = status.incoming_files
    files = Counts().files_to_come(count)
    return f"{files} {size_words(status.incoming_bytes)}" if count else ""


def contact_words(status: SyncStatus, moment: datetime, zone: tzinfo) -> str:
    """When head office was last heard of."""
    if status.last_contact is None:
        return translate("SyncWord", "Head office was not reached yet")
    said = say_time(status.last_contact, moment, zone)
    return translate("SyncWord", "Last contact {0}").format(said)


def next_try_words(status: SyncStatus, moment: datetime, zone: tzinfo) -> str:
    """When it is tried again; empty where nothing waits for that."""
    if status.next_try is None:
        return ""
    left = status.next_try - moment
    if left <= timedelta(seconds=1):
        return translate("SyncWord", "Trying again now")
    if left < timedelta(minutes=1):
        return translate("SyncWord", "Tried again in {0} s").format(int(left.total_seconds()))
    if left < timedelta(hours=1):
        return translate("SyncWord", "Tried again in {0} min").format(-(-int(left.total_seconds()) // 60))
    return translate("SyncWord", "Tried again at {0}").format(say_time(status.next_try, moment, zone))


def skew_words(skew_ms: int) -> str:
    """How far this computer's clock is off."""
    minutes = round(abs(skew_ms) / 60_000)
    if minutes < 120:
        return translate("SyncWord", "This computer's clock is {0} min off").format(minutes)
    hours = round(minutes / 60)
    if hours < 48:
        return translate("SyncWord", "This computer's clock is {0} h off").format(hours)
    days = round(hours / 24)
    if days < 731:
        return translate("SyncWord", "This computer's clock is {0} days off").format(days)
    return translate("SyncWord", "This computer's clock is {0} years off").format(round(days / 365.25))


def age_words(since: datetime, moment: datetime) -> str:
    """How long something has been there."""
    minutes = max(int((moment - since).total_seconds() // 60), 0)
    if minutes < 1:
        return translate("SyncWord", "just now")
    if minutes < 60:
        return translate("SyncWord", "oldest waits {0} min").format(minutes)
    if minutes < 48 * 60:
        return translate("SyncWord", "oldest waits {0} h").format(minutes // 60)
    return translate("SyncWord", "oldest waits {0} d").format(minutes // 1440)


def with_advice(said: str, advice: str) -> str:
    """What is the matter, and what to do about it."""
    return translate("SyncWord", "{0}. {1}").format(said, advice) if advice else said


def size_words(size: int) -> str:
    """Bytes as people read them: 3.4 MB."""
    amount, unit = float(size), _SIZES[0]
    for each in _SIZES[1:]:
        if amount < _STEP:
            break
        amount, unit = amount / _STEP, each
    return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"


def time_words(ms: int) -> str:
    """How long a call took."""
    if ms < 1000:
        return translate("SyncWord", "{0} ms").format(ms)
    return translate("SyncWord", "{0} s").format(f"{ms / 1000:.1f}")
