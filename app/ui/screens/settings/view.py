"""The settings page: sections at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.kit.card import ScrollColumn
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.sidelist import SideList, SidePart
from app.ui.override import override
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.settings.about_section import AboutSection
from app.ui.screens.settings.backup_section import BackupSection
from app.ui.screens.settings.calendar_section import CalendarSection
from app.ui.screens.settings.demo_section import DemoSection
from app.ui.screens.settings.desk_section import DeskSection
from app.ui.screens.settings.devices_section import DevicesSection
from app.ui.screens.settings.head_office_section import HeadOfficeSection
from app.ui.screens.settings.head_section import HeadSection
from app.ui.screens.settings.look_section import LookSection
from app.ui.screens.settings.policy_section import PolicySection
from app.ui.screens.settings.printers_section import PrintersSection
from app.ui.screens.settings.section import Room, Section
from app.ui.screens.settings.staff_section import StaffSection
from app.ui.screens.settings.wording_section import WordingSection
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.theme import Space

_WIDTH = 860
_BAR = 10
"""A scroll bar's width in pixels."""


class SettingsPage(Page):
    """Signal `restart_wanted` when something counts from the next start on and the person wants it now."""

    restart_wanted = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.parts = SideList(self._parts(), self.tr("Sections"))
        self._stack = QStackedWidget()
        self._sections: dict[str, Section] = {}
        self._frames: dict[str, ScrollColumn] = {}
        self._values: Mapping[str, object] = room.store.first_settings
        self._build()
        self.parts.chosen.connect(self._show)
        self.parts.setCurrentRow(0)

    @override
    def title(self) -> str:
        return self.tr("Settings")

    @override
    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("↑ ↓", self.tr("Section")), KeyHint("Tab", self.tr("Into it"))]

    @override
    def actions_now(self) -> Actions:
        own = self.section().keys()
        back = KeyAction("Esc", self.tr("Tickets"), lambda: self.page_wanted.emit("queue"))
        return Actions([*own, *([] if any(each.key == "Esc" for each in own) else [back])])

    @override
    def first_focus(self) -> QWidget:
        return self.parts

    @override
    def on_enter(self) -> None:
        settings = self._room.services.workplace.settings
        self._room.services.tasks.run_query(settings.all, self._fill, self._fault, owner=self, key="values")

    def section(self) -> Section:
        """The section that is shown."""
        return self._sections[self.parts.current()]

    def take_scan(self, text: str) -> bool:
        """Show the scan where scanners are tried."""
        return self.section().take_scan(text)

    def _makers(self) -> dict[str, Callable[[], Section]]:
        room = self._room
        makers: dict[str, Callable[[], Section]] = {
            "desk": lambda: DeskSection(room),
            "staff": lambda: StaffSection(room),
            "policy": lambda: PolicySection(room),
            "calendar": lambda: CalendarSection(room),
            "head": lambda: HeadSection(room),
            "wording": lambda: WordingSection(room),
            "printers": lambda: PrintersSection(room),
            "devices": lambda: DevicesSection(room),
            "look": lambda: LookSection(room),
            "head_office": lambda: HeadOfficeSection(room),
            "backup": lambda: BackupSection(room),
        }
        clock = room.store.clock
        if clock is not None:
            makers["demo"] = lambda: DemoSection(room, clock)
        makers["about"] = lambda: AboutSection(room)
        return makers

    def _parts(self) -> list[SidePart]:
        words = {
            "desk": (self.tr("Desk"), "store"),
            "staff": (self.tr("Staff"), "users"),
            "policy": (self.tr("Rules"), "list-checks"),
            "calendar": (self.tr("Calendar"), "calendar"),
            "head": (self.tr("Letterhead"), "image"),
            "wording": (self.tr("Wording"), "file-text"),
            "printers": (self.tr("Printers"), "printer"),
            "devices": (self.tr("Devices"), "scan-barcode"),
            "look": (self.tr("Look"), "sun"),
            "head_office": (self.tr("Head office"), "refresh-cw"),
            "backup": (self.tr("Backup"), "save"),
            "demo": (self.tr("Demo clock"), "clock"),
            "about": (self.tr("About"), "info"),
        }
        return [SidePart(key, *words[key]) for key in self._makers()]

    def _show(self, key: str) -> None:
        if key not in self._sections:
            section = self._makers()[key]()
            section.message_ready.connect(self.message_ready)
            section.problem_met.connect(self.problem_met)
            section.saved.connect(self.saved)
            section.restart_wanted.connect(self.restart_wanted)
            section.page_wanted.connect(self.page_wanted)
            section.keys_changed.connect(self.keys_changed)
            self._sections[key] = section
            frame = ScrollColumn()
            # Not the section: the height of what scrolls is reckoned by the whole width of its frame.
            frame.setMaximumWidth(_WIDTH + Space.S + _BAR)
            frame.column.setContentsMargins(0, 0, Space.S, 0)
            frame.add(section)
            self._frames[key] = frame
            self._stack.addWidget(frame)
        self._stack.setCurrentWidget(self._frames[key])
        self._sections[key].judge(self._values)
        self._sections[key].show_values(self._values)
        first = self._sections[key].first_focus()
        if first is not None:
            QWidget.setTabOrder(self.parts, first)
        self.keys_changed.emit()

    def _fill(self, values: Mapping[str, object]) -> None:
        self._values = values
        self.section().judge(values)
        self.section().show_values(values)

    def _fault(self, error: Exception) -> None:
        self.problem_met.emit(*trouble_of(error))

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(10)
        page.addWidget(PageHeader(self.tr("Settings")))
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self.parts)
        columns.addWidget(self._stack, 1)
        page.addLayout(columns, 1)
