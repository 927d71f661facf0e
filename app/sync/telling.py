"""Causes as people are told them: which sentence, and whether a person must do something."""

from __future__ import annotations

from typing import Final

from app.domain.refusals import InputError, ProblemError
from app.sync import causes
from app.sync.causes import Cause

_NEEDS_YOU: Final = frozenset(
    (causes.LOGIN_PAGE, causes.INTERCEPTED, causes.CERTIFICATE, causes.CLOCK, causes.PROXY_LOGIN)
    + (causes.PROXY_UNUSABLE,)
    + (causes.OTHER_SERVER, causes.BAD_ACK, causes.JOURNAL, causes.RETIRING, causes.FEED, causes.REVOKED)
    + ("unknown_device", "unknown_key", "upgrade_required", "disk_full")
)
"""What does not pass by itself."""

_TOLD: Final = frozenset(
    (causes.NO_NETWORK, causes.NO_PATH, causes.CUT, causes.STALLED, causes.NOT_OURS, causes.NO_PROGRESS)
    + ("timeout", "too_large", "not_enrolled", "code_refused", "desk_taken", "maintenance", "busy")
    + ("server_error",)
)
"""What passes, and has a sentence of its own."""

_UNANSWERED: Final = frozenset(
    (causes.NO_NETWORK, causes.NO_PATH, causes.CUT, causes.STALLED, "timeout", "too_large")
)
_LATER: Final = frozenset(("maintenance", "busy", "server_error", causes.NO_PROGRESS))

_AS_BUSY: Final = frozenset(("slow_down", "overloaded", "lease_conflict", "gap", "fork", "epoch_changed"))


def needs_a_person(cause: Cause) -> bool:
    """Whether somebody must do something."""
    return cause.code in _NEEDS_YOU


def sentence_code(cause: Cause) -> tuple[str, dict[str, str]]:
    """The code of the sentence, and its parameters."""
    if cause.code in _AS_BUSY:
        return "sync_busy", {}
    if cause.code in _NEEDS_YOU | _TOLD:
        return f"sync_{cause.code}", dict(cause.params)
    return "sync_refused", {"reason": cause.code}


def as_problem(cause: Cause) -> ProblemError:
    """The cause as a problem of the environment."""
    code, params = sentence_code(cause)
    return ProblemError(code, **{name: value for name, value in params.items() if name != "code"})


def as_joining_problem(cause: Cause, url: str) -> ProblemError:
    """The cause where a desk belongs nowhere yet: nothing is tried again, nothing can be carried."""
    if cause.code in _UNANSWERED:
        return ProblemError("join_no_answer", url=url)
    if cause.code == causes.NOT_OURS:
        return ProblemError("join_not_ours", url=url, status=cause.params.get("status", ""))
    if cause.code in _AS_BUSY | _LATER:
        return ProblemError("join_later", url=url)
    return as_problem(cause)


def as_enrolment_error(cause: Cause, desk: str, url: str) -> InputError | ProblemError:
    """The cause as one who enrols is told it: a wrong code is a wrong input."""
    if cause.code == "code_refused":
        # Head office names a branch only where the code is right and the desk belongs to another.
        of_another = "branch" in cause.params
        return InputError("sync_code_of_another_branch" if of_another else "sync_code_refused", "CODE")
    if cause.code == "desk_taken":
        return ProblemError("sync_desk_taken", desk=desk)
    return as_joining_problem(cause, url)
