"""Ink: measured without a screen, smooth, and clear-grounded at print resolution."""

import itertools
from math import hypot

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from app.ui.parts.ink import Ink, InkPoint, is_signature, smooth
from app.ui.parts.ink_picture import ink_image, ink_png

POINTS = st.lists(
    st.builds(InkPoint, st.floats(0, 1), st.floats(0, 0.5), st.integers(0, 9_000)), min_size=1, max_size=40
)
ONE = tuple(InkPoint(0.3 + place / 100, 0.2, place * 10) for place in range(13))


def test_a_dot_is_no_signature_and_the_shortest_name_is() -> None:
    dot = (InkPoint(0.5, 0.2, 0), InkPoint(0.501, 0.2, 8))
    scribbled_dot = tuple(InkPoint(0.5 + 0.005 * (place % 2), 0.2, place) for place in range(200))
    assert not is_signature(Ink((), 0.4))
    assert not is_signature(Ink((dot,), 0.4))
    assert not is_signature(Ink((scribbled_dot,), 0.4))
    assert is_signature(Ink((ONE,), 0.4))


@given(POINTS)
def test_smoothing_begins_and_ends_with_the_hand_and_never_jumps(points: list[InkPoint]) -> None:
    curves = smooth(points)
    assert curves[0][0] == points[0]
    assert curves[-1][2] == points[-1]
    assert all(before[2] == after[0] for before, after in itertools.pairwise(curves))


@given(POINTS)
def test_measures_fit_together(points: list[InkPoint]) -> None:
    ink = Ink((tuple(points),), 0.5)
    assert ink.spread <= ink.length + 1e-9 or len(points) == 1
    assert ink.spread <= hypot(1, 0.5) + 1e-9


def test_the_picture_is_black_on_a_clear_ground_at_print_resolution() -> None:
    image = ink_image(Ink((ONE,), 0.4))
    assert (image.width(), image.height()) == (709, 284)
    assert round(image.dotsPerMeterX() * 0.0254) == 300
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(round(0.36 * 709), round(0.2 * 709)) == QColor(0, 0, 0, 255)
    again = QImage.fromData(ink_png(Ink((ONE,), 0.4)))
    assert again.hasAlphaChannel()
    assert again.size() == image.size()
