"""Files that went from head office's disk while its database knew nothing of it: desks send them again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.headoffice.blobs.looking import look_through
from tests.fakes.cases import take_in
from tests.sync.test_both_ends import At, Office, attach, head_office, settled


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with head_office(tmp_path / "office") as found:
        yield found


@pytest.fixture
def desks(tmp_path: Path, office: Office) -> Iterator[tuple[At, At]]:
    """Two desks, enrolled."""
    made = []
    for number in (1, 2):
        folder = tmp_path / f"desk{number}"
        folder.mkdir()
        made.append(At(folder, number, f"2F0{number}"))
        made[-1].enrol(office)
    yield made[0], made[1]
    for each in made:
        each.close()


def place(office: Office, sha256: str) -> Path:
    return office.house.folder / "files" / "blobs" / sha256[:2] / sha256


def look(office: Office) -> tuple[int, int]:
    """Look at every file, as by ``counterfoil-headoffice verify``: how many are missing, how many damaged."""
    found = look_through(office.office.gone_files, office.house.blobs, office.office.site().tenant)
    return found.missing, found.damaged


def new_session(*desks: At) -> None:
    """As after eight hours."""
    for each in desks:
        link = each.store.linkstate.link()
        assert link is not None
        each.sync._ways.lanes(link).sessions.open()


@pytest.mark.expects_log("files are gone from their place")
def test_a_desk_in_the_middle_of_its_session_hears_of_it_with_the_feed(
    office: Office, desks: tuple[At, At]
) -> None:
    one, _ = desks
    photo = attach(one, take_in(one.store), b"photo")
    settled(office, one)
    place(office, photo).unlink()
    assert look(office) == (1, 0)
    assert one.sync.data_pass().cause is None
    assert one.sync.files_pass().blobs == 1
    assert look(office) == (0, 0)
    assert one.sync.data_pass().cause is None
    assert one.sync.data_pass().calls == 1


@pytest.mark.expects_log("files are gone from their place")
def test_its_own_desk_sends_it_again(office: Office, desks: tuple[At, At]) -> None:
    one, two = desks
    photo, other = (attach(one, take_in(one.store), data) for data in (b"photo", b"other"))
    settled(office, one)
    place(office, photo).unlink()
    place(office, other).chmod(0o600)
    place(office, other).write_bytes(b"ather")
    assert look(office) == (1, 1)
    new_session(one)
    assert one.sync.files_pass().blobs == 2
    assert place(office, photo).read_bytes() == b"photo"
    assert place(office, other).read_bytes() == b"other"
    assert look(office) == (0, 0)
    new_session(two)
    assert two.sync.files_pass().blobs == 0


@pytest.mark.expects_log("files are gone from their place")
def test_another_desk_that_fetched_it_sends_it(
    office: Office, desks: tuple[At, At], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = desks
    photos = [attach(one, take_in(one.store), b"photo %d" % number) for number in range(3)]
    settled(office, one, two)
    assert all(two.store.blobs.is_whole(each) for each in photos)
    for each in photos:
        place(office, each).unlink()
        one.store.layout.blob(each).unlink()
    assert look(office) == (3, 0)
    monkeypatch.setattr("app.headoffice.store.gone_files.MOST_TOLD", 2)  # too many to be named
    before = one.entries()
    new_session(one, two)
    one.sync.files_pass()
    assert two.sync.files_pass().blobs == 3
    assert all(place(office, each).is_file() for each in photos)
    assert one.entries() == before, "nobody says that they are lost"
    office.office.blobs.write_down()
    assert look(office) == (0, 0)
    new_session(two)
    assert two.sync.files_pass().calls == 0
