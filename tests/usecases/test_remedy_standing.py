"""A remedy that waits for a fact is not owed, by whatever force it would be."""

from __future__ import annotations

import pytest

from app.usecases.remedy_standing import owed, standing


@pytest.mark.parametrize(
    ("line", "expected", "holds"),
    [
        ({"strength": "by_right"}, "by_right", True),
        ({"strength": "promise", "pending": []}, "promise", True),
        ({"strength": "by_right", "pending": ["intact"]}, "pending", False),
        ({"strength": "promise", "pending": ["fault"]}, "pending", False),
        ({"strength": "negotiable", "pending": ["fault"]}, "negotiable", False),
        ({"strength": "not_owed", "exclusion": "window_closed"}, "not_owed", False),
    ],
)
def test_standing(line: dict[str, object], expected: str, holds: bool) -> None:
    assert standing(line) == expected
    assert owed(line) is holds
