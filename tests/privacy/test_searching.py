"""The search finds what it looks for, however it is hidden."""

from __future__ import annotations

import base64
import gzip
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.wire.zstandard import zstd
from tests.privacy.needles import IDENTITY, NAME, PHONE, needle
from tests.privacy.searching import Search, search_file, search_folder, search_wire

NUMBER = needle(IDENTITY, "330108198805031234")
OTHER = needle(IDENTITY, "110105194912310020")
PERSON = needle(NAME, "欧阳若曦")


def packed(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.txt", data)
    return out.getvalue()


HIDDEN: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "utf-16": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
    "json": lambda text: json.dumps({"a": text}).encode(),
    "hex": lambda text: text.encode().hex().encode(),
    "base64": lambda text: base64.b64encode(f"..{text}..".encode()),
    "base64 shifted": lambda text: base64.b64encode(f"...{text}..".encode()),
    "base64url": lambda text: base64.urlsafe_b64encode(f".{text}".encode()),
    "zip": lambda text: packed(text.encode()),
    "zip cut off": lambda text: packed(text.encode())[:-60],
    "base64 of zlib": lambda text: base64.b64encode(zlib.compress(text.encode())),
    "gzip": lambda text: b"head" + gzip.compress(text.encode()),
    "zstd": lambda text: b"HTTP/1.1 200 OK\r\n\r\n" + zstd.compress(text.encode()) + b"tail",
    "zstd of json of base64": lambda text: zstd.compress(
        json.dumps(base64.b64encode(text.encode()).decode()).encode()
    ),
    "stream of a page": lambda text: b"%PDF-1.4 stream\n" + zlib.compress(text.encode()) + b"\nendstream",
}


@pytest.mark.parametrize("how", HIDDEN)
@pytest.mark.parametrize("sought", [NUMBER, PERSON], ids=["number", "name"])
def test_it_finds_a_word_in_every_hiding_place(how: str, sought: object, tmp_path: Path) -> None:
    assert sought in (NUMBER, PERSON)
    word = NUMBER if sought is NUMBER else PERSON
    data = HIDDEN[how](word.text)
    file = tmp_path / "file.bin"
    file.write_bytes(b"x" * 100 + data + b"x" * 100)
    assert {each.kind for each in search_file(file, Search([word, OTHER]))} == {word.kind}
    assert search_file(file, Search([OTHER])) == []


def test_it_finds_every_word_of_those_that_lie_over_one_another() -> None:
    first, second, short = (
        needle(NAME, "13800002233"),
        needle(PHONE, "00002233447"),
        needle(IDENTITY, "2233447"),
    )
    found = Search([first, second, short]).deep(b"..1380000223344700..")
    assert {each.kind for _, each in found} == {NAME, PHONE, IDENTITY}


def test_names_may_stand_in_the_lists_and_on_papers_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection, connection:
        connection.execute("CREATE TABLE ticket_row (customer TEXT)")
        connection.execute("CREATE TABLE journal (line BLOB)")
        connection.execute("INSERT INTO ticket_row VALUES (?)", (PERSON.text,))
    (tmp_path / "blobs").mkdir()
    (tmp_path / "blobs" / "paper").write_bytes(PERSON.text.encode())
    both = Search([NUMBER, PERSON])
    assert search_folder(tmp_path, both) == []
    assert search_folder(tmp_path, both, erased=True)
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection, connection:
        connection.execute("INSERT INTO journal VALUES (?)", (PERSON.text.encode(),))
    assert [each.kind for each in search_folder(tmp_path, both)] == [NAME]
    (tmp_path / "program.log").write_bytes(PERSON.text.encode())
    (tmp_path / "blobs" / "photo").write_bytes(NUMBER.text.encode())
    assert len(search_folder(tmp_path, both)) == 3


def test_papers_pass_by_and_nothing_else(tmp_path: Path) -> None:
    paper = f"paper of {PERSON.text}".encode()
    assert search_wire({"wire": b"PUT\r\n" + paper}, [paper], Search([NUMBER, PERSON])) == []
    assert search_wire({"wire": PERSON.text.encode() + paper}, [paper], Search([PERSON]))
    assert search_wire({"wire": NUMBER.text.encode()}, [NUMBER.text.encode()], Search([NUMBER]))
