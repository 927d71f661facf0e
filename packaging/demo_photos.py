"""Draw the photos and signatures of the demo store: goods and damage as a phone takes them.

Needs a separate environment, not the product's: Python 3.11 with ``bpy==4.5.15``
(Blender as a module, about 350 MB) and ``pillow==12.0.0``, and a folder with three
fonts under the Open Font License: NotoSansSC_400Regular.ttf and NotoSansSC_700Bold.ttf
(npm package @expo-google-fonts/noto-sans-sc) and MaShanZheng_400Regular.ttf
(@expo-google-fonts/ma-shan-zheng). The same versions give the same pictures.

    python packaging/demo_photos.py --fonts FONTS --out resources/demo

All pictures together take about half an hour on two cores; ``--only NAME…`` draws some,
``--draft`` draws small and coarse for a look at the composition.
"""

import argparse
import tempfile
from pathlib import Path

from demo_scenes import catalogue, lens, prints, stage
from demo_scenes.shot import Shot

WIDTH, HEIGHT = 1600, 1200


def main() -> None:
    """Draw what the command line asks for."""
    options = _options()
    photos: Path = options.out / "photos"
    photos.mkdir(parents=True, exist_ok=True)
    prints.sign_all(options.fonts, options.out / "signatures")
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder)
        prints.draw_all(options.fonts, drawn)
        for scene in catalogue.all_scenes():
            wanted = [shot for shot in scene.shots if not options.only or shot.name in options.only]
            if not wanted:
                continue
            scene.build(drawn)
            for shot in wanted:
                _photograph(shot, drawn, photos, options.draft)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw the demo photos.")
    parser.add_argument("--fonts", type=Path, required=True, help="folder with the three font files")
    parser.add_argument("--out", type=Path, required=True, help="folder of the demo material")
    parser.add_argument("--only", nargs="*", default=[], help="names of photos")
    parser.add_argument("--draft", action="store_true", help="small and coarse")
    return parser.parse_args()


def _photograph(shot: Shot, folder: Path, out: Path, draft: bool) -> None:
    share = 0.25 if draft else 1.0 if shot.fine else 0.6
    width, height = int(WIDTH * share), int(HEIGHT * share)
    if shot.upright:
        width, height = height, width
    raw = folder / f"{shot.name}.png"
    stage.expose(shot, raw, width, height, 16 if draft else shot.samples)
    lens.develop(shot, raw, out / f"{shot.name}.jpg", (HEIGHT, WIDTH) if shot.upright else (WIDTH, HEIGHT))


if __name__ == "__main__":
    main()
