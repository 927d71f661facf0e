"""The evidence bundle: whole, the same again, checked by an outsider, without what must stay in the house."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.money import Fen
from app.domain.records import Customer, Problem
from app.domain.refusals import ProblemError, RefusedError
from app.domain.steps.contact import AddNote
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.papers import LIABILITY_NOTICE, DocumentIssued, EvidenceExported
from app.domain.vocabulary import Cause, Demand
from app.usecases.bundle.export import Handed, export_evidence, make_bundle
from app.usecases.issue import issue
from app.usecases.perform import perform
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, copied, determination, kettle, kettle_goods, opened_shop
from tests.usecases.bundle.conftest import STROKES, Checker, export, files_of, whole_case

ID_NUMBER = "110105194912310021"
AT_FAULT = "钱不多"


def test_everything_is_there_under_names_of_ours(shop: Shop, tmp_path: Path) -> None:
    made = export(shop, whole_case(shop), tmp_path / "b.zip")
    files = files_of(tmp_path / "b.zip")
    assert {"README.txt", "check.py", "manifest.json", "report.pdf"} < files.keys()
    assert [name for name in files if name.startswith("photos/")] == [
        "photos/001-whole.jpg",
        "photos/002-close_up.jpg",
    ]
    assert "documents/SL-2F01-261120-0001-v1.pdf" in files
    assert "documents/ZR-2F01-261120-0001-v1.pdf" in files
    signed = "signatures/ZR-2F01-261120-0001-v1-customer"
    assert files[f"{signed}-shown.pdf"].startswith(b"%PDF")
    assert files[f"{signed}-strokes.json"] == STROKES.as_bytes()
    assert files[f"{signed}-picture.png"].startswith(b"\x89PNG")
    assert all(re.fullmatch(r"[A-Za-z0-9_./-]+", name) and ".." not in name for name in files)
    assert made.files == len(files)


def test_the_report_tells_the_case(shop: Shop, tmp_path: Path) -> None:
    ticket = whole_case(shop)
    export(shop, ticket, tmp_path / "b.zip")
    text = "".join("".join(pages_of(files_of(tmp_path / "b.zip")["report.pdf"])).split())
    found = shop.ticket(ticket)
    for words in ("市场监督管理局", "投诉调解", found.number, "王建国", "138****2233", "用了3次就漏水"):
        assert words in text
    for words in ("责任认定", "壶身焊缝渗漏", "签字", "屏幕签字", "电子签名约定第1版", "按时完成", "换货"):
        assert words in text
    for words in ("添加证据整体", "提出方案换同型号", "客户接受方案方式：当面；换同型号", "受理服务台；换货"):
        assert words in text
    assert all(each.blob.sha256 in text for each in found.documents[:-1])
    assert all(each.file.sha256 in text for each in found.evidence)
    assert found.documents[1].signatures[0].seal in text
    assert "13800002233" not in text


def test_the_same_entries_give_the_same_bytes(shop: Shop, tmp_path: Path) -> None:
    ticket = whole_case(shop)
    one = export(shop, ticket, tmp_path / "1.zip")
    shop.time.advance(days=3)
    two = export(shop, ticket, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    assert (one.document.id, one.fingerprint) == (two.document.id, two.fingerprint)
    perform(shop.work, ticket, AddNote("客户来电"), CLERK)
    later = make_bundle(shop.work, ticket, one.document, tmp_path / "3.zip")
    assert (tmp_path / "3.zip").read_bytes() == (tmp_path / "1.zip").read_bytes()
    assert later.fingerprint == one.fingerprint


def test_a_case_that_went_on_gets_a_bundle_of_its_own(shop: Shop, tmp_path: Path) -> None:
    ticket = whole_case(shop)
    one = export(shop, ticket, tmp_path / "1.zip")
    perform(shop.work, ticket, AddNote("客户来电"), CLERK)
    two = export(shop, ticket, tmp_path / "2.zip")
    assert (one.document.number, two.document.number) == ("ZJ-2F01-261120-0001", "ZJ-2F01-261120-0002")
    assert (two.document.version, two.fingerprint != one.fingerprint) == (1, True)
    assert not shop.ticket(ticket).document(one.document.id).voided  # type: ignore[union-attr]  # it is there


def test_to_whom_and_what_for_stands_in_the_journal(shop: Shop, tmp_path: Path) -> None:
    ticket = whole_case(shop)
    made = export(shop, ticket, tmp_path / "b.zip")
    told = [e.body for e in shop.work.tickets.entries(ticket) if isinstance(e.body, EvidenceExported)]
    assert [(each.form, each.recipient, each.purpose) for each in told] == [
        ("pdf", "市场监督管理局", "投诉调解"),
        ("zip", "市场监督管理局", "投诉调解"),
    ]
    assert told[-1].manifest_sha256 == made.fingerprint
    assert shop.store.verify().findings == []


@pytest.mark.parametrize("said", [("", "调解"), ("平台", ""), (" ", " ")])
def test_without_recipient_or_purpose_nothing_is_handed_out(
    shop: Shop, tmp_path: Path, said: tuple[str, str]
) -> None:
    ticket, before = whole_case(shop), shop.entries()
    with pytest.raises(RefusedError) as refused:
        export_evidence(shop.work, ticket, Handed(*said, "authority"), CLERK, tmp_path / "b.zip")
    assert refused.value.refusal.code == "particulars_missing"
    assert shop.entries() == before
    assert not (tmp_path / "b.zip").exists()


def test_an_outsider_checks_it_without_the_program(shop: Shop, tmp_path: Path) -> None:
    made = export(shop, whole_case(shop), tmp_path / "b.zip")
    (tmp_path / "check.py").write_bytes(files_of(tmp_path / "b.zip")["check.py"])
    checker, bundle = tmp_path / "check.py", tmp_path / "b.zip"
    command = [sys.executable, "-X", "utf8", "-I", "-S", str(checker), str(bundle), made.fingerprint]
    ran = subprocess.run(command, capture_output=True, check=False, env={}, cwd="/")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().splitlines()[-1] == "核验通过"


def test_it_is_checked_unpacked_too(shop: Shop, tmp_path: Path, check: Checker) -> None:
    export(shop, whole_case(shop), tmp_path / "b.zip")
    shutil.unpack_archive(tmp_path / "b.zip", tmp_path / "out")
    assert check(tmp_path / "out")[0] == 0
    (tmp_path / "out" / "photos" / "more.jpg").write_bytes(b"x")
    ended, said = check(tmp_path / "out")
    assert ended == 1
    assert "清单之外的文件：photos/more.jpg" in said


def test_another_bundle_than_the_one_handed_out_is_told(shop: Shop, tmp_path: Path, check: Checker) -> None:
    made = export(shop, whole_case(shop), tmp_path / "b.zip")
    assert check(tmp_path / "b.zip", made.fingerprint)[0] == 0
    ended, said = check(tmp_path / "b.zip", "0" * 64)
    assert ended == 1
    assert "指纹不符" in said


def test_a_change_of_any_byte_is_found(shop: Shop, tmp_path: Path, check: Checker) -> None:
    export(shop, whole_case(shop), tmp_path / "b.zip")
    good = (tmp_path / "b.zip").read_bytes()
    spread = random.Random(7)
    places = {spread.randrange(len(good)) for _ in range(250)}
    places |= set(range(64)) | set(range(len(good) - 400, len(good)))
    unseen = []
    for place in sorted(places):
        changed = bytearray(good)
        changed[place] ^= 1 << spread.randrange(8)
        (tmp_path / "c.zip").write_bytes(changed)
        if check(tmp_path / "c.zip")[0] == 0:
            unseen.append(place)
    assert unseen == []
    for torn in (good[:-1], good + b"\0", good[: len(good) // 2], b""):
        (tmp_path / "c.zip").write_bytes(torn)
        assert check(tmp_path / "c.zip")[0] == 1


def repacked(folder: Path, name: str, data: bytes) -> None:
    """Change a file and let the manifest say what it then is, as somebody would who hides it."""
    (folder / name).write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for each in manifest["files"]:
        content = (folder / each["name"]).read_bytes()
        each["size"], each["sha256"] = len(content), sha256(content).hexdigest()
    text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / "manifest.json").write_bytes(text.encode() + b"\n")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("photos/001-whole.jpg", "记录提到的文件既不在包内"),
        ("documents/SL-2F01-261120-0001-v1.pdf", "记录提到的文件既不在包内"),
        ("signatures/ZR-2F01-261120-0001-v1-customer-strokes.json", "记录提到的文件既不在包内"),
        ("signatures/ZR-2F01-261120-0001-v1-customer-shown.pdf", "记录提到的文件既不在包内"),
        ("report.pdf", "报告 report.pdf 与记录中出具的不一致"),
    ],
)
def test_who_hides_a_change_in_the_manifest_too_is_found_by_the_journal(
    shop: Shop, tmp_path: Path, check: Checker, name: str, sentence: str
) -> None:
    export(shop, whole_case(shop), tmp_path / "b.zip")
    shutil.unpack_archive(tmp_path / "b.zip", tmp_path / "out")
    repacked(tmp_path / "out", name, (tmp_path / "out" / name).read_bytes() + b" ")
    ended, said = check(tmp_path / "out")
    assert ended == 1
    assert sentence in said


def test_entries_changed_left_out_or_exchanged_break_the_chain(
    shop: Shop, tmp_path: Path, check: Checker
) -> None:
    export(shop, whole_case(shop), tmp_path / "b.zip")
    shutil.unpack_archive(tmp_path / "b.zip", tmp_path / "out")
    whole = (tmp_path / "out" / "journal" / "entries.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    changed = whole.replace(b'"role":"customer"', b'"role":"merchant"', 1)
    assert changed != whole
    for bad in (changed, b"".join(lines[:-1]), b"".join([lines[1], lines[0], *lines[2:]]), whole + lines[0]):
        repacked(tmp_path / "out", "journal/entries.jsonl", bad)
        ended, said = check(tmp_path / "out")
        assert ended == 1
        assert re.search("记录被改动|记录条数与哈希链不符|无法读取", said)
    repacked(tmp_path / "out", "journal/entries.jsonl", whole)
    assert check(tmp_path / "out")[0] == 0


DEEP = b"[" * 100_000
ODD = [
    ("manifest.json", DEEP),
    ("manifest.json", b'{"files":[],"form":"counterfoil-evidence-1","left_out":[1]}'),
    ("manifest.json", b'{"files":[],"form":"counterfoil-evidence-1","left_out":[{"sha256":[],"why":[]}]}'),
    ("manifest.json", b'{"files":[{"name":[]}],"form":"counterfoil-evidence-1","left_out":[]}'),
    ("manifest.json", b'{"files":[],"form":"counterfoil-evidence-1"}'),
    ("journal/chain.json", b'[{"before":"00","links":[["x","00","00",false]],"writer":"w"}]'),
    ("journal/chain.json", b'[{"before":"00","links":[[-1,"00","00",false]],"writer":"w"}]'),
    ("journal/chain.json", b"7"),
    ("journal/chain.json", DEEP),
    ("journal/entries.jsonl", b"[]\n" + DEEP + b"\n"),
    ("journal/entries.jsonl", b'{"t":"document.issued","d":{"document":[],"blob":{"sha256":1}}}\n'),
]


@pytest.fixture(scope="module")
def unpacked(shop_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    with opened_shop(copied(shop_folder, folder / "store")) as shop:
        export(shop, whole_case(shop), folder / "b.zip")
    shutil.unpack_archive(folder / "b.zip", folder / "out")
    return folder / "out"


def test_an_entry_given_out_as_one_of_another_case_is_found(
    unpacked: Path, tmp_path: Path, check: Checker
) -> None:
    shutil.copytree(unpacked, tmp_path / "out")
    journal = tmp_path / "out" / "journal"
    lines = (journal / "entries.jsonl").read_bytes().splitlines(keepends=True)
    (run,) = json.loads((journal / "chain.json").read_bytes())
    own = [place for place, link in enumerate(run["links"]) if link[3]]
    told = "".join("".join(pages_of((tmp_path / "out" / "report.pdf").read_bytes())).split())
    code = next(line for line in check(tmp_path / "out")[1].splitlines() if line.startswith("本案记录码"))
    assert f"本案记录{len(own) - 1}条" in told
    assert code.split()[-1] in told
    kinds = {json.loads(line)["t"]: place for place, line in enumerate(lines)}
    for kind in ("plan.accepted", "document.signed", "evidence.attached", "ticket.opened"):
        place = kinds[kind]
        links = [[*link[:3], int(n != own[place] and bool(link[3]))] for n, link in enumerate(run["links"])]
        (journal / "chain.json").write_text(json.dumps([run | {"links": links}]), encoding="utf-8")
        repacked(tmp_path / "out", "journal/entries.jsonl", b"".join(lines[:place] + lines[place + 1 :]))
        ended, said = check(tmp_path / "out")
        assert ended == 1, kind
        assert "本案记录码与报告不符" in said


def test_without_the_fingerprint_it_says_what_to_compare(unpacked: Path, check: Checker) -> None:
    ended, said = check(unpacked)
    assert ended == 0
    assert re.search("核验通过，但仅限包内相互一致.*本案记录码.*纸质报告", said.splitlines()[-1])


@pytest.mark.parametrize(
    "name", ["photos/003-whole.jpg", "documents/X-1-v1.pdf", "thumbnails/001-whole.jpg", "letter.txt"]
)
def test_a_file_that_no_entry_names_is_told(
    unpacked: Path, tmp_path: Path, check: Checker, name: str
) -> None:
    out = shutil.copytree(unpacked, tmp_path / "out")
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_bytes(b"x")
    manifest = json.loads((out / "manifest.json").read_bytes())
    manifest["files"].append({"name": name})
    (out / "manifest.json").write_bytes(json.dumps(manifest).encode())
    repacked(out, name, b"x")
    ended, said = check(out)
    assert ended == 1
    assert f"没有记录提到的文件：{name}" in said


def test_the_content_of_the_report_is_no_ruling(unpacked: Path, check: Checker) -> None:
    left = json.loads((unpacked / "manifest.json").read_bytes())["left_out"]
    last = json.loads((unpacked / "journal" / "entries.jsonl").read_bytes().splitlines()[-1])
    assert {"sha256": last["d"]["content"]["sha256"], "why": "internal"} in left
    assert "not_counted" not in {each["why"] for each in left}
    assert len(left) == check(unpacked)[1].count("未装入：")


@pytest.mark.parametrize(("name", "data"), ODD)
def test_what_nobody_would_write_is_told_not_stumbled_over(
    unpacked: Path, tmp_path: Path, check: Checker, name: str, data: bytes
) -> None:
    shutil.copytree(unpacked, tmp_path / "out")
    (tmp_path / "out" / name).write_bytes(data)
    ended, said = check(tmp_path / "out")
    assert (ended, said.splitlines()[-1]) == (1, "核验不通过")


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "C:/x", "a\\..\\x", "a/./x", "a//x", "x\n"])
def test_a_name_that_would_be_unpacked_elsewhere_is_told(tmp_path: Path, check: Checker, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"x")
    ended, said = check(tmp_path / "b.zip")
    assert ended == 1
    assert "会写到别处，请勿解压" in said


def test_other_tickets_are_hashes_alone(shop: Shop, tmp_path: Path) -> None:
    ticket = whole_case(shop)
    export(shop, ticket, tmp_path / "b.zip")
    files = files_of(tmp_path / "b.zip")
    lines = [json.loads(line) for line in files["journal/entries.jsonl"].splitlines()]
    assert {line["ticket"] for line in lines} == {ticket}
    (run,) = json.loads(files["journal/chain.json"])
    own = [link for link in run["links"] if link[3]]
    assert len(own) == len(lines) < len(run["links"])


def fault_of_staff(shop: Shop) -> str:
    form = kettle(
        customer=Customer("王建国", phone="13800002233", id_number=ID_NUMBER, confirmed=True),
        goods=(replace(kettle_goods(), price=Fen(680_000)),),
        problem=Problem("用了3次就漏水", Demand.RETURN, people_affected=1),
    )
    ticket = shop.intake(form).id
    verdict: DetermineLiability = replace(
        determination(), cause=Cause.HUMAN_ERROR, responsible_person=AT_FAULT
    )
    perform(shop.work, ticket, verdict, SUPERVISOR)
    issue(shop.work, ticket, LIABILITY_NOTICE, CLERK)
    return ticket


def test_neither_staff_at_fault_nor_the_identity_number_leave_the_house(
    shop: Shop, tmp_path: Path, check: Checker
) -> None:
    ticket = fault_of_staff(shop)
    export(shop, ticket, tmp_path / "b.zip")
    files = files_of(tmp_path / "b.zip")
    assert "documents/ZR-2F01-261120-0001-v1-customer.pdf" in files
    assert "documents/ZR-2F01-261120-0001-v1.pdf" not in files
    for name, data in files.items():
        text = "".join(pages_of(data)) if name.endswith(".pdf") else data.decode("utf-8", "replace")
        for secret in (AT_FAULT, ID_NUMBER, "13800002233"):
            assert secret not in text, name
    ended, said = check(tmp_path / "b.zip")
    assert ended == 0
    assert "含他人或内部人员信息" in said


def test_small_pictures_in_the_place_of_originals(shop: Shop, tmp_path: Path, check: Checker) -> None:
    ticket = whole_case(shop)
    export(shop, ticket, tmp_path / "b.zip", small=True)
    names = files_of(tmp_path / "b.zip").keys()
    assert {"thumbnails/001-whole.jpg", "thumbnails/002-close_up.jpg"} < names
    assert not [name for name in names if name.startswith("photos/")]
    ended, said = check(tmp_path / "b.zip")
    assert ended == 0
    assert "以缩略图代替" in said


def test_of_a_damaged_file_no_bundle_is_made(shop: Shop, tmp_path: Path) -> None:
    ticket = whole_case(shop)
    original = shop.work.blobs.path(shop.ticket(ticket).evidence[0].file.sha256)
    assert original is not None
    original.chmod(0o600)
    original.write_bytes(original.read_bytes()[:-1] + b"\0")
    with pytest.raises(ProblemError) as problem:
        export(shop, ticket, tmp_path / "b.zip")
    assert problem.value.code == "bundle_file_damaged"


def test_the_person_erased_leaves_a_bundle_that_still_holds(
    shop: Shop, tmp_path: Path, check: Checker
) -> None:
    ticket = whole_case(shop)
    shop.store.erase_person(ticket)
    export(shop, ticket, tmp_path / "b.zip")
    assert check(tmp_path / "b.zip")[0] == 0
    assert not [name for name in files_of(tmp_path / "b.zip") if name.endswith("strokes.json")]


def test_two_stores_with_the_same_entries_give_the_same_bundle(tmp_path: Path, shop: Shop) -> None:
    ticket = whole_case(shop)
    made = export(shop, ticket, tmp_path / "1.zip")
    shop.store.close()
    other = copied(shop.store.layout.root, tmp_path / "copy")
    with opened_shop(other) as again:
        make_bundle(again.work, ticket, made.document, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_the_issue_of_the_report_is_the_last_entry_inside(shop: Shop, tmp_path: Path) -> None:
    ticket = whole_case(shop)
    made = export(shop, ticket, tmp_path / "b.zip")
    lines = files_of(tmp_path / "b.zip")["journal/entries.jsonl"].splitlines()
    last = json.loads(lines[-1])
    assert (last["t"], last["d"]["document"]) == (DocumentIssued.TYPE, made.document.id)
