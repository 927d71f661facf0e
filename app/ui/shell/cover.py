"""What covers the frame: while it is there, nothing of the frame can be seen, reached or read aloud."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class Cover(QStackedWidget):
    """Holds the content of the window, and over it a page of which `title` is the name; empty: none.

    Signal `turned` when something was covered or shown again.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ""

    def put(self, page: QWidget, title: str) -> None:
        """Show nothing but `page`."""
        self.title = title
        self.addWidget(page)
        self.setCurrentWidget(page)
        self.turned.emit()

    def take_away(self) -> None:
        """Show what was under the page; whoever made the page lets it go."""
        page = self.currentWidget()
        self.title = ""
        self.setCurrentIndex(0)
        if page is not None:
            self.removeWidget(page)
        self.turned.emit()
