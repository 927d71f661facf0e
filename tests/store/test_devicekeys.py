"""The private keys of the device lie sealed under the key of the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.store.devicekeys import FileDeviceKeys
from app.store.key_places import FolderKeys
from app.store.layout import Layout
from app.store.storekeys import StoreKeys, keys_for_new


def made(folder: Path) -> tuple[Layout, StoreKeys]:
    folder.mkdir()
    layout = Layout(folder)
    return layout, keys_for_new(layout, FolderKeys(folder))


def test_who_has_the_folder_has_no_key_of_the_device(tmp_path: Path) -> None:
    layout, keys = made(tmp_path / "one")
    device = FileDeviceKeys(layout, keys)
    private = {device.signing().private, device.sealing().private}
    assert len(private) == 2
    for path in layout.device_keys:
        assert not any(key in path.read_bytes() for key in private)
        assert path.stat().st_mode & 0o077 == 0
    assert {device.signing().private, device.sealing().private} == private


def test_keys_that_lie_open_are_sealed_in_place(tmp_path: Path) -> None:
    layout, keys = made(tmp_path / "one")
    sign, _ = layout.device_keys
    sign.write_bytes(bytes(range(32)))
    assert list(layout.open_device_keys) == [sign]
    device = FileDeviceKeys(layout, keys)
    device.seal_open_ones()
    assert not list(layout.open_device_keys)
    assert bytes(range(32)) not in sign.read_bytes()
    assert device.signing().private == bytes(range(32))


def test_a_key_of_another_store_is_neither_opened_nor_made_anew(tmp_path: Path) -> None:
    layout, keys = made(tmp_path / "one")
    other, other_keys = made(tmp_path / "two")
    FileDeviceKeys(other, other_keys).signing()
    stolen = other.device_keys[0].read_bytes()
    layout.device_keys[0].write_bytes(stolen)
    with pytest.raises(ProblemError, match="keys_damaged"):
        FileDeviceKeys(layout, keys).signing()
    assert layout.device_keys[0].read_bytes() == stolen


def test_the_name_of_the_file_is_bound(tmp_path: Path) -> None:
    layout, keys = made(tmp_path / "one")
    device = FileDeviceKeys(layout, keys)
    device.signing()
    layout.device_keys[1].write_bytes(layout.device_keys[0].read_bytes())
    with pytest.raises(ProblemError, match="keys_damaged"):
        device.sealing()
