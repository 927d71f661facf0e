"""The bundle for support: how the desk stands, and nothing of any customer of the demo."""

from __future__ import annotations

import json
import logging
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.cli.program import run
from app.demo import make_demo
from app.domain.refusals import ProblemError
from app.store.sync_figures import StoreSyncRecords
from app.ui.window.logs import Log
from app.usecases.desk import staff_of
from app.usecases.read_models import QueueFilter
from app.usecases.support_bundle import make_support_bundle, standing_of
from app.usecases.syncing import SyncCall
from app.usecases.workplace import Workplace
from tests.fakes.shop import NOTHING_ASIDE
from tests.fakes.syncing import JOINED, FakeLink


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "store"
    make_demo(folder, frozen=True)
    return folder


@pytest.fixture
def desk(demo: Path) -> Iterator[tuple[Workplace, FakeLink]]:
    with opened_store(demo, options=NOTHING_ASIDE) as (store, workplace):
        link = FakeLink(JOINED, store.sync_state, StoreSyncRecords(store.access))
        link.syncing.calls = [SyncCall("2026-11-20T02:00:00+00:00", "batch", 10, 20, 30, 200, "")]
        yield workplace, link


def texts(bundle: Path) -> dict[str, str]:
    with zipfile.ZipFile(bundle) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_it_tells_versions_counts_calls_and_the_log(desk: tuple[Workplace, FakeLink], tmp_path: Path) -> None:
    workplace, link = desk
    log = Log(tmp_path / "log")
    logging.getLogger("app.test").info("synchronisation waits: %s", "disk_full")
    log.close()
    path, size = make_support_bundle(
        workplace, standing_of(link), tmp_path / "log", "0.1.0", tmp_path / "out" / "b.zip"
    )
    found = texts(path)
    assert size == path.stat().st_size
    assert set(found) == {
        "versions.json",
        "counts.json",
        "sync.json",
        "ledger.jsonl",
        "log/counterfoil.log",
    }
    assert json.loads(found["counts.json"])["tickets"]["all"] == 38
    assert json.loads(found["ledger.jsonl"])["call"] == "batch"
    assert "disk_full" in found["log/counterfoil.log"]


def test_no_date_stands_in_it_that_a_wrong_clock_could_break(
    desk: tuple[Workplace, FakeLink], tmp_path: Path
) -> None:
    """An archive cannot say a date before 1980, and a computer with a dead battery says 1970."""
    workplace, link = desk
    log = tmp_path / "log"
    log.mkdir()
    (log / "counterfoil.log").write_text("a line\n")
    os.utime(log / "counterfoil.log", (0, 0))
    path, _ = make_support_bundle(workplace, standing_of(link), log, "0.1.0", tmp_path / "b.zip")
    with zipfile.ZipFile(path) as opened:
        assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_name_no_number_no_word_of_a_customer_is_in_it(
    desk: tuple[Workplace, FakeLink], tmp_path: Path
) -> None:
    workplace, link = desk
    log = Log(tmp_path / "log")
    rows = workplace.tickets.page(QueueFilter(workplace.time.now(), "all"), limit=100).rows
    logging.getLogger("app.test").info("refused: %s %s", rows[0].customer, rows[0].phone)
    log.close()
    path, _ = make_support_bundle(workplace, standing_of(link), tmp_path / "log", "0.1.0", tmp_path / "b.zip")
    whole = "\n".join(texts(path).values())
    staff = [person.name for person in staff_of(workplace.settings.all())]
    private = {each for row in rows for each in (row.customer, row.phone, row.words, row.number)}
    assert len(private) > 100
    assert [each for each in (*private, *staff, "云汇广场店") if each and each in whole] == []


def test_it_is_its_makers_alone_and_no_link_leads_out_of_it(
    desk: tuple[Workplace, FakeLink], tmp_path: Path
) -> None:
    workplace, link = desk
    secret, log = tmp_path / "secret", tmp_path / "log"
    secret.write_text("secret")
    log.mkdir()
    (log / "counterfoil.log").write_text("a line\n")
    (log / "counterfoil.log.1").symlink_to(secret)
    path, _ = make_support_bundle(workplace, standing_of(link), log, "0.1.0", tmp_path / "b.zip")
    assert path.stat().st_mode & 0o077 == 0
    assert [name for name in texts(path) if name.startswith("log/")] == ["log/counterfoil.log"]
    (tmp_path / "c.zip").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ProblemError) as met:
        make_support_bundle(workplace, standing_of(link), log, "0.1.0", tmp_path / "c.zip")
    assert met.value.code == "out_not_writable"
    assert not (tmp_path / "nowhere").exists()


def test_a_disk_that_refuses_is_told(desk: tuple[Workplace, FakeLink], tmp_path: Path) -> None:
    workplace, link = desk
    (tmp_path / "file").write_text("-")
    with pytest.raises(ProblemError) as met:
        make_support_bundle(workplace, standing_of(link), tmp_path, "0.1.0", tmp_path / "file" / "b.zip")
    assert met.value.code == "out_not_writable"


def test_the_command_line_makes_it_beside_an_open_window_and_never_over_another_file(
    demo: Path, desk: tuple[Workplace, FakeLink], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workplace, _ = desk  # the store is open
    out = tmp_path / "b.zip"
    words = ["--store", str(demo), "support-bundle", "--out", str(out)]
    assert run(words) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"path": str(out), "size": out.stat().st_size}
    made, whole = out.read_bytes(), "\n".join(texts(out).values())
    rows = workplace.tickets.page(QueueFilter(workplace.time.now(), "all"), limit=100).rows
    assert [each for row in rows for each in (row.customer, row.phone) if each and each in whole] == []
    assert {"versions.json", "counts.json", "sync.json", "ledger.jsonl"} <= set(texts(out))
    assert run(words) == 4
    assert json.loads(capsys.readouterr().out)["problem"]["code"] == "file_exists"
    assert out.read_bytes() == made
