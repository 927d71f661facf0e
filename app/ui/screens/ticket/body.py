"""The lower part of a ticket's page: tabs at the left, evidence at the right, and what lies over the tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ticket import Item
from app.ui.kit.card import ScrollColumn
from app.ui.kit.look import current_look
from app.ui.kit.pills import PillItem, PillTabs
from app.ui.override import override
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.evidence_tiles import each_file_once, valid_evidence
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.ticket.course_tab import CourseTab
from app.ui.screens.ticket.evidence_panel import EvidencePanel
from app.ui.screens.ticket.fields_tab import FieldsTab
from app.ui.screens.ticket.form_choices import Case
from app.ui.screens.ticket.papers_tab import PapersTab
from app.ui.screens.ticket.work_host import HostedWork, UsualWork
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.situation import Situation

WORK, COURSE, EVIDENCE, PAPERS, FIELDS = "work", "course", "evidence", "papers", "fields"
TABS = (WORK, COURSE, EVIDENCE, PAPERS, FIELDS)
_SIDE, _SLIM_SIDE, _SLIM_BELOW = 320, 236, 960
_CONTROL = 32
_ALL = 16_777_215


class TicketBody(QWidget):
    """办理 · 过程 · 证据 · 单据 · 全部字段. Signal `turned` carries the tab that is shown now.

    A panel laid `over` the tabs (a list to choose from, a form) takes their place until it is closed.
    """

    turned = Signal(str)

    def __init__(
        self, services: Services, deeds: Deeds, printing: PrintOrder, hosted: HostedWork | None
    ) -> None:
        super().__init__()
        self._hosted = hosted
        self._services = services
        self._over: QWidget | None = None
        self._paper_wanted = ""
        self._crowded = False
        self.usual = UsualWork()
        self.course = CourseTab(services, deeds)
        self.evidence = EvidencePanel(services, deeds)
        self.papers = PapersTab(services, deeds, printing)
        self.fields = FieldsTab(services, deeds)
        self.tabs = PillTabs(self._items())
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            WORK: self._scrolling(hosted.widget if hosted else self.usual),
            COURSE: self.course,
            PAPERS: self.papers,
            FIELDS: self.fields,
        }
        self._build()
        self.tabs.picked.connect(lambda key: self.choose(key, focus=False))
        self.evidence.door.shown.connect(self._show_camera)
        self.evidence.door.left.connect(self._leave_camera)
        self.choose(WORK, focus=False)

    def show_situation(self, situation: Situation, item: Item, case: Case) -> None:
        """Show the ticket in every tab, seen from one of its goods."""
        if self._hosted is not None:
            self._hosted.show(situation, item.id)
        self.usual.show_case(situation, item, self._services.person())
        self.course.show_situation(situation)
        self.evidence.show_situation(situation)
        self.papers.show_situation(situation)
        self.fields.show_situation(situation, case)
        ticket = situation.ticket
        notes = {
            COURSE: str(len(situation.history)),
            EVIDENCE: str(len(each_file_once(valid_evidence(ticket)))),
            PAPERS: str(len([d for d in ticket.documents if not d.voided])),
        }
        self.tabs.show_items(self._items(notes))
        if self._paper_wanted:
            wanted, self._paper_wanted = self._paper_wanted, ""
            self.choose(PAPERS)
            self.papers.show_document(wanted)

    def show_paper(self, document_id: str) -> None:
        """Show that document once the ticket is read anew."""
        self._paper_wanted = document_id

    def tab(self) -> str:
        """The tab that is shown."""
        return self.tabs.current()

    def work_key(self, key: str) -> None:
        """Show the work of the step and do there what `key` means, where it means something.

        Among the papers F11 means the one that is looked at.
        """
        if key == "F11" and self.tab() == PAPERS and self._over is None:
            self.papers.hand_over()
            return
        if self._hosted is not None:
            self.choose(WORK)
            self._hosted.serve_key(key)

    def choose(self, tab: str, *, focus: bool = True) -> None:
        """Show a tab; with `focus` the keyboard goes there."""
        self.close_over(focus=False)
        self.tabs.set_current(tab)
        self._stack.setVisible(tab != EVIDENCE)
        if tab != EVIDENCE:
            self._stack.setCurrentWidget(self._pages[tab])
        self._share_width()
        if focus:
            self.focus_tab()
        self.turned.emit(tab)

    def focus_tab(self) -> None:
        """Put the keyboard where the shown tab starts."""
        tab = self.tab()
        if tab == WORK and self._hosted is not None:
            self._hosted.focus()
            return
        starts = {
            WORK: self.usual.first_focus(),
            COURSE: self.course.lines,
            EVIDENCE: self.evidence.side.strip,
            PAPERS: self.papers.list.field,
            FIELDS: self.fields.first_focus(),
        }
        starts[tab].setFocus()

    def lay_over(self, panel: QWidget, *, whole: bool = False) -> None:
        """Show a panel in place of the tabs, or of the evidence too; the one before is let go."""
        self.close_over(focus=False)
        self._over = panel
        self.evidence.setVisible(not whole)
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        self._stack.show()
        self._share_width()

    def over(self) -> QWidget | None:
        """What lies over the tabs: the camera, or a panel."""
        return self.evidence.door.panel if self.evidence.door.is_open else self._over

    def close_over(self, *, focus: bool = True) -> bool:
        """Back to the tab; False when nothing lies over it."""
        if self._over is None:
            return False
        panel, self._over = self._over, None
        self.evidence.show()
        self._stack.removeWidget(panel)
        panel.deleteLater()
        if focus:
            self.choose(self.tab())
        return True

    def note(self, kind: str) -> None:
        """Write a note, a contact or a promise."""
        self.choose(COURSE, focus=False)
        self.course.jot.start(kind)

    def amend(self, path: str) -> None:
        """Go to a field, or to the first one of a record, among all fields."""
        self.choose(FIELDS, focus=False)
        self.fields.edit(path)

    def step_back(self) -> bool:
        """Esc: close what is open here, one thing at a time; False when nothing was."""
        return (
            self.evidence.door.close()
            or self.close_over()
            or self.papers.close_preview()
            or self.fields.give_up()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _show_camera(self, panel: QWidget) -> None:
        """The camera comes over everything; a form that is being filled in waits under it."""
        if self._stack.indexOf(panel) < 0:
            self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        self._stack.show()
        self._share_width()

    def _leave_camera(self) -> None:
        if self._stack.currentWidget() is self.evidence.door.panel:
            self._stack.setCurrentWidget(self._over or self._pages.get(self.tab(), self.course))
            self._stack.setVisible(self._over is not None or self.tab() != EVIDENCE)
        self._share_width()

    def _share_width(self) -> None:
        """Evidence alone takes all; beside the work it is as wide as it helps."""
        alone = self.tab() == EVIDENCE and self.over() is None
        controls = current_look().theme.sizes.control - _CONTROL  # the field's buttons need more room
        slim = self.width() < _SLIM_BELOW
        side = _SLIM_SIDE + 2 * controls if slim else _SIDE
        paper = self.tab() == PAPERS and self.over() is None and self.papers.stack.currentIndex() > 0
        if self._crowded or (slim and paper):  # a paper needs the whole width of a small screen
            self._crowded = slim and paper
            self.evidence.setVisible(not self._crowded)
        self.evidence.setMaximumWidth(_ALL if alone else side)

    def _items(self, notes: dict[str, str] | None = None) -> list[PillItem]:
        labels = {
            WORK: self.tr("Work"),
            COURSE: self.tr("Course"),
            EVIDENCE: self.tr("Evidence"),
            PAPERS: self.tr("Documents"),
            FIELDS: self.tr("All fields"),
        }
        return [PillItem(key, labels[key], (notes or {}).get(key, "")) for key in TABS]

    def _scrolling(self, work: QWidget) -> QWidget:
        column = ScrollColumn()
        column.column.takeAt(0)
        column.column.addWidget(work)
        return column

    def _build(self) -> None:
        self.tabs.setAccessibleName(self.tr("Views of the ticket"))
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(self._stack, 1)
        body.addWidget(self.evidence, 1)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.papers.stack.currentChanged.connect(self._share_width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.tabs)
        column.addLayout(body, 1)
