"""Work copy and thumbnail: upright, small, without a trace of the camera; the original stays as it was."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageCms

from app.media.derivatives import make_derivatives
from app.media.inspection import inspect
from app.media.posters import film_length
from app.media.sources import UnacceptableError
from tests.media import samples


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    made = make_derivatives(samples.turned_jpeg(orientation))
    for data, size in ((made.work_jpeg, (640, 480)), (made.thumb_jpeg, (320, 240))):
        picture = opened(data)
        assert picture.size == size
        assert samples.looks_upright(picture)


@pytest.mark.parametrize("name", ["quadrants.heic", "quadrants-turned.heic"])
def test_heic_comes_out_upright(name: str) -> None:
    made = make_derivatives(samples.DATA / name)
    assert samples.looks_upright(opened(made.work_jpeg))
    assert samples.looks_upright(opened(made.thumb_jpeg))


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_other_kinds_keep_their_colours(form: str) -> None:
    assert samples.looks_upright(
        opened(make_derivatives(samples.encoded(samples.quadrants(), form)).work_jpeg)
    )


@pytest.mark.parametrize("name", sorted(samples.every_kind()))
def test_no_trace_of_the_camera_is_left(name: str) -> None:
    made = make_derivatives(samples.every_kind()[name])
    for data in (made.work_jpeg, made.thumb_jpeg):
        assert set(opened(data).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert b"Exif" not in data
        assert b"Camera of somebody" not in data


@pytest.mark.parametrize(
    ("stored", "work", "thumb"),
    [
        ((4032, 3024), (2016, 1512), (320, 240)),
        ((3000, 4000), (1500, 2000), (240, 320)),
        ((3600, 2700), (2048, 1536), (320, 240)),
        ((5000, 100), (2048, 41), (320, 7)),
        ((3000, 2), (2048, 2), (320, 1)),
        ((20, 10), (20, 10), (20, 10)),
    ],
)
def test_sizes(stored: tuple[int, int], work: tuple[int, int], thumb: tuple[int, int]) -> None:
    made = make_derivatives(samples.encoded(Image.new("RGB", stored, "gray"), "JPEG"))
    assert (opened(made.work_jpeg).size, opened(made.thumb_jpeg).size) == (work, thumb)


def test_a_noisy_photo_still_makes_a_small_thumbnail() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((1200, 1200), 120) for _ in range(3)])
    made = make_derivatives(samples.encoded(noise, "PNG"))
    assert len(made.thumb_jpeg) <= 24 * 1024


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_way_to_store_pixels_becomes_rgb(mode: str) -> None:
    picture = (
        Image.new("I;16", (60, 60), 0x8000) if mode == "I;16" else samples.quadrants(60, 60).convert(mode)
    )
    data = samples.encoded(picture, "JPEG" if mode == "CMYK" else "PNG")
    made = opened(make_derivatives(data).work_jpeg)
    assert made.mode == "RGB"
    if mode == "I;16":
        middle = made.getpixel((30, 30))
        assert isinstance(middle, tuple)
        assert abs(middle[0] - 128) <= 2


def test_transparent_parts_become_white_paper() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert opened(make_derivatives(samples.encoded(clear, "PNG")).work_jpeg).getpixel((25, 25)) == (
        255,
        255,
        255,
    )
    indexed = Image.new("P", (50, 50), 0)
    data = samples.encoded(indexed, "PNG", transparency=0)
    assert opened(make_derivatives(data).work_jpeg).getpixel((25, 25)) == (255, 255, 255)


def wide_profile() -> bytes:
    """A made-up RGB profile: sRGB's with red and blue swapped, so that a conversion is seen at once."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert profile[16:20] == b"RGB "
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * 20, 12)}
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    profile[red + 4 : red + 12], profile[blue + 4 : blue + 12] = (
        profile[blue + 4 : blue + 12],
        profile[red + 4 : red + 12],
    )
    return (
        bytes(profile)
        .replace(b"sRGB", b"own ")
        .replace("sRGB".encode("utf-16-be"), "own ".encode("utf-16-be"))
    )


def test_colours_are_made_srgb() -> None:
    red = Image.new("RGB", (50, 50), (230, 20, 20))
    seen = opened(
        make_derivatives(samples.encoded(red, "PNG", icc_profile=wide_profile())).work_jpeg
    ).getpixel((25, 25))
    assert isinstance(seen, tuple)
    assert seen[2] > 180
    assert seen[0] < 80


@pytest.mark.parametrize("profile", [b"x", bytes(200), bytes(16) + b"RGB " + bytes(300)])
def test_a_broken_colour_profile_does_no_harm(profile: bytes) -> None:
    made = make_derivatives(samples.encoded(samples.quadrants(), "JPEG", icc_profile=profile))
    assert samples.looks_upright(opened(made.work_jpeg))


def test_a_film_gets_a_poster_in_its_own_proportions() -> None:
    made = make_derivatives(samples.film(size=(1920, 1080), turned=True))
    work = opened(made.work_jpeg)
    assert work.size == (720, 1280)
    assert len(set(work.get_flattened_data())) > 2
    assert make_derivatives(samples.film(size=(0, 0))).work_jpeg


@pytest.mark.parametrize(
    ("ms", "text"), [(1, "0:01"), (7_000, "0:07"), (760_000, "12:40"), (3_723_000, "1:02:03")]
)
def test_film_length(ms: int, text: str) -> None:
    assert film_length(ms) == text


def test_a_pdf_shows_its_first_page() -> None:
    work = opened(make_derivatives(samples.pdf(2)).work_jpeg)
    assert max(work.size) <= 2048
    upper, lower = (
        work.getpixel((work.width // 2, work.height // 4)),
        work.getpixel((work.width // 2, work.height * 3 // 4)),
    )
    assert isinstance(upper, tuple)
    assert upper[0] > 180
    assert upper[1] < 60
    assert lower == (255, 255, 255)


def test_the_original_is_not_touched(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("card") / "photo.jpg"
    data = samples.turned_jpeg(6)
    path.write_bytes(data)
    before = path.stat()
    make_derivatives(path)
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_refused_file_has_no_derivatives() -> None:
    with pytest.raises(UnacceptableError) as refused:
        make_derivatives(b"no picture")
    assert refused.value.code == "unknown_kind"


def test_two_threads_make_the_same_as_one() -> None:
    kinds = list(samples.every_kind().values())
    alone = [make_derivatives(data, inspect(data)) for data in kinds]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(make_derivatives, kinds * 2)) == alone * 2
