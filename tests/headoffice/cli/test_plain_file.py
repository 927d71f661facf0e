"""What a person names to head office is a plain file: no link of a stick leads it elsewhere."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.headoffice.cli.house import House
from app.headoffice.cli.output import CommandError
from app.headoffice.cli.plain_file import check_writable, open_plain, write_beside
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


def _laid_out(tmp_path: Path) -> House:
    house = House(tmp_path / "house", f"sqlite:///{tmp_path / 'apart.sqlite'}")
    for folder in (house.folder / "files" / "ab", tmp_path / "folder"):
        folder.mkdir(parents=True)
    os.mkfifo(tmp_path / "pipe")
    for each in ("house/master.key", "house/files/ab/abcd", "apart.sqlite", "old.cfo"):
        (tmp_path / each).write_text("kept")
    (tmp_path / "link.cfo").symlink_to(tmp_path / "house")
    return house


REFUSED = [
    "house/headoffice.sqlite",
    "house/master.key",
    "house/new.cfo",
    "house/files/ab/abcd",
    "apart.sqlite",
    "apart.sqlite-wal",
    "link.cfo/master.key",
    "folder",
    "pipe",
    "gone/new.cfo",
    "x" * 300,
]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_written_takes_the_place_of_nothing_but_a_file(tmp_path: Path, name: str) -> None:
    """Not of a device, nor of head office's own database, keys and files."""
    house = _laid_out(tmp_path)
    with pytest.raises(CommandError) as told:
        check_writable(tmp_path / name, "FILE", house)
    assert (told.value.code, told.value.field) == ("file_unwritable", "FILE")
    assert told.value.detail["reason"]


def test_a_new_file_and_one_of_before_are_written(tmp_path: Path) -> None:
    house = _laid_out(tmp_path)
    (tmp_path / "house" / "backups").mkdir()
    for name in ("new.cfo", "old.cfo", "house/backups/new.cfo"):
        check_writable(tmp_path / name, "FILE", house)


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as told:
        check_writable(Path(os.devnull), "FILE", House(tmp_path))
    assert told.value.code == "file_unwritable"


@pytest.mark.parametrize("words", [["backup", "{place}"], ["import", "{stick}", "--receipt", "{place}"]])
def test_head_office_is_not_written_over_by_its_own_commands(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], words: list[str]
) -> None:
    usual = ["--folder", str(tmp_path / "house")]
    assert run([*usual, "branches", "--add", "国贸店"]) == 0
    (tmp_path / "a.cfb").write_bytes(b"CFB1")
    place = str(tmp_path / "house" / "headoffice.sqlite")
    capfdbinary.readouterr()
    code = run([*usual, *(each.format(place=place, stick=tmp_path / "a.cfb") for each in words)])
    told = json.loads(capfdbinary.readouterr().out)
    assert (code, told["error"]["code"]) == (2, "file_unwritable")
    assert told["error"]["field"] == ("FILE" if words[0] == "backup" else "--receipt")
    assert run([*usual, "branches"]) == 0
    assert "国贸店" in capfdbinary.readouterr().out.decode()


def test_the_receipt_is_not_written_over_the_stick(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    stick = tmp_path / "a.cfr"
    stick.write_bytes(b"CFB1")
    code = run(["--folder", str(tmp_path / "house"), "import", str(stick)])
    assert (code, json.loads(capfdbinary.readouterr().out)["error"]["code"]) == (2, "file_unwritable")
    assert stick.read_bytes() == b"CFB1"
