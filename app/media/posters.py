"""A still that stands for a film, since films are not decoded here: a play symbol and the length."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

_GROUND: Final = (38, 50, 56)
_SYMBOL: Final = (236, 239, 241)


def film_poster(width: int | None, height: int | None, duration_ms: int | None, longest: int) -> "Image":
    """A poster in the film's own proportions (16:9 when unknown), its longer side `longest` pixels."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415  heavy, loaded at first use

    across, down = (width, height) if width and height else (16, 9)
    scale = longest / max(across, down)
    # A panorama or a false claim must not become a line without room for the symbol.
    size = max(round(across * scale), longest // 3), max(round(down * scale), longest // 3)
    poster = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(poster)
    centre_x, centre_y, radius = size[0] / 2, size[1] * 0.45, min(size) * 0.2
    ring = (centre_x - radius, centre_y - radius, centre_x + radius, centre_y + radius)
    draw.ellipse(ring, outline=_SYMBOL, width=max(2, round(radius * 0.08)))
    reach = radius * 0.5
    corners = [(centre_x - reach * 0.7, centre_y - reach), (centre_x - reach * 0.7, centre_y + reach)]
    draw.polygon([*corners, (centre_x + reach * 1.1, centre_y)], fill=_SYMBOL)
    if duration_ms is not None:
        font = ImageFont.load_default(size=max(12, round(min(size) * 0.11)))
        where = (centre_x, centre_y + radius * 1.75)
        draw.text(where, film_length(duration_ms), fill=_SYMBOL, font=font, anchor="mm")
    return poster


def film_length(duration_ms: int) -> str:
    """A length as players show it: ``"0:07"``, ``"12:40"``, ``"1:02:03"``; whole seconds, at least one."""
    seconds = max(1, round(duration_ms / 1000))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
