"""What the pages show, to whom, and what their forms do."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from app.headoffice.http.context import Context
from app.headoffice.store.deciding import WaitingPlan
from app.headoffice.store.slips import Case
from app.headoffice.web.language import CHINESE, claim_word, language_of, read_words, value_word, words_in
from app.headoffice.web.moments import ago, moment
from app.headoffice.web.password import AdminPassword, PasswordTooShortError
from app.headoffice.web.room import Room
from app.wire.messages import Slip
from tests.headoffice.fakes.office import DEVICE, OTHER_DEVICE
from tests.headoffice.fakes.people import (
    AT,
    SCRIPT,
    FakeFile,
    FakePapers,
    FakePeopleOffice,
    alert_group,
    paper,
)
from tests.headoffice.web.conftest import PASSWORD, Visitor

PAGES = [
    "/",
    f"/devices/{DEVICE}",
    "/tickets",
    "/tickets/b1/2F01-261122-0007",
    "/slips",
    "/slips?code=TH-2F01-261122-0007",
    "/alerts",
    "/quarantine",
    "/conflicts",
    "/approvals",
    "/sticks",
    "/published",
    "/published?collection=goods",
]
CHANGES = [
    "/branches",
    "/codes",
    "/alerts/dismiss",
    f"/devices/{DEVICE}/rename",
    f"/devices/{DEVICE}/revoke",
    f"/devices/{DEVICE}/accept",
    "/quarantine/retry",
    "/conflicts/decide",
    "/tickets/b1/2F01-261122-0007/approve",
    "/tickets/b1/2F01-261122-0007/deny",
    "/sign-out",
]


@pytest.mark.parametrize("path", [*PAGES, "/evidence/" + "0" * 64])
def test_nobody_sees_anything_without_signing_in(visitor: Visitor, path: str) -> None:
    told = visitor.look(path)
    assert told.status_code == 303
    assert told.headers["location"].startswith("/sign-in?next=/")
    assert told.text == ""


@pytest.mark.parametrize("path", CHANGES)
def test_no_form_works_without_signing_in_or_from_elsewhere(
    inside: Visitor, office: FakePeopleOffice, path: str
) -> None:
    told = inside.send(path, stamp="forged", name="x", branch="b1")
    assert told.status_code == 403
    assert "表单已失效" in told.text
    inside.http.cookies.clear()
    assert inside.send(path, stamp="forged").headers["location"] == "/sign-in"
    assert office.people.told == []
    assert len(office.people.names) == 2


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_safe_and_in_both_languages(inside: Visitor, path: str) -> None:
    for accept, language in (("", "zh-CN"), ("en-GB,en;q=0.9,zh;q=0.5", "en")):
        told = inside.look(path, **{"Accept-Language": accept})
        assert told.status_code == 200
        assert f'<html lang="{language}">' in told.text
        assert "<script" not in told.text
        assert " style=" not in told.text
        assert not re.search(r"\son\w+=", told.text)
        policy = told.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert told.headers["x-content-type-options"] == "nosniff"
        assert told.headers["cache-control"] == "no-store"


def test_a_device_is_given_another_name(inside: Visitor, office: FakePeopleOffice) -> None:
    path = f"/devices/{DEVICE}"
    assert inside.send(f"{path}/rename", stamp=inside.stamp(), name=" 三楼收银 ").headers["location"] == path
    assert 'value="三楼收银"' in inside.look(path).text
    assert inside.send(f"{path}/rename", stamp=inside.stamp(), name=" ").status_code == 400
    assert office.people.told == [("rename", DEVICE, "三楼收银")]


def test_who_is_not_heard_of_stands_on_top(inside: Visitor, office: FakePeopleOffice) -> None:
    assert "无消息" not in inside.look("/").text
    office.people.rows = [row._replace(silent=9) for row in office.people.rows]
    page = inside.look("/").text
    assert "久无消息的设备（2）" in page
    assert page.count("9 天无消息") == 4
    assert "9 天无消息" in inside.look(f"/devices/{DEVICE}").text


def test_storage_that_is_away_is_said_on_top(inside: Visitor, context: Context) -> None:
    assert "文件存储不可用" not in inside.look("/").text
    context.storage.reason = "PermissionDeniedError"
    page = inside.look("/").text
    assert "文件存储不可用" in page
    assert "PermissionDeniedError" not in page


def test_a_backup_that_is_old_is_said_on_top(inside: Visitor, office: FakePeopleOffice) -> None:
    assert "通过检验的备份" not in inside.look("/").text
    office.keeping.seconds = 49 * 3600
    assert "已有 2 天没有通过检验的备份" in inside.look("/").text
    assert "工单的页面上批准" in inside.look("/published").text


def test_what_devices_say_is_shown_as_text(inside: Visitor) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in inside.look("/").text
    assert SCRIPT not in inside.look(f"/devices/{OTHER_DEVICE}").text
    told = inside.look("/tickets?q=%22%3E%3Cscript%3E")
    assert "<script" not in told.text


@pytest.mark.parametrize(("proto", "secure"), [("https", True), ("http", False), ("", False)])
def test_behind_https_the_cookie_never_goes_without_it(
    visitor: Visitor, password: AdminPassword, proto: str, secure: bool
) -> None:
    """A proxy on this computer says how it was called; see `packaging/HEADOFFICE.md`."""
    password.change(PASSWORD)
    visitor.http.headers.update({"X-Forwarded-Proto": proto} if proto else {})
    cookie = visitor.send("/sign-in", name="李主管", password=PASSWORD).headers["set-cookie"].lower()
    flags = {each.strip() for each in cookie.split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/"} <= flags
    assert ("secure" in flags) is secure
    assert not any(each.startswith("domain=") for each in flags), "to this server alone"


@pytest.mark.parametrize("path", ["/sign-in", "/devices/none", "/nothing", "/tickets/none"])
def test_pages_that_refuse_are_as_safe(inside: Visitor, path: str) -> None:
    told = inside.look(path)
    assert "default-src 'none'" in told.headers["content-security-policy"], told.status_code
    assert "frame-ancestors 'none'" in told.headers["content-security-policy"]
    assert told.headers["x-content-type-options"] == "nosniff"


def test_signing_in(visitor: Visitor, password: AdminPassword) -> None:
    assert "尚未设置密码" in visitor.look("/sign-in").text
    password.change(PASSWORD)
    wrong = visitor.sign_in("wrong")
    assert (wrong.status_code, "密码不正确" in wrong.text) == (403, True)
    assert visitor.send("/sign-in", name="", password=PASSWORD).status_code == 400
    told = visitor.send("/sign-in", name="李主管", password=PASSWORD, next="https://evil.example/")
    assert (told.status_code, told.headers["location"]) == (303, "/")
    cookie = told.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "李主管" in visitor.look("/").text
    password.change("another password")
    assert visitor.look("/").status_code == 303


@pytest.mark.parametrize("place", ["//evil.example", "/\\evil.example", "evil", "/\r\nSet-Cookie: a=b", ""])
def test_after_signing_in_nobody_is_led_astray(visitor: Visitor, password: AdminPassword, place: str) -> None:
    password.change(PASSWORD)
    told = visitor.send("/sign-in", name="x", password=PASSWORD, next=place)
    assert told.headers["location"] == "/"


def test_where_nothing_is_a_browser_sees_a_page(inside: Visitor) -> None:
    page = inside.look("/nowhere", Accept="text/html")
    assert (page.status_code, "这里没有内容" in page.text) == (404, True)
    told = inside.look("/nowhere", Accept="application/json")
    assert (told.status_code, told.json()["code"]) == (404, "not_found")


def test_guessing_is_slow(visitor: Visitor, password: AdminPassword) -> None:
    password.change(PASSWORD)
    assert [visitor.sign_in("wrong").status_code for _ in range(7)] == [403] * 6 + [429]
    assert visitor.sign_in().status_code == 429


def test_a_changed_cookie_is_none(inside: Visitor) -> None:
    good = inside.http.cookies["cf-admin"]
    for bad in ("", "x", good[:-2] + "AA", "." + good, good.replace(".", "A."), "é" * 3):
        told = inside.http.get("/", headers={b"Cookie": f"cf-admin={bad}".encode()})
        assert told.status_code in (200, 303)
        assert (told.status_code == 200) == (bad == good)


def test_the_link_of_the_first_start_works_once(visitor: Visitor, password: AdminPassword) -> None:
    now = datetime.now(UTC)
    old = password.invite(now)
    words = password.invite(now)
    assert visitor.look(f"/set-password?token={old}").status_code == 403
    assert visitor.look(f"/set-password?token={words}").status_code == 200
    place = f"/set-password?token={words}"
    assert "不一致" in visitor.send(place, password=PASSWORD, again="x").text
    assert "至少 10" in visitor.send(place, password="short", again="short").text
    assert visitor.send(place, password=PASSWORD, again=PASSWORD).headers["location"] == "/sign-in"
    assert not password.is_invited(words, now)
    assert visitor.sign_in().status_code == 303
    later = password.invite(now)
    assert not password.is_invited(later, now + timedelta(hours=25))


def test_the_password_is_kept_as_scrypt_that_only_we_read(password: AdminPassword, tmp_path: Path) -> None:
    password.change(PASSWORD)
    file = tmp_path / "house" / "admin.json"
    assert PASSWORD not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
    assert password.matches(PASSWORD)
    assert not password.matches(PASSWORD + " ")
    for odd in ("short", "x" * 2000):
        with pytest.raises(PasswordTooShortError):
            password.change(odd)


def test_a_code_is_shown_with_the_fingerprint(inside: Visitor, office: FakePeopleOffice) -> None:
    told = inside.send("/codes", stamp=inside.stamp(), branch="b1", name="前台", role="counter")
    assert "NPQQ-YHV-CVH" in told.text
    assert re.search(r"([0-9A-F]{4} ){7}[0-9A-F]{4}", told.text)
    assert office.people.told == [("code", "b1", "前台", "counter")]
    assert inside.send("/codes", stamp=inside.stamp(), branch="b1", name="x", role="root").status_code == 400
    refused = inside.send("/codes", stamp=inside.stamp(), branch="nowhere", name="x", role="counter")
    assert (refused.status_code, "没有这个门店" in refused.text) == (409, True)


def test_a_device_is_revoked(inside: Visitor, office: FakePeopleOffice) -> None:
    told = inside.send(f"/devices/{DEVICE}/revoke", stamp=inside.stamp())
    assert told.headers["location"] == f"/devices/{DEVICE}"
    assert "已停用" in inside.look(f"/devices/{DEVICE}").text
    inside.send(f"/devices/{DEVICE}/accept", stamp=inside.stamp())
    assert office.people.told == [("revoke", DEVICE), ("accept", DEVICE)]
    assert inside.look("/devices/nobody").status_code == 404


def test_branches_and_alerts(inside: Visitor, office: FakePeopleOffice) -> None:
    assert "两台电脑以同一设备写入" in inside.look("/").text
    inside.send("/alerts/dismiss", stamp=inside.stamp(), alert="a1")
    inside.send("/branches", stamp=inside.stamp(), name="望京店")
    told = inside.look("/").text
    assert "两台电脑以同一设备写入" not in told
    assert "望京店" in told
    assert inside.send("/branches", stamp=inside.stamp(), name=" ").status_code == 400


def test_alerts_name_the_desk_and_leave_room_for_branches(inside: Visitor, office: FakePeopleOffice) -> None:
    page = inside.look("/").text
    for said in ("国贸店 ·", "2F01 前台电脑", "5f3a9c", "77e01b", "3 次"):
        assert said in page, said
    assert "全部提醒" not in page
    later = "2026-11-22T09:30:00.000+00:00"
    office.people.open_alerts += [alert_group(f"a{n}", "fork", last=later) for n in range(2, 8)]
    page = inside.look("/").text
    assert page.count('action="/alerts/dismiss"') == 3
    assert "全部提醒（7）" in page
    page = inside.look("/alerts").text
    assert page.count('action="/alerts/dismiss"') == 7
    assert "2026-11-22 15:30 至 2026-11-22 17:30" in page
    told = inside.send("/alerts/dismiss", stamp=inside.stamp(), alert="a2", **{"from": "alerts"})
    assert told.headers["location"] == "/alerts"


def test_tickets_are_found_and_shown(inside: Visitor, office: FakePeopleOffice, room: Room) -> None:
    told = inside.look("/tickets")
    assert told.text.count("2F01-261122-") >= 50
    assert "更早的" in told.text
    assert "王**" in told.text
    assert inside.look("/tickets?q=0060").text.count('href="/tickets/b1/') == 1
    picture = b"\xff\xd8\xff\xe0" + bytes(100)
    name = sha256(picture).hexdigest()
    for data in (picture, b"<script>"):
        sha = sha256(data).hexdigest()
        room.blobs.begin(DEVICE, sha, len(data))
        writer = room.blobs.open(DEVICE, sha, 0)
        writer.write(data)
        writer.end()
        writer.close()
    office.people.shown = [
        FakeFile(name, 104, "photo", "image/jpeg", arrived=True),
        FakeFile("1" * 64, 9, "video", "video/mp4", arrived=False),
        FakeFile("2" * 64, 9, "photo", "image/jpeg", arrived=False, lost=True),
    ]
    told = inside.look("/tickets/b1/2F01-261122-0007")
    assert f'src="/evidence/{name}"' in told.text
    assert (told.text.count("尚未到达"), told.text.count("柜台原件缺失")) == (1, 1)
    assert "from.the.future" in told.text
    assert "<td>林晓敏</td>" in told.text
    assert "国贸店 · 2F01 · &lt;script&gt;" in told.text, "at which desk"
    assert ">未知柜台</td>" in told.text
    assert ">总部</td>" in told.text
    assert f">{DEVICE}" not in told.text
    shown = inside.look(f"/evidence/{name}")
    assert (shown.headers["content-type"], shown.content) == ("image/jpeg", picture)
    assert "sandbox" in shown.headers["content-security-policy"]
    assert inside.look("/evidence/" + sha256(b"<script>").hexdigest()).status_code == 404
    for odd in ("/evidence/..%2f..", "/evidence/" + "0" * 64, "/tickets/b1/none", "/nothing"):
        assert inside.look(odd).status_code == 404, odd


def test_a_plan_is_approved_by_name(inside: Visitor, office: FakePeopleOffice) -> None:
    office.people.plans = [
        WaitingPlan("i1", "电热水壶", (("exchange_same_model", 0), ("refund_only", 8050)), ())
    ]
    shown = inside.look("/tickets/b1/2F01-261122-0007").text
    assert "换同型号" in shown
    assert "80.50 元" in shown
    place = re.findall(r'action="(/tickets/[^"]+/approve)"', shown)[0]
    stamp = inside.stamp()
    refuse = place.replace("/approve", "/deny")
    assert inside.send(refuse, stamp=stamp, item="i1", by="周总", reason=" ").status_code == 400
    assert inside.send(refuse, stamp=stamp, item="i1", by="周总", reason="先走 维修").status_code == 303
    assert office.people.told[-1][3:] == ("i1", "周总", "先走 维修")
    assert "2F-01-0001" in inside.look("/approvals").text
    assert inside.send(place, stamp=stamp, item="i1", by=" ").status_code == 400
    assert inside.send(place, stamp=stamp, item="i1", by=" 周  总 ").status_code == 303
    assert office.people.told[-1][1] == "b1"
    assert office.people.told[-1][3:] == ("i1", "周 总")
    shown = inside.look("/tickets/b1/2F01-261122-0007").text
    assert "周 总" in shown
    assert "/approve" not in shown


def test_a_paper_is_found_by_what_is_printed(inside: Visitor, office: FakePeopleOffice) -> None:
    page = inside.look("/slips").text
    assert "校验码" in page
    assert "KQXF" not in page
    page = inside.look("/slips?code=3fa94c1e").text
    for said in ("TH-2F01-261122-0007", "退换货确认单", "已收到", "最新版本", "已签字： 顾客", "国贸店"):
        assert said in page, said
    office.papers.papers = (paper(1, voided=True, fits=False), paper(2, fits=False))
    page = inside.look("/slips?code=CF1:TH-2F01-261122-0007:3:00000000").text
    for said in ("尚未收到所查的版本", "已有第 2 版", "已作废", "未签字"):
        assert said in page, said
    office.papers.forged = True
    page = inside.look("/slips?code=CF1:TH-2F01-261122-0007:2:00000000").text
    assert "与开具的内容不符" in page
    assert "已收到</span>" not in page
    office.papers = FakePapers(())
    page = inside.look("/slips?code=TH-2F01-261122-0009").text
    assert "未收到" in page
    office.papers.cases = (Case("b1", "t7", "2F01-261122-0007", AT),)
    page = inside.look("/slips?code=2F01-261122-0007").text
    assert "未收到" not in page
    for said in ("已收到", '<a href="/tickets/b1/t7">2F01-261122-0007</a>', "国贸店", "尚无该工单的单据"):
        assert said in page, said
    office.papers.slip = Slip("KQXF-1042-7B3D", True, AT, "12", "t7")
    page = inside.look("/slips?code=KQXF-1042-7B3D").text
    for said in ("已收到", "批次 12", '<a href="/tickets/b1/t7">2F01-261122-0007</a>'):
        assert said in page, said


def test_trouble_is_seen_to(inside: Visitor, office: FakePeopleOffice) -> None:
    shown = inside.look("/quarantine").text
    assert "等待前一条记录" in shown
    assert ">2F01</td>" in shown
    inside.send("/quarantine/retry", stamp=inside.stamp(), branch="b1", ticket="id-2F01-261122-0003")
    told = inside.look("/conflicts").text
    assert "139****0000" in told
    assert ">电话</td>" in told
    assert " · 2F01</th>" in told, "which desk says so"
    fields = {"branch": "b1", "writer": f"{DEVICE}.0123456789abcdef", "seq": "17"}
    assert inside.send("/conflicts/decide", stamp=inside.stamp(), **fields, take="maybe").status_code == 400
    inside.send("/conflicts/decide", stamp=inside.stamp(), **fields, take="yes", note="电话核实过")
    assert office.people.told == [
        ("retry", "b1", "id-2F01-261122-0003"),
        ("decide", "b1", fields["writer"], 17, True, "电话核实过", "李主管"),
    ]
    assert "暂无" in inside.look("/conflicts").text


def test_a_form_that_is_too_large_or_of_another_kind(inside: Visitor) -> None:
    assert inside.send("/branches", stamp=inside.stamp(), name="x" * 100_000).status_code == 413
    assert inside.http.post("/branches", json={"stamp": inside.stamp()}).status_code == 415


def test_signing_out(inside: Visitor) -> None:
    assert inside.send("/sign-out", stamp=inside.stamp()).headers["location"] == "/sign-in"
    assert inside.look("/").status_code == 303


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "zh"),
        ("en", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-US,en;q=0.5,zh;q=0.4", "en"),
        ("fr,de", "zh"),
        ("en;q=x", "zh"),
        ("zh,en", "zh"),
        (";;,,q=", "zh"),
    ],
)  # fmt: skip - rows read better than columns here
def test_whose_language(accept: str, language: str) -> None:
    assert language_of(accept) == language


def test_both_languages_have_the_same_words_and_all_that_pages_use(repository: Path) -> None:
    chinese, english = read_words("zh"), read_words("en")
    assert set(chinese) == set(english)
    assert all(
        re.findall(r"\{\w+\}", chinese[key]) == re.findall(r"\{\w+\}", english[key])
        or sorted(re.findall(r"\{\w+\}", chinese[key])) == sorted(re.findall(r"\{\w+\}", english[key]))
        for key in chinese
    )
    used: set[str] = set()
    for template in (repository / "app/headoffice/web/templates").glob("*.html"):
        used |= set(re.findall(r"\bt\('([\w:.]+)'[,)]", template.read_text(encoding="utf-8")))
    assert used
    assert used <= set(chinese)
    assert words_in("zh")("type:never.heard.of") == "never.heard.of"


@pytest.mark.parametrize(
    ("claim", "value", "chinese", "english"),
    [
        ("item.1.course", "withdrawn", "客户撤销", "Withdrawn"),
        ("level", "1 · 紧急 · 售后经理 · A", "一级 · 紧急 · 售后经理 · A", "L1 · urgent · 售后经理 · A"),
        ("item.1.demand", "return", "退货", "Return"),
        ("goods.1.model", "withdrawn", "withdrawn", "withdrawn"),
        ("level", "", "", ""),
    ],
)
def test_disputed_values_are_said_in_words(claim: str, value: str, chinese: str, english: str) -> None:
    assert value_word(words_in("zh"), claim, value) == chinese
    assert value_word(words_in("en"), claim, value) == english


def test_moments() -> None:
    say, now = words_in("en"), datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    assert moment("2026-11-22T07:30:00.000+00:00") == "2026-11-22 15:30"
    assert moment("") == ""
    for minutes, wanted in ((0, "just now"), (5, "5 min ago"), (120, "2 h ago"), (60 * 72, "3 days ago")):
        assert ago((now - timedelta(minutes=minutes)).isoformat(), now, say) == wanted
    assert ago("", now, say) == "never"


def test_disputed_values_are_words() -> None:
    """An earlier decision that another one stands against, and what an author in doubt has written."""
    say = words_in(CHINESE)
    assert [value_word(say, "decided.0198-ab", each) for each in ("✓", "–", "")] == [
        "采纳另一方",
        "保留原内容",
        "",
    ]
    assert [claim_word(say, each) for each in ("decided.0198-ab", "says", "goods.1.price")] == [
        "此前的决定",
        "所写内容",
        "价格",
    ]
