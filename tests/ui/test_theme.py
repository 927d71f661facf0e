"""Tokens: complete, readable, and refused when they are not."""

from pathlib import Path

import pytest

from app.ui.theme import TONES, ThemeError, contrast_ratio, load_theme, text_pairs, theme_names

NAMES = ["dark", "field", "light"]


def test_the_three_themes_are_there(repository: Path) -> None:
    assert theme_names(repository / "resources" / "themes") == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read(repository: Path, name: str) -> None:
    theme = load_theme(repository / "resources" / "themes" / f"{name}.toml")
    weak = {
        what: round(contrast_ratio(a, b), 2) for what, a, b in text_pairs(theme) if contrast_ratio(a, b) < 4.5
    }
    assert weak == {}


def test_the_field_theme_is_for_the_sun_and_for_gloves(repository: Path) -> None:
    field = load_theme(repository / "resources" / "themes" / "field.toml")
    assert field.sizes.control == 48
    assert min(contrast_ratio(a, b) for _, a, b in text_pairs(field)) >= 6.5


@pytest.mark.parametrize("name", NAMES)
def test_every_tone_has_its_colours(repository: Path, name: str) -> None:
    theme = load_theme(repository / "resources" / "themes" / f"{name}.toml")
    assert set(theme.tones) == set(TONES)
    assert theme.name == name


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('ink = "#1B2430"\n', ""),
        ('ink = "#1B2430"', 'ink = "#1B2430"\nglow = "#FFFFFF"'),
        ("control = 32", 'control = "32"'),
        ("neutral =", "unknown ="),
    ],
)
def test_a_broken_theme_is_refused(repository: Path, tmp_path: Path, old: str, new: str) -> None:
    text = (repository / "resources" / "themes" / "light.toml").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ThemeError, match=r"broken\.toml"):
        load_theme(broken)
