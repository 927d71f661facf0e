"""A printer that lays its sheets into a folder as PDF: for the demo and for training."""

from itertools import count
from pathlib import Path
from typing import Final

from app.domain.refusals import ProblemError
from app.printing.titles import check_order, public_title
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue, QueueState

QUEUE: Final = "folder"


class FilePrinter:
    """Fills the printer port with one queue, ``folder``. A job is done when it is submitted.

    Files are named by document number; a second print of the same number gets ``-2``, and so on. The
    number of copies is in the name, since a folder needs each sheet once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def queues(self) -> tuple[PrintQueue, ...]:
        return (PrintQueue(QUEUE, QueueState.IDLE, accepting=True, is_default=True, reason=""),)

    def default_queue(self) -> str | None:
        return QUEUE

    def trays(self, queue: str) -> tuple[str, ...]:
        """None: a folder."""
        return ()

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        """Write the PDF and return its file name as job id; see the port."""
        check_order(pdf, options)
        if queue != QUEUE:
            raise ProblemError("printer_missing", printer=queue)
        stem = public_title(title) + (f"-x{options.copies}" if options.copies > 1 else "")
        try:
            return self._write(stem, pdf)
        except OSError as fault:
            raise ProblemError("printer_refused", printer=queue, detail=fault.strerror or "") from None

    def job_state(self, job: str) -> JobState:
        plain = Path(job).name == job
        return JobState.COMPLETED if plain and (self._folder / job).is_file() else JobState.UNKNOWN

    def stopped(self, job: str) -> bool:
        """Never: a folder takes everything."""
        return False

    def cancel(self, job: str) -> None:
        """Nothing: a sheet in the folder is printed."""

    def _write(self, stem: str, pdf: bytes) -> str:
        """A file under a name that no other job has, even when two print at once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            path = self._folder / (f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf")
            try:
                file = path.open("xb")
            except FileExistsError:
                continue
            try:
                with file:
                    file.write(pdf)
            except OSError:
                path.unlink(missing_ok=True)
                raise
            return path.name
        raise AssertionError  # counting has no end
