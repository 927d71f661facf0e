"""Which way to the printers a computer has."""

from __future__ import annotations

import pytest

from app.bootstrap import system_printers
from app.printing.choosing import WISH, printers_of
from app.printing.cups import CupsPrinter
from app.printing.raster_printer import RasterPrinter


@pytest.mark.parametrize(
    ("platform", "wish", "way"),
    [
        ("linux", "", CupsPrinter),
        ("darwin", "", CupsPrinter),
        ("freebsd14", "", CupsPrinter),
        ("win32", "", RasterPrinter),
        ("linux", "qt", RasterPrinter),
        ("darwin", "qt", RasterPrinter),
        ("win32", "cups", CupsPrinter),
        ("linux", "nonsense", CupsPrinter),
        ("win32", "nonsense", RasterPrinter),
    ],
)
def test_every_system_has_its_way_and_a_wish_decides_otherwise(platform: str, wish: str, way: type) -> None:
    assert type(printers_of(platform, wish)) is way


def test_the_wish_is_read_from_the_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WISH, "qt")
    assert isinstance(system_printers(), RasterPrinter)
