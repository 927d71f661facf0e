"""A file that a command writes is its owner's alone, and no link decides where it goes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.outfile import check_new_file, whole_file
from app.domain.refusals import ProblemError
from app.store.layout import Layout


def test_a_link_that_somebody_laid_is_not_written_through(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept", encoding="utf-8")
    (tmp_path / ".out.csv.part").symlink_to(precious)
    (tmp_path / "out.csv").symlink_to(precious)
    with whole_file(tmp_path / "out.csv") as unfinished:
        unfinished.write_text("rows", encoding="utf-8")
    assert precious.read_text(encoding="utf-8") == "kept"
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "rows"
    assert (tmp_path / "out.csv").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("write", [check_new_file, lambda path: whole_file(path).__enter__()])
def test_a_store_is_not_written_over(tmp_path: Path, write: Callable[[Path], object]) -> None:
    Layout(tmp_path).database.write_text("kept", encoding="utf-8")
    for each in (Layout(tmp_path).database, tmp_path / "new.cfb"):
        with pytest.raises(ProblemError) as refused:
            write(each)
        assert refused.value.code == "out_not_writable"
    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("name", ["..", "store.db/x", "a\0b", "x" * 300])
def test_a_name_that_cannot_be_a_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises((ProblemError, ValueError)), whole_file(tmp_path / name):
        pass


@pytest.mark.parametrize("name", ["收据 e\u0301.pdf", "\u202efdp.exe", "-rf", "$(x).csv", "a;b|c&d.csv"])
def test_any_name_of_a_file_is_a_name_and_nothing_else(tmp_path: Path, name: str) -> None:
    with whole_file(tmp_path / name) as unfinished:
        unfinished.write_text("x", encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir()] == [name]
