"""QR codes and barcodes are found on photographed and scanned paper."""

import io
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageFilter
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode import eanbc, qr
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from app.media.codes import CodeScanner
from tests.media import samples

SLIP = "CF1:TH-2F01-261120-0001:2:9F3A1C00"


def qr_picture(text: str, scale: int = 6) -> Image.Image:
    out = io.BytesIO()
    segno.make(text).save(out, kind="png", scale=scale)
    return Image.open(out).convert("RGB")


def sheet(*codes: tuple[str, tuple[int, int]]) -> Image.Image:
    paper = Image.new("RGB", (1654, 2339), (244, 242, 238))
    for text, at in codes:
        paper.paste(qr_picture(text), at)
    return paper


def test_a_photographed_slip_is_recognised() -> None:
    paper = (
        sheet((SLIP, (1200, 150)))
        .rotate(9, expand=True, fillcolor=(90, 80, 70))
        .filter(ImageFilter.GaussianBlur(1.5))
    )
    assert CodeScanner().read_codes(samples.encoded(paper, "JPEG", quality=70)) == [SLIP]


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_whichever_way_the_phone_was_held(orientation: int) -> None:
    data = samples.encoded(sheet((SLIP, (100, 100))), "JPEG", exif=samples.exif(orientation))
    assert CodeScanner().read_codes(data) == [SLIP]


def test_several_codes_come_from_top_to_bottom_and_once() -> None:
    paper = sheet(("second", (900, 1500)), ("first", (300, 200)), ("first", (800, 900)))
    assert CodeScanner().read_codes(samples.encoded(paper, "PNG")) == ["first", "second"]


def test_a_goods_barcode_and_a_slip_are_read_from_pdf(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawString(60, 60, "page without a code")
    canvas.showPage()
    goods = Drawing(200, 80)
    goods.add(eanbc.Ean13BarcodeWidget("6901234567892"))
    renderPDF.draw(goods, canvas, 60, 700)
    slip = Drawing(80, 80)
    slip.add(qr.QrCodeWidget(SLIP, barWidth=80, barHeight=80))
    renderPDF.draw(slip, canvas, 400, 100)
    canvas.save()
    assert CodeScanner().read_codes(path) == ["6901234567892", SLIP]


@pytest.mark.parametrize(
    "data", [b"", b"nothing", samples.jpeg(), samples.jpeg()[:-500], samples.film(), samples.pdf(1)]
)
def test_nothing_to_read_is_an_empty_list(data: bytes) -> None:
    assert CodeScanner().read_codes(data) == []


def test_a_wood_grain_is_no_code() -> None:
    grain = Image.effect_noise((40, 900), 90).resize((1200, 900), Image.Resampling.BICUBIC)
    assert CodeScanner().read_codes(samples.encoded(grain, "PNG")) == []
