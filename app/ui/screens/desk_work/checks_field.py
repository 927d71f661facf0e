"""核查经过 in one line: what was recorded stands there, what is usually checked is picked to it."""

from __future__ import annotations

from collections.abc import Sequence

from app.ui.kit.combo import Combo
from app.ui.override import override

_BETWEEN = "；"


class ChecksField(Combo):
    """A pick is added to what stands there; the list is searched by what is typed last."""

    def checks(self) -> tuple[str, ...]:
        """One text for each check."""
        return tuple(part.strip() for part in (self.value() or "").split(_BETWEEN) if part.strip())

    def show_checks(self, checks: Sequence[str]) -> None:
        """Let these stand there."""
        self.set_value(_BETWEEN.join(checks) or None)

    @override
    def _narrow(self, typed: str) -> None:
        super()._narrow(typed.rpartition(_BETWEEN)[2])

    @override
    def _take(self, value: str) -> None:
        typed = self.text().strip()
        before, _, last = typed.rpartition(_BETWEEN)
        kept = [part.strip() for part in before.split(_BETWEEN) if part.strip()]
        if typed == (self.value() or "") and last.strip():
            kept.append(last.strip())  # nothing was typed to search by: all of it stays
        super()._take(_BETWEEN.join(dict.fromkeys([*kept, value])))
