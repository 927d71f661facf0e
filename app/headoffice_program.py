"""``counterfoil-headoffice``: head office, which publishes only what desks can read."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import Any

from app.domain.refusals import InputError
from app.headoffice.cli.output import language
from app.headoffice.cli.program import run
from app.headoffice.store.checking import Fault
from app.library.messages import Messages, load_messages
from app.published_checks import PublishedChecks


class DeskReaders:
    """See `Checking`: what a desk of this version would refuse, in the words it would use."""

    def __init__(self) -> None:
        self._checks = PublishedChecks()

    @cached_property
    def _messages(self) -> Messages:
        return load_messages("zh_CN" if language() == "zh" else "en")

    def __call__(self, collection: str, key: str, body: Any) -> Fault | None:
        """The fault, None where desks can use the row."""
        try:
            self._checks.check(collection, key, body)
        except InputError as error:
            params = {**error.params, "field": error.field}
            return Fault(error.field, error.code, self._messages.sentence(error.code, params))
        return None


def main() -> int:
    """The program. What it writes is for the account that it runs under alone."""
    os.umask(0o077)
    return run(sys.argv[1:], DeskReaders())


if __name__ == "__main__":
    sys.exit(main())
