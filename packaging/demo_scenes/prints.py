"""Prints on goods: cartons, rating labels, control panels, a colour card, soot."""

import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from demo_scenes import ean, papers
from demo_scenes.page import Fonts, Page, speckle


def draw_all(fonts_folder: Path, folder: Path) -> None:
    """Draw every print and paper into `folder` as PNG."""
    fonts = Fonts(fonts_folder)
    papers.draw_all(fonts, folder)
    kettle_carton(fonts).save(folder / "kettle_carton.png")
    cooker_label(fonts).save(folder / "cooker_label.png")
    cooker_panel(fonts).save(folder / "cooker_panel.png")
    colour_card(fonts).save(folder / "colour_card.png")
    carton_face(fonts).save(folder / "sideboard_carton.png")
    washer_panel(fonts).save(folder / "washer_panel.png")
    purifier_panel(fonts).save(folder / "purifier_panel.png")
    soot().save(folder / "soot.png")


SIGNERS = {
    "wu_qiuyue": "吴秋月",
    "he_zhiqiang": "何志强",
    "huang_wei": "黄伟",
    "zhao_hongmei": "赵红梅",
    "wang_jianguo": "王建国",
}
"""Signatures that the demo's script puts under documents, by file name."""


def sign_all(fonts_folder: Path, folder: Path) -> None:
    """Draw every signature into `folder`: ink on nothing, as a signature pad gives it."""
    folder.mkdir(parents=True, exist_ok=True)
    font = Fonts(fonts_folder).get("written", 120)
    for name, words in SIGNERS.items():
        picture = Image.new("RGBA", (int(font.getlength(words)) + 60, 180), (16, 24, 48, 0))
        ImageDraw.Draw(picture).text((30, 18), words, "#101830", font)
        picture.rotate(3, Image.Resampling.BICUBIC).save(folder / f"{name}.png", optimize=True)


