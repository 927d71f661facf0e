"""What a file is, by its content; what is wrong with it, by a code."""

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.media.inspection import inspect
from app.media.limits import MediaLimits
from app.usecases.evidence_ports import MediaKind
from tests.media import samples

CHINA = timedelta(hours=8)
TEN_O_THREE = datetime(2026, 11, 20, 2, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "kind", "size"),
    [
        ("photo.jpg", MediaKind.JPEG, (72, 96)),
        ("progressive.jpg", MediaKind.JPEG, (96, 72)),
        ("screen.png", MediaKind.PNG, (96, 72)),
        ("chat.webp", MediaKind.WEBP, (72, 96)),
        ("lossless.webp", MediaKind.WEBP, (96, 72)),
        ("phone.heic", MediaKind.HEIC, (640, 480)),
        ("film.mp4", MediaKind.MP4, (160, 120)),
        ("film.mov", MediaKind.MOV, (160, 120)),
        ("report.pdf", MediaKind.PDF, (None, None)),
    ],
)
def test_every_kind_is_known_by_its_content(
    name: str, kind: MediaKind, size: tuple[int | None, int | None], tmp_path: Path
) -> None:
    data = samples.every_kind()[name]
    found = inspect(data)
    assert (found.kind, found.refusal, found.warnings) == (kind, "", ())
    assert (found.width, found.height) == size
    assert found.size == len(data)
    path = tmp_path / name
    path.write_bytes(data)
    assert inspect(path) == found


@pytest.mark.parametrize("name", ["photo.jpg", "screen.png", "chat.webp", "phone.heic"])
def test_the_camera_s_time_is_read(name: str) -> None:
    found = inspect(samples.every_kind()[name])
    assert found.taken is not None
    assert found.taken.offset == CHINA
    assert found.taken_at(timedelta(0)) == TEN_O_THREE


def test_a_camera_without_zone_is_on_the_desk_s_time() -> None:
    found = inspect(samples.jpeg(exif=samples.exif(offset="")))
    assert found.taken_at(CHINA) == TEN_O_THREE


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "1970:01:01 00:00:00", "2026:13:40 10:00:00", "    :  :     :  :  ", ""]
)
def test_a_clock_that_was_never_set_says_nothing(taken: str) -> None:
    assert inspect(samples.jpeg(exif=samples.exif(taken=taken))).taken is None


@pytest.mark.parametrize(("taken", "warnings"), [("1980:01:01 00:00:00", ("clock_wrong",)), ("", ())])
def test_a_clock_that_was_never_set_is_told_of(taken: str, warnings: tuple[str, ...]) -> None:
    assert inspect(samples.jpeg(exif=samples.exif(taken=taken))).warnings == warnings


def test_films_say_length_size_and_moment() -> None:
    created = int((TEN_O_THREE - datetime(1904, 1, 1, tzinfo=UTC)).total_seconds())
    found = inspect(samples.film(created=created, turned=True))
    assert (found.duration_ms, found.width, found.height) == (2500, 1080, 1920)
    assert found.taken_at(CHINA) == TEN_O_THREE
    assert inspect(samples.film(brand=b"qt  ")).kind is MediaKind.MOV
    assert inspect(samples.film(duration=0)).duration_ms is None
    assert inspect(samples.film(scale=0)).duration_ms is None
    for name in ("two-seconds.mp4", "two-seconds.mov"):
        real = inspect(samples.DATA / name)
        assert (real.duration_ms, real.taken_at(CHINA)) == (2000, TEN_O_THREE)


