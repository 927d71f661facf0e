"""counterfoil evidence: one file for whoever is outside."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Program
from tests.documents.gallery.same_bytes import SURROUNDINGS

TOLD = ("--to", "平台客服", "--for", "平台介入", "--who", "customer")


@pytest.fixture
def number(desk: Desk) -> str:
    """A ticket of the sample day."""
    return desk.intake()


def test_it_is_written_whole_and_said_what_it_is(desk: Desk, number: str, tmp_path: Path) -> None:
    made = desk.ok("evidence", number, "--out", tmp_path / "b.zip", *TOLD)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert "report.pdf" in archive.namelist()
    assert (made["size"], made["report"][:2]) == ((tmp_path / "b.zip").stat().st_size, "ZJ")
    again = desk.ok("evidence", number, "--out", tmp_path / "c.zip", *TOLD)
    assert again["fingerprint"] == made["fingerprint"]
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "c.zip").read_bytes()


def test_another_process_elsewhere_makes_the_same_bytes(
    desk: Desk, program: Program, number: str, photo: Path, tmp_path: Path
) -> None:
    desk.ok("attach", number, photo)
    desk.ok("evidence", number, "--out", tmp_path / "b.zip", *TOLD)
    words = ("--store", desk.folder, "evidence", number, "--out", tmp_path / "c.zip", *TOLD)
    surroundings = {**SURROUNDINGS[1], "HOME": str(tmp_path)}
    ran = program.run(*words, env=surroundings, cwd=tmp_path, umask=int(surroundings.pop("UMASK"), 8))
    assert ran.code == 0, ran.out.decode()
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "c.zip").read_bytes()


def test_who_gets_it_and_why_is_asked(desk: Desk, number: str, tmp_path: Path) -> None:
    before = desk.entries()
    ran = desk.run("evidence", number, "--out", tmp_path / "b.zip")
    assert (ran.code, ran.fault["code"]) == (3, "particulars_missing")
    assert "recipient" in ran.fault["params"]["fields"]
    assert list(tmp_path.glob("*b.zip*")) == []
    assert desk.entries() == before


def test_to_a_brand_or_a_platform_it_goes_by_consent_alone(desk: Desk, number: str, tmp_path: Path) -> None:
    words = ("evidence", number, "--out", tmp_path / "b.zip", *TOLD[:-1], "other")
    before = desk.entries()
    ran = desk.run(*words)
    assert (ran.code, ran.fault["code"]) == (3, "sharing_not_consented")
    assert desk.entries() == before
    assert list(tmp_path.glob("*b.zip*")) == []
    desk.act(number, "GiveConsent", {"purpose": "sharing"})
    desk.ok(*words)
    desk.act(number, "WithdrawConsent", {"purpose": "sharing"})
    assert desk.run(*words).fault["code"] == "sharing_not_consented"


def test_the_report_alone_is_a_document_like_others(desk: Desk, number: str, tmp_path: Path) -> None:
    said = {"recipient": "平台客服", "purpose": "平台介入", "recipient_is": "own_house"}
    given = ("--out", tmp_path / "r.pdf", "--particulars", "-")
    made = desk.ok("print", number, "evidence-bundle", *given, given=said)
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert made["number"].startswith("ZJ-")


def test_a_place_that_cannot_be_written_is_told_and_nothing_recorded(
    desk: Desk, number: str, tmp_path: Path
) -> None:
    before = desk.entries()
    ran = desk.run("evidence", number, "--out", tmp_path / "no" / "b.zip", *TOLD)
    assert (ran.code, ran.fault["code"]) == (4, "out_not_writable")
    assert desk.entries() == before
