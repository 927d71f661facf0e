"""Buttons: the one next action, the others, and quiet ones."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import key_font, paint_focus, rounded, text_at, text_width
from app.ui.override import override
from app.ui.theme import Space

ButtonKind = Literal["primary", "plain", "quiet", "danger"]


class Button(QPushButton):
    """A button with its word, an icon before it and the key that does the same after it.

    `kind`: one ``primary`` on a page at most; ``danger`` for what cannot be taken back.
    A `small` one stands among pills. Enter presses it when it has the focus.
    """

    def __init__(
        self, text: str, *, kind: ButtonKind = "plain", key: str = "", icon: str = "", small: bool = False
    ) -> None:
        super().__init__(text)
        self._kind: ButtonKind = kind
        self._key = key
        self._key_shown = True
        self._icon_name = icon
        self._small = small
        self.setAccessibleName(f"{text} {key}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def key(self) -> str:
        """The key on its cap; pressing that key is the page's affair."""
        return self._key

    def set_words(self, text: str, key: str = "") -> None:
        """Say something else."""
        self._key = key or self._key
        self.setText(text)
        self.setAccessibleName(f"{text} {self._key}".strip())
        self.updateGeometry()

    @property
    def key_shown(self) -> bool:
        """Whether the key stands there: it may be hidden while it would do nothing."""
        return self._key_shown

    def show_key(self, *, shown: bool) -> None:
        """Show the key, or leave its room empty while it would do nothing here."""
        self._key_shown = shown
        self.update()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self.update()

    @override
    def sizeHint(self) -> QSize:
        look = current_look()
        return QSize(
            round(self._content_width(look)) + 2 * (Space.L if self.text() else Space.S),
            self._height(look),
        )

    @override
    def minimumSizeHint(self) -> QSize:
        look = current_look()
        return QSize(round(self._content_width(look)) + 2 * Space.S, self._height(look))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        ink, fill, line = self._colours(look)
        painter = QPainter(self)
        place = QRectF(self.rect())
        radius = look.theme.sizes.control_radius
        rounded(painter, place, radius, fill, line)
        self._paint_content(painter, look, ink)
        if self.hasFocus():
            paint_focus(painter, look, place, radius)
            if self._kind == "primary":
                rounded(painter, place.adjusted(3, 3, -3, -3), radius - 2, "", ink, 1)

    def _height(self, look: Look) -> int:
        return look.theme.sizes.control - (5 if self._small else 0)

    def _font(self, look: Look) -> QFont:
        return look.font("body", bold=self._kind in ("primary", "danger"))

    def _content_width(self, look: Look) -> float:
        width = text_width(self._font(look), self.text()) + 1
        if self._icon_name:
            width += look.theme.sizes.icon + (Space.S if self.text() else 0)
        if self._key:
            width += self._key_width(look) + Space.S
        return width

    def _key_width(self, look: Look) -> float:
        return text_width(key_font(look), self._key)

    def _colours(self, look: Look) -> tuple[str, str, str]:
        c = look.theme.colours
        down = self.isDown() or self.underMouse()
        if not self.isEnabled():
            return c.ink_2, c.sunken, c.line
        if self._kind == "primary":
            return c.on_accent, c.accent_hover if down else c.accent, ""
        if self._kind == "danger":
            tone = look.theme.tones["danger"]
            return tone.ink, tone.fill if down else c.panel, tone.ink
        if self._kind == "quiet":
            return c.ink_2, c.accent_soft if down else "", ""
        return c.ink, c.sunken if down else c.panel, c.line_control

    def _key_ink(self, look: Look, ink: str) -> str:
        return look.theme.colours.ink_2 if self._kind == "plain" else ink

    def _paint_content(self, painter: QPainter, look: Look, ink: str) -> None:
        width = min(self._content_width(look), self.width() - 4.0)
        left = (self.width() - width) / 2
        middle = self.height() / 2
        if self._icon_name:
            side = float(look.theme.sizes.icon)
            look.icons.paint(painter, self._icon_name, QRectF(left, middle - side / 2, side, side), ink)
            left += side + (Space.S if self.text() else 0)
            width -= side + (Space.S if self.text() else 0)
        key_width = self._key_width(look) if self._key else 0.0
        words = QRectF(left, 0, width - (key_width + Space.S if self._key else 0), self.height())
        text_at(painter, words, self.text(), self._font(look), ink)
        if self._key and self._key_shown:
            cap = QRectF(words.right() + Space.S, 1, key_width + 1, self.height())
            text_at(painter, cap, self._key, key_font(look), self._key_ink(look, ink))


class PrimaryButton(Button):
    """The one thing to do next on this page, with the key that does it."""

    def __init__(self, text: str, key: str = "", icon: str = "") -> None:
        super().__init__(text, kind="primary", key=key, icon=icon)
