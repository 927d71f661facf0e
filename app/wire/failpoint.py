"""Named places at which a test may end this process at once, as a power cut would.

A kill from outside cannot be aimed: whether it comes before or after a commit is chance. So both
ends say at each step that matters that it was reached. Whoever may set the environment of a
process may end it in any case, so this opens no door; unarmed it is one look into the environment.
"""

from __future__ import annotations

import os
from typing import Final

VARIABLE: Final = "COUNTERFOIL_FAILPOINT"
"""``name`` or ``name:n``: where to end, and at the how manieth time (1 unless told)."""

EXIT: Final = 86
"""The exit status, which nothing else uses."""


def reached(name: str) -> None:
    """Step `name` is reached. Does not come back when this step is armed: nothing is flushed or closed."""
    armed = os.environ.get(VARIABLE)
    if armed is not None:
        _count_down(armed, name)


def _count_down(armed: str, name: str) -> None:
    wanted, _, times = armed.partition(":")
    if wanted != name:
        return
    left = int(times or "1")
    if left <= 1:
        os._exit(EXIT)
    # The count is kept where it came from, so that nothing is kept here.
    os.environ[VARIABLE] = f"{wanted}:{left - 1}"
