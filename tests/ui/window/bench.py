"""The window of the program as it is put together, at a demo store, in this process."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk_window import Choices, _program, open_for_window
from app.store.opening import StoreOptions
from app.ui.kit.keys import KeyHint
from app.ui.parts.camera.port import Camera, NoCamera
from app.ui.shell.page import Page
from app.ui.window.desk import DeskWindow
from app.ui.window.faults import FaultWatch
from app.ui.window.program import Places, Program, Stores
from app.ui.window.work import Work

SMALL = StoreOptions(reserve_bytes=0)


class WindowBench:
    """One start of the window. `change` replaces how stores are opened and made."""

    def __init__(
        self,
        qtbot: QtBot,
        resources: Path,
        folder: Path,
        change: Callable[[Stores], Stores] = lambda stores: stores,
        camera: Callable[[QObject], Camera] = NoCamera,
    ) -> None:
        self.qtbot = qtbot
        made = _program(folder, resources, Choices(folder.parent / "window.toml"), "en")
        places = Places(
            resources, folder, folder.parent / "demo", folder.parent / "log", folder.parent / "copies"
        )
        stores = replace(made.stores, open=lambda folder: open_for_window(folder, SMALL))
        self.program: Program = replace(made, places=places, stores=change(stores), camera=camera)
        self.faults = FaultWatch()
        self.window = DeskWindow(self.program, self.faults)
        self.shell = self.window.shell

    def begin(self) -> None:
        """Show the window and let it work."""
        self.window.begin()
        with self.qtbot.waitActive(self.shell):
            self.shell.activateWindow()

    def opened(self) -> Work:
        """Wait until the desk can be worked at."""
        self.until(lambda: self.window.work is not None)
        self.settle()
        work = self.window.work
        assert work is not None
        return work

    def settle(self) -> None:
        """Wait until everything ordered is done and shown."""
        for _ in range(3):
            self.until(lambda: not self.window.tasks.busy)
            QApplication.processEvents()

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=30_000)

    @property
    def page(self) -> Page:
        page = self.shell.stack.page()
        assert page is not None
        return page

    def named(self) -> str:
        """The class of the page that is shown."""
        return type(self.page).__name__

    def message(self) -> str:
        """What the bar above the page says."""
        return self.shell.message_bar.text()

    def hints(self) -> Sequence[KeyHint]:
        return self.shell.footer.hints.hints()

    def close(self) -> None:
        self.window.close()
        self.faults.release()
        focus = QGuiApplication.focusObject()
        del focus
        self.shell.deleteLater()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
