"""Files from sticks by the page: the stamp first, then the file as it is; and what is published, to look at."""

from __future__ import annotations

import re
from pathlib import Path

import httpx2
import pytest

from app.headoffice.http import sticks as http_sticks
from app.headoffice.web import sticks as web_sticks
from tests.headoffice.fakes.people import FakePeopleOffice
from tests.headoffice.web.conftest import Visitor

BOUNDARY = "----geckoformboundary1f"
TYPE = f"multipart/form-data; boundary={BOUNDARY}"
FILE = bytes(range(256)) * 700 + b"\r\n--" + BOUNDARY.encode()[:-1] + b"\r\n\r\n"


def part(name: str, value: bytes, more: str = "") -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
    return head.encode() + value + b"\r\n"


def form(stamp: str, file: bytes = FILE, name: str = "柜台.cfb") -> bytes:
    named = f'; filename="{name}"\r\nContent-Type: application/octet-stream'
    return part("stamp", stamp.encode()) + part("file", file, named) + f"--{BOUNDARY}--\r\n".encode()


def send(inside: Visitor, body: bytes, kind: str = TYPE) -> httpx2.Response:
    return inside.http.post("/sticks", content=body, headers={"Content-Type": kind})


@pytest.mark.parametrize("file", [FILE, b"", b"\r\n", b"x" * 100_000, b"--" + BOUNDARY.encode()])
def test_a_file_is_taken_in_byte_by_byte(inside: Visitor, office: FakePeopleOffice, file: bytes) -> None:
    told = send(inside, form(inside.stamp(), file))
    assert (told.status_code, told.headers["location"]) == (303, "/sticks?taken=0000000000000001")
    assert office.brought == [file]
    page = inside.look(told.headers["location"]).text
    assert "已接收" in page
    assert 'href="/sticks/0000000000000001.cfr" autofocus' in page


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x",
        "..\\..\\boot.ini",
        "/etc/passwd",
        "CON",
        "nul.cfb.",
        "\u202ebfc.exe",
        "e\u0301.cfb",
        "a\0b",
        "x" * 300,
        "",
    ],
)
def test_what_a_browser_calls_a_file_decides_nothing(
    inside: Visitor, office: FakePeopleOffice, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    told = send(inside, form(inside.stamp(), FILE, name))
    assert told.headers["location"] == "/sticks?taken=0000000000000001"
    assert office.brought == [FILE]
    assert sorted(tmp_path.rglob("*")) == before
    said = inside.look("/sticks/0000000000000001.cfr").headers["content-disposition"]
    assert said == 'attachment; filename="2F-01-00000000.cfr"'


def test_the_receipt_is_a_file_to_save(inside: Visitor, tmp_path: Path) -> None:
    send(inside, form(inside.stamp()))
    told = inside.look("/sticks/0000000000000001.cfr")
    assert told.content == b"receipt 0000000000000001"
    assert told.headers["content-disposition"] == 'attachment; filename="2F-01-00000000.cfr"'
    assert inside.look("/sticks/ffff.cfr").status_code == 404
    assert not list(tmp_path.glob("stick-*"))


def test_a_file_comes_the_same_in_any_pieces(inside: Visitor, office: FakePeopleOffice) -> None:
    body = form(inside.stamp(), FILE)
    for size in (1, 7, 4096):
        cut = body if size > 1 else form(inside.stamp(), FILE[-600:])
        pieces = (cut[at : at + size] for at in range(0, len(cut), size))
        told = inside.http.post("/sticks", content=pieces, headers={"Content-Type": TYPE})
        assert told.status_code == 303
    assert office.brought == [FILE[-600:], FILE, FILE]


def test_no_file_is_read_without_the_stamp_of_this_visit(inside: Visitor, office: FakePeopleOffice) -> None:
    stamp = inside.stamp()
    for body in (
        form("forged"),
        form(""),
        form(stamp)[len(part("stamp", stamp.encode())) :],
        form(stamp).replace(b'name="stamp"', b'name="other"'),
    ):
        assert send(inside, body).status_code == 403
    inside.http.cookies.clear()
    assert send(inside, form(stamp)).headers["location"] == "/sign-in"
    assert office.brought == []


@pytest.mark.parametrize(
    ("spoil", "status"),
    [
        (lambda body: body[:-10], 400),
        (lambda body: body + b"more", 400),
        (lambda body: body[5:], 400),
        (lambda _: b"", 400),
        (lambda _: b"--" + b"x" * 40_000, 400),
        (lambda body: body.split(b"\r\n\r\n")[0] + b"y" * 40_000, 400),
        (lambda body: body.replace(FILE, b"bad" + FILE), 400),
    ],
)  # fmt: skip - rows read better than columns here
def test_what_is_no_such_form_is_refused(
    inside: Visitor, office: FakePeopleOffice, tmp_path: Path, spoil: object, status: int
) -> None:
    assert callable(spoil)
    assert send(inside, spoil(form(inside.stamp()))).status_code == status
    assert office.brought == []
    assert not list(tmp_path.glob("stick-*"))


def test_another_kind_of_form_is_refused(inside: Visitor) -> None:
    for kind in ("text/plain", "multipart/form-data", "multipart/form-data; boundary=" + "x" * 200):
        assert send(inside, form(inside.stamp()), kind).status_code == 415


def test_more_than_a_stick_holds_is_refused(
    inside: Visitor, office: FakePeopleOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_sticks, "MOST", 1000)
    assert send(inside, form(inside.stamp())).status_code == 413
    monkeypatch.setattr(http_sticks, "MOST", 1000)
    body = form(inside.stamp())
    told = inside.http.post("/sticks", content=iter([body]), headers={"Content-Type": TYPE})
    assert told.status_code == 413
    assert office.brought == []


def test_what_is_published_is_there_to_look_at(inside: Visitor) -> None:
    page = inside.look("/published").text
    assert "mall_desk/2027.1" in page
    assert "2027-01-01" in page
    assert "国贸店" in page
    assert page.count("<form") == 1  # to sign out: nothing is published here
    goods = inside.look("/published?collection=goods").text
    more = re.search(r'href="(/published\?collection=goods&amp;after=[^"]+)"', goods)
    assert more is not None
    rest = inside.look(more[1].replace("&amp;", "&")).text
    assert goods.count("<tr>") + rest.count("<tr>") == 150 + 2
    assert inside.look("/published?collection=nothing").status_code == 404


def test_a_wrong_file_is_said_to_be_one(inside: Visitor) -> None:
    told = send(inside, form(inside.stamp(), b"bad" + FILE))
    assert (told.status_code, "这不是柜台导出的 .cfb 文件" in told.text) == (400, True)
    assert 'name="file"' in told.text
