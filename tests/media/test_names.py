"""Hostile file names become plain ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.names import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("IMG_0001.JPG", "IMG_0001.JPG"),
        ("微信图片_20261120.jpg", "微信图片_20261120.jpg"),
        ("../../x", "x"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\photos\\a.jpg", "a.jpg"),
        ("/etc/passwd", "passwd"),
        ("..", "file"),
        ("", "file"),
        ("///", "file"),
        ("   .jpg", "jpg"),
        ("CON", "_CON"),
        ("con.jpg", "_con.jpg"),
        ("Lpt1", "_Lpt1"),
        ("con .jpg", "_con .jpg"),
        ("ＣＯＭ１/nul", "_nul"),
        ("photo.jpg:stream", "photo.jpg_stream"),
        ("nul\u200b.jpg", "_nul.jpg"),
        ("a\u2044..\u2215b.jpg", "a\u2044..\u2215b.jpg"),
        ("..\u00a0", "file"),
        ("concert.jpg", "concert.jpg"),
        ("😀 kettle.png", "😀 kettle.png"),
        ("two\nlines.jpg", "twolines.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\u200bb.jpg", "ab.jpg"),
        ("a<b>c:d|e?f*.jpg", "a_b_c_d_e_f_.jpg"),
        ("broken\udcff.jpg", "broken_.jpg"),
        ("dots....", "dots"),
        ("e\u0301.jpg", "\u00e9.jpg"),
    ],
)
def test_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    safe = safe_name("沙" * 300 + ".jpeg")
    assert safe.endswith("沙.jpeg")
    assert len(safe.encode()) <= 120
    assert len(safe_name("x" * 300).encode()) == 120
    assert len(safe_name("x." + "y" * 300).encode()) == 120


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_name_becomes_a_plain_one(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe.encode()) <= 121
    assert not set('/\\<>:"|?*\n\r\t\0') & set(safe)
    assert safe not in (".", "..")
    assert safe[0] not in " ."
    assert safe[-1] not in " ."
    assert safe_name(safe) == safe
