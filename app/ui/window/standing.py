"""What the frame shows about the desk at every moment: who, where, how much is overdue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.labels.trade import role_label
from app.ui.screens.common.deeds import Deeds
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.usecases.read_models import QueueFilter
from app.usecases.shifts import read_shifts, shifts_on

_MINUTE_MS = 60_000
_SOON_MS = 60
"""Several changes at once are counted once."""


class Standing(QObject):
    """Keeps badges and top bar up to date.

    Signals: `parked_changed` when there are more or fewer intakes put aside, those of earlier runs too;
    `unsynced_counted` how many tickets are not at head office.
    """

    parked_changed = Signal()
    unsynced_counted = Signal(int)

    def __init__(self, shell: Shell, services: Services, *, demo: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._deeds = Deeds(services, self)
        self._parked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._count)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._count)
        self._minute.timeout.connect(self._show_shift)
        self._minute.start()
        news = services.news
        news.ticket_changed.connect(self._soon.start)
        news.arrived.connect(self._soon.start)
        news.person_changed.connect(self._show_person)
        services.tasks.changed.connect(lambda _outcome: self._soon.start())
        shell.top.set_demo(self.tr("Demo data") if demo else "")
        desk = services.workplace.desk
        shell.top.set_desk(desk.mall, desk.name or desk.code)
        self._shifts = read_shifts(desk.shifts)
        self._show_shift()
        self._show_person()
        self._soon.start()

    def parked_words(self) -> str:
        """How many intakes were put aside and wait; empty when there are none."""
        return self.tr("%n parked", "", self._parked) if self._parked else ""

    def stop(self) -> None:
        """Count no more."""
        self._minute.stop()
        self._soon.stop()

    def _show_shift(self) -> None:
        workplace = self._services.workplace
        on = shifts_on(self._shifts, workplace.time.now().astimezone(workplace.desk.tz).time())
        self._shell.top.set_shift(" → ".join(shift.name for shift in on))

    def _show_person(self) -> None:
        person = self._services.person()
        self._shell.top.set_person(f"{role_label(person.role)} · {person.name}" if person.name else "")

    def _count(self) -> None:
        workplace, person = self._services.workplace, self._services.person().name
        now = workplace.time.now()
        there = now.astimezone(workplace.desk.tz)
        end = there.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        wanted = QueueFilter(now, "open", "", person, end)

        def count() -> tuple[Mapping[str, int], int]:
            parked = sum(draft.parked for draft in workplace.drafts.all())
            return workplace.tickets.counts(wanted), parked

        self._deeds.ask(count, self._show, key="standing", quiet=True)

    def _show(self, counted: tuple[Mapping[str, int], int]) -> None:
        counts, parked = counted
        self._show_parked(parked)
        self._shell.rail.set_badge("queue", counts.get("overdue", 0))
        self.unsynced_counted.emit(counts.get("unsynced", 0))

    def _show_parked(self, parked: int) -> None:
        if parked == self._parked:
            return
        self._parked = parked
        self._shell.rail.set_badge("intake", parked, self.parked_words(), "warn")
        self.parked_changed.emit()
