"""The printers of Linux and macOS, through the commands of CUPS."""

import http.client
import os
import subprocess
from collections import deque
from collections.abc import Sequence
from typing import Final

from app.domain.refusals import ProblemError
from app.printing.cups_words import (
    default_queue,
    job_id,
    job_number,
    parse_queues,
    refusal_code,
    scheduler_runs,
    tray_names,
)
from app.printing.ipp import ask_job_state
from app.printing.titles import check_order, public_title
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue, QueueState

_SECONDS: Final = 20.0
_REMEMBERED: Final = 1_000


class CupsPrinter:
    """Fills the printer port. Calls take as long as the printing system lets them wait.

    `server` is ``host:port`` or a socket path; None: the system's own. Documents go to the commands as
    bytes on standard input, so no copy lies in a temporary folder of ours.
    """

    def __init__(self, server: str | None = None, seconds: float = _SECONDS) -> None:
        self._server = server
        self._seconds = seconds
        self._stopped: deque[str] = deque(maxlen=_REMEMBERED)

    def queues(self) -> tuple[PrintQueue, ...]:
        return parse_queues(self._status())

    def default_queue(self) -> str | None:
        return default_queue(self._status())

    def trays(self, queue: str) -> tuple[str, ...]:
        if queue not in [known.name for known in self.queues()]:
            return ()
        return tray_names(_text(self._run("lpoptions", ["-p", queue, "-l"]).stdout))

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        """Hand over a PDF; see the port. Raises ValueError for what is no PDF or no possible order.

        After ``printing_system_down`` with the parameter ``uncertain`` the job may have been taken:
        the system fell silent after the document was sent.
        """
        check_order(pdf, options)
        found = next((known for known in self.queues() if known.name == queue), None)
        if found is None:
            raise ProblemError("printer_missing", printer=queue)
        arguments = ["-d", queue, "-n", str(options.copies), "-t", public_title(title)]
        # Labels and forms have an exact size: no driver may shrink them to its own margins.
        wishes = ["print-scaling=none", f"sides={options.sides.value}"]
        wishes += [f"media={options.media}"] if options.media else []
        # By the driver's own word, and by the protocol's where there is no driver.
        wishes += [f"{word}={options.tray}" for word in ("InputSlot", "media-source") if options.tray]
        done = self._run("lp", [*arguments, *(part for wish in wishes for part in ("-o", wish)), "-"], pdf)
        job = job_id(_text(done.stdout)) if done.returncode == 0 else None
        if job is None:
            said = _text(done.stderr).strip()
            raise ProblemError(refusal_code(said), printer=queue, detail=said[:300])
        if found.state is QueueState.STOPPED:
            self._stopped.append(job)
        return job

    def job_state(self, job: str) -> JobState:
        number = job_number(job)
        if number is None:
            return JobState.UNKNOWN
        server = _text(self._run("lpstat", ["-H"]).stdout).strip()
        try:
            return ask_job_state(server, number, self._seconds)
        except (OSError, http.client.HTTPException, ValueError):
            raise ProblemError("printing_system_down") from None

    def stopped(self, job: str) -> bool:
        return job in self._stopped

    def cancel(self, job: str) -> None:
        if job_number(job) is not None and self._run("cancel", [job]).returncode:
            self._status()  # no such job, or it is done: nothing to take back; a dead system is told

    def _status(self) -> str:
        """What ``lpstat`` says about the scheduler, the default and every queue."""
        text = _text(self._run("lpstat", ["-r", "-d", "-l", "-p", "-a"]).stdout)
        if not scheduler_runs(text):
            raise ProblemError("printing_system_down")
        return text

    def _run(
        self,
        program: str,
        arguments: Sequence[str],
        given: bytes = b"",
    ) -> subprocess.CompletedProcess[bytes]:
        settings = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"}
        if self._server is not None:
            settings["CUPS_SERVER"] = self._server
        try:
            return subprocess.run(  # noqa: S603  no shell, and every argument is checked
                [program, *arguments],
                input=given,
                capture_output=True,
                env=settings,
                timeout=self._seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            uncertain = {"uncertain": "yes"} if given else {}
            raise ProblemError("printing_system_down", **uncertain) from None
        except OSError:  # the commands are not installed
            raise ProblemError("printing_system_down") from None


def _text(data: bytes) -> str:
    return data.decode(errors="replace")
