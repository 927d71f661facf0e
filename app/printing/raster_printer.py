"""Printers that take no PDF: a process of its own paints the pages and hands them to the system."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.domain.refusals import ProblemError
from app.printing.titles import check_order, public_title
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue, QueueState

FROZEN_SWITCH: Final = "--print-apart"
"""The first argument by which a frozen build starts itself as the program that prints."""

_RUN: Final = (
    "import sys; sys.path.append(sys.argv[1]); from app.ui.printing.worker import main; sys.exit(main())"
)
_LOOK_SECONDS: Final = 20.0
_PRINT_SECONDS: Final = 180.0
"""A long document at 600 dpi takes some ten seconds; a driver that says nothing for so long is stuck."""
_REMEMBERED: Final = 1_000
_STANDS: Final = "printer_stopped"


def worker_command() -> tuple[str, ...]:
    """How to start the program that prints: under this Python, or this very program when frozen."""
    if getattr(sys, "frozen", False):
        return (sys.executable, FROZEN_SWITCH)
    # -P: no file in the folder we happen to be in may shadow a module.
    return (sys.executable, "-P", "-c", _RUN, str(Path(__file__).parents[2]))


@dataclass(frozen=True)
class _Heard:
    """What the process said: whether it began to print, and its answer (None: it died or was ended)."""

    begun: bool
    answer: dict[str, Any] | None


class RasterPrinter:
    """Fills the printer port; see `PrinterPort`. The worker may take seconds to start and to look.

    `seconds` and `look_seconds` are the patience for a print and for a question. The printing system
    tells no number for a job: a job is ``completed`` once the system has all of it, unless its printer
    stood still then, which makes it ``pending`` for as long as the printer does; it is ``unknown`` after a
    restart or when that printer is gone, and can be taken back only where the system shows it. Qt tells of a
    printer that it stands still and not why: its trouble is ``printer_stopped``.
    """

    def __init__(
        self,
        command: tuple[str, ...] | None = None,
        seconds: float = _PRINT_SECONDS,
        look_seconds: float = _LOOK_SECONDS,
    ) -> None:
        self._command = command or worker_command()
        self._seconds = seconds
        self._look_seconds = look_seconds
        self._jobs: deque[str] = deque(maxlen=_REMEMBERED)
        self._stopped: dict[str, str] = {}
        self._numbers = itertools.count(1)

    def queues(self) -> tuple[PrintQueue, ...]:
        heard = self._ask({"ask": "queues"}, b"", self._look_seconds)
        if heard.answer is None:
            raise ProblemError("printing_system_down")
        found = (
            PrintQueue(
                name, QueueState(state), accepting=True, is_default=is_default, trouble=_trouble(state)
            )
            for name, state, is_default in heard.answer["queues"]
        )
        return tuple(sorted(found, key=lambda queue: queue.name))

    def default_queue(self) -> str | None:
        return next((queue.name for queue in self.queues() if queue.is_default), None)

    def trays(self, queue: str) -> tuple[str, ...]:
        """None: the paper is chosen by its size, the tray by the driver."""
        return ()

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        """Print a PDF on sheets of its pages' own size; `options.media` is not asked. See the port.

        A problem has the parameter ``uncertain`` when the system had begun to take the document.
        """
        check_order(pdf, options)
        order = {
            "ask": "print",
            "queue": queue,
            "title": public_title(title),
            "copies": options.copies,
            "sides": options.sides.value,
        }
        heard = self._ask(order, pdf, self._seconds)
        if heard.answer is None:
            raise ProblemError("printing_system_down", **({"uncertain": "yes"} if heard.begun else {}))
        problem = str(heard.answer.pop("problem", ""))
        if problem == "document_damaged":
            raise ValueError("not a PDF")
        if problem:
            raise ProblemError(
                problem, printer=queue, **{key: str(each) for key, each in heard.answer.items()}
            )
        job = f"{queue}-{os.getpid()}-{next(self._numbers)}"
        self._jobs.append(job)
        if heard.answer.get("stopped"):
            self._stopped[job] = queue
        return job

    def job_state(self, job: str) -> JobState:
        queue = self._stopped.get(job)
        if queue is not None:
            found = next((each for each in self.queues() if each.name == queue), None)
            if found is not None and found.state is QueueState.STOPPED:
                return JobState.PENDING
            del self._stopped[job]
            if found is None and job in self._jobs:
                self._jobs.remove(job)  # the system forgot it with its printer
        return JobState.COMPLETED if job in self._jobs else JobState.UNKNOWN

    def stopped(self, job: str) -> bool:
        return job in self._stopped

    def cancel(self, job: str) -> None:
        """Nothing: what the system has, it prints."""

    def _ask(self, question: dict[str, object], pdf: bytes, seconds: float) -> _Heard:
        given = json.dumps(question).encode() + b"\n" + pdf
        try:
            done = subprocess.run(  # noqa: S603  our own worker
                self._command,
                input=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except subprocess.TimeoutExpired as silent:
            return _heard(silent.stdout or b"")
        except OSError:
            raise ProblemError("printing_system_down") from None
        return _heard(done.stdout)


def _trouble(state: str) -> str:
    return _STANDS if state == QueueState.STOPPED else ""


def _heard(said: bytes) -> _Heard:
    """Read the lines; the last one may be torn."""
    begun, answer = False, None
    for line in said.splitlines():
        try:
            told = json.loads(line)
        except ValueError:
            break
        if told == {"begun": True}:
            begun = True
        else:
            answer = told
    return _Heard(begun, answer)
