"""A picture of the camera as a file: a JPEG that says when it was taken, and that it is upright."""

import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.media.inspection import inspect
from app.ui.parts.camera.shot_file import Shot, jpeg_of, with_moment
from app.usecases.evidence_ports import MediaKind
from tests.fakes.camera import drawn

AT = datetime(2026, 11, 20, 10, 2, 31, 450_000, tzinfo=timezone(timedelta(hours=8)))


def test_it_is_a_picture_as_large_as_the_frame(qapp: QApplication) -> None:
    shot = Shot(drawn(1), "whole", AT)
    with Image.open(io.BytesIO(shot.jpeg())) as picture:
        picture.load()
        assert (picture.format, picture.size) == ("JPEG", (1280, 720))
    assert shot.name == "camera-20261120-100231.jpg"


def test_the_import_reads_the_moment_with_its_zone(qapp: QApplication) -> None:
    found = inspect(Shot(drawn(1), "whole", AT).jpeg(), "camera.jpg")
    assert (found.refusal, found.kind, found.orientation) == ("", MediaKind.JPEG, 1)
    assert found.taken_at(timedelta(0)) == datetime(2026, 11, 20, 2, 2, 31, tzinfo=UTC)


def test_other_programs_read_it_too(qapp: QApplication) -> None:
    with Image.open(io.BytesIO(Shot(drawn(1), "whole", AT).jpeg())) as picture:
        exif = picture.getexif()
        taking = exif.get_ifd(ExifTags.IFD.Exif)
    assert exif[ExifTags.Base.Orientation] == 1
    assert taking[ExifTags.Base.DateTimeOriginal] == "2026:11:20 10:02:31"
    assert taking[ExifTags.Base.OffsetTimeOriginal] == "+08:00"
    assert taking[ExifTags.Base.SubsecTimeOriginal] == "450"
    assert taking[ExifTags.Base.ExifVersion] == b"0231"


def _tiny() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), "#888888").save(stream, "JPEG")
    return stream.getvalue()


_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=_ZONES))
def test_every_moment_comes_back(moment: datetime) -> None:
    found = inspect(with_moment(_tiny(), moment), "tiny.jpg")
    assert found.refusal == ""
    assert found.taken_at(timedelta(0)) == moment.replace(microsecond=0).astimezone(UTC)


def test_what_is_no_jpeg_is_refused() -> None:
    with pytest.raises(ValueError, match="not a JPEG"):
        with_moment(b"\x89PNG", AT)


def test_an_empty_picture_is_none() -> None:
    with pytest.raises(ValueError, match=r"\w"):
        jpeg_of(QImage())
