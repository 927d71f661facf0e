"""EAN-13 bar codes, drawn."""

from PIL import Image, ImageDraw, ImageFont

_LEFT = (
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
)
_SIDES = ("000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010")


def check_digit(first: str) -> int:
    """The thirteenth digit of the twelve digits `first`."""
    return -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first)) % 10


def modules(code: str) -> str:
    """The 95 modules of `code`: ``1`` is a bar."""
    flipped = [pattern.translate(str.maketrans("01", "10")) for pattern in _LEFT]
    left = ""
    for digit, side in zip(code[1:7], _SIDES[int(code[0])], strict=True):
        left += flipped[int(digit)][::-1] if side == "1" else _LEFT[int(digit)]
    right = "".join(flipped[int(digit)] for digit in code[7:])
    return "101" + left + "01010" + right + "101"


def draw(code: str, module: int, height: int, font: ImageFont.FreeTypeFont) -> Image.Image:
    """The bar code with quiet zones and digits, `module` pixels per module."""
    if check_digit(code[:12]) != int(code[12]):
        raise ValueError(code)
    digits = int(font.size * 1.25)
    picture = Image.new("RGB", (module * 113, height + digits), "white")
    pen = ImageDraw.Draw(picture)
    for place, bar in enumerate(modules(code)):
        if bar == "1":
            x = module * (11 + place)
            guard = place in (0, 2, 46, 48, 92, 94)
            pen.rectangle((x, 0, x + module - 1, height + (digits // 2 if guard else 0)), fill="black")
    pen.text((module * 2, height), code[0], "black", font)
    for start, part in ((15, code[1:7]), (61, code[7:])):
        for place, digit in enumerate(part):
            pen.text((module * (start + place * 7), height), digit, "black", font)
    return picture
