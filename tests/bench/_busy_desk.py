"""The real window, and someone who takes in tickets as fast as it goes: started by `memory`.

    python -m tests.bench._busy_desk STORE PHOTO INTAKES DONE

Each intake has two photos of its own, a receipt and a label. When all are saved the file DONE appears,
and the window stays.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from app import desk_window
from app.domain.records import Customer, Goods, Problem
from app.domain.steps.intake import TakeIn
from app.domain.vocabulary import Demand
from app.ui.window.desk import DeskWindow
from app.ui.window.faults import FaultWatch
from app.ui.window.program import Program

_SETTLED_MS = 4000


class BusyWindow(DeskWindow):
    """Begins once everything that is loaded beforehand is loaded."""

    def __init__(self, program: Program, faults: FaultWatch) -> None:
        super().__init__(program, faults)
        self._left = int(sys.argv[3])
        self.opened.connect(lambda: QTimer.singleShot(_SETTLED_MS, self, self._next))

    def _next(self) -> None:
        if self.work is None or not self._left:
            Path(sys.argv[4]).touch()
            return
        self._left -= 1
        self.tasks.run_command(self._take_in, lambda _: QTimer.singleShot(50, self, self._next), owner=self)

    def _take_in(self) -> None:
        from app.usecases.finish_intake import IntakeToFinish, finish_intake
        from app.usecases.intake_photos import import_photo

        assert self.work is not None
        services, number = self.work.services, self._left
        photo = Path(sys.argv[2]).read_bytes()
        photos = tuple(
            import_photo(services.workplace, photo + f"{number} {role}".encode(), f"{role}.jpg", role)
            for role in ("whole", "close_up")
        )
        form = TakeIn(
            channel="counter",
            customer=Customer("王建国", phone=f"138{number:08}"),
            goods=(Goods(name="电水壶", category="small_appliance", brand="美厨", model=f"MK-{number}"),),
            problem=Problem(f"用了{number}次就漏水", Demand.EXCHANGE),
            received_items=("壶身", "底座"),
        )
        finish_intake(services.workplace, IntakeToFinish(form, photos), services.person())


if __name__ == "__main__":
    desk_window.DeskWindow = BusyWindow  # type: ignore[attr-defined]  # the one place that makes the window
    sys.exit(desk_window.start(Path(sys.argv[1])))
