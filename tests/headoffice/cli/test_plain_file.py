"""What a person names to head office is a plain file: no link of a stick leads it elsewhere."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.headoffice.cli.output import CommandError
from app.headoffice.cli.plain_file import open_plain, write_beside
from app.headoffice.cli.program import run


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "loop", "nothing"])
def test_only_a_plain_file_is_read(tmp_path: Path, kind: str) -> None:
    secret, named = tmp_path / "secret", tmp_path / "stick.cfb"
    secret.write_text("secret")
    if kind == "link":
        named.symlink_to(secret)
    elif kind == "pipe":
        os.mkfifo(named)
    elif kind == "folder":
        named.mkdir()
    elif kind == "loop":
        named.symlink_to(named)
    with pytest.raises(CommandError) as told:
        open_plain(named)
    assert told.value.code == "file_unreadable"
    with open_plain(secret) as file:
        assert file.read() == b"secret"


@pytest.mark.parametrize("words", [["import"], ["publish", "goods"], ["restore"]])
def test_a_link_is_no_file_to_take_in(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], words: list[str]
) -> None:
    (tmp_path / "rows.json").write_text("{}")
    (tmp_path / "link").symlink_to(tmp_path / "rows.json")
    code = run(["--folder", str(tmp_path / "house"), *words, str(tmp_path / "link")])
    told = json.loads(capfdbinary.readouterr().out)
    assert (code, told["error"]["code"]) == (2, "file_unreadable")


def test_the_answer_goes_where_its_name_says(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "a.cfr.part").symlink_to(precious)
    (stick / "a.cfr").symlink_to(precious)
    write_beside(stick / "a.cfr", b"receipt")
    assert precious.read_text() == "kept"
    assert (stick / "a.cfr").read_bytes() == b"receipt"
    assert (stick / "a.cfr").stat().st_mode & 0o077 == 0
    assert [each.name for each in stick.iterdir()] == ["a.cfr"]
