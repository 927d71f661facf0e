"""A flipped bit is told, or stands for nothing: a few in each run, a thousand by ``python -m tests.flips``."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.flips.flipping import PLACES, Sound, outcome


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return Sound(tmp_path_factory.mktemp("flips"), cases=3)


@pytest.mark.parametrize("number", range(20))
def test_a_flipped_bit_is_told_or_stands_for_nothing(sound: Sound, tmp_path: Path, number: int) -> None:
    place = PLACES[number % len(PLACES)]
    found = outcome(sound, place, Random(number), tmp_path)
    assert found.fate not in ("SILENT", "UNEXPLAINED"), found
