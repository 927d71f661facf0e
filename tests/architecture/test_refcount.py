"""Qt calls that return nothing leave None's reference count alone (app/decisions/0002)."""

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_void_calls_do_not_lose_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
