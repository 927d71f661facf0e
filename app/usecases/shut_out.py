"""停用: a desk that head office has shut out is sealed. What it has is read; nothing is written any more.

It goes on carrying what it wrote before by stick, and opens again when head office lets it in with a new
code. Only head office's own word seals it: a desk that heard nothing works for as long as it likes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.domain.refusals import Refusal, RefusedError
from app.usecases.ports import Journal, Transaction

T = TypeVar("T")

SHUT_OUT = "desk_shut_out"
"""The code of the refusal."""


class SealedJournal:
    """The journal of people at the desk. What synchronisation writes, it writes beside it."""

    def __init__(self, journal: Journal, is_shut_out: Callable[[], bool]) -> None:
        self._journal, self._is_shut_out = journal, is_shut_out

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """See `Journal`. Raises RefusedError desk_shut_out too; then `work` is not begun."""
        if self._is_shut_out():
            raise RefusedError(Refusal(SHUT_OUT))
        return self._journal.transact(work)

    def judge_again(self) -> int:
        """See `Journal`: lists follow the rules, and nothing is written in the journal."""
        return self._journal.judge_again()

    def warm_up(self) -> None:
        """See `Journal`."""
        self._journal.warm_up()
