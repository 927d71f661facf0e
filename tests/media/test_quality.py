"""Hints about a photo's quality: the calibration of the thresholds."""

import pytest
from PIL import Image, ImageChops, ImageEnhance

from app.media.derivatives import make_derivatives
from app.media.quality import quality_hints
from tests.media import samples

SCENES = ["print", "shapes", "crack"]


def codes(picture: Image.Image) -> list[str]:
    return [hint.code for hint in quality_hints(picture, *picture.size)]


def grainy(picture: Image.Image, grain: float) -> Image.Image:
    noise = Image.effect_noise(picture.size, grain)
    return Image.merge("RGB", [ImageChops.add(band, noise, 1, -128) for band in picture.split()])


@pytest.mark.parametrize("kind", SCENES)
@pytest.mark.parametrize("grain", [0.0, 6.0])
@pytest.mark.parametrize(
    ("blur", "said"), [(0.0, []), (1.5, []), (3.0, []), (8.0, ["blurred"]), (14.0, ["blurred"])]
)
def test_blur_is_told_whatever_the_motif_and_the_grain(
    kind: str, grain: float, blur: float, said: list[str]
) -> None:
    picture = samples.scene(kind, blur)
    assert codes(grainy(picture, grain) if grain else picture) == said


@pytest.mark.parametrize("width", [1024, 1600, 4032])
def test_the_answer_does_not_depend_on_the_resolution(width: int) -> None:
    for blur, said in ((0.0, []), (8.0, ["blurred"])):
        picture = samples.scene("print", blur)
        height = picture.height * width // picture.width
        assert codes(picture.resize((width, height), Image.Resampling.BICUBIC)) == said


def test_a_sharp_thing_before_a_blurred_ground_is_sharp() -> None:
    picture = samples.scene("shapes", 14.0)
    picture.paste(samples.scene("print").crop((0, 0, 1000, 900)), (500, 300))
    assert codes(picture) == []


def test_a_sharp_stamped_date_does_not_save_a_blurred_photo() -> None:
    picture = samples.scene("shapes", 9.0)
    picture.paste(samples.scene("print").crop((40, 40, 440, 112)), (30, 1420))
    assert codes(picture) == ["blurred"]


@pytest.mark.parametrize(
    ("light", "said"), [(1.0, []), (0.35, []), (0.12, ["too_dark"]), (0.0, ["too_dark"])]
)
def test_darkness(light: float, said: list[str]) -> None:
    assert codes(ImageEnhance.Brightness(samples.scene("shapes")).enhance(light)) == said


def test_a_lamp_in_the_night_is_not_too_dark() -> None:
    picture = ImageEnhance.Brightness(samples.scene("shapes")).enhance(0.1)
    picture.paste(samples.scene("print").crop((0, 0, 800, 600)), (600, 400))
    assert codes(picture) == []


def test_burnt_out_light() -> None:
    burnt = samples.scene("crack").point(lambda value: min(255, value * 2 + 100))
    assert codes(burnt) == ["over_exposed"]


def test_white_paper_with_writing_is_sound() -> None:
    paper = samples.scene("print").point(lambda value: 255 if value > 128 else value)
    assert codes(paper) == []


def test_too_few_pixels() -> None:
    small = samples.scene("print").resize((400, 300))
    assert [(hint.code, hint.measure) for hint in quality_hints(small, 400, 300)] == [("too_small", 300.0)]


def test_hints_come_with_the_derivatives() -> None:
    made = make_derivatives(samples.encoded(samples.scene("shapes", 12.0), "JPEG", quality=85))
    assert [hint.code for hint in made.hints] == ["blurred"]
    assert 0.44 < made.hints[0].measure <= 1


@pytest.mark.parametrize("size", [(1, 1), (31, 500), (500, 2), (33, 33)])
def test_tiny_pictures_get_an_answer(size: tuple[int, int]) -> None:
    assert "too_small" in codes(Image.new("RGB", size, "gray"))
