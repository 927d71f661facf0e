"""A form field: label above, control, and what is wrong with it beside the label."""

from typing import Protocol, runtime_checkable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.keys import KeyCap
from app.ui.kit.text import IconLabel, Text
from app.ui.override import override
from app.ui.theme import Space, Tone


@runtime_checkable
class CanBeWrong(Protocol):
    """A control that can draw its frame as wrong."""

    def set_wrong(self, wrong: bool) -> None: ...


class FormField(QWidget):
    """A control with its label. The control's accessible name is the label.

    A short message about an error stands in the label's row, so that nothing below moves; one
    that is too long for the row goes under the control.
    """

    def __init__(
        self, label: str, control: QWidget, *, required: bool = False, hint: str = "", key: str = ""
    ) -> None:
        super().__init__()
        self.control = control
        self._required = required
        self._error = ""
        self._warning = ""
        self._label = Text(label, "label")
        self._label.setBuddy(control)
        self._mark = Text("*", "label", tone="danger")
        self._mark.setAccessibleName(self.tr("required"))
        self._icon = IconLabel("circle-alert", tone="danger", size=13)
        self._beside = Text("", "small", tone="danger")
        self._below = Text("", "small", tone="danger", wrap=True)
        self._hint = Text(hint, "note", wrap=True)
        self._build(key)
        self._mark.setVisible(required)  # only now: a label without a parent would open as a window
        self.setFocusProxy(control)
        control.setAccessibleName(self.tr("{0} required").format(label) if required else label)
        self.set_hint(hint)
        self._show_error()

    @property
    def error(self) -> str:
        """The sentence shown about what is wrong, or an empty string."""
        return self._error

    @property
    def warning(self) -> str:
        """The sentence shown about what is unusual, or an empty string."""
        return self._warning

    def label(self) -> str:
        return self._label.text()

    def set_label(self, label: str) -> None:
        self._label.setText(label)
        self.control.setAccessibleName(label)

    def set_required(self, required: bool) -> None:
        """Mark the field as one that must be filled, or no longer."""
        self._required = required
        self._mark.setVisible(required)

    def set_error(self, sentence: str = "") -> None:
        """Say what is wrong with this field; no sentence means nothing is."""
        self._error = sentence
        if isinstance(self.control, CanBeWrong):
            self.control.set_wrong(bool(sentence))
        self.control.setAccessibleDescription(sentence or self._warning or self._hint.text())
        self._show_error()

    def set_warning(self, sentence: str = "") -> None:
        """Say that something is unusual, where it is no error; no sentence means nothing is."""
        self._warning = sentence
        self.control.setAccessibleDescription(self._error or sentence or self._hint.text())
        self._show_error()

    def hint(self) -> str:
        """What is said under the control, apart from errors."""
        return self._hint.text()

    def set_hint(self, hint: str) -> None:
        """Say something helpful under the control."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def put_below(self, widget: QWidget) -> None:
        """Let something stand right under the control, within the field."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.control) + 1, widget)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._error or self._warning:
            self._show_error()

    def _build(self, key: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(self._label)
        top.addWidget(self._mark)
        if key:
            top.addWidget(KeyCap(key))
        top.addStretch(1)
        top.addWidget(self._icon)
        top.addWidget(self._beside)
        column.addLayout(top)
        column.addWidget(self.control)
        column.addWidget(self._below)
        column.addWidget(self._hint)
        column.addStretch(1)  # a neighbour with a longer message must not pull this one apart

    def _show_error(self) -> None:
        taken = self._label.sizeHint().width() + self._mark.sizeHint().width() + 13 + 4 * Space.XS
        said = self._error or self._warning
        tone: Tone = "danger" if self._error else "warn"
        width = self._beside.fontMetrics().horizontalAdvance(said)
        fits = bool(said) and taken + width <= self._room()
        self._icon.setVisible(bool(said))
        self._icon.set_icon("circle-alert" if self._error else "triangle-alert", tone)
        for place, shown in ((self._beside, fits), (self._below, not fits)):
            place.setText(said if shown else "")
            if place.property("tone") != tone:
                place.set_tone(tone)
            place.setVisible(bool(said) and shown)

    def _room(self) -> int:
        """The width of the label's row; before the field was laid out, what its control would like."""
        return self.width() if self.isVisible() else max(self.width(), self.control.sizeHint().width())
