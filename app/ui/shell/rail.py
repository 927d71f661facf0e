"""The rail: where a person can go."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.chips import Badge
from app.ui.kit.look import Step, current_look
from app.ui.kit.paint import rounded, text_at, text_width
from app.ui.override import override
from app.ui.shell.destinations import Destination
from app.ui.theme import Space, Tone

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Rail(QFrame):
    """Destinations under each other. Signal `chosen` carries a destination's key.

    Up and Down move the focus along, Enter and Space go there.
    """

    chosen = Signal(str)

    def __init__(self, destinations: Iterable[Destination], logo: QPixmap, name: str) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAccessibleName(self.tr("Destinations"))
        self._items: dict[str, RailItem] = {}
        self._brand = _Brand(logo, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, 0, Space.S, Space.S)
        column.setSpacing(2)
        column.addWidget(self._brand)
        stretched = False
        for destination in destinations:
            if destination.at_bottom and not stretched:
                column.addStretch(1)
                stretched = True
            self._items[destination.key] = self._item(destination)
            column.addWidget(self._items[destination.key])
        if not stretched:
            column.addStretch(1)
        self.set_compact(False)

    def set_current(self, key: str) -> None:
        """Mark where the person is; an unknown key marks nothing."""
        for name, item in self._items.items():
            item.setChecked(name == key)

    def set_badge(self, key: str, count: int, words: str = "", tone: Tone = "danger") -> None:
        """Show how many things wait there, `words` for who asks what; 0 shows nothing.

        KeyError for an unknown key.
        """
        self._items[key].set_badge(count, words, tone)

    def waiting(self, key: str) -> str:
        """What the badge of a destination says to who cannot see it. KeyError for an unknown key."""
        return self._items[key].accessibleDescription()

    def set_compact(self, compact: bool) -> None:
        """Icons alone, for a narrow window; the words become tooltips."""
        sizes = current_look().theme.sizes
        self.setFixedWidth(sizes.rail_compact if compact else sizes.rail)
        self._brand.set_compact(compact)
        for item in self._items.values():
            item.set_compact(compact)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        items = list(self._items.values())
        at = next((index for index, item in enumerate(items) if item.hasFocus()), -1)
        if step is None or at < 0:
            super().keyPressEvent(event)
        else:
            items[(at + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def _item(self, destination: Destination) -> "RailItem":
        item = RailItem(destination.title, destination.icon)
        item.clicked.connect(lambda _checked=False, key=destination.key: self.chosen.emit(key))
        return item


class RailItem(QAbstractButton):
    """Icon, word and badge of one destination."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self._icon_name = icon
        self._compact = False
        self._waiting = ""
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._badge = Badge()
        self._badge.setParent(self)
        self._badge.hide()

    def set_badge(self, count: int, words: str, tone: Tone) -> None:
        self._badge.set_tone(tone)
        self._badge.set_count(count)
        self._waiting = words if count else ""
        self.setAccessibleDescription((words or str(count)) if count else "")
        self._place_badge()
        self._tell()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self._place_badge()
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.setToolTip(" · ".join(filter(None, (self.text() if self._compact else "", self._waiting))))

    @override
    def nextCheckState(self) -> None:
        """The shell says where the person is; a click alone does not."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, current_look().theme.sizes.control + 5)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_badge()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            event.ignore()  # the rail moves the focus
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        c = look.theme.colours
        painter = QPainter(self)
        place = QRectF(self.rect())
        radius = look.theme.sizes.control_radius
        if self.isChecked() or self.underMouse():
            painter.setOpacity(1.0 if self.isChecked() else 0.5)
            rounded(painter, place, radius, c.rail_active)
            painter.setOpacity(1.0)
        ink = c.rail_ink if self.isChecked() else c.rail_ink_2
        side = float(look.theme.sizes.icon)
        left = (place.width() - side) / 2 if self._compact else 10.0
        look.icons.paint(
            painter, self._icon_name, QRectF(left, place.center().y() - side / 2, side, side), ink
        )
        if not self._compact:
            badge = self._badge.sizeHint().width() + 4 if self._badge.isVisibleTo(self) else 0
            words = place.adjusted(left + side + 10, 0, -4 - badge, 0)
            text_at(painter, words, self.text(), look.font("body", bold=self.isChecked()), ink)
        if self.hasFocus():
            rounded(painter, place, radius, "", c.brand, 2)

    def _place_badge(self) -> None:
        size = self._badge.sizeHint()
        top = 1 if self._compact else (self.height() - size.height()) // 2
        right = 0 if self._compact else 4
        self._badge.setGeometry(self.width() - size.width() - right, top, size.width(), size.height())


class _Brand(QWidget):
    """The sign of the program, and its name while there is room."""

    def __init__(self, logo: QPixmap, name: str) -> None:
        super().__init__()
        self._logo = logo
        self._name = name
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, current_look().theme.sizes.top + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = 24.0
        left = (self.width() - side) / 2 if self._compact else 7.0
        middle = self.height() / 2 + 1
        painter.drawPixmap(QRectF(left, middle - side / 2, side, side), self._logo, QRectF(self._logo.rect()))
        if not self._compact:
            place = QRectF(left + side + 8, 2, self.width() - left - side - 8, self.height())
            steps: tuple[Step, ...] = ("strong", "body", "small")
            fonts = [look.font(step, bold=True) for step in steps]
            font = next((each for each in fonts if text_width(each, self._name) <= place.width()), fonts[-1])
            text_at(painter, place, self._name, font, look.theme.colours.rail_ink)
