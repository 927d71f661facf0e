"""From a stranger's file to three blobs, or one coded refusal and nothing left behind."""

import hashlib
import os
import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError, RefusedError
from app.media.importing import EvidenceImporter
from app.media.limits import MediaLimits
from app.usecases.evidence_ports import MediaKind
from tests.media import samples
from tests.media.sinks import FolderBlobs, FullBlobs

NOBODY = 65534
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return tmp_path / "staging"


@pytest.fixture
def importer(staging: Path) -> EvidenceImporter:
    return EvidenceImporter(staging, now=lambda: NOON)


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "blobs")


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """The customer's memory card."""
    folder = tmp_path / "card"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(importer: EvidenceImporter, path: Path, blobs: FolderBlobs) -> str:
    with pytest.raises(RefusedError) as refused:
        importer.import_file(path, blobs)
    assert not list(blobs.folder.iterdir())
    return refused.value.refusal.code


@pytest.mark.parametrize("name", sorted(samples.every_kind()))
def test_a_sound_file_becomes_three_blobs(
    name: str, importer: EvidenceImporter, blobs: FolderBlobs, card: Path, staging: Path
) -> None:
    data = samples.every_kind()[name]
    source = put(card, name, data)
    kept = importer.import_file(source, blobs)
    assert blobs.read(kept.sha256) == data == source.read_bytes()
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert (kept.size, kept.safe_name, kept.warnings) == (len(data), name, ())
    assert blobs.read(kept.work_sha256).startswith(b"\xff\xd8")
    assert len(blobs.read(kept.thumb_sha256)) <= 24 * 1024
    assert blobs.took_over == 1
    assert not list(staging.iterdir())


def test_what_the_camera_knew_is_kept(importer: EvidenceImporter, blobs: FolderBlobs, card: Path) -> None:
    kept = importer.import_file(put(card, "IMG_1.JPG", samples.jpeg(exif=samples.exif(6, offset=""))), blobs)
    assert (kept.kind, kept.mime) == (MediaKind.JPEG, "image/jpeg")
    assert (kept.width, kept.height) == (480, 640)
    assert kept.taken_at == datetime(2026, 11, 20, 2, 3, 4, tzinfo=UTC)
    assert kept.taken_zone_assumed
    assert [hint.code for hint in kept.hints] == []


def test_a_pasted_screenshot_is_taken_in(importer: EvidenceImporter, blobs: FolderBlobs) -> None:
    data = samples.encoded(samples.quadrants(800, 600), "PNG")
    kept = importer.import_bytes(data, "clipboard.png", blobs)
    assert blobs.read(kept.sha256) == data
    assert (kept.kind, kept.taken_at, kept.taken_zone_assumed) == (MediaKind.PNG, None, False)
    with pytest.raises(RefusedError) as refused:
        importer.import_bytes(b"", "", blobs)
    assert (refused.value.refusal.code, refused.value.refusal.params) == ("empty_file", {"name": "file"})


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.jpg", b"", "empty_file"),
        ("virus.jpg", b"MZ" + bytes(500), "unknown_kind"),
        ("torn.jpg", samples.jpeg()[:-300], "torn_file"),
        ("bomb.png", samples.png_claiming(30_000, 30_000), "too_many_pixels"),
        ("locked.pdf", samples.pdf(password="secret"), "encrypted_pdf"),
        ("noise.webp", b"RIFF\x10\x00\x00\x00WEBP" + bytes(20), "unreadable_file"),
    ],
)
def test_bad_content_is_one_refusal_and_leaves_nothing(
    name: str,
    data: bytes,
    code: str,
    importer: EvidenceImporter,
    blobs: FolderBlobs,
    card: Path,
    staging: Path,
) -> None:
    assert refusal(importer, put(card, name, data), blobs) == code
    assert not staging.exists() or not list(staging.iterdir())


