"""The settings page at a demo store, inside the window."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import opened_store
from app.demo import make_demo
from app.opened import OpenStore
from app.printing.file_printer import FilePrinter
from app.ui.kit.look import Look
from app.ui.screens.settings.view import SettingsPage
from app.ui.window.program import Stores
from app.usecases.desk_settings import PERSON
from app.usecases.housekeeping import OpenedStore
from tests.fakes.camera import FakeCamera, no_camera
from tests.ui.window.bench import WindowBench

CLERK, SUPERVISOR = "林晓敏", "吴敏华"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo store of an early hour: few tickets are enough here. A supervisor is signed in."""
    folder = tmp_path_factory.mktemp("settings") / "store"
    make_demo(folder, frozen=True, pins=False)
    with opened_store(folder) as (store, _):
        store.settings.put({PERSON: SUPERVISOR})
    return folder


class SettingsBench(WindowBench):
    """The window with the settings shown; `camera` is the one of this computer."""

    camera: FakeCamera

    @property
    def settings(self) -> SettingsPage:
        page = self.page
        assert isinstance(page, SettingsPage)
        return page

    def choose(self, section: str) -> None:
        self.settings.parts.choose(section)
        self.settle()

    def kept(self, key: str) -> object:
        self.settle()
        return self.opened().services.workplace.settings.get(key)


@pytest.fixture
def bench(qtbot: QtBot, look: Look, repository: Path, tmp_path: Path, demo: Path) -> Iterator[SettingsBench]:
    folder = tmp_path / "store"
    shutil.copytree(demo, folder)

    def change(stores: Stores) -> Stores:
        def open_it(at: Path) -> OpenedStore:
            store = stores.open(at)
            assert isinstance(store, OpenStore)
            store.workplace = replace(store.workplace, printers=FilePrinter(tmp_path / "paper"))
            return store

        return replace(stores, open=open_it)

    camera = no_camera()
    made = SettingsBench(qtbot, repository / "resources", folder, change, lambda _parent: camera)
    made.camera = camera
    made.begin()
    made.opened()
    made.shell.open("settings")
    made.settle()
    yield made
    made.close()
    if look.theme.name != "light":
        look.use("light")
