"""相机: whether this computer sees through a camera, tried with a picture that is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.focusring import FocusRing
from app.ui.kit.pills import PillItem, PillTabs
from app.ui.override import override
from app.ui.parts.camera.live_view import LiveView
from app.ui.parts.camera.port import Camera, Trouble, TroubleCode
from app.ui.parts.camera.shot_file import jpeg_of
from app.ui.parts.camera.viewing import Viewing
from app.ui.parts.camera.words import say_trouble
from app.ui.parts.tasks import Tasks
from app.ui.theme import Space

_TAKE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTH, _HEIGHT = 420, 230
_EXTRA = "'counterfoil[camera]'"

translate = QCoreApplication.translate


class CameraCard(Card):
    """The camera is on between `toggle` and `toggle`, or until the card is hidden.

    Signal `turned` when it was switched on or off, or a camera came or went.
    """

    turned = Signal()

    def __init__(self, camera: Camera, tasks: Tasks) -> None:
        super().__init__(" ")
        self._camera = camera
        self._tasks = tasks
        self.live = LiveView()
        self.still = LiveView()
        self.viewing = Viewing(camera, self.live, self)
        self.reason = HintBox("", "camera")
        self.cameras = PillTabs()
        self.facts = DefinitionList([])
        self.on_off = Button(self.tr("Try"), key="F6", icon="camera")
        self.take = Button(self.tr("Test picture"), key=self.tr("Space"))
        self._build()
        self._connect()

    def look_again(self) -> None:
        """See which cameras there are."""
        if self.viewing.running:
            return
        trouble = self._camera.absence()
        if trouble is not None and self.on_off.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self.reason.setVisible(trouble is not None)
        self.reason.set_text(say_absence(trouble) if trouble else "")
        self.on_off.setVisible(trouble is None)
        devices = self._camera.devices()
        self.cameras.setVisible(bool(devices))
        names = enumerate(devices, 1)
        self.cameras.show_items([PillItem(each.id, f"{place} {each.name}") for place, each in names])
        self.turned.emit()

    def can_look(self) -> bool:
        """Whether there is something to try."""
        return not self.on_off.isHidden()

    def toggle(self) -> None:
        """Switch the camera on, or off again."""
        if self.viewing.running:
            self._switch_off()
            self.on_off.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.can_look():
            self._trial.show()
            self.still.hide()
            self.take.show()
            self.on_off.set_words(self.tr("Switch off"))
            self.viewing.begin()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.turned.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.viewing.running:
            super().keyPressEvent(event)
        elif key in _TAKE:
            if not event.isAutoRepeat():
                self.viewing.take()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.viewing.choose(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.viewing.running:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.viewing.running:
            self._switch_off()

    def _switch_off(self) -> None:
        self.viewing.end()
        self._trial.hide()
        self.take.hide()
        self.facts.show_facts([])
        self.on_off.set_words(self.tr("Try"))
        self.turned.emit()

    def _show_camera(self) -> None:
        if not self.viewing.running:
            return
        names = enumerate(self.viewing.devices, 1)
        self.cameras.show_items([PillItem(each.id, f"{place} {each.name}") for place, each in names])
        self.cameras.setVisible(bool(self.viewing.devices))
        self.cameras.set_current(self.viewing.device.id if self.viewing.device else "")
        words = self.tr("Try again") if self.viewing.trouble else self.tr("Test picture")
        self.take.set_words(words)

    def _choose(self, key: str) -> None:
        self.viewing.choose([each.id for each in self.viewing.devices].index(key))

    def _taken(self, image: QImage) -> None:
        self.still.show()
        self.still.show_frame(image)
        self.still.set_caption(self.tr("Test picture"))
        pixels = f"{image.width()} × {image.height()}"

        def tell(size: int) -> None:
            as_file = self.tr("{0} KB as JPEG; it was kept nowhere").format(max(1, size // 1024))
            self.facts.show_facts([Fact(self.tr("Pixels"), pixels), Fact(self.tr("File"), as_file)])

        self._tasks.run_query(lambda: len(jpeg_of(image)), tell, owner=self, key="size")

    def _connect(self) -> None:
        self.viewing.taken.connect(self._taken)
        self.viewing.changed.connect(self._show_camera)
        self._camera.devices_changed.connect(self._plugged)
        self.on_off.clicked.connect(self.toggle)
        self.take.clicked.connect(self.viewing.take)
        self.cameras.picked.connect(self._choose)

    def _plugged(self) -> None:
        if self.isVisible():
            self.look_again()

    def _build(self) -> None:
        self.title.setText(self.tr("Camera"))
        self.setAccessibleName(self.tr("Camera"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.reason.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self.cameras, self.take):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._trial = QWidget()
        columns = QHBoxLayout(self._trial)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(Space.M)
        for view in (self.live, self.still):
            view.setMaximumWidth(_WIDTH)
            view.setMinimumHeight(_HEIGHT)
            column = QVBoxLayout()
            column.addWidget(view, 1)
            column.addStretch(0)
            columns.addLayout(column, 1)
        self._trial.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.add(self.reason, self.cameras, self._trial, self.facts)
        buttons = row_of(self.on_off, self.take, spacing=Space.S)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self._trial.hide()
        self.take.hide()
        FocusRing(self)


def say_absence(trouble: Trouble) -> str:
    """Why there is no camera, what works without one, and how to get one."""
    said = [
        say_trouble(trouble),
        translate("Camera", "F6 takes files from a phone or a card reader all the same."),
    ]
    if trouble.code in (TroubleCode.NOT_INSTALLED, TroubleCode.OUT_OF_STEP):
        said.append(
            translate(
                "Camera",
                "To get it (175 MB): python3 packaging/dev.py camera, or pip install {0}",
            ).format(_EXTRA)
        )
    if trouble.code is TroubleCode.LIBRARY_MISSING:
        said.append(
            translate("Camera", "To get it: python3 packaging/dev.py camera, or the system's packages")
        )
    return "\n".join(said)
