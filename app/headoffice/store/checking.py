"""Whether desks can use what is published: asked before it is, of whoever knows how desks read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

VERSIONED: Final = ("policy", "clauses")
"""Rows that tickets and papers refer to for good: published once they neither change nor go."""


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be used: the field, a code, and a sentence for a person."""

    field: str
    code: str
    sentence: str


Checking = Callable[[str, str, Any], Fault | None]
"""Collection, key and body of a row; its fault, None where desks can use it."""


def unchecked(*_: Any) -> Fault | None:
    """Nobody here knows how desks read: they leave out what they cannot."""
    return None


class RowRefusedError(Exception):
    """A row is not published. `code` is ``row_refused``, ``version_stays`` or ``key_elsewhere``."""

    def __init__(self, code: str, collection: str, key: str, fault: Fault | None = None) -> None:
        super().__init__(code)
        self.code, self.collection, self.key, self.fault = code, collection, key, fault

    @property
    def detail(self) -> Mapping[str, str]:
        """What belongs to the code."""
        told = {"collection": self.collection, "key": self.key}
        if self.fault is None:
            return told
        return {**told, "reason": self.fault.code, "sentence": self.fault.sentence}
