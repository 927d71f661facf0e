"""The keyring of Linux by its own protocol: kept, found by another program, locked, taken out."""

from __future__ import annotations

import gc
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from app.store.key_places import WISH, MachineKeys

SECRET = bytes(range(32))


# `keyring` leaves its way to a keyring that stays locked to the garbage collector.
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_a_key_is_kept_by_the_secret_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":  # the others have keyrings of their own
        return
    from tests.fakes.secret_service import secret_service  # noqa: PLC0415 - its libraries are of this system

    monkeypatch.delenv(WISH, raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    files = tmp_path / "keys"
    with secret_service(tmp_path / "bus") as service:
        places = MachineKeys(files)
        places.keep("one", SECRET)
        assert (places.where("one"), files.exists()) == ("system", False)
        assert MachineKeys(files).find("one") == SECRET
        assert len(service.items) == 1
        assert not any(each in service.heard for each in (SECRET, b64encode(SECRET)))
        service.locked = True
        assert MachineKeys(files).find("one") is None
        MachineKeys(files).keep("two", SECRET)
        assert MachineKeys(files).where("two") == "file"
        service.locked = False
        places.forget("one")
        assert (service.items, MachineKeys(files).find("one")) == ({}, None)
    assert MachineKeys(files).find("one") is None  # the service is gone
    gc.collect()  # here, where its warning is expected
