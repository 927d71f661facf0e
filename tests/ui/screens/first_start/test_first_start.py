"""The first start: five answers by keys alone, or the demo data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import opened_store
from app.demo import make_demo
from app.domain.refusals import ProblemError
from app.domain.vocabulary import Role
from app.store.layout import Layout
from app.store.opening import StoreOptions
from app.ui.kit.look import Look
from app.ui.screens.first_start.presenter import Answers, StoppedError, judge, stoppable
from app.ui.screens.first_start.view import FirstStartPage
from app.ui.window.program import Stores
from app.usecases.desk import Person, staff_of
from app.usecases.desk_settings import INSTALLED, JOIN_WANTED
from app.usecases.evidence_ports import PrintQueue, QueueState
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.window.bench import WindowBench

Begin = Callable[..., WindowBench]
GOOD = Answers("2f-01", "2F", "云汇广场", "10:00-22:00", "mall_desk", " EPSON ", " 吴  敏华 ")
QUEUE = PrintQueue("EPSON", QueueState.IDLE, accepting=True, is_default=True)


def no_printers() -> tuple[PrintQueue, ...]:
    raise ProblemError("printing_system_down")


@pytest.fixture
def begin(qtbot: QtBot, look: Look, repository: Path, tmp_path: Path) -> Iterator[Begin]:
    def start(**stores: object) -> WindowBench:
        def change(made: Stores) -> Stores:
            return replace(made, **{"printers": lambda: (QUEUE,), **stores})  # type: ignore[arg-type]  # by name

        bench = WindowBench(qtbot, repository / "resources", tmp_path / "store", change)
        benches.append(bench)
        bench.begin()
        return bench

    benches: list[WindowBench] = []
    yield start
    for bench in benches:
        bench.close()


def page_of(bench: WindowBench) -> FirstStartPage:
    page = bench.page
    assert isinstance(page, FirstStartPage)
    return page


def test_good_answers_make_a_desk() -> None:
    new = judge(GOOD).new
    assert new is not None
    assert (new.desk.code, new.desk.branch, new.supervisor, new.printer) == (
        "2F-01",
        "云汇广场",
        "吴 敏华",
        "EPSON",
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "二楼"}, "code"),
        ({"hours": "22:00-10:00"}, "hours"),
        ({"supervisor": "  "}, "supervisor"),
        ({"profile": "moon"}, "profile"),
        ({"pin": "1234", "pin_again": "1234"}, "pin"),
        ({"pin": "4907", "pin_again": ""}, "pin_again"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], field: str) -> None:
    judged = judge(replace(GOOD, **change))
    assert judged.new is None
    assert set(judged.wrong) == {field}


@pytest.mark.parametrize("profile", INSTALLED)
def test_a_desk_may_work_by_every_installed_profile(profile: str) -> None:
    new = judge(replace(GOOD, profile=profile)).new
    assert new is not None
    assert new.desk.profile == profile


def test_everything_wrong_shows_at_once() -> None:
    assert set(judge(Answers("", "", "", "x", "", "", "")).wrong) == {
        "code",
        "hours",
        "supervisor",
        "profile",
    }


def test_a_stopped_work_ends_at_its_next_step() -> None:
    told: list[tuple[int, int]] = []
    stop = Event()
    progress = stoppable(lambda done, of: told.append((done, of)), stop)
    progress(1, 3)
    stop.set()
    with pytest.raises(StoppedError):
        progress(2, 3)
    assert told == [(1, 3)]


def test_all_five_questions_fit_a_small_screen(each_look: Look, begin: Begin) -> None:
    bench = begin()
    bench.shell.resize(1366, 768)
    bench.settle()
    page = page_of(bench)
    seen = page.parentWidget()
    assert seen is not None
    bench.qtbot.waitUntil(lambda: page.size() == seen.size())


def test_five_answers_by_keys_open_the_desk(begin: Begin, tmp_path: Path) -> None:
    bench = begin()
    bench.settle()
    write("2f-01")
    for _ in range(2):
        press(Key.Key_Return)
    write("云汇广场")
    for _ in range(5):
        press(Key.Key_Return)
    for words in ("吴敏华", "4907", "4907"):
        write(words)
        press(Key.Key_Return)
    work = bench.opened()
    assert work.lock.is_locked
    write("4907")
    press(Key.Key_Return)
    bench.until(lambda: not work.lock.is_locked)
    bench.until(lambda: bench.shell.current() == "queue")
    assert bench.shell.rail.isVisible()
    assert work.services.person() == Person("吴敏华", Role.SUPERVISOR)
    assert work.services.workplace.desk.code == "2F-01"
    bench.window.close()
    with opened_store(tmp_path / "store", options=StoreOptions(reserve_bytes=0)) as (_, workplace):
        assert staff_of(workplace.settings.all()) == (Person("吴敏华", Role.SUPERVISOR),)
        assert workplace.settings.get("printer.default") == "EPSON"


def test_what_is_carried_about_is_said_to_be_encrypted_as_a_whole(begin: Begin, tmp_path: Path) -> None:
    bench = begin()
    page = page_of(bench)
    bench.settle()
    assert "as a whole" not in page.safe.words.text()
    page.profile.setFocus()
    press(getattr(Key, f"Key_{1 + INSTALLED.index('home_groupbuy')}"))
    assert page.profile.value() == "home_groupbuy"
    assert "as a whole" in page.safe.words.text()
    page.code.setFocus()
    write("2f-01")
    page.supervisor.setFocus()
    write("吴敏华")
    for _ in range(3):
        press(Key.Key_Return)
    assert bench.opened().services.workplace.desk.profile == "home_groupbuy"
    assert Layout(tmp_path / "store").is_sealed, "and it is"


def test_a_head_office_is_asked_for_once_the_desk_stands(begin: Begin) -> None:
    bench = begin()
    bench.settle()
    write("2f-01")
    for _ in range(6):
        press(Key.Key_Return)
    press(Key.Key_2)
    assert page_of(bench).head_office.value() == "join"
    page_of(bench).supervisor.setFocus()
    write("吴敏华")
    for _ in range(3):
        press(Key.Key_Return)  # nobody is to sign in
    work = bench.opened()
    assert not work.lock.is_locked
    bench.until(lambda: bool(bench.message()))
    assert "head office" in bench.message()
    press(Key.Key_F12)
    bench.settle()
    assert bench.named() == "SyncPage"
    assert work.services.workplace.settings.get(JOIN_WANTED) is True


def test_wrong_answers_are_said_beside_their_fields(begin: Begin) -> None:
    bench = begin()
    bench.settle()
    press(Key.Key_F10)
    page = page_of(bench)
    assert page.fields["code"].error
    assert page.fields["supervisor"].error
    assert not page.fields["hours"].error
    assert page.code.hasFocus()


def test_without_a_printing_system_the_question_says_so(begin: Begin) -> None:
    bench = begin(printers=no_printers)
    bench.settle()
    assert page_of(bench).fields["printer"]._hint.text()


def test_the_demo_is_made_and_opened(begin: Begin, tmp_path: Path) -> None:
    def make(folder: Path, progress: Callable[[int, int], None]) -> None:
        progress(1, 2)
        make_demo(folder, frozen=True)

    bench = begin(make_demo=make)
    bench.settle()
    press(Key.Key_F9)
    work = bench.opened()
    assert work.store.folder == tmp_path / "demo"
    bench.until(lambda: bench.shell.current() == "queue")
    assert bench.shell.top._demo.text()


def test_making_the_demo_can_be_stopped(begin: Begin) -> None:
    begun, on = Event(), Event()

    def make(folder: Path, progress: Callable[[int, int], None]) -> None:
        begun.set()
        on.wait(5)
        progress(1, 2)

    bench = begin(make_demo=make)
    bench.settle()
    press(Key.Key_F9)
    bench.until(begun.is_set)
    press(Key.Key_Escape)
    on.set()
    bench.settle()
    page = page_of(bench)
    assert not page.demo.busy
    assert page.demo.state.text()
    assert page.demo.button.isEnabled()
