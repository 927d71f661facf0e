import pytest
import zxingcpp
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from app.documents.press.codes import code128_bars, qr_modules

PRINTABLE = st.text(alphabet=[chr(code) for code in range(32, 127)], min_size=1, max_size=24)


def read(image: Image.Image) -> str:
    (found,) = zxingcpp.read_barcodes(image)
    return found.text


@given(st.one_of(PRINTABLE, st.text(alphabet="0123456789A-", min_size=1, max_size=24)))
@example("2F01-261120-0007")
@example("12345")
@example("A12345B")
@example("1234567890")
def test_a_scanner_reads_every_bar_code_back(content: str) -> None:
    bars = code128_bars(content)
    image = Image.new("L", ((sum(bars) + 40) * 3, 120), 255)
    draw, x = ImageDraw.Draw(image), 60
    for place, width in enumerate(bars):
        if place % 2 == 0:
            draw.rectangle((x, 10, x + 3 * width - 1, 110), fill=0)
        x += 3 * width
    assert read(image) == content


def test_digits_go_two_to_a_symbol() -> None:
    assert sum(code128_bars("2F01-261120-0007")) < sum(code128_bars("2F01-ABCDEF-ABCD"))


@pytest.mark.parametrize("content", ["", "受理", "a\n", "\x7f"])
def test_other_characters_are_refused(content: str) -> None:
    with pytest.raises(ValueError):
        code128_bars(content)


@given(st.text(alphabet="ABCDEFGHJKLMN0123456789-:abcdef", min_size=1, max_size=60))
def test_a_scanner_reads_every_qr_code_back(content: str) -> None:
    modules = qr_modules(content)
    size = len(modules)
    image = Image.new("L", (size + 8, size + 8), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + 4, y + 4), 0)
    assert read(image.resize((image.width * 6, image.height * 6), Image.Resampling.NEAREST)) == content
