"""The look of the application, and the two ways of reading its words."""

import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from app.ui.i18n import StretchingTranslator, install_language
from app.ui.kit.look import Look
from app.ui.window.garbage import Garbage


@pytest.fixture
def look(qapp: QApplication, repository: Path) -> Look:
    """The application's look, light again for every test."""
    look = qapp.findChild(Look) or Look(qapp, repository / "resources")
    if look.theme.name != "light":
        look.use("light")
    return look


@pytest.fixture(params=["light", "dark", "field"])
def each_look(request: pytest.FixtureRequest, look: Look) -> Iterator[Look]:
    """The same in each theme."""
    look.use(request.param)
    yield look
    look.use("light")


@pytest.fixture(scope="session")
def translations(repository: Path) -> Path:
    """The folder of compiled translations, up to date."""
    runpy.run_path(str(repository / "packaging" / "i18n.py"))["compile_all"]()
    return repository / "resources" / "i18n"


@pytest.fixture(autouse=True)
def collected_here(qapp: QApplication) -> Iterator[None]:
    """As in the program: what is left of a window is never collected on a worker's thread."""
    holder = QObject()
    garbage = Garbage(holder)
    yield
    garbage.collect()
    garbage.stop()


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    """Every test starts with the words as they stand in the code."""
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def chinese(qapp: QApplication, translations: Path) -> None:
    """The window speaks Chinese in this test."""
    install_language(qapp, translations, "zh_CN")


@pytest.fixture
def stretched(qapp: QApplication) -> Iterator[None]:
    """Every text of the program is longer than it is: what has no room shows."""
    translator = StretchingTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
