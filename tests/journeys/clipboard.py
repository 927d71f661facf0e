"""A program of its own that puts a picture on the clipboard of a display, as a phone's or a scanner's does.

It serves the picture until its input is closed: on this system the clipboard lives with its owner.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication, QImage


def main() -> int:
    """Offer the picture named on the command line."""
    application = QGuiApplication(sys.argv)
    picture = QImage(sys.argv[1])
    if picture.isNull():
        return 1
    application.clipboard().setImage(picture)
    ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ended.activated.connect(application.quit)
    application.processEvents()
    sys.stdout.write("offered\n")
    sys.stdout.flush()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