def test_the_refusal_names_the_file_safely(
    importer: EvidenceImporter, blobs: FolderBlobs, card: Path
) -> None:
    with pytest.raises(RefusedError) as refused:
        importer.import_file(put(card, "two\nlines\u202e.jpg", b"?"), blobs)
    assert refused.value.refusal.params == {"name": "twolines.jpg"}


@pytest.mark.parametrize(
    "name", ["CON", "😀😀.jpg", "a\nb.jpg", "x" * 250, " .jpg", "..jpg", "名" * 80 + ".jpg", "-rf.jpg"]
)
def test_hostile_names_are_taken_in(
    name: str, importer: EvidenceImporter, blobs: FolderBlobs, card: Path
) -> None:
    assert len(importer.import_file(put(card, name, samples.jpeg()), blobs).safe_name.encode()) <= 120


def test_what_is_no_file_is_refused(importer: EvidenceImporter, blobs: FolderBlobs, card: Path) -> None:
    os.mkfifo(card / "pipe.jpg")
    (card / "loop.jpg").symlink_to(card / "loop.jpg")
    (card / "zero.jpg").symlink_to("/dev/zero")
    assert refusal(importer, card, blobs) == "not_a_file"
    assert refusal(importer, card / "pipe.jpg", blobs) == "not_a_file"
    assert refusal(importer, card / "zero.jpg", blobs) == "not_a_file"
    assert refusal(importer, card / "loop.jpg", blobs) == "file_not_readable"
    assert refusal(importer, card / "gone.jpg", blobs) == "file_missing"


def test_a_link_is_followed(importer: EvidenceImporter, blobs: FolderBlobs, card: Path) -> None:
    put(card, "real.jpg", samples.jpeg())
    (card / "link.jpg").symlink_to("real.jpg")
    assert importer.import_file(card / "link.jpg", blobs).safe_name == "link.jpg"
    assert (card / "real.jpg").exists()
    assert (card / "link.jpg").is_symlink()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything, so the test steps down for a moment."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_permission_is_refused(
    importer: EvidenceImporter, blobs: FolderBlobs, card: Path
) -> None:
    path = put(card, "private.jpg", samples.jpeg())
    path.chmod(0)
    with as_nobody(), pytest.raises(RefusedError) as refused:
        importer.import_file(path, blobs)
    assert refused.value.refusal.code == "file_not_readable"


def test_a_card_that_fails_while_it_is_read(importer: EvidenceImporter, blobs: FolderBlobs) -> None:
    assert refusal(importer, Path("/proc/self/mem"), blobs) == "file_not_readable"


def big(card: Path) -> Path:
    return put(card, "long.mp4", samples.film() + samples.box(b"free", bytes(5 << 20)))


def test_a_file_still_being_written_is_refused(
    importer: EvidenceImporter, blobs: FolderBlobs, card: Path, staging: Path
) -> None:
    path = big(card)

    def write_on(done: int, total: int) -> None:
        with path.open("ab") as file:
            file.write(samples.box(b"free", bytes(1000)))

    with pytest.raises(RefusedError) as refused:
        importer.import_file(path, blobs, write_on)
    assert refused.value.refusal.code == "file_changing"
    assert not list(staging.iterdir())


def test_a_file_cut_short_while_it_is_read_is_refused(
    importer: EvidenceImporter, blobs: FolderBlobs, card: Path
) -> None:
    path = big(card)
    with pytest.raises(RefusedError) as refused:
        importer.import_file(path, blobs, lambda _done, _total: os.truncate(path, 100))
    assert refused.value.refusal.code == "file_changing"


def test_a_file_deleted_while_it_is_read_is_still_whole(
    importer: EvidenceImporter, blobs: FolderBlobs, card: Path
) -> None:
    path = big(card)
    data = path.read_bytes()
    kept = importer.import_file(path, blobs, lambda _done, _total: path.unlink(missing_ok=True))
    assert blobs.read(kept.sha256) == data


def test_too_large_is_said_before_anything_is_copied(staging: Path, blobs: FolderBlobs, card: Path) -> None:
    importer = EvidenceImporter(staging, MediaLimits(max_video_bytes=1 << 20))
    assert refusal(importer, big(card), blobs) == "too_large_file"
    assert not staging.exists()


