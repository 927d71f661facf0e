"""How the demo ends: whatever is wrong in what it tells is named, and makes it exit with 1."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import typer

from app.cli.demo_ended import tell_demo, what_failed
from app.library.messages import load_messages

WELL: dict[str, Any] = {
    "verified": {"findings": []},
    "printed": [{"kind": "receipt"}],
    "head_office": {
        "conflicts": [{}],
        "verdicts": {
            "desks": [{"desk": "2F-01", "sound": True, "waiting": 0}],
            "journals_equal": True,
            "tickets_equal": True,
            "head_office": {"chains_whole": True, "tickets_equal": True, "files_named": 3, "files_whole": 3},
        },
    },
}


def test_nothing_failed_where_all_is_well(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert what_failed(WELL) == ()
    tell_demo({**WELL, "failed": (), "ok": True}, load_messages("en"))
    assert json.loads(capsysbinary.readouterr().out)["ok"] is True


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda told: told["verified"]["findings"].append({"code": "chain"}), "verified.findings"),
        (lambda told: told["printed"].clear(), "printed"),
        (lambda told: told["head_office"]["conflicts"].clear(), "head_office.conflicts"),
        (
            lambda told: told["head_office"]["verdicts"]["desks"][0].update(sound=False),
            "head_office.verdicts.desks.2F-01.sound",
        ),
        (
            lambda told: told["head_office"]["verdicts"]["desks"][0].update(waiting=2),
            "head_office.verdicts.desks.2F-01.waiting",
        ),
        (
            lambda told: told["head_office"]["verdicts"].update(journals_equal=False),
            "head_office.verdicts.journals_equal",
        ),
        (
            lambda told: told["head_office"]["verdicts"]["head_office"].update(files_whole=2),
            "head_office.verdicts.head_office.files_whole",
        ),
    ],
)
def test_what_is_wrong_is_named_and_told_with_exit_code_1(
    spoil: Callable[[dict[str, Any]], None], named: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    told = deepcopy(WELL)
    spoil(told)
    assert what_failed(told) == (named,)
    with pytest.raises(typer.Exit) as ended:
        tell_demo({**told, "failed": what_failed(told), "ok": False}, load_messages("en"))
    assert ended.value.exit_code == 1
    said = json.loads(capsysbinary.readouterr().out)
    assert named in said["bug"]["message"]
    assert said["ok"] is False
    assert said["failed"] == [named]
