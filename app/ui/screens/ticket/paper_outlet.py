"""Where a document goes that its printer does not take: to another printer, or into a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.records import Document
from app.ui.kit.droplist import DropRow
from app.ui.kit.file_dialog import ask_place
from app.ui.kit.messages import Message
from app.ui.labels.papers import document_label
from app.ui.screens.common.deeds import Deeds, Refused, trouble_of
from app.ui.screens.common.picklist import PickList
from app.ui.services import Services
from app.usecases.evidence_ports import PrintQueue, QueueState
from app.usecases.issue import usual_medium
from app.usecases.print_choices import roll_without
from app.usecases.save_paper import save_paper


class PaperOutlet(QObject):
    """Lays the list of printers over what `stack` shows, and takes it away again.

    Signals: `told` a Message; `turned` when a document goes to another printer from now on.
    """

    told = Signal(object)
    turned = Signal()

    def __init__(self, services: Services, deeds: Deeds, stack: QStackedLayout) -> None:
        super().__init__(stack)
        self._services = services
        self._deeds = deeds
        self._stack = stack
        self._under: QWidget | None = None
        self.list: PickList | None = None

    def choose_printer(self, kind: str) -> None:
        """Offer the printers that hold paper this kind of document comes on."""
        workplace = self._services.workplace

        def read() -> tuple[PrintQueue, ...]:
            usual = usual_medium(workplace, kind)
            queues = workplace.printers.queues()
            return tuple(each for each in queues if roll_without(workplace, kind, each.name, usual) is None)

        self._deeds.ask(read, partial(self._offer, kind), key="printers")

    def close(self) -> bool:
        """Take the list away; False when it is not there."""
        if self.list is None:
            return False
        self._stack.removeWidget(self.list)
        self.list.deleteLater()
        self.list = None
        if self._under is not None:
            self._stack.setCurrentWidget(self._under)
            self._under.setFocus()
        return True

    def save(
        self,
        ticket_id: str,
        kind: str,
        item_id: str | None,
        stated: Mapping[str, object] | None = None,
        done: Callable[[], object] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Ask for a file, then issue the document and write its pages there."""
        parent = self._stack.parentWidget()
        if parent is not None:
            name = f"{document_label(kind)}.pdf"
            save = partial(self.save_to, ticket_id, kind, item_id, stated, done, refused)
            ask_place(parent.window(), self.tr("Save as PDF"), name, lambda chosen: save(Path(chosen)))

    def save_to(
        self,
        ticket_id: str,
        kind: str,
        item_id: str | None,
        stated: Mapping[str, object] | None,
        done: Callable[[], object] | None,
        refused: Refused | None,
        path: Path,
    ) -> None:
        """The same into a file that was chosen."""
        workplace, person = self._services.workplace, self._services.person()

        def tell(document: Document) -> None:
            words = self.tr("{0} is issued and saved as {1}").format(
                f"{document_label(kind)} {document.number}", path.name
            )
            self.told.emit(Message(words, "ok", seconds=6))
            if done is not None:
                done()

        self._deeds.run(
            ticket_id,
            lambda: save_paper(workplace, ticket_id, kind, person, path, item_id=item_id, stated=stated),
            tell,
            refused,
        )

    def _offer(self, kind: str, queues: Sequence[PrintQueue]) -> None:
        self.close()
        if not queues:
            words = self.tr("No printer here holds paper for this document: save it as PDF (Ctrl+S)")
            self.told.emit(Message(words, "warn"))
            return
        title = self.tr("Printer for {0}").format(document_label(kind))
        self.list = PickList(title, self.tr("Name of a printer"), self.tr("No printer of that name"))
        first = sorted(queues, key=lambda queue: (not queue.is_default, queue.name))
        self.list.show_rows(_row(each) for each in first)
        self.list.picked.connect(partial(self._keep, kind))
        self.list.left.connect(self.close)
        self._under = self._stack.currentWidget()
        self._stack.addWidget(self.list)
        self._stack.setCurrentWidget(self.list)
        self.list.setFocus()

    def _keep(self, kind: str, printer: str) -> None:
        """From now on documents of that kind go there."""
        settings = self._services.workplace.settings

        def kept(_: object) -> None:
            self.close()
            words = self.tr("{0} goes to {1} from now on").format(document_label(kind), printer)
            self.told.emit(Message(words, "ok", seconds=6))
            self.turned.emit()

        def failed(error: Exception) -> None:
            self._deeds.refused.emit(*trouble_of(error))

        self._services.tasks.run_command(
            lambda: settings.put({f"printer.{kind}": printer}), kept, failed, owner=self
        )


def _row(queue: PrintQueue) -> DropRow:
    translate = QCoreApplication.translate
    stands = bool(queue.trouble) or queue.state is QueueState.STOPPED
    word = translate("PaperOutlet", "stopped") if stands else ""
    detail = translate("PaperOutlet", "default of this computer") if queue.is_default else ""
    return DropRow(queue.name, queue.name, detail, "printer", word, "warn")