def test_progress_is_told_and_can_cancel(
    importer: EvidenceImporter, blobs: FolderBlobs, card: Path, staging: Path
) -> None:
    path = big(card)
    told: list[tuple[int, int]] = []
    importer.import_file(path, blobs, lambda done, total: told.append((done, total)))
    size = path.stat().st_size
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)

    class CanceledError(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        raise CanceledError

    with pytest.raises(CanceledError):
        importer.import_file(path, blobs, cancel)
    assert not list(staging.iterdir())


def test_a_full_store_is_a_problem_and_leaves_no_copy(
    importer: EvidenceImporter, card: Path, staging: Path
) -> None:
    path = put(card, "a.jpg", samples.jpeg())
    with pytest.raises(ProblemError) as problem:
        importer.import_file(path, FullBlobs())
    assert problem.value.code == "disk_full"
    assert not list(staging.iterdir())
    with pytest.raises(ProblemError):
        importer.import_bytes(samples.jpeg(), "a.jpg", FullBlobs())


def test_a_disk_that_fills_while_copying_is_a_problem(
    importer: EvidenceImporter, blobs: FolderBlobs, card: Path, staging: Path
) -> None:
    path = big(card)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((1 << 20) + 1000, hard))
    try:
        with pytest.raises(ProblemError) as problem:
            importer.import_file(path, blobs)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert problem.value.code == "disk_full"
    assert not list(staging.iterdir())


def test_a_staging_place_that_cannot_be_written_is_a_problem(
    blobs: FolderBlobs, card: Path, tmp_path: Path
) -> None:
    blocked = put(tmp_path, "not-a-folder", b"")
    with pytest.raises(ProblemError) as problem:
        EvidenceImporter(blocked).import_file(put(card, "a.jpg", samples.jpeg()), blobs)
    assert problem.value.code == "store_unreachable"


def test_two_workers_share_one_importer(importer: EvidenceImporter, blobs: FolderBlobs, card: Path) -> None:
    paths = [put(card, f"{number}.jpg", samples.jpeg(640 + number, 480)) for number in range(6)]
    with ThreadPoolExecutor(2) as pool:
        kept = list(pool.map(lambda path: importer.import_file(path, blobs), paths))
    assert [each.width for each in kept] == [640 + number for number in range(6)]


@pytest.mark.parametrize(
    ("taken", "believed"),
    [
        ("2026:11:20 10:03:04", True),
        ("2026:11:21 11:59:00", True),  # a clock that runs ahead, or a camera of another zone
        ("2026:11:21 12:01:00", False),
        ("2099:01:01 00:00:00", False),
        ("1989:12:31 23:59:59", False),
    ],
)
def test_a_time_that_cannot_be_is_not_known(
    taken: str, *, believed: bool, staging: Path, card: Path, blobs: FolderBlobs
) -> None:
    importer = EvidenceImporter(staging, now=lambda: NOON)
    path = put(card, "a.jpg", samples.jpeg(exif=samples.exif(taken=taken)))
    for kept in (
        importer.import_file(path, blobs),
        importer.import_bytes(path.read_bytes(), "a.jpg", blobs),
    ):
        assert (kept.taken_at is not None) == believed
        assert kept.warnings == (() if believed else ("clock_wrong",))


def test_a_film_of_the_future_has_no_time(staging: Path, card: Path, blobs: FolderBlobs) -> None:
    created = int((NOON - datetime(1904, 1, 1, tzinfo=UTC)).total_seconds())
    path = put(card, "a.mp4", samples.film(created=created))
    today = EvidenceImporter(staging, now=lambda: NOON).import_file(path, blobs)
    assert (today.taken_at, today.warnings) == (NOON, ())
    before = EvidenceImporter(staging, now=lambda: NOON.replace(year=2025)).import_file(path, blobs)
    assert (before.taken_at, before.warnings) == (None, ("clock_wrong",))
