"""A desk with a real store for the use cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.shop import Shop, copied, make_shop_folder, opened_shop


@pytest.fixture(scope="session")
def shop_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store just made, to be copied."""
    folder = tmp_path_factory.mktemp("shop") / "store"
    make_shop_folder(folder)
    return folder


@pytest.fixture
def folder(shop_folder: Path, tmp_path: Path) -> Path:
    """The folder of this test's store, closed."""
    return copied(shop_folder, tmp_path / "store")


@pytest.fixture
def shop(folder: Path) -> Iterator[Shop]:
    """The desk 2F-01 at 10:02 on the sample day, with nothing taken in yet."""
    with opened_shop(folder) as opened:
        yield opened
