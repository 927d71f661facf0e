"""The font of the program: the system's Chinese UI font, else the bundled family.

A character drawn as a box is a defect, so a family counts only if it is known to
cover the common Chinese characters, Latin letters and digits.
"""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

SYSTEM_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "HarmonyOS Sans SC",
    "MiSans",
    "WenQuanYi Micro Hei",
)
"""Families made for screens that hold both scripts, best first."""


def ui_family(fonts_folder: Path) -> str:
    """The family to draw with; registers the bundled files when the system has none.

    Raises FileNotFoundError when neither the system nor `fonts_folder` has a Chinese font.
    """
    present = set(QFontDatabase.families())
    for family in SYSTEM_FAMILIES:
        if family in present:
            return family
    return register_bundled(fonts_folder)


def register_bundled(fonts_folder: Path) -> str:
    """Make the bundled family known to Qt and name it; FileNotFoundError when there is none."""
    family = ""
    for path in sorted(fonts_folder.glob("NotoSansSC-*.ttf")):
        identity = QFontDatabase.addApplicationFont(str(path))
        for name in QFontDatabase.applicationFontFamilies(identity):
            if not family or len(name) < len(family):  # weights also register as families of their own
                family = name
    if not family:
        raise FileNotFoundError(str(fonts_folder / "NotoSansSC-*.ttf"))
    return family


def base_font(family: str, pixels: int) -> QFont:
    """The application font: tabular digits, so that amounts and times stand under each other."""
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
