"""Moments for people: the clock on the wall of the shops, and how long ago."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.headoffice.web.language import Words


def moment(told: str) -> str:
    """A moment as it is kept (ISO 8601) by the clock of the shops; empty stays empty."""
    if not told:
        return ""
    return datetime.fromisoformat(told).astimezone(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m-%d %H:%M")


def ago(told: str, now: datetime, say: Words) -> str:
    """How long ago that was, roughly."""
    if not told:
        return say("never")
    seconds = (now - datetime.fromisoformat(told)).total_seconds()
    if seconds < 90:
        return say("just_now")
    if seconds < 5400:
        return say("minutes_ago", n=round(seconds / 60))
    if seconds < 48 * 3600:
        return say("hours_ago", n=round(seconds / 3600))
    return say("days_ago", n=round(seconds / 86400))
