"""The panel that takes pictures: what the camera sees, what the next one shows, and the keys for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.flow import FlowLayout
from app.ui.kit.focusring import FocusRing
from app.ui.kit.pills import FilterChips, PillItem, PillTabs
from app.ui.kit.text import Elided, Text
from app.ui.labels.evidence import evidence_role_label
from app.ui.override import override
from app.ui.parts.camera.live_view import LiveView
from app.ui.parts.camera.port import Camera
from app.ui.parts.camera.shot_plan import FILMS, RoleCount, ShotPlan
from app.ui.parts.camera.viewing import PATIENCE_MS, Viewing

_TAKE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class CapturePanel(Card):
    """Looks from `open` until it is hidden, by whatever: Esc, another page, a locked or closed window.

    Keys: Space or Enter takes, Tab and arrows choose what the picture shows, digits choose a camera. Signals:
    `shot` with the picture (QImage) and its role, `files_wanted` with a role, `closed` once it looks no more.
    """

    shot = Signal(object, str)
    files_wanted = Signal(str)
    leave_asked = Signal()
    closed = Signal()

    def __init__(self, camera: Camera, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(" ")
        self.live = LiveView()
        self.viewing = Viewing(camera, self.live, self, patience_ms)
        self.cameras = PillTabs()
        self.device = Elided("", "note")
        self.roles = FilterChips()
        self.film = Text("", "note", wrap=True)
        self.take_button = Button(self.tr("Take"), key=self.tr("Space"), icon="camera")
        self.files_button = Button(self.tr("Files"), key="F6", icon="paperclip")
        self.close_button = Button("", kind="quiet", key="Esc", icon="x", small=True)
        self._plan: ShotPlan | None = None
        self._role = ""
        self._picked = ""  # chosen by hand: goes on when nothing is missing
        self._taking = ""
        self._for_film = False
        self._build()
        self._connect()

    @property
    def role(self) -> str:
        """What the next picture shows."""
        return self._role

    def open(self, plan: ShotPlan, asked: str = "") -> None:
        """Look, for the role that was `asked` for or the one that is next. Call it once it is shown."""
        self._plan = plan
        self._taking = self._picked = ""
        self._for_film = asked in FILMS
        offered = [each.role for each in plan.counts()]
        self._role = asked if asked in offered else plan.next_role()
        self._show_plan()
        self.viewing.begin()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, plan: ShotPlan) -> None:
        """Pictures came or went, or another shot list holds now."""
        if plan == self._plan:
            return
        self._plan = plan
        if self._role not in [each.role for each in plan.counts()]:
            self._role = plan.next_role()
        self._show_plan()

    def choose_role(self, role: str) -> None:
        """The next picture shows that; a role that is not offered changes nothing."""
        if self._plan is not None and role in [each.role for each in self._plan.counts()]:
            self._role = self._picked = role
            self._for_film = False
            self._show_plan()
            _announce(self, evidence_role_label(role))

    def ask_files(self) -> None:
        """Files instead, for the role that is chosen."""
        self.files_wanted.emit(next(iter(FILMS)).value if self._for_film else self._role)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _TAKE:
            if not event.isAutoRepeat():
                self._take()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and len(self.viewing.devices) > 1:
            self.viewing.choose(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name for it
        """Tab chooses the next role: nothing else in here needs the keyboard."""
        self._step(1 if next else -1)
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous() and self._plan is not None:
            self.viewing.begin()  # the window was minimised

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.viewing.end()
        if not event.spontaneous() and self._plan is not None:
            self._plan = None
            self.closed.emit()

    def _take(self) -> None:
        if not self._taking and self.viewing.take():
            self._taking = self._role

    def _taken(self, image: QImage) -> None:
        role, self._taking, self._for_film = self._taking or self._role, "", False
        self.shot.emit(image, role)
        if self._plan is not None:
            self._role = self._plan.next_role(self._picked)
            self._show_plan()
        said = self.tr("{0} taken").format(evidence_role_label(role))
        self.live.set_caption(f"✓ {said} · {self._next_words()}")
        _announce(self, f"{said}. {self._next_words()}")

    def _step(self, step: int) -> None:
        roles = [each.role for each in self._plan.counts()] if self._plan else []
        if roles:
            at = roles.index(self._role) if self._role in roles else -min(step, 0)
            self.choose_role(roles[(at + step) % len(roles)])

    def _next_words(self) -> str:
        return self.tr("Next: {0}").format(evidence_role_label(self._role))

    def _show_plan(self) -> None:
        if self._plan is None:
            return
        self.roles.show_items([_pill(each) for each in self._plan.counts()])
        self.roles.set_current(self._role)
        self.film.setVisible(self._plan.film_missing())
        self.live.set_caption(self._next_words())
        self.setAccessibleDescription(self._next_words())

    def _show_camera(self) -> None:
        viewing = self.viewing
        wrong = viewing.trouble is not None
        several = len(viewing.devices) > 1
        self.take_button.set_words(self.tr("Try again") if wrong else self.tr("Take"))
        self.cameras.setVisible(several)
        self.device.setText("" if several or viewing.device is None else viewing.device.name)
        names = enumerate(viewing.devices, 1)
        self.cameras.show_items([PillItem(each.id, f"{place} {each.name}") for place, each in names])
        self.cameras.set_current(viewing.device.id if viewing.device else "")
        if wrong:
            self._taking = ""
            _announce(self, self.live.words())

    def _choose_camera(self, key: str) -> None:
        self.viewing.choose([each.id for each in self.viewing.devices].index(key))

    def _connect(self) -> None:
        self.viewing.taken.connect(self._taken)
        self.viewing.changed.connect(self._show_camera)
        self.roles.picked.connect(self.choose_role)
        self.cameras.picked.connect(self._choose_camera)
        self.take_button.clicked.connect(self._take)
        self.files_button.clicked.connect(self.ask_files)
        self.close_button.clicked.connect(self.leave_asked)

    def _build(self) -> None:
        self.title.setText(self.tr("Take photos"))
        self.setAccessibleName(self.tr("Take photos"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.film.setText(self.tr("A film comes as a file: F6"))
        self.close_button.setAccessibleName(self.tr("Close") + " Esc")
        self.head.addWidget(self.device)
        self.head.addWidget(self.close_button)
        self.body.addWidget(self.live, 1)
        keys = FlowLayout()
        keys.addWidget(self.take_button)
        keys.addWidget(self.files_button)
        buttons = (self.take_button, self.files_button, self.close_button)
        inside: tuple[QWidget, ...] = (self.cameras, self.roles, *buttons)
        for widget in inside:
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.insertWidget(1, self.cameras)
        self.add(self.roles, self.film)
        self.body.addLayout(keys)
        self.body.addStretch(0)
        self.cameras.hide()
        FocusRing(self)


def _announce(panel: QWidget, words: str) -> None:
    """Read it out to whoever does not see the picture."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(panel, words))


def _pill(count: RoleCount) -> PillItem:
    """A tick for what is done, how far it is where several are asked for."""
    if count.wanted > 1:
        note = f"{count.taken}/{count.wanted}"
    elif count.wanted or count.taken:
        note = "✓" if count.taken >= max(count.wanted, 1) else ""
    else:
        note = ""
    return PillItem(count.role, evidence_role_label(count.role), note)
