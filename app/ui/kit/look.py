"""The look of the running program: the current theme, its font and its icons.

There is one per application, owned by it, as Qt owns one palette and one style. Widgets ask
for it when they paint, so a change of theme needs nothing but a repaint.
"""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.ui.kit.fonts import base_font, ui_family
from app.ui.kit.icons import IconSet
from app.ui.kit.palette import palette_of
from app.ui.kit.stylesheet import style_sheet
from app.ui.theme import Theme, ThemeError, Tone, load_theme, theme_names

Step = Literal["small", "body", "strong", "title", "figure"]
"""A step of the type scale."""


class Look(QObject):
    """Applies a theme to the application. Signal `changed` follows a change of theme."""

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path, theme: str = "light") -> None:
        """`resources` is the resource folder; FileNotFoundError when no Chinese font can be had."""
        super().__init__(application)
        self._application = application
        self._themes = resources / "themes"
        self._family = ui_family(resources / "fonts")
        self.icons = IconSet(resources / "icons")
        application.setStyle(QStyleFactory.create("Fusion"))
        self._theme = self._load(theme)
        self._apply()

    @property
    def theme(self) -> Theme:
        return self._theme

    def names(self) -> list[str]:
        """The themes a person can choose from."""
        return theme_names(self._themes)

    def use(self, name: str) -> None:
        """Change the whole program to theme `name`; ThemeError when there is none of that name."""
        self._theme = self._load(name)
        self._apply()
        self.changed.emit()

    def font(self, step: Step = "body", *, bold: bool = False) -> QFont:
        """The UI font at one step of the scale, with tabular digits."""
        font = base_font(self._family, getattr(self._theme.type, step))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def ink(self, tone: Tone) -> QColor:
        """The text colour of a tone."""
        return QColor(self._theme.tones[tone].ink)

    def fill(self, tone: Tone) -> QColor:
        """The surface colour of a tone."""
        return QColor(self._theme.tones[tone].fill)

    def _load(self, name: str) -> Theme:
        if name not in self.names():
            raise ThemeError(name)
        return load_theme(self._themes / f"{name}.toml")

    def _apply(self) -> None:
        self.icons.forget()
        self._application.setPalette(palette_of(self._theme))
        self._application.setFont(self.font())
        self._application.setStyleSheet(style_sheet(self._theme))


def current_look() -> Look:
    """The look of the running application; LookupError before it was given one."""
    application = QApplication.instance()
    look = (
        application.findChild(Look, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if application
        else None
    )
    if look is None:
        raise LookupError("the application has no look yet")
    return look
