"""A shift handed over from the command line: looked at, made, confirmed by both PINs."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap import opened_store
from app.pin_hashes import Argon2Hashes
from app.usecases.pins import KeptPin, pin_key
from tests.cli.conftest import CLERK, MANAGER, Desk
from tests.cli.test_print import words_of


def pins(desk: Desk, tmp_path: Path) -> dict[str, Path]:
    """Both have PINs; files that hold them."""
    hashes, files = Argon2Hashes(printed=True), {}
    with opened_store(desk.folder) as (store, _):
        for name, pin in ((CLERK, "1120"), (MANAGER, "7780")):
            store.settings.put({pin_key(name): KeptPin(hashes.hashed(pin)).value()})
            files[name] = tmp_path / name
            files[name].write_text(f"{pin}\n", encoding="ascii")
    return files


def test_a_shift_is_handed_over_by_both(desk: Desk, tmp_path: Path) -> None:
    number = desk.intake()
    desk.act(number, "MakePromise", {"text": "明早回电", "due": "2026-11-21T10:30:00+08:00"})
    files, out = pins(desk, tmp_path), tmp_path / "sheet.pdf"
    seen = desk.ok("hand-over")
    assert (seen["figures"]["promises"], seen["promises"][0]["ticket"], seen["waiting"]) == (1, number, [])
    words = ("hand-over", "--to", MANAGER, "--remarks", "钥匙少一把", "--out", out)
    assert desk.run(*words).fault["code"] == "pin_needed"
    made = desk.ok("--pin-file", files[CLERK], *words)
    assert (made["handing_over"]["method"], made["taking_over"]["confirmed_at"]) == ("pin", None)
    assert "钥匙少一把" in words_of(out)
    (waiting,) = desk.ok("hand-over")["waiting"]
    assert waiting["number"] == made["number"]
    confirm = ("hand-over", "--confirm", made["number"])
    wrong = desk.run("--clerk", MANAGER, "--pin-file", files[CLERK], *confirm)
    assert (wrong.code, wrong.fault["code"]) == (3, "pin_wrong")
    other = desk.run("--clerk", "吴静", "--pin-file", files[CLERK], *confirm)
    assert other.fault["code"] == "not_on_the_sheet"
    done = desk.ok("--clerk", MANAGER, "--pin-file", files[MANAGER], *confirm)
    assert done["taking_over"] == {"name": MANAGER, "confirmed_at": "2026-11-20T10:02", "method": "pin"}
    assert desk.ok("hand-over")["waiting"] == []
    assert desk.ok("verify")["ok"] is True
