"""The system's printers and those the desk speaks to itself, as one list."""

from __future__ import annotations

from app.domain.refusals import ProblemError
from app.usecases.evidence_ports import JobState, PrinterPort, PrintOptions, PrintQueue

_MARK = "direct:"


class PrintersBeside:
    """Fills the printer port with two others. Where both have a name, the direct printer has it."""

    def __init__(self, direct: PrinterPort, system: PrinterPort) -> None:
        self._direct, self._system = direct, system

    def queues(self) -> tuple[PrintQueue, ...]:
        """All of both; a system that does not answer hides no direct printer."""
        ours = self._direct.queues()
        try:
            theirs = self._system.queues()
        except ProblemError:
            if not ours:
                raise
            theirs = ()
        names = {each.name for each in ours}
        every = (*ours, *(each for each in theirs if each.name not in names))
        return tuple(sorted(every, key=lambda queue: queue.name))

    def default_queue(self) -> str | None:
        """The system's; else the only direct printer."""
        try:
            named = self._system.default_queue()
        except ProblemError:
            named = None
            if self._direct.default_queue() is None:
                raise
        return named or self._direct.default_queue()

    def trays(self, queue: str) -> tuple[str, ...]:
        return () if self._is_direct(queue) else self._system.trays(queue)

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        if self._is_direct(queue):
            return _MARK + self._direct.submit(queue, pdf, title, options)
        return self._system.submit(queue, pdf, title, options)

    def job_state(self, job: str) -> JobState:
        port, plain = self._of(job)
        return port.job_state(plain)

    def stopped(self, job: str) -> bool:
        port, plain = self._of(job)
        return port.stopped(plain)

    def cancel(self, job: str) -> None:
        port, plain = self._of(job)
        port.cancel(plain)

    def _is_direct(self, queue: str) -> bool:
        return any(each.name == queue for each in self._direct.queues())

    def _of(self, job: str) -> tuple[PrinterPort, str]:
        if job.startswith(_MARK):
            return self._direct, job.removeprefix(_MARK)
        return self._system, job
