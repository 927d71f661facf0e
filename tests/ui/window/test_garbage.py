"""Cyclic garbage goes on the UI thread, and only there."""

import gc
import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.ui.window.garbage import Garbage


class Cycle:
    """Garbage that tells on which thread it went."""

    def __init__(self, gone: list[int]) -> None:
        self.itself = self
        self.gone = gone

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


def litter(gone: list[int], count: int) -> None:
    for _ in range(count):
        Cycle(gone)


def test_a_worker_leaves_its_garbage_to_the_ui_thread(qapp: QApplication) -> None:
    gc.enable()  # as the program begins
    garbage = Garbage(QObject(qapp))
    gone: list[int] = []
    try:
        # Many: what else goes meanwhile is counted against them, and below the threshold nothing is due.
        worker = threading.Thread(target=litter, args=(gone, 30_000))
        worker.start()
        worker.join()
        assert gone == []
        garbage.collect()
        assert set(gone) == {threading.get_ident()}
    finally:
        garbage.stop()
    assert gc.isenabled()