def test_pdf_pages_are_counted() -> None:
    assert inspect(samples.pdf(3)).pages == 3


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", "empty_file"),
        (b"MZ\x90\x00 a program", "unknown_kind"),
        (b"GIF89a" + bytes(100), "unknown_kind"),
        (samples.box(b"ftyp", b"avif\0\0\0\0mif1") + bytes(50), "unknown_kind"),
        (samples.jpeg()[:-400], "torn_file"),
        (samples.jpeg()[:30], "torn_file"),
        (samples.film(index=False), "torn_file"),
        (samples.film()[:-10], "torn_file"),
        (samples.pdf()[:-200], "torn_file"),
        (samples.pdf(password="secret"), "encrypted_pdf"),
        (b"%PDF-1.7 nothing in it %%EOF", "unreadable_file"),
        (b"\xff\xd8\xff\xd9" + bytes(20), "unreadable_file"),
        (samples.png_claiming(20_000, 20_000), "too_many_pixels"),
        (samples.png_claiming(0, 20), "unreadable_file"),
        (samples.jpeg_claiming(60_000, 60_000), "too_many_pixels"),
        (samples.jpeg_claiming(12_000, 12_000, progressive=True), "too_many_pixels"),
        (samples.webp_claiming(16_000, 16_000), "too_many_pixels"),
        (samples.heic_claiming(100_000, 100_000), "too_many_pixels"),
        (samples.heic_claiming(0xFFFFFFFF, 0xFFFFFFFF), "too_many_pixels"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_a_code(data: bytes, refusal: str) -> None:
    assert inspect(data).refusal == refusal


def test_a_phone_s_108_megapixels_pass_where_the_decoder_can_shrink_them() -> None:
    found = inspect(samples.jpeg_claiming(12_032, 9_024))
    assert (found.refusal, found.scalable) == ("", True)


@pytest.mark.parametrize("name", sorted(samples.every_kind()))
def test_each_kind_has_its_limit_of_bytes(name: str) -> None:
    data = samples.every_kind()[name]
    tight = MediaLimits(
        max_picture_bytes=len(data) - 1, max_video_bytes=len(data) - 1, max_pdf_bytes=len(data) - 1
    )
    assert inspect(data, limits=tight).refusal == "too_large_file"
    exact = MediaLimits(max_picture_bytes=len(data), max_video_bytes=len(data), max_pdf_bytes=len(data))
    assert inspect(data, limits=exact).refusal == ""


@pytest.mark.parametrize(
    ("name", "data", "warned"),
    [
        ("photo.png", samples.jpeg(), True),
        ("PHOTO.JPEG", samples.jpeg(), False),
        ("mmexport.dat", samples.jpeg(), False),
        ("photo", samples.jpeg(), False),
        ("clip.mov", samples.film(), False),
        ("clip.pdf", samples.film(), True),
    ],
)
def test_a_name_that_promises_another_kind_is_warned_of(name: str, data: bytes, warned: bool) -> None:
    found = inspect(data, name)
    assert found.warnings == (("mislabelled",) if warned else ())
    assert found.refusal == ""


def test_a_photo_with_something_behind_its_end_is_sound() -> None:
    for more in (5_000, 3_000_000):
        assert inspect(samples.jpeg() + b"MotionPhoto" + bytes(more)).refusal == ""


def test_the_end_of_the_thumbnail_is_not_the_end_of_the_photo() -> None:
    with_thumbnail = samples.exif()
    with_thumbnail[0x010E] = "\u00ff\u00d9"
    assert inspect(samples.jpeg(exif=with_thumbnail)[:-300]).refusal == "torn_file"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    pipe, loop, broken = tmp_path / "pipe.jpg", tmp_path / "loop.jpg", tmp_path / "broken.jpg"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    broken.symlink_to(tmp_path / "nowhere.jpg")
    assert inspect(tmp_path).refusal == "not_a_file"
    assert inspect(pipe).refusal == "not_a_file"
    assert inspect(Path("/dev/zero")).refusal == "not_a_file"
    assert inspect(loop).refusal == "file_not_readable"
    assert inspect(broken).refusal == "file_missing"
    assert inspect(tmp_path / "gone.jpg").refusal == "file_missing"
    assert inspect(tmp_path / "nul\0.jpg").refusal == "file_missing"
    assert inspect(tmp_path / "photo.jpg" / "inside.jpg").refusal == "file_missing"


def test_a_link_to_a_photo_is_the_photo(tmp_path: Path) -> None:
    (tmp_path / "real.jpg").write_bytes(samples.jpeg())
    (tmp_path / "link.jpg").symlink_to("real.jpg")
    assert inspect(tmp_path / "link.jpg").kind is MediaKind.JPEG


def test_several_threads_may_inspect() -> None:
    kinds: list[MediaKind | None] = []
    data = samples.every_kind()

    def work() -> None:
        kinds.extend(inspect(each).kind for each in data.values())

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kinds) == 2 * len(data)
    assert None not in kinds
