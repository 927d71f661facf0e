"""Ways to look at one photographed page until its code is read: larger, brighter, smoothed.

A phone shows a code of 15 mm on a whole sheet in few and grey pixels. What helps was measured on simulated
photographs (``tests/media/photographs.py``): enlarging first, since the reader wants several pixels a module;
then more light, since it takes dim contrast for none; then smoothing against the grain of dark pictures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST: Final = 6.7
"""Enlarged further, a picture only shows its pixels."""
_CLIPPED: Final = 0.2
"""Percent of the darkest and of the lightest pixels that do not count when contrast is stretched."""


@dataclass(frozen=True)
class Look:
    """The longer side in pixels, how much brighter (0: as it is), and whether grain is smoothed first.

    `even`: blurred a little and parted into black and white by one threshold for each line, not by
    neighbourhoods, in which the grain of a dark picture counts for contrast.
    """

    side: int
    gain: float = 0.0
    soft: bool = False
    even: bool = False


LOOKS: Final = (
    Look(3000),
    Look(4500),
    Look(4500, 5.0),
    Look(4500, 2.5),
    Look(6000),
    Look(3000, 5.0),
    Look(6000, 2.5),
    Look(4500, 5.0, even=True),
    Look(6000, 5.0),
    Look(3000, 1.0, soft=True),
    Look(4500, 1.0, soft=True),
    Look(6000, 1.0, soft=True),
    Look(6000, 3.0, soft=True),
    Look(6000, 5.0, even=True),
    Look(2000, 1.0, soft=True),
)
"""What reads most pictures first."""


def looks(picture: "Image") -> Iterator[tuple["Image", Look]]:
    """`picture`, in grey, in all these ways and how it was made; each is made when it is asked for."""
    softened: Image | None = None
    for look in LOOKS:
        if look.soft and softened is None:
            softened = _softened(picture)
        seen = softened if look.soft and softened is not None else picture
        seen = _blurred(seen) if look.even else seen
        yield _sized(_lit(seen, look.gain) if look.gain else seen, look.side), look


def _softened(picture: "Image") -> "Image":
    from PIL import ImageFilter  # noqa: PLC0415  heavy, loaded at first use

    return picture.filter(ImageFilter.MedianFilter(3))


def _blurred(picture: "Image") -> "Image":
    from PIL import ImageFilter  # noqa: PLC0415  heavy, loaded at first use

    return picture.filter(ImageFilter.GaussianBlur(0.7))


def _lit(picture: "Image", gain: float) -> "Image":
    """More light: what turns white was white paper, and dark parts come apart."""
    from PIL import ImageOps  # noqa: PLC0415  heavy, loaded at first use

    stretched = ImageOps.autocontrast(picture, cutoff=(_CLIPPED, _CLIPPED))
    return stretched.point([min(255, round(level * gain)) for level in range(256)])


def _sized(picture: "Image", side: int) -> "Image":
    from PIL.Image import Resampling  # noqa: PLC0415  heavy, loaded at first use

    share = min(side / max(picture.size), _MOST)
    if share == 1:
        return picture
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Resampling.BICUBIC, reducing_gap=2.0 if share < 1 else None)
