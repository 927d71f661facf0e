"""The port to the supplied wording: which sentences there are, and what may stand in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.refusals import InputError


@dataclass(frozen=True)
class Denial:
    """Words that no paper may carry: what was found, the code of the reason, and the law."""

    said: str
    code: str
    article: str


class Wordings(Protocol):
    """The supplied wording, and the law about it."""

    def kinds(self) -> Sequence[str]:
        """Kinds of document with sentences that a shop may word itself, by code."""
        ...

    def sentences(self, kind: str) -> Mapping[str, str]:
        """Those sentences as supplied, by place, in the order of the file."""
        ...

    def office(self, kind: str) -> int | None:
        """The version that head office publishes for the kind and that is in force; None: it has none."""
        ...

    def checked(self, kind: str, place: str, text: str) -> str:
        """The sentence as it may be printed in that place.

        Raises InputError naming the place: ``wording_place_unknown``, ``text_missing``, ``text_too_long``,
        ``wording_forbidden``, ``wording_lost``, ``wording_slots``, ``wording_marks``.
        """
        ...

    def denied(self, text: str) -> Denial | None:
        """What a person wrote on a paper that denies what the law gives; None where nothing does."""
        ...


class OnlySupplied:
    """Nothing to word anew. See `Wordings`."""

    def kinds(self) -> Sequence[str]:
        """None."""
        return ()

    def sentences(self, kind: str) -> Mapping[str, str]:
        """None."""
        return {}

    def office(self, kind: str) -> int | None:
        """None."""
        return None

    def checked(self, kind: str, place: str, text: str) -> str:
        """Nothing may be changed."""
        raise InputError("wording_place_unknown", place, kind=kind)

    def denied(self, text: str) -> Denial | None:
        """Nobody judges."""
        return None
