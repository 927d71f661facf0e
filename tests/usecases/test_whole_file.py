"""A file that a person is handed is whole, its owner's alone, and where its name says."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.usecases.whole_file import new_beside, write_whole

NAMES = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="/\0"),
        st.sampled_from("\u202e\u2066\u200b. e\u0301\\:"),
    ),
    min_size=1,
    max_size=40,
).filter(lambda name: name not in (".", ".."))


def test_no_link_decides_where_it_goes(tmp_path: Path) -> None:
    precious, folder = tmp_path / "precious", tmp_path / "share"
    precious.write_text("kept")
    folder.mkdir()
    (folder / ".a.pdf.part").symlink_to(precious)
    (folder / "a.pdf").symlink_to(precious)
    write_whole(folder / "a.pdf", b"pages")
    assert precious.read_text() == "kept"
    assert not (folder / "a.pdf").is_symlink()
    assert (folder / "a.pdf").read_bytes() == b"pages"
    assert (folder / "a.pdf").stat().st_mode & 0o077 == 0
    assert [each.name for each in folder.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("name", ["folder", "to-folder", "pipe", "away/a.pdf", ".."])
def test_what_is_no_place_for_a_file_is_refused_before_anything_is_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "to-folder").symlink_to(tmp_path / "folder")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="Errno"):
        write_whole(tmp_path / name, b"x")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "pipe", "to-folder"]
    assert list((tmp_path / "folder").iterdir()) == []


def test_cut_off_the_file_of_before_stays(tmp_path: Path) -> None:
    def fill() -> None:
        with new_beside(tmp_path / "a.pdf") as unfinished:
            unfinished.write_bytes(b"half")
            raise KeyError("cut")

    (tmp_path / "a.pdf").write_bytes(b"whole")
    with pytest.raises(KeyError, match="cut"):
        fill()
    assert (tmp_path / "a.pdf").read_bytes() == b"whole"
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


@given(NAMES)
@settings(max_examples=60, deadline=None)
def test_any_name_stays_in_its_folder(name: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "within"
        folder.mkdir()
        write_whole(folder / name, b"x")
        assert [each.name for each in Path(made).iterdir()] == ["within"]
        (found,) = folder.iterdir()
        assert unicodedata.normalize("NFC", found.name) == unicodedata.normalize("NFC", name)
