"""The page of head office on a loopback port, and somebody who looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.http.app import build
from app.headoffice.http.context import Context
from app.headoffice.http.serving import served
from app.headoffice.web.pages import pages
from app.headoffice.web.password import AdminPassword
from app.headoffice.web.room import Room
from tests.headoffice.fakes.people import FakePeopleOffice

PASSWORD = "正确的马 电池 订书钉"


@pytest.fixture
def office() -> FakePeopleOffice:
    return FakePeopleOffice()


@pytest.fixture
def password(tmp_path: Path) -> AdminPassword:
    return AdminPassword(tmp_path / "house")


@pytest.fixture
def room(office: FakePeopleOffice, password: AdminPassword, tmp_path: Path) -> Room:
    return Room(office, FolderBlobs(tmp_path / "files"), password)


@pytest.fixture
def context(office: FakePeopleOffice, room: Room, tmp_path: Path) -> Context:
    return Context(office, room.blobs, tmp_path)


@pytest.fixture
def url(context: Context, room: Room) -> Iterator[str]:
    with served(build(context, pages(room)), context.waiting) as address:
        yield address


class Visitor:
    """Goes through the pages as a browser would, without one."""

    def __init__(self, url: str) -> None:
        self.http = httpx2.Client(base_url=url, trust_env=False, timeout=20)

    def look(self, path: str, **headers: str) -> httpx2.Response:
        return self.http.get(path, headers=headers)

    def send(self, path: str, **fields: str) -> httpx2.Response:
        return self.http.post(path, data=fields)

    def sign_in(self, typed: str = PASSWORD) -> httpx2.Response:
        return self.send("/sign-in", name="李主管", password=typed, next="/")

    def stamp(self) -> str:
        found = re.search(r'name="stamp" value="([^"]+)"', self.look("/").text)
        assert found is not None
        return found[1]


@pytest.fixture
def visitor(url: str) -> Iterator[Visitor]:
    made = Visitor(url)
    yield made
    made.http.close()


@pytest.fixture
def inside(visitor: Visitor, password: AdminPassword) -> Visitor:
    password.change(PASSWORD)
    assert visitor.sign_in().status_code == 303
    return visitor
