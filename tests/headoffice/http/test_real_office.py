"""The calls and the pages with the real head office behind them, on each kind of database."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import cast

import msgspec
import pytest

from app.domain.records import BlobRef
from app.domain.steps.contact import NoteAdded
from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.http.app import build
from app.headoffice.http.context import Context
from app.headoffice.http.serving import served
from app.headoffice.office import HeadOffice, OfficeOptions, Places, open_office
from app.headoffice.web.pages import pages
from app.headoffice.web.password import AdminPassword
from app.headoffice.web.room import Room
from app.wire import messages as m
from app.wire.envelope import MEDIA_TYPE
from app.wire.shortcode import short_code
from app.wire.signing import to_bytes
from tests.headoffice.over_http import OverHttp
from tests.headoffice.store.conftest import (  # noqa: F401 - fixtures of the database
    clock,
    empty_file,
    places,
    postgres,
)
from tests.headoffice.store.desks import Desk, FakeClock
from tests.headoffice.web.conftest import PASSWORD, Visitor

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 100
NAME = sha256(PHOTO).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "files")


@pytest.fixture
def real(places: Places, clock: FakeClock, blobs: FolderBlobs) -> Iterator[HeadOffice]:  # noqa: F811 - fixtures of the database
    with open_office(places, clock, OfficeOptions(present=blobs.size_of)) as opened:
        opened.admin.new_branch("国贸店", "b1")
        yield opened


@pytest.fixture
def real_url(real: HeadOffice, blobs: FolderBlobs, tmp_path: Path) -> Iterator[str]:
    context = Context(real, blobs, tmp_path)
    password = AdminPassword(tmp_path)
    password.change(PASSWORD)
    with served(build(context, pages(Room(real, blobs, password))), context.waiting) as url:
        yield url


@pytest.fixture
def over(real: HeadOffice, real_url: str) -> Iterator[OverHttp]:
    publics = {each.kid: to_bytes(each.key) for each in real.hello("").keys if each.use == "sign"}
    made = OverHttp(real_url, publics)
    yield made
    made.client.close()


@pytest.fixture
def desk(real: HeadOffice, over: OverHttp) -> Desk:
    """Enrolled, with an open session, and one ticket with a photo sent and judged."""
    made = Desk()
    office = cast("HeadOffice", over)
    made.enrol(office, code=real.admin.new_code("b1", "前台").code)
    made.session(office)
    ticket = made.open_ticket()
    made.write(
        ticket, NoteAdded("看过了"), blobs=[BlobRef(NAME, len(PHOTO), "image/jpeg", "照片.jpg", "photo")]
    )
    ack = made.push(office)
    assert ack.accepted == made.end
    assert ack.want_blobs == (NAME,)
    real.projector.project_all()
    return made


@pytest.mark.timeout(180)
def test_a_desk_brings_a_ticket_and_gets_its_verdict(
    real: HeadOffice, over: OverHttp, desk: Desk, blobs: FolderBlobs
) -> None:
    client = over.client
    told = client.call(
        "POST",
        "/cf/v1/blobs",
        content=PHOTO,
        headers={
            "Tus-Resumable": "1.0.0",
            "Content-Type": "application/offset+octet-stream",
            "Upload-Length": str(len(PHOTO)),
            "Upload-Metadata": "sha256 " + b64encode(NAME.encode()).decode(),
        },
    )  # fmt: skip - rows read better than columns here
    assert told.status_code == 201
    assert b"".join(blobs.read(NAME)) == PHOTO
    assert real.blobs.known(real.site().tenant, [NAME])[NAME].arrived
    assert desk.push(cast("HeadOffice", over)).dup == 2
    page = msgspec.json.decode(client.call("GET", "/cf/v1/feed?wait=5").content, type=m.Page)
    own = [msgspec.convert(each.body, m.JudgedEntry) for each in page.items if each.coll == m.ENTRIES]
    assert [(each.seq, each.count, each.verdict) for each in own] == [(1, 2, m.Verdict.APPLIED)]
    back = msgspec.json.decode(
        client.call("GET", f"/cf/v1/writers/{desk.writer}/entries?after=1").content, type=m.OwnEntries
    )
    assert [line.encode() for line in back.lines] == desk.lines[1:]
    code = short_code(desk.writer, 2, desk.hash_at(2))
    assert client.call("GET", f"/cf/v1/slips/{code}").json()["received"]
    assert client.call("GET", "/cf/v1/slips/KQXF").json()["code"] == "malformed"
    assert client.call("GET", "/cf/v1/snapshots/entries").status_code == 200
    assert client.call("GET", f"/cf/v1/blobs/{NAME}", headers={"Range": "bytes=0-2"}).read() == PHOTO[:3]
    real.admin.revoke(desk.device)
    assert client.call("GET", "/cf/v1/feed").json()["code"] == "device_revoked"


@pytest.mark.timeout(180)
def test_maintenance_and_what_was_changed_on_the_way(real: HeadOffice, over: OverHttp, desk: Desk) -> None:
    path, headers = f"/cf/v1/writers/{desk.writer}/batches", {"Content-Type": MEDIA_TYPE}
    broken = desk.batch().replace(b"2F01", b"2F02", 1)
    assert over.client.call("POST", path, content=broken, headers=headers).json()["code"] == "digest_mismatch"
    assert over.client.call("POST", path, content=b"", headers=headers).json()["code"] == "malformed"
    real.set_state(m.State.MAINTENANCE)
    assert over.client.call("POST", path, content=desk.batch(), headers=headers).status_code == 503
    assert over.hello("n").state == m.State.MAINTENANCE


@pytest.mark.timeout(180)
def test_people_see_it_on_the_pages(real: HeadOffice, real_url: str, desk: Desk, over: OverHttp) -> None:
    real.reference.publish("staff", "p1", {"name": "林晓敏", "role": "clerk"}, "b1")
    forged = desk.write(desk.entries[0].ticket, NoteAdded("已全额退款"), user="冒名者")
    assert desk.push(cast("HeadOffice", over), 3).accepted == desk.end
    real.projector.project_all()
    visitor = Visitor(real_url)
    visitor.sign_in()
    assert "2F01" in visitor.look("/").text
    row = real.tickets.search("")[0]
    listed = visitor.look("/tickets").text
    assert row.number in listed
    assert row.customer in listed
    told = visitor.look(f"/tickets/b1/{row.ticket}")
    assert (told.status_code, "受理" in told.text, "尚未到达" in told.text) == (200, True, True)
    doubt = visitor.look("/conflicts").text
    assert ("作者存疑" in doubt, "冒名者不在" in doubt.replace("，", "")) == (True, True)
    assert [each.entry for each in real.trouble.conflicts()] == [forged.id]
    for path in ("/conflicts", "/quarantine", f"/devices/{real.admin.devices()[0].device}", "/slips?code=x"):
        assert visitor.look(path).status_code in (200, 400)
    told = visitor.send("/codes", stamp=visitor.stamp(), branch="b1", name="二号", role="counter")
    assert told.status_code == 200
    visitor.http.close()
