"""The page in a real browser: by keyboard, on a small screen, without a script of its own."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from app.headoffice.web.password import AdminPassword
from app.headoffice.web.room import Room
from tests.headoffice.fakes.office import DEVICE
from tests.headoffice.fakes.people import FakeFile, FakePeopleOffice
from tests.headoffice.web.browser import ENTER, TAB, Browser, browser
from tests.headoffice.web.conftest import PASSWORD

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Browser]:
    home = tmp_path / "home"
    home.mkdir()
    with browser(home) as made:
        yield made


@pytest.fixture
def inside(page: Browser, url: str, password: AdminPassword) -> Browser:
    """Signed in by keyboard alone: the name has the focus already."""
    password.change(PASSWORD)
    page.go(f"{url}/conflicts")
    page.wait_for("h1", "")
    page.type("#name", "李主管")
    page.type("#password", PASSWORD)
    page.press(ENTER)
    page.wait_for("header", "李主管")
    return page


def fits(page: Browser) -> bool:
    """Whether nothing is wider than the window."""
    return bool(page.ask("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_a_supervisor_at_work(
    inside: Browser, url: str, office: FakePeopleOffice, room: Room, tmp_path: Path
) -> None:
    page = inside
    _decide_by_keyboard(page, url, office)
    _look_at_evidence(page, url, office, room)
    _bring_a_stick(page, url, office, tmp_path)
    for path in (
        "/",
        "/tickets",
        "/quarantine",
        "/sticks",
        "/published",
        "/slips?code=KQXF-1042-7B3D",
        f"/devices/{DEVICE}",
    ):
        page.go(f"{url}{path}")
        assert fits(page), path
        assert (
            page.ask("getComputedStyle(document.querySelector('header')).backgroundColor")
            == "rgb(22, 48, 45)"
        )
    page.go(f"{url}/")
    assert page.ask("document.querySelectorAll('script').length") == 0
    page.click(".card summary")
    page.type(".card details input[name=name]", "前台二号")
    page.press(ENTER)
    page.wait_for(".code", "NPQQ-YHV-CVH")
    page.click("header button")
    page.wait_for("h1", "登录" if page.ask("document.documentElement.lang") == "zh-CN" else "Sign in")


def _decide_by_keyboard(page: Browser, url: str, office: FakePeopleOffice) -> None:
    """From the top of the page to the decision, with Tab and Enter and what has the focus shown."""
    page.go(f"{url}/conflicts")
    for _ in range(30):
        page.press(TAB)
        if page.ask("document.activeElement.value") == "yes":
            break
    assert page.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press(ENTER)
    page.wait_for("h1", "0")
    assert office.people.told[-1][0] == "decide"
    assert office.people.told[-1][4] is True


def _bring_a_stick(page: Browser, url: str, office: FakePeopleOffice, folder: Path) -> None:
    """The field has the focus; what is left is Tab and Enter, and Enter again saves the receipt."""
    file = folder / "stick.cfb"
    file.write_bytes(PICTURE)
    page.go(f"{url}/sticks")
    page.wait_until("document.activeElement.type", "file")
    page.type("input[type=file]", str(file))
    page.press(TAB)
    page.press(ENTER)
    page.wait_for("h2", "2F01")
    assert office.brought == [PICTURE]
    page.wait_until("document.activeElement.getAttribute('href')", "/sticks/0000000000000001.cfr")
    assert page.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def _look_at_evidence(page: Browser, url: str, office: FakePeopleOffice, room: Room) -> None:
    name = sha256(PICTURE).hexdigest()
    room.blobs.begin(DEVICE, name, len(PICTURE))
    writer = room.blobs.open(DEVICE, name, 0)
    writer.write(PICTURE)
    writer.end()
    writer.close()
    office.people.shown = [FakeFile(name, len(PICTURE), "photo", "image/png", arrived=True)]
    page.go(f"{url}/tickets/b1/2F01-261122-0007")
    page.wait_for("h1", "2F01-261122-0007")
    page.ask("(document.querySelector('.pictures img').loading = 'eager', true)")
    page.wait_for("h2", "")
    assert page.ask("document.querySelector('.pictures img').alt") != ""
    assert fits(page)