def kettle_carton(fonts: Fonts) -> Page:
    """The lower front of the kettle's carton: name, model, bar code 6901234567892."""
    page = Page(fonts, 1180, 1280, "#fbfaf7")
    page.box((0, 0, 1180, 330), "#c9482f")
    page.text((70, 60), "美厨", 120, "bold", "#ffffff")
    page.text((74, 216), "MEICHU", 62, "plain", "#ffe3d8")
    page.text((1110, 90), "电水壶", 92, "bold", "#ffffff", "ra")
    page.text((1110, 216), "1.5 L  1500 W", 58, "plain", "#ffe3d8", "ra")
    page.box((60, 400, 1120, 1200), "#ffffff", "#d8d3c8", 18, 3)
    page.text((110, 440), "型号  MK-1508", 56, "bold")
    page.text((110, 530), "颜色  拉丝不锈钢      产地  浙江", 42)
    page.text((110, 600), "执行标准  GB 4706.19     合格", 42)
    code = ean.draw("6901234567892", 8, 400, fonts.get("plain", 62))
    page.picture.paste(code, (590 - code.width // 2, 690))
    return page


def cooker_label(fonts: Fonts) -> Page:
    """The rating label of the rice cooker with its bar code."""
    page = Page(fonts, 1200, 900, "#e9ebec")
    page.box((14, 14, 1186, 886), line="#50565c", radius=26, width=4)
    page.text((60, 44), "禾谷", 84, "bold")
    page.text((300, 70), "微电脑电饭煲", 52)
    rows = [
        ["型号", "FB40"],
        ["容量", "4.0 L"],
        ["电压", "220 V~ 50 Hz"],
        ["功率", "860 W"],
        ["出厂", "2026-09"],
    ]
    page.table((60, 190), [160, 380], 72, rows, 40, "#8a9096", False)
    page.text((640, 200), "批号 H4026-0917", 44, "bold")
    page.text((640, 280), "使用前请阅读说明书", 38)
    page.text((640, 340), "请使用接地插座", 38)
    page.text((640, 420), "禾谷电器（示例）", 38, colour="#5b6167")
    code = ean.draw("6905566010408", 8, 190, fonts.get("plain", 46))
    page.picture.paste(code, (600 - code.width // 2, 590))
    return page


def cooker_panel(fonts: Fonts) -> Page:
    """The cooker's front panel with a lit display."""
    page = Page(fonts, 1400, 640, "#15171a")
    page.box((430, 60, 970, 330), "#0b1a1c", "#2c3438", 24, 4)
    page.text((700, 195), "0:45", 200, "bold", "#8ff0ff", "mm")
    for x, words in ((200, "预约"), (200, "功能"), (1200, "煮饭"), (1200, "保温")):
        y = 120 if words in ("预约", "煮饭") else 290
        page.text((x, y), words, 62, "plain", "#d8dde0", "mm")
    page.pen.ellipse((600, 380, 800, 580), outline="#c9ced2", width=8)
    page.text((700, 480), "开始", 62, "bold", "#ffb066", "mm")
    page.text((300, 480), "精煮 · 快煮 · 粥", 46, "plain", "#80878d", "mm")
    page.text((1100, 480), "禾谷", 74, "bold", "#d8dde0", "mm")
    return page


def colour_card(fonts: Fonts) -> Page:
    """The shop's colour card: the colour that was ordered."""
    page = Page(fonts, 700, 1000, "#fcfbf8")
    page.text((50, 40), "云座 面料色卡", 58, "bold")
    for number, (colour, name) in enumerate(
        (("#cfc4ae", "燕麦灰 08"), ("#9aa39b", "雾绿 12"), ("#b59a3c", "芥末黄 21"))
    ):
        top = 150 + number * 270
        page.box((50, top, 650, top + 180), colour, radius=10)
        page.text((60, top + 190), name, 44)
    return page


def carton_face(fonts: Fonts) -> Page:
    """The wide face of the sideboard's carton."""
    page = Page(fonts, 2000, 1200, "#b58a5a")
    dots = speckle(page.picture.size, 26).convert("RGB").point(lambda value: 225 + value // 8)
    page.picture = Image.composite(page.picture, dots, Image.new("L", page.picture.size, 236))
    page.pen = ImageDraw.Draw(page.picture)
    ink = "#3a2a1a"
    page.text((120, 120), "石映家具", 150, "bold", ink)
    page.text((126, 320), "餐边柜  石面  SB-140", 100, "plain", ink)
    page.text((126, 470), "毛重 68 kg   140×42×86 cm", 74, "plain", ink)
    page.text((126, 660), "易碎品 · 小心轻放", 130, "bold", "#a62b20")
    for x in (1350, 1600):
        page.pen.polygon(
            [
                (x, 160),
                (x - 90, 320),
                (x - 30, 320),
                (x - 30, 500),
                (x + 30, 500),
                (x + 30, 320),
                (x + 90, 320),
            ],
            ink,
        )
    page.text((1475, 530), "向上", 100, "bold", ink, "ma")
    page.box((126, 880, 840, 1120), "#fdfdfb", radius=6)
    page.text((160, 905), "安达物流  AD26111600731", 50, "bold")
    page.text((160, 985), "广东 → 杭州   1/2 件", 46)
    page.text((160, 1050), "收：陈女士  138****5102", 42)
    return page


def washer_panel(fonts: Fonts) -> Page:
    """The washing machine's control panel."""
    page = Page(fonts, 1600, 300, "#e9ecee")
    page.text((90, 150), "澜洁", 92, "bold", "#2b3136", "lm")
    page.text((300, 158), "W10", 54, "plain", "#5b636a", "lm")
    page.box((930, 50, 1330, 250), "#0c1114", "#30383d", 18, 4)
    page.text((1130, 150), "E 03", 130, "bold", "#ff6a4d", "mm")
    for x, words in ((1430, "启动"), (1530, "电源")):
        page.pen.ellipse((x - 34, 84, x + 34, 152), outline="#555d63", width=5)
        page.text((x, 200), words, 34, "plain", "#555d63", "mm")
    return page


def purifier_panel(fonts: Fonts) -> Page:
    """The front of the air purifier: holes below, a number ring above."""
    page = Page(fonts, 1000, 1800, "#eef0f0")
    for row in range(52):
        for column in range(40):
            x, y = 60 + column * 22.6 + (11 if row % 2 else 0), 560 + row * 22.6
            page.pen.ellipse((x - 6, y - 6, x + 6, y + 6), "#54595c")
    page.pen.ellipse((360, 130, 640, 410), "#101517")
    page.pen.arc((378, 148, 622, 392), 130, 410, "#57d08a", 14)
    page.text((500, 262), "128", 92, "bold", "#f3b64a", "mm")
    page.text((500, 340), "PM2.5", 36, "plain", "#b8c0c2", "mm")
    page.text((500, 480), "清屿", 64, "bold", "#5a6265", "mm")
    return page


def soot() -> Image.Image:
    """A brown and black burn mark, see-through at its edge."""
    chance = random.Random(11)
    size = 800
    heat = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(heat)
    for _ in range(260):
        x, y = chance.gauss(size * 0.5, size * 0.10), chance.gauss(size * 0.46, size * 0.12)
        reach = chance.uniform(12, 64)
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), min(255, int(chance.uniform(110, 255))))
    heat = heat.filter(ImageFilter.GaussianBlur(30))
    brown, black = Image.new("RGB", (size, size), "#6b3d17"), Image.new("RGB", (size, size), "#120d0a")
    mark = Image.composite(black, brown, heat.point(lambda value: max(0, min(255, (value - 110) * 3))))
    mark.putalpha(heat.point(lambda value: min(255, int(value * 1.35))))
    return mark
