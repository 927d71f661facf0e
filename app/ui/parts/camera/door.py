"""F6 on a page: the panel where there is a camera, files where there is none."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message
from app.ui.parts.camera.panel import CapturePanel
from app.ui.parts.camera.shot_file import Shot
from app.ui.parts.camera.shot_plan import ShotPlan
from app.ui.parts.camera.words import say_trouble
from app.ui.services import Services

_READ_SECONDS = 8


class CameraDoor(QObject):
    """Opens the panel for one page and gives the keyboard back when it closes.

    Signals: `shown` with the panel, which the page puts where it has room; `left` when the page should show
    what was there before, unless it shows something else already; `shot` with a Shot; `files_wanted` with a
    role; `said` with a Message: why there is no camera, where it is worth saying; `turned` when the keys are
    other ones.
    """

    shown = Signal(object)
    left = Signal()
    turned = Signal()
    shot = Signal(object)
    files_wanted = Signal(str)
    said = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._panel: CapturePanel | None = None
        self._before: QWidget | None = None
        self.is_open = False

    @property
    def panel(self) -> CapturePanel | None:
        """The panel, once it was opened."""
        return self._panel

    def open(self, plan: ShotPlan, asked: str = "") -> bool:
        """Open the panel for the role that was `asked` for; False when there is no camera.

        In an open one the role is chosen.
        """
        if self.is_open and self._panel is not None:
            self._panel.choose_role(asked)
            self._panel.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        absence = self._services.camera.absence()
        if absence is not None:
            if self._services.camera.worth_saying(absence):
                self.said.emit(Message(say_trouble(absence), "info", seconds=_READ_SECONDS))
            return False
        self._before = QApplication.focusWidget()
        panel = self._made()
        self.is_open = True
        self.shown.emit(panel)
        panel.open(plan, asked)
        self.turned.emit()
        return True

    def hints(self) -> list[KeyHint]:
        """Keys of the open panel, for the footer."""
        if not self.is_open or self._panel is None:
            return []
        several = len(self._panel.viewing.devices)
        cameras = [KeyHint(f"1–{several}", self.tr("Camera"))] if several > 1 else []
        return [
            KeyHint(self.tr("Space"), self.tr("Take")),
            KeyHint("Tab", self.tr("What it shows")),
            *cameras,
        ]

    def follow(self, plan: ShotPlan) -> None:
        """Pictures came or went."""
        if self.is_open and self._panel is not None:
            self._panel.follow(plan)

    def ask_files(self) -> None:
        """F6 again: files instead of the camera, for the role that is chosen."""
        if self._panel is not None:
            self._panel.ask_files()

    def close(self) -> bool:
        """Close the panel and give the keyboard back; False when it was not open."""
        if not self.is_open:
            return False
        self.is_open = False
        self.left.emit()
        self.turned.emit()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _made(self) -> CapturePanel:
        if self._panel is None:
            panel = CapturePanel(self._services.camera)
            panel.shot.connect(self._take)
            panel.files_wanted.connect(self.files_wanted)
            panel.leave_asked.connect(self.close)
            panel.closed.connect(self._hidden)
            self._panel = panel
        return self._panel

    def _take(self, image: QImage, role: str) -> None:
        workplace = self._services.workplace
        self.shot.emit(Shot(image, role, workplace.time.now().astimezone(workplace.desk.tz)))

    def _hidden(self) -> None:
        """Something else is shown in its place; the page tidies up once that has come to rest."""
        if self.is_open:
            self.is_open = False
            QTimer.singleShot(0, self, self._tidy)

    def _tidy(self) -> None:
        if not self.is_open:  # F6 may have opened it again meanwhile
            self.left.emit()
            self.turned.emit()
