"""The sheet of a day's count: printed where the desk's own sheets come out, or saved as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.file_dialog import ask_place
from app.ui.kit.messages import Message
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.day_end.presenter import printer_of_sheets, sheet_of
from app.ui.services import Services
from app.usecases.day_end import DayEnd
from app.usecases.evidence_ports import PrintOptions
from app.usecases.paper_sizes import sheet_name
from app.usecases.whole_file import write_whole


class DaySheet(QObject):
    """Signals: `told` a Message, `failed` a code and its parameters."""

    told = Signal(object)
    failed = Signal(str, object)

    def __init__(self, services: Services, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds

    def print_out(self, count: DayEnd) -> None:
        """Print it: it is no document of a ticket, so it goes to the printer at once or not at all."""
        workplace = self._services.workplace

        def work() -> str:
            printer = printer_of_sheets(workplace)
            if printer:
                pdf = sheet_of(workplace, count)
                options = PrintOptions(media=sheet_name(pdf))
                workplace.printers.submit(printer, pdf, f"{count.desk} {count.day:%y%m%d}", options)
            return printer

        self._deeds.ask(work, self._printed, key="print")

    def save_as(self, count: DayEnd, window: QWidget) -> None:
        """Let somebody choose a place, and save it there."""
        name = f"{count.desk}-{count.day:%Y%m%d}.pdf"
        ask_place(window, self.tr("Save as PDF"), name, lambda path: self.write_to(count, Path(path)))

    def write_to(self, count: DayEnd, path: Path) -> None:
        """Write it to `path` on a worker."""
        workplace = self._services.workplace

        def fail(error: Exception) -> None:
            self.failed.emit("file_not_written", {"path": path.name, "reason": str(error)})

        done = Message(self.tr("Saved as {0}").format(path.name), "ok", seconds=4)
        self._services.tasks.run_query(
            lambda: write_whole(path, sheet_of(workplace, count)),
            lambda _: self.told.emit(done),
            fail,
            owner=self,
        )

    def _printed(self, printer: str) -> None:
        if printer:
            words = self.tr("The sheet was handed to {0}").format(printer)
            self.told.emit(Message(words, "ok", seconds=4))
        else:
            words = self.tr("This desk has no printer: save the sheet as a PDF")
            self.told.emit(Message(words, "warn"))
