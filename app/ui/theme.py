"""Design tokens: the colours, sizes and type steps every widget is drawn from.

A theme is a file in ``resources/themes``; nothing else in the program names a colour.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import IntEnum
from pathlib import Path
from typing import Any, Literal, TypeVar

Tone = Literal["neutral", "accent", "danger", "warn", "ok", "info"]
"""What a colour means. A tone never speaks alone: a word or an icon goes with it."""

TONES: tuple[Tone, ...] = ("neutral", "accent", "danger", "warn", "ok", "info")


class ThemeError(Exception):
    """A theme file lacks a token, has one too many, or a value that is none."""


class Space(IntEnum):
    """Distances between things, in pixels; the same in every theme."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


@dataclass(frozen=True, slots=True)
class ToneColours:
    """Text (`ink`) on its surface (`fill`)."""

    ink: str
    fill: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as ``#RRGGBB``. `decoration` is for lines and dots, never for text to be read."""

    background: str
    panel: str
    sunken: str
    line: str
    line_soft: str
    line_control: str
    ink: str
    ink_2: str
    decoration: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_line: str
    focus: str
    rail: str
    rail_active: str
    rail_ink: str
    rail_ink_2: str
    brand: str
    brand_ink: str
    footer: str
    key: str
    key_line: str
    step_done: str
    step_todo: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Device-independent pixels."""

    control: int
    control_radius: int
    card_radius: int
    rail: int
    rail_compact: int
    top: int
    footer: int
    icon: int


@dataclass(frozen=True, slots=True)
class TypeSteps:
    """Font sizes in device-independent pixels."""

    small: int
    body: int
    strong: int
    title: int
    figure: int


@dataclass(frozen=True, slots=True)
class Theme:
    """One complete look. `tones` has an entry for every Tone."""

    name: str
    dark: bool
    colours: Colours
    tones: Mapping[Tone, ToneColours]
    sizes: Sizes
    type: TypeSteps


_Record = TypeVar("_Record", Colours, Sizes, TypeSteps, ToneColours)


def load_theme(path: Path) -> Theme:
    """Read one theme file; raises ThemeError when a token is missing, unknown or of the wrong kind."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    tones = data.get("tones", {})
    if set(tones) != set(TONES):
        raise ThemeError(f"{path.name}: tones {sorted(tones)}")
    return Theme(
        name=str(data["name"]),
        dark=bool(data["dark"]),
        colours=_record(Colours, data.get("colours", {}), path),
        tones={tone: _record(ToneColours, tones[tone], path) for tone in TONES},
        sizes=_record(Sizes, data.get("sizes", {}), path),
        type=_record(TypeSteps, data.get("type", {}), path),
    )


def theme_names(folder: Path) -> list[str]:
    """The themes that can be chosen, by file name without its ending."""
    return sorted(path.stem for path in folder.glob("*.toml"))


def contrast_ratio(one: str, other: str) -> float:
    """WCAG 2 contrast of two ``#RRGGBB`` colours, 1.0 to 21.0."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """Every (what, text colour, surface colour) on which something must be read."""
    c = theme.colours
    surfaces = {"background": c.background, "panel": c.panel, "sunken": c.sunken}
    pairs = [(f"ink on {name}", c.ink, colour) for name, colour in surfaces.items()]
    pairs += [(f"ink_2 on {name}", c.ink_2, colour) for name, colour in surfaces.items()]
    pairs += [(f"accent on {name}", c.accent, colour) for name, colour in surfaces.items()]
    pairs += [
        ("ink on selection", c.ink, c.accent_soft),
        ("ink_2 on selection", c.ink_2, c.accent_soft),
        ("button", c.on_accent, c.accent),
        ("button under the pointer", c.on_accent, c.accent_hover),
        ("rail", c.rail_ink_2, c.rail),
        ("rail, current", c.rail_ink, c.rail_active),
        ("footer", c.ink_2, c.footer),
        ("key cap", c.ink, c.key),
        ("step done", c.accent, c.step_done),
        ("step to do", c.ink_2, c.step_todo),
    ]
    for tone, colours in theme.tones.items():
        pairs.append((f"{tone} chip", colours.ink, colours.fill))
        pairs.append((f"{tone} badge", colours.fill, colours.ink))
        pairs += [(f"{tone} on {name}", colours.ink, colour) for name, colour in surfaces.items()]
    return pairs


def _record(kind: type[_Record], table: Mapping[str, Any], path: Path) -> _Record:
    expected = {field.name: field.type for field in fields(kind)}
    if set(table) != set(expected):
        raise ThemeError(f"{path.name}: {kind.__name__} {sorted(set(table) ^ set(expected))}")
    for name, value in table.items():
        if type(value) is not expected[name]:
            raise ThemeError(f"{path.name}: {kind.__name__}.{name} = {value!r}")
    return kind(**table)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
