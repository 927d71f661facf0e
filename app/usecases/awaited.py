"""Files of tickets that are not at this desk yet: another desk wrote of them, or a restore took them away."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol


class Whereabouts(StrEnum):
    """Where a file is that is not here."""

    AT_OFFICE = "at_office"
    """At head office, for all that is known; it comes by itself or is asked for."""
    ELSEWHERE = "elsewhere"
    """At the other desk alone: head office said that it has not got it yet."""
    LOST = "lost"
    """The other desk said that it has lost it."""
    LEFT = "left"
    """In the house that this desk belonged to before: nobody is asked for it any more."""


class AwaitedFiles(Protocol):
    """Which files are not here. Safe from any thread."""

    def of(self, ticket_id: str) -> Mapping[str, Whereabouts]:
        """The files of a ticket that are not here, by their sha256."""
        ...

    def where(self, sha256: str) -> Whereabouts | None:
        """Where that file is; None when it is here, or nobody ever spoke of it."""
        ...


class NothingAwaited:
    """Every file is here."""

    def of(self, ticket_id: str) -> Mapping[str, Whereabouts]:
        """None."""
        return {}

    def where(self, sha256: str) -> Whereabouts | None:
        """Here."""
        return None
