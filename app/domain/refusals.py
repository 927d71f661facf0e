"""Expected errors of the trade: a code and its parameters, never prose.

The user interface and the command line turn a code into a sentence that says
what is wrong, where, and what is expected.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refusal:
    """A rule says no: returned by ``decide``, never raised.

    `code` is stable snake_case, `rule` the requirement id or article that
    refuses, `params` the values the sentence needs, already as text.
    """

    code: str
    rule: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """Carries a Refusal across a use case to its caller."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class InputError(Exception):
    """What was typed or sent is wrong: which field, what is wrong with it."""

    def __init__(self, code: str, field: str, **params: str) -> None:
        super().__init__(f"{code}: {field}")
        self.code = code
        self.field = field
        self.params: Mapping[str, str] = params


class ProblemError(Exception):
    """The environment says no: disk, printer, locked or damaged store.

    `code` is one of the problems listed in ``app/usecases/problems.py``.
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, str] = params


def as_written(value: object, most: int = 40) -> str:
    """The beginning of a value as it stands in a JSON file: null, true, [1]; a text without its quotes."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text[:most]
