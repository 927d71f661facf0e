"""Is a photo of any use? Blur, darkness, burnt-out light, too few pixels: hints, never refusals (N8).

Measured on a grey copy of one size, so that the answer does not depend on the camera's resolution.
Thresholds were settled on drawn scenes (print, shapes, wood, a crack, smooth walls) with known blur and
grain; ``tests/media/test_quality.py`` holds them.
"""

from typing import TYPE_CHECKING, Final

from app.usecases.evidence_ports import QualityHint

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE: Final = 768
"""Pixels of the longer side of the grey copy: about what a person sees of a photo beside the form."""

_TILES: Final = (6, 4)
_CONTRASTS: Final = ((32, 1.0), (14, 1.35))
"""Grey levels within nine pixels that count as an edge, and the weight of the blur found there.

The second pair is for pictures without strong edges: beside faint ones grain looks like sharpness.
"""
_EDGE_SHARE: Final = 0.01
_SHARP_RANK: Final = 0.7
"""The tile at this rank speaks for the picture: a blurred background or a sharp stamped date do not."""

_BLUR_ABOVE: Final = 0.44
_DARK_BELOW: Final = 42.0
_DARK_REST_BELOW: Final = 110
_BURNT_LEVEL: Final = 250
_BURNT_ABOVE: Final = 0.5
_INK_LEVEL: Final = 140
_INK_BELOW: Final = 0.004
_SHORT_SIDE_BELOW: Final = 480


def quality_hints(picture: "Image", width: int, height: int) -> tuple[QualityHint, ...]:
    """The hints for a decoded RGB `picture` whose original has `width` × `height` pixels."""
    from PIL.Image import Resampling  # noqa: PLC0415  heavy, loaded at first use

    grey = picture.convert("L")
    grey.thumbnail((_SIDE, _SIDE), Resampling.BILINEAR, reducing_gap=1.3)
    light = _light_hint(grey)
    hints = [] if light is None else [light]
    blur = blur_measure(grey)
    if blur > _BLUR_ABOVE and light is None:  # without light there is nothing to be sharp
        hints.append(QualityHint("blurred", round(blur, 3)))
    if min(width, height) < _SHORT_SIDE_BELOW:
        hints.append(QualityHint("too_small", float(min(width, height))))
    return tuple(hints)


def blur_measure(grey: "Image") -> float:
    """0 for edges one pixel wide to 1 for no edge at all.

    At every edge: how much of the contrast within nine pixels is crossed within three. That ratio
    does not depend on the motif or its contrast, and grain hardly moves it.
    """
    from PIL.ImageChops import subtract  # noqa: PLC0415  heavy, loaded at first use
    from PIL.ImageFilter import BoxBlur  # noqa: PLC0415  heavy, loaded at first use

    if min(grey.size) < 32:
        return 0.0
    smooth = grey.filter(BoxBlur(0.7))
    light, dark = _widest(smooth, 1), _widest(smooth, 1, lightest=False)
    # Within nine pixels: the whole contrast, and the steepest step anywhere in them.
    wide = subtract(_widest(light, 3), _widest(dark, 3, lightest=False))
    steepest = _widest(subtract(light, dark), 3)
    for contrast, weight in _CONTRASTS:
        shares = _tile_sharpness(steepest, wide, contrast)
        if shares:
            return min(1.0, weight * (1.0 - shares[int(len(shares) * _SHARP_RANK)]))
    return 1.0


def _tile_sharpness(steepest: "Image", wide: "Image", contrast: int) -> list[float]:
    """Sharpness of every tile that has edges of at least `contrast`, rising."""
    from PIL.ImageStat import Stat  # noqa: PLC0415  heavy, loaded at first use

    edges = wide.point([255 if level >= contrast else 0 for level in range(256)])
    across, down = _TILES
    shares = []
    for index in range(across * down):
        column, row = index % across, index // across
        box = (
            wide.width * column // across,
            wide.height * row // down,
            wide.width * (column + 1) // across,
            wide.height * (row + 1) // down,
        )
        mask = edges.crop(box)
        if mask.histogram()[255] < _EDGE_SHARE * mask.width * mask.height + 1:
            continue
        crossed, whole = Stat(steepest.crop(box), mask).sum[0], Stat(wide.crop(box), mask).sum[0]
        shares.append(crossed / whole)
    return sorted(shares)


def _widest(grey: "Image", radius: int, *, lightest: bool = True) -> "Image":
    """Lightest (or darkest) value in the square around each pixel, by shifts: faster than a rank filter."""
    from PIL.ImageChops import darker, lighter  # noqa: PLC0415  heavy, loaded at first use

    pick = lighter if lightest else darker
    for along_x in (True, False):
        reached, wanted = 1, 2 * radius + 1
        while reached < wanted:  # two windows of width n, shifted by k <= n, make one of width n + k
            step = min(reached, wanted - reached)
            shift_x, shift_y = (step, 0) if along_x else (0, step)
            width, height = grey.width - shift_x, grey.height - shift_y
            grey = pick(
                grey.crop((0, 0, width, height)),
                grey.crop((shift_x, shift_y, shift_x + width, shift_y + height)),
            )
            reached += step
    return grey


def _light_hint(grey: "Image") -> QualityHint | None:
    """Too dark as a whole, or burnt out with no ink left; white paper with writing on it is neither."""
    counts = grey.histogram()
    total = sum(counts)
    mean = sum(level * count for level, count in enumerate(counts)) / total
    bright_share = sum(counts[_DARK_REST_BELOW:]) / total
    if mean < _DARK_BELOW and bright_share < 0.05:
        return QualityHint("too_dark", round(mean, 1))
    burnt, ink = sum(counts[_BURNT_LEVEL:]) / total, sum(counts[:_INK_LEVEL]) / total
    if burnt > _BURNT_ABOVE and ink < _INK_BELOW:
        return QualityHint("over_exposed", round(burnt, 3))
    return None
