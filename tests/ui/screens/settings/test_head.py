"""The head of documents: logo and stamp taken, refused, removed."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from app.ui.screens.settings.head_section import HeadSection
from app.usecases.shop_head import LOGO, STAMP, STAMP_ON
from tests.ui.screens.settings.conftest import SettingsBench


def shown(bench: SettingsBench) -> HeadSection:
    bench.choose("head")
    section = bench.settings.section()
    assert isinstance(section, HeadSection)
    bench.settle()
    return section


def picture(folder: Path, ink: str = "navy") -> Path:
    made = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(made).ellipse((10, 10, 290, 190), outline=ink, width=14)
    out = io.BytesIO()
    made.save(out, "PNG")
    path = folder / f"{ink}.png"
    path.write_bytes(out.getvalue())
    return path


def test_a_logo_is_taken_shown_and_removed(bench: SettingsBench, tmp_path: Path) -> None:
    section = shown(bench)
    assert not section.remove[LOGO].isEnabled()
    section.take(LOGO, picture(tmp_path))
    assert bench.kept(LOGO)
    assert not section.pictures[LOGO].pixmap().isNull()
    assert not section.stamp_on.isEnabled()
    section.remove[LOGO].click()
    assert not bench.kept(LOGO)
    assert not section.remove[LOGO].isEnabled()


def test_a_stamp_is_printed_where_the_shop_says_so(bench: SettingsBench, tmp_path: Path) -> None:
    section = shown(bench)
    section.take(STAMP, picture(tmp_path, "red"))
    bench.settle()
    assert section.stamp_on.isEnabled()
    assert section.stamp_on.values() == ()
    section.stamp_on.set_values(["result-notice"])
    section.stamp_on.changed.emit()
    assert bench.kept(STAMP_ON) == ["result-notice"]


def test_what_is_no_picture_is_refused_with_a_sentence(bench: SettingsBench, tmp_path: Path) -> None:
    section = shown(bench)
    drawing = tmp_path / "logo.svg"
    drawing.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    section.take(LOGO, drawing)
    bench.settle()
    assert "SVG" in section.wrong[LOGO].text()
    assert not section.wrong[LOGO].isHidden()
    section.take(LOGO, tmp_path / "nowhere.png")
    bench.settle()
    assert section.wrong[LOGO].text()
    assert not bench.kept(LOGO)
