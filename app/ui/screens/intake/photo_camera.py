"""The camera of the intake page: its panel at the right side, its pictures into the intake in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.shots import shot_list_for
from app.ui.parts.camera.door import CameraDoor
from app.ui.parts.camera.shot_plan import ShotPlan
from app.ui.services import Services

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage
    from app.ui.screens.intake.photos import Photos


class PhotoCamera(QObject):
    """Joins the door with the page. `door` tells whether the panel is open, and its keys."""

    def __init__(self, services: Services, page: IntakePage, photos: Photos) -> None:
        super().__init__(photos)
        self._page = page
        self._photos = photos
        self.door = CameraDoor(services, self)

    def connect_view(self) -> None:
        """Once the page has its view."""
        self.door.shown.connect(self._show)
        self.door.left.connect(self._leave)
        self.door.shot.connect(self._photos.take_shot)
        self.door.files_wanted.connect(self._photos.choose_files)
        self.door.said.connect(self._page.message_ready)
        self.door.turned.connect(self._page.keys_changed)

    def press(self) -> None:
        """F6: the picture that is due; once more, files instead of the camera."""
        if self.door.is_open:
            self.door.ask_files()
        else:
            self._page.view.photos.strip.capture_next()

    def open(self, role: str) -> bool:
        """Open the panel for that role, the next one where it is empty; False without a camera."""
        return self.door.open(self._plan(), role)

    def follow(self) -> None:
        """Pictures came or went."""
        self.door.follow(self._plan())

    def _plan(self) -> ShotPlan:
        """The shot list of the intake in front, with what is there and on its way."""
        intake = self._page.front
        on_the_way = self._photos.importer.roles(intake.id)
        taken = (*(photo.role for photo in intake.form.photos), *on_the_way)
        roles = self._page.view.photos.roles(intake.form)
        return ShotPlan(shot_list_for(intake.form.problem_type), tuple(roles), taken)

    def _show(self, panel: QWidget) -> None:
        if self._page.view.side.indexOf(panel) < 0:
            self._page.view.side.addWidget(panel)
        self._page.view.show_side(panel)

    def _leave(self) -> None:
        if self._page.view.side.currentWidget() is self.door.panel:
            self._page.view.show_live_side()
