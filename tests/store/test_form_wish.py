"""The other form of a store, asked for while it is open: given before the next opening, or refused and dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.store import resealing
from app.store.form_wish import drop_wish, fulfil_wish, wish_form, wished_form
from app.store.key_places import FolderKeys
from app.store.layout import Layout
from tests.fakes.real_store import RealStore


class CutOffError(Exception):
    """Somebody closed the window."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed store with one file."""
    store = RealStore(tmp_path / "store")
    store.blobs.put_bytes(b"photo")
    store.close()
    return tmp_path / "store"


def test_a_wish_waits_until_the_store_is_closed_and_outlasts_being_cut_off(folder: Path) -> None:
    keys, layout = FolderKeys(folder), Layout(folder)
    store = RealStore(folder, seed=2)
    wish_form(layout, keys, sealed=True)
    assert wished_form(folder) is True
    with pytest.raises(ProblemError, match="store_in_use"):
        fulfil_wish(folder, keys)
    store.close()

    def cut(_done: int, _of: int) -> None:
        raise CutOffError

    with pytest.raises(CutOffError):
        fulfil_wish(folder, keys, cut)
    assert (wished_form(folder), layout.is_sealed) == (True, False)
    told: list[int] = []
    fulfil_wish(folder, keys, lambda done, of: told.append(done * 100 // of))
    assert told == sorted(told)
    assert told[-1] == 100
    assert (wished_form(folder), layout.is_sealed) == (None, True)
    with pytest.raises(ProblemError, match="sealed_already"):
        wish_form(layout, keys, sealed=True)
    wish_form(layout, keys, sealed=False)
    fulfil_wish(folder, keys)
    assert (wished_form(folder), layout.is_sealed) == (None, False)


def test_a_wish_that_was_fulfilled_or_cannot_be_is_dropped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, layout = FolderKeys(folder), Layout(folder)
    wish_form(layout, keys, sealed=True)
    drop_wish(folder)
    fulfil_wish(folder, keys)
    assert not layout.is_sealed
    (folder / "form-wanted").write_text("clear", "ascii")  # cut off behind the change
    fulfil_wish(folder, keys)
    assert wished_form(folder) is None
    (folder / "form-wanted").write_text("something", "ascii")
    assert wished_form(folder) is None
    wish_form(layout, keys, sealed=True)
    monkeypatch.setattr(resealing, "_MARGIN", 1 << 60)  # no disk has that much room
    with pytest.raises(ProblemError, match="room_for_copy_short"):
        fulfil_wish(folder, keys)
    assert wished_form(folder) is None
    with pytest.raises(ProblemError, match="room_for_copy_short"):
        wish_form(layout, keys, sealed=True)
